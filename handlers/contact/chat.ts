import type { Matter, Turn } from '../shared/turn.ts'
import { activityNamed, dayOfOwn, linkNewReports } from '../activity/actions.ts'
import { raiseOwn } from '../concern/actions.ts'
import { ask, closeQuestion, type OpenQuestion } from '../question/actions.ts'
import type { Mention, Understanding } from '../language/understanding.ts'
import {
  groupProgress,
  lastContactWith,
  ownProgress,
  recentReports,
  reportContact,
  reportForDeputy,
  type Recorded,
  type Repeated,
} from './actions.ts'
import { answerChange, correct, isChangeQuestion, withoutNumber } from './chat/changes.ts'
import { choiceOf } from '../shared/choices.ts'
import { countOnly, keepDayOf, ofTheDay, orCountOnly, orOfTheDay } from './chat/day.ts'
import {
  answered,
  doubtOf,
  draftOf,
  reportsOf,
  type AnswerReaders,
  type Draft,
  type Doubt,
  type ForDeputy,
} from './chat/draft.ts'
import { spokenFor, turnFor, type TurnForDeputy } from './chat/forDeputy.ts'
import { lastWithReply, missingReply, progressReply, recentReply, recordedReceipt } from './chat/receipts.ts'
import { answerPhoto, forgetWaiting, isPhotoQuestion, joinWaiting } from './chat/photos.ts'
import { may } from '../people/rules.ts'
import { type PartyKey, type ReportInput, type ReportRefusal } from './rules.ts'
import { restore, undoLast, voidDescribed, wantsBack } from './chat/withdrawals.ts'

/** 走访 张德发 反映3栋路灯不亮 */
const log = async (turn: Turn): Promise<string> => {
  const other = await spokenFor(turn)
  if (other !== null) return typeof other === 'string' ? other : logFor(other)
  if (!may.reportContacts(turn.who)) return refusals.not_contactor
  return proceed(turn, await atActivity(turn, draftOf(turn.text, turn.understood)))
}

const logFor = ({ turn, deputy }: TurnForDeputy): Promise<string> =>
  proceed(turn, { ...draftOf(turn.text, turn.understood), forDeputy: deputy })

export const quota = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  if (all.length === 0 && turn.who.liaisonGroupIds.length > 0) return groupProgress(turn.act, turn.who)
  if (all.length === 0) return refusals.not_contactor
  return [...(await lastWithEach(turn)), progressReply(all, turn.today)].join('\n')
}

/** 我走访过李桂芳没有 */
async function lastWithEach(turn: Turn): Promise<string[]> {
  const asked = (turn.understood.contacts[0]?.mentions ?? []).flatMap(({ candidates }) => candidates)
  const lines: string[] = []
  for (const { key, name } of asked.slice(0, mostListed))
    lines.push(lastWithReply(name, await lastContactWith(turn.act, turn.who, key as PartyKey), turn.today))
  return lines
}

const missing = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  if (all.length === 0 && turn.who.liaisonGroupIds.length > 0) return groupProgress(turn.act, turn.who)
  return all.length === 0 ? refusals.not_contactor : missingReply(all, turn.today)
}

/** 编号231日期改成11月20日: read as a correction of that record, whatever else the sentence looks like. */
export function correctNumbered(turn: Turn): Promise<string> {
  const understood = turn.understand(withoutNumber(turn.text), null)
  return correct({ ...turn, understood: { ...understood, target: null } })
}

/** 代某某代表登记：… */
export { reportsForDeputy } from './chat/forDeputy.ts'
export { log as reportContact }
export { takeBack, takePhotos, takesBack } from './chat/photos.ts'
export { saysOfTheDay, takeForDay } from './chat/day.ts'
export { asOpinion } from './chat/opinion.ts'
export { picture, pictureAsked } from './chat/pictures.ts'
/** 我的记录 */
export const records = async (turn: Turn): Promise<string> => {
  if (!may.reportContacts(turn.who)) return refusals.not_contactor
  return recentReply(await recentReports(turn.act, turn.who, mostListed), turn.today)
}

const mostListed = 5

export { correct, restore, voidDescribed, wantsBack }

const refusals: Record<ReportRefusal, string> = {
  not_contactor:
    '联系记录由人大代表和常委会组成人员来记，没有记。联络员代记，请说是哪位代表的，例如：代某某代表登记：昨天走访张德发，反映路灯不亮；纸质卡也可以回“填表”来录。',
  nobody: '没看出见了谁，没有记。请写上姓名再发一次，例如：走访 张德发 反映路灯不亮。',
  future: '日子还没有到，没有记。等联系过了再告诉我。',
  too_old: '早于去年的联系不能再记了。要补，请联系联络处。',
  not_linked: '里面有人不在您的联系名单里，没有记。请联系联络处核对名单。',
}

/** Asks what is in doubt, or records. */
async function proceed(turn: Turn, draft: Draft): Promise<string> {
  const doubt = doubtOf(draft, turn.today)
  if (doubt) {
    await ask(turn.act, turn.conversation, 'contact.draft', { draft }, turn.settings['question.expiresHours'])
    return orCountOnly(draft, doubt, asWords(doubt))
  }
  return record(turn, reportsOf(draft), { forDeputy: draft.forDeputy })
}

/** Numbered choices, and the way out. */
const asWords = ({
  question,
  choices,
}: Pick<Doubt, 'question'> & { choices: readonly { label: string }[] }): string =>
  choices.length === 0
    ? `${question}（不记了回“取消”）`
    : [
        question,
        ...choices.map(({ label }, index) => `${index + 1} ${label}`),
        '回数字；不记了回“取消”。',
      ].join('\n')

/** Records what is new, and asks about what is there already: that is most likely the same, told twice. */
async function record(
  turn: Turn,
  inputs: readonly ReportInput[],
  { forDeputy, again = false }: { forDeputy: ForDeputy | undefined; again?: boolean },
): Promise<string> {
  const receipts: string[] = []
  const repeated: Repeated[] = []
  const made: Recorded[] = []
  for (const input of inputs) {
    const { act, who, linked, settings } = turn
    const outcome = forDeputy
      ? await reportForDeputy(act, who, forDeputy, input, originOf(turn), settings, again)
      : await reportContact(act, who, linked, input, originOf(turn), settings, again)
    if (!outcome.ok) receipts.push(refusals[outcome.refusal])
    else if (outcome.value.recorded.length > 0)
      receipts.push(recordedReceipt(outcome.value.recorded, nameIn(turn), turn.today, forDeputy?.name))
    if (!outcome.ok) continue
    repeated.push(...outcome.value.repeated)
    made.push(...outcome.value.recorded)
    await linkNewReports(turn.act, outcome.value.recorded)
  }
  const photos = await joinWaiting(
    turn,
    made.map(({ id }) => id),
  )
  const day = await keepDayOf(
    turn,
    made.map(({ input }) => input),
    repeated.length === 0,
    forDeputy,
  )
  const question = repeated.length > 0 ? [await askWhetherAgain(turn, repeated, forDeputy)] : []
  const hint = forDeputy ? '' : orOfTheDay(turn, made)
  return [oneWayToChange(receipts), photos, ...day, hint, ...question].filter(Boolean).join('\n')
}

/** Whoever was met at an activity that is named by its number was met there, on its day. */
async function atActivity(turn: Turn, draft: Draft): Promise<Draft> {
  const id = activityNamed(draft.text)
  const day = id === null ? null : await dayOfOwn(turn.act, turn.who.personId, id)
  if (day === null) return draft
  const items = draft.items.map((item) => ({
    ...item,
    method: 'deputy_activity' as const,
    occurredOn: day,
  }))
  return { ...draft, items, contactDay: false }
}

const nameIn = (turn: Turn) => (key: string) => turn.linked.find((person) => person.key === key)?.name ?? ''

const originOf = (turn: Turn) => ({
  source: 'chat' as const,
  messageId: turn.message.id,
  messageAccount: turn.message.account,
})

/** Several receipts in one answer say only once how to change them. */
const oneWayToChange = (receipts: readonly string[]): string => {
  const hint = '改：回“改”；撤：回“撤回”。'
  if (receipts.length < 2) return receipts.join('\n')
  return [...receipts.map((receipt) => receipt.replace(hint, '').trim()), hint].join('\n')
}

async function askWhetherAgain(
  turn: Turn,
  repeated: readonly Repeated[],
  forDeputy: ForDeputy | undefined,
): Promise<string> {
  const [first] = repeated
  if (!first) return ''
  await ask(
    turn.act,
    turn.conversation,
    'contact.again',
    { repeated, ...(forDeputy && { forDeputy }) },
    turn.settings['question.expiresHours'],
  )
  const names = [...first.input.parties.map(nameIn(turn)), ...first.input.unlisted].join('、')
  return `${names}和编号${first.already}那条一样，已经记过了，没有再记。\n1 是两次，再记一条\n2 是同一次，不用记\n回数字。`
}

/** 是您自己发现的，回“自己” */
const noticedHimself = /^(?:我?自己|本人)(?:发现的?|看到的?|看见的?)?[。.!！]*$/

async function recordOwn(turn: Turn, draft: Draft): Promise<string> {
  const texts = draft.items.flatMap(({ concerns }) => concerns.map(({ text }) => text))
  const outcome = await raiseOwn(turn.act, turn.who, texts.join('；') || draft.text)
  if (!outcome.ok) return refusals.not_contactor
  return `已记下您反映的：${texts.join('；') || draft.text}。诉求编号${outcome.value.id}。撤：回“撤回”。`
}

/** A sentence that only fills what is missing in the open draft: the same people, and no matter of its own. */
function completes(turn: Turn, question: OpenQuestion): boolean {
  if (question.kind !== 'contact.draft') return false
  const { draft } = question.payload as { draft: Draft }
  const asked = draft.items.flatMap(({ people }) =>
    people.flatMap(({ key, candidates }) => [key, ...candidates.map((one) => one.key)]),
  )
  const said = turn.understood.contacts.flatMap(({ mentions }) =>
    mentions.flatMap(({ candidates }) => candidates.map(({ key }) => key)),
  )
  const ownMatter = turn.understood.contacts.some(({ concerns }) => concerns.length > 0)
  return said.length > 0 && !ownMatter && said.every((key) => asked.includes(key))
}

/** The answer to an open question of this matter; null when the words answer something else. */
async function answer(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const forDeputy = ofWhom(question)
  return answerAs(forDeputy ? (await turnFor(turn, forDeputy)).turn : turn, question)
}

/** Whose report the question is about, when a liaison makes it. */
function ofWhom({ payload }: OpenQuestion): ForDeputy | undefined {
  const { draft, forDeputy } = payload as { draft?: Partial<Draft>; forDeputy?: ForDeputy }
  return draft?.forDeputy ?? forDeputy
}

async function answerAs(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (isChangeQuestion(question.kind)) return answerChange(turn, question)
  if (question.kind === 'contact.again') return answerAgain(turn, question)
  if (isPhotoQuestion(question.kind)) return answerPhoto(turn, question)
  const { draft } = question.payload as { draft: Draft }
  const doubt = doubtOf(draft, turn.today)
  if (!doubt) return null
  if (doubt.reason === 'who' && noticedHimself.test(turn.text.trim())) {
    // a liaison who speaks for a deputy found nothing himself: the question stays open
    if (draft.forDeputy) return null
    await closeQuestion(turn.act, question.id, 'answered')
    return recordOwn(turn, draft)
  }
  const counted = doubt.reason === 'who' ? countOnly(turn, draft) : null
  if (counted !== null) {
    if (counted.answers) await closeQuestion(turn.act, question.id, 'answered')
    return counted.run()
  }
  const next = answered(draft, doubt, turn.text, readersOf(turn))
  if (next === null) return null
  await closeQuestion(turn.act, question.id, next === 'cancelled' ? 'cancelled' : 'answered')
  return next === 'cancelled' ? '好的，没有记。' : proceed(turn, next)
}

/** Only what was asked about is recorded again; the next one that is there already is asked about in its turn. */
async function answerAgain(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { repeated } = question.payload as { repeated: Repeated[] }
  const [first, ...rest] = repeated
  const word = choiceOf([{ label: '是两次' }, { label: '是同一次' }], turn.text)?.label ?? turn.text.trim()
  const again = /^(?:是?两次|再记)/.test(word)
  if (!first || (!again && !/^(?:是?同一次|不用|不记|一样)/.test(word))) return null
  await closeQuestion(turn.act, question.id, 'answered')
  const forDeputy = ofWhom(question)
  const reply = again
    ? await record(turn, [first.input], { forDeputy, again: true })
    : await sameOne(turn, first, forDeputy)
  return rest.length === 0 ? reply : `${reply}\n${await askWhetherAgain(turn, rest, forDeputy)}`
}

/** The same told twice stays one record; where only the second named the contact day, the first is of it. */
async function sameOne(
  turn: Turn,
  { already, input }: Repeated,
  forDeputy: ForDeputy | undefined,
): Promise<string> {
  const kept = '好的，没有再记，原来那条还在。'
  return input.contactDay && !forDeputy ? `${kept}${await ofTheDay(turn, [already])}` : kept
}

/** Courtesies and plain refusals are nobody's name. */
const noName =
  /^(?:谢谢|多谢|感谢|辛苦了?|都?不[是对]|没有|没了|好[的吧]?|嗯+|行|可以|收到|知道了|是的?|对的?)[。.!！~]*$/

/** An answer to 见了谁 is little more than names: a sentence that happens to hold one is not. */
function namesIn(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (noName.test(text.trim()) || /[?？吗谁]/.test(text)) return []
  const rest = mentions.reduce((left, { said }) => left.replace(said, ''), text)
  return rest.replace(/[\p{P}\s]|和|跟|与|还有|以及|是|的|了|见|就|都|他们?|她们?|代表|选民|两位|几位/gu, '')
    .length <= 2
    ? mentions
    : []
}

/** Reads an answer with the same eyes as a sentence. */
const readersOf = (turn: Turn): AnswerReaders => {
  const read = (text: string): Understanding['contacts'][number] | undefined =>
    turn.understand(text, null).contacts[0]
  const anyone = turn.linked[0]?.name ?? ''
  return {
    people: (text): readonly Mention[] => namesIn(text, read(`走访 ${text}`)?.mentions ?? []),
    day: (text) => (hasDay(turn, text) ? (read(`${text} 走访 ${anyone}`)?.occurredOn ?? null) : null),
    method: (text) => turn.understand(`${text} ${anyone}`, null).contacts[0]?.method ?? null,
  }
}

/** A sentence without a day means today; an answer without one is no answer. */
const hasDay = (turn: Turn, text: string): boolean =>
  turn
    .understand(`${text} 走访 ${turn.linked[0]?.name ?? ''}`, null)
    .reasons.some(({ part }) => part === 'occurred_on' || part === 'occurredOn')

export const matter: Matter = {
  commands: {
    'contact.log': log,
    'contact_day.log': log,
    'contact.correct': correct,
    'contact.void': voidDescribed,
    'concern.raise': log,
    'contact.quota': quota,
    'contact.missing': missing,
    undo: undoLast,
  },
  answer,
  claims: completes,
  putDown: async (turn, question) => {
    if (isPhotoQuestion(question.kind)) await forgetWaiting(turn)
  },
  forms: [
    { purpose: 'contact', title: '联系登记表', fits: may.reportContacts },
    {
      purpose: 'contact.paper',
      title: '代录征求意见卡、联系卡（纸质卡）',
      fits: ({ liaisonGroupIds }) => liaisonGroupIds.length > 0,
    },
  ],
}
