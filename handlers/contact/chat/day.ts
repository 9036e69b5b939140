/** A report of the contact day also makes the day's record in four parts (工作方案二(二)). One entry, two uses. */
import {
  countsIn,
  dayParts,
  keepDay,
  onlyNobody,
  partsQuestion,
  tellOfDay,
  type KeptDay,
} from '../../activity/actions.ts'
import { numberOf } from '../../language/numbers.ts'
import { deputiesOfLiaison } from '../../people/actions.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import { correctReport, dayTold, lastRecorded, ownReport, type StoredReport } from '../actions.ts'
import { isVoter, type ReportInput } from '../rules.ts'
import type { Doubt } from './doubts.ts'
import type { Draft, ForDeputy } from './draft.ts'
import { changeRefused } from './receipts.ts'

/** Keeps the day of these reports and asks for the parts that they do not tell; nothing for other reports. */
export async function keepDayOf(
  turn: Turn,
  inputs: readonly ReportInput[],
  mayAsk: boolean,
  forDeputy?: ForDeputy,
): Promise<string[]> {
  const day = inputs.filter(({ contactDay }) => contactDay)
  const [first] = day
  if (!first || (forDeputy ?? turn.who).deputyId === null) return []
  const nameOf = (key: string) => turn.linked.find((person) => person.key === key)?.name ?? ''
  const kept = await keepDay(turn.act, forDeputy ?? turn.who, {
    heldOn: first.occurredOn,
    counts: countsIn(first.summary),
    met: day.flatMap(({ parties, unlisted }) => [...parties.map(nameOf), ...unlisted]),
    heard: day.flatMap(({ concerns }) => concerns.map(({ text }) => text)),
    recordedById: forDeputy ? turn.who.personId : null,
  })
  if (!kept.ok) return []
  if (forDeputy) await tellOfDay(turn.act, turn.who, forDeputy.personId, kept.value)
  return [await dayLines(turn, kept.value, mayAsk, forDeputy)]
}

async function dayLines(turn: Turn, kept: KeptDay, mayAsk: boolean, forDeputy?: ForDeputy): Promise<string> {
  const { record, missing, ownNumber, elsewhere } = kept
  const counts = [
    ...(record.headcount === null ? [] : [`见${record.headcount}人`]),
    ...(record.cards === null ? [] : [`征求意见卡${record.cards}张`]),
  ].join('，')
  const his = forDeputy ? `${forDeputy.name}代表的` : ''
  const head = `${his}联系选民日已记${counts ? `（${counts}）` : ''}。`
  const other =
    ownNumber === null
      ? ''
      : `您说的是${record.constituency ?? ''}选区，${forDeputy ? '他' : '您自己'}是${ownNumber}选区，联系日要到本选区，请核对（先照您说的记）。`
  const strangers =
    elsewhere.length === 0
      ? ''
      : `${elsewhere.join('、')}不是本选区的选民，联系日要到本选区，请核对（先照您说的记）。`
  const asked =
    mayAsk && missing.length > 0
      ? await partsQuestion(turn, Number(record.heldOn.slice(0, 4)), missing, forDeputy)
      : ''
  const full = missing.length === 0 ? `${Object.values(dayParts).join('、')}都有了。` : ''
  return `${head}${other}${strangers}${asked}${full}`
}

/** On the contact day a report that does not name it may belong to it: said once, never assumed. */
export function orOfTheDay(turn: Turn, recorded: readonly { id: number; input: ReportInput }[]): string {
  const on = turn.settings['contactDay.on']
  const ids = recorded.filter(
    ({ input }) => !input.contactDay && input.occurredOn.slice(5) === on && input.parties.some(isVoter),
  )
  return turn.who.deputyId === null || ids.length === 0
    ? ''
    : `${spokenDay(ids[0]?.input.occurredOn ?? '', turn.today)}是联系选民日，这次也是联系日活动的，回“是联系日的”。`
}

/** 是联系日的, 那条算联系日的 */
export const saysOfTheDay = (text: string): boolean =>
  /^(?:刚才|那|这|上)?一?[条次个]?(?:就|也|都)*[是算](?:作|做)?(?:代表)?联系(?:选民)?日(?:活动)?(?:的|那天的)?(?:活动|走访|记录)?[了吧。.!！]*$/.test(
    text.trim(),
  )

/** The reports that were made last belong to the contact day. */
export async function takeForDay(turn: Turn): Promise<string> {
  const last = (await lastRecorded(turn.act, turn.who)).filter(({ status }) => status === 'valid')
  if (last.length === 0) return '还没有可以算作联系日的记录。请先说一句，例如：联系日走访 张德发'
  return ofTheDay(
    turn,
    last.map(({ id }) => id),
  )
}

const notHisDay = '联系选民日由人大代表来记，没有记。'

/** Marks reports as those of the contact day, and keeps the day of whose contacts they are: his own, or his deputy's. */
export async function ofTheDay(turn: Turn, ids: readonly number[]): Promise<string> {
  const owners = new Set<number | undefined>()
  for (const id of ids) owners.add((await ownReport(turn.act, turn.who, id))?.contactorId)
  const [owner, ...others] = owners
  if (owner === undefined) return changeRefused('not_yours')
  if (others.length > 0) return '这几条不是同一位代表的，没有改。请一条一条说。'
  const isOwn = owner === turn.who.personId
  if (isOwn && turn.who.deputyId === null) return notHisDay
  const forDeputy = isOwn
    ? undefined
    : (await deputiesOfLiaison(turn.act.tx, turn.who)).find(({ personId }) => personId === owner)
  if (!isOwn && !forDeputy) return '这条是别的代表的联系，他现在不是您联络的代表，没有改。'
  const marked: StoredReport[] = []
  for (const id of ids) {
    const outcome = await correctReport(turn.act, turn.who, id, { contactDay: true })
    if (!outcome.ok) return changeRefused(outcome.refusal)
    marked.push(outcome.value)
  }
  const told = marked.map(dayTold)
  const kept = await keepDay(turn.act, forDeputy ?? turn.who, {
    heldOn: told[0]?.heldOn ?? turn.today,
    counts: countsIn(told.map(({ text }) => text).join('，')),
    met: told.flatMap(({ met }) => met),
    heard: told.flatMap(({ heard }) => heard),
    recordedById: forDeputy ? turn.who.personId : null,
  })
  if (!kept.ok) return notHisDay
  if (forDeputy) await tellOfDay(turn.act, turn.who, owner, kept.value)
  return `编号${ids.join('、')}算作联系日的了。${await dayLines(turn, kept.value, true, forDeputy)}`
}

/** The way out for who met many and does not know the names. */
export const orCountOnly = (draft: Draft, doubt: Doubt, words: string): string =>
  draft.contactDay && doubt.reason === 'who' ? `${words}\n记不全姓名，回“只记人数”。` : words

const onlyCount = /^(?:只|就)?记(?:人数|数)|^(?:没有?|没)(?:名字|姓名)|记不(?:清|全|得|住)|不记得/

/** How many, where only a number is answered: 只记人数 8人, 大概十来个 is none. */
const bareCount =
  /(?<![\d.])(\d{1,3}|[一二两三四五六七八九十百]{1,4})(?:个|位|名|户)?(?:人|选民|群众|居民)?[。.!！]*$/

const numberIn = (text: string): number | null => {
  const said = bareCount.exec(text.normalize('NFKC').trim())?.[1]
  const count = said === undefined ? Number.NaN : numberOf(said)
  return Number.isNaN(count) ? null : count
}

/** 6个, 来了十二三个人, 5个人，主要讲停车: how many came, where it was asked who; NaN where the words are no single number. */
const countFirst =
  /^(?:一共|总共|共|就|只|也就|有|大概|大约|差不多|来了?|见了|见到了?|接待了?|接访了?)*(\d{1,3}|[一二两三四五六七八九十百]{1,4})(多|来|几)?(?:[个位名户](?:人|选民|群众|居民|村民|老人)?|人)(?:吧|左右|的样子)?(?:[。.!！]*|[,，;；\s]+(.{2,200}))$/s
const spokenOf = /^(?:主要|都|大多|多数|也)*(?:讲|说|反映|问|谈|聊|提)(?:的|了)?(?:主要|都)?是?(.{2,200})$/s

interface CountSaid {
  count: number
  heard: string[]
}

function countSaid(turn: Turn): CountSaid | null {
  const [match, number = '', more, rest = ''] = countFirst.exec(turn.text.normalize('NFKC').trim()) ?? []
  const named = turn.understand(`走访 ${rest}`, null).contacts.some(({ mentions }) => mentions.length > 0)
  if (match === undefined || named) return null
  const heard = spokenOf.exec(rest)?.[1]?.replace(/[。.!！\s]+$/, '')
  return { count: more ? Number.NaN : numberOf(number), heard: heard ? [heard] : [] }
}

export interface CountOnly {
  /** False: it is still asked how many. */
  answers: boolean
  run: () => Promise<string>
}

/**
 * 只记人数: the day is kept without contacts, and counts for nobody's quarter; what was raised is kept as heard. 没人来 keeps a
 * day on which nobody came. Null when the words say something else.
 */
export function countOnly(turn: Turn, draft: Draft): CountOnly | null {
  const { forDeputy } = draft
  const isNobody = onlyNobody(turn.text)
  const said = draft.contactDay ? countSaid(turn) : null
  if (!draft.contactDay || (!isNobody && !said && !onlyCount.test(turn.text.trim()))) return null
  const heldOn = draft.items[0]?.occurredOn ?? dayOf(turn.act.now, turn.act.zone)
  if (heldOn > turn.today) return { answers: true, run: () => Promise.resolve('联系日还没有到，没有记。') }
  const told = countsIn(draft.text)
  const answered = said ? (Number.isNaN(said.count) ? null : said.count) : numberIn(turn.text)
  const headcount = isNobody ? 0 : (answered ?? told.headcount)
  if (headcount === null && (said || told.cards === null))
    return {
      answers: false,
      run: () =>
        Promise.resolve(
          '见了几位？请连人数一起回，例如：只记人数 8人；一位也没有见到，回“没人来”。（还没有记）',
        ),
    }
  const run = async () => {
    const kept = await keepDay(turn.act, forDeputy ?? turn.who, {
      heldOn,
      counts: { ...told, headcount },
      met: [],
      heard: [
        ...draft.items.flatMap(({ concerns }) => concerns.map(({ text }) => text)),
        ...(said?.heard ?? []),
      ],
      recordedById: forDeputy ? turn.who.personId : null,
    })
    if (!kept.ok) return notHisDay
    if (forDeputy) await tellOfDay(turn.act, turn.who, forDeputy.personId, kept.value)
    return `${spokenDay(heldOn, turn.today)}：${await dayLines(turn, kept.value, true, forDeputy)}没有姓名，不计入本季进度。`
  }
  return { answers: true, run }
}
