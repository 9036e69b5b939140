/** What 代表工委 and the assigning offices say: 受理、退回、不予受理、并案、转交、交办、同意延期、重点督办. */
import { closeQuestion, ask, type OpenQuestion } from '../../question/actions.ts'
import { addDays, daysBetween, spokenDay } from '../../shared/days.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  acceptSuggestion,
  classifySuggestion,
  chairsNamed,
  committeeNamed,
  decideExtension,
  deputiesNamed,
  denyReturn,
  forwardSuggestion,
  holdConference,
  joinSupervision,
  leadSupervision,
  logSupervision,
  mergeSuggestion,
  nameOf,
  openCase,
  refOf,
  refuseSuggestion,
  returnSuggestion,
  sendBack,
  setKey,
  suggestionsNamed,
  unmergeSuggestion,
  unreachedWords,
  type OpenPart,
  type Taken,
} from '../actions.ts'
import type { Channel } from '../course.ts'
import { channelNames, type SuggestionRefusal } from '../rules.ts'
import { dayToCome } from './dates.ts'
import { chosenIndex } from './naming.ts'
import { reasonBehind } from './reasons.ts'
import { refusals } from './words.ts'

type Result = Outcome<Taken, SuggestionRefusal>

const said = (outcome: Result, words: (taken: Taken) => string): string =>
  outcome.ok ? words(outcome.value) : refusals[outcome.refusal]

/** A receipt that ends with who was told, or, where somebody was not reached, with who must be called. */
async function told(
  turn: Turn,
  outcome: Result,
  words: (taken: Taken) => string,
  whom: string,
): Promise<string> {
  if (!outcome.ok) return refusals[outcome.refusal]
  const missed = await unreachedWords(turn.act, outcome.value)
  return `${words(outcome.value)}${missed === null ? whom : `。${missed}`}`
}

/** 受理 草12 城建环保 */
export async function accept(turn: Turn, id: number): Promise<Said> {
  const category = turn.settings['suggestion.categories'].find((name) => turn.text.includes(name))
  return said(
    await acceptSuggestion(turn.act, turn.who, id, category),
    ({ one }) =>
      `已受理：${one.row.title}，编号${one.row.number ?? ''}${one.row.category ? `，${one.row.category}` : ''}。${one.row.category ? '' : unclassified(turn, one)}转交请回：转交 ${refOf(one.row)} 政府办`,
  )
}

/** The office decides where it belongs; the program never guesses, and does not keep silent about it. */
const unclassified = (turn: Turn, { row }: Taken['one']): string =>
  `还没有分类，请回编号和类别，例如：${refOf(row)}类别 ${turn.settings['suggestion.categories'][0] ?? ''}（可选：${turn.settings['suggestion.categories'].join('、')}）。`

/** 023类别 城建环保 */
export async function classify(turn: Turn, id: number): Promise<Said> {
  const categories = turn.settings['suggestion.categories']
  const [category, ...more] = categories.filter((name) => turn.text.includes(name))
  if (category === undefined || more.length > 0) return `是哪一类？没有改。可选：${categories.join('、')}。`
  return said(
    await classifySuggestion(turn.act, turn.who, id, category),
    ({ one }) => `已分类：${nameOf(one)}，${category}。`,
  )
}

const givingBack = {
  verbs: [
    ...[
      '退回给代表修改',
      '退回代表修改',
      '退回修改',
      '退回重新交办',
      '退回交办',
      '退回给代表',
      '退回代表',
      '退回',
    ],
    ...['打回', '驳回', '退件', '不予受理', '不受理'],
  ],
  last: /退|打回|驳回|受理/,
}
const keeping = { verbs: ['不同意', '申请', '退回'], last: /退回/ }
const deciding = { verbs: ['不同意', '不批准', '不予', '不批', '申请', '延期'], last: /延期/ }
const conferring = {
  verbs: ['会商结论', '会商结果', '会商决定', '会商定了', '会商', '是：', '是:'],
  last: /会商/,
}

/** 退回 草12 请修改: still the command, and no reason yet. */
const onlyRevise = /^请?(?:重新)?修改(?:后?(?:再|重新)?提交)?(?:[\s,，。:：;；]+|$)/

/** 退回 草12 请写清地点; 不予受理 草12 …; the assigner: 退回 023 …; 不同意023退回 …; 023不同意退回 */
export async function giveBack(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const reason = reasonBehind(turn.text, one.row, givingBack).replace(onlyRevise, '')
  if (!reason) return '请写明理由，没有办。例如：退回 草12 请写清具体地点'
  if (/不予受理|不受理/.test(turn.text))
    return told(
      turn,
      await refuseSuggestion(turn.act, turn.who, id, reason),
      () => `${nameOf(one)}不予受理，理由：“${reason}”`,
      '，已告诉代表。',
    )
  if (one.course.state === 'forwarded')
    return said(
      await sendBack(turn.act, turn.who, id, reason),
      () => `${nameOf(one)}已退回代表工委，理由：“${reason}”。`,
    )
  return told(
    turn,
    await returnSuggestion(turn.act, turn.who, id, reason),
    () => `${nameOf(one)}已退回代表修改，理由：“${reason}”`,
    '，已告诉代表。',
  )
}

/** 不同意023退回 就是你们的职责 */
export async function keepUnit(turn: Turn, id: number, asking: OpenPart): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.nothing_asked
  const reason = reasonBehind(turn.text, one.row, { ...keeping, beside: asking.words })
  if (!reason) return `请写明理由，没有办。例如：不同意${refOf(one.row)}退回 属于你单位职责`
  return told(
    turn,
    await denyReturn(turn.act, turn.who, id, asking.id, reason),
    () => `没有同意${asking.name}退回，${nameOf(one)}仍由它办理，理由：“${reason}”`,
    '，已告诉它。',
  )
}

/** 031和032内容一样 并案: the later one goes into the earlier. */
export async function merge(turn: Turn): Promise<Said> {
  const numbers = turn.understood.suggestionNos
  const found: { id: number; ref: string }[] = []
  for (const no of numbers) {
    const [only, ...more] = await suggestionsNamed(turn.act, turn.who, no, no)
    if (!only || more.length > 0) return `${no}对不上一件建议，没有并案。请写全编号，例如：JY-1801-031`
    found.push({ id: only.id, ref: refOf(only) })
  }
  const [into, ...others] = found
  if (!into || others.length === 0) return '并案要写两个以上编号，没有办。例如：031和032并案'
  const lines: string[] = []
  for (const { id, ref } of others)
    lines.push(
      said(
        await mergeSuggestion(turn.act, turn.who, id, into.id),
        () => `${ref}已并入${into.ref}办理，分别答复、分别测评。`,
      ),
    )
  return `${lines.join('\n')}\n弄错了请回：${others[0]?.ref ?? ''}取消并案`
}

export const unmerge = async (turn: Turn, id: number): Promise<Said> =>
  said(await unmergeSuggestion(turn.act, turn.who, id), ({ one }) => `${nameOf(one)}不再并案，请另行转交。`)

const channels: readonly (readonly [RegExp, Channel])[] = [
  [/法院/, 'court'],
  [/检察/, 'procuratorate'],
  [/监委|监察/, 'supervisory'],
  [/政府|政府办|督查/, 'government'],
]

/** 转交 023 政府办 */
export async function forward(turn: Turn, id: number): Promise<Said> {
  const channel = channels.find(([words]) => words.test(turn.text))?.[1]
  if (!channel) return '转交给谁？请写明政府办、监委、法院或检察院，例如：转交 023 政府办'
  return told(
    turn,
    await forwardSuggestion(turn.act, turn.who, id, channel),
    ({ one }) => `${nameOf(one)}已转交${channelNames[channel]}`,
    '，由它交办。',
  )
}

/** 同意023延期; 不同意023延期; 同意023延期到4月底 */
export async function decide(turn: Turn, id: number, asking: OpenPart): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.nothing_asked
  const granted = !/不同意|不予|不批/.test(turn.text)
  const until = granted ? dayToCome(turn.text.replace(/\d{3,4}(?=延期)/, ''), turn.today) : null
  const note = granted
    ? null
    : reasonBehind(turn.text, one.row, { ...deciding, beside: asking.words }) || null
  const outcome = await decideExtension(turn.act, turn.who, id, {
    granted,
    ...(until === null ? {} : { until }),
    note,
    unitId: asking.id,
  })
  const agreed = ({ one }: Taken) => {
    const to = one.course.units.findLast(({ unitId }) => unitId === asking.id)?.extendedTo
    return `已同意延期（${asking.name}${to ? `，到${spokenDay(to, turn.today)}` : ''}）`
  }
  const refusedIt = `没有同意延期（${asking.name}）${note === null ? '' : `，理由：“${note}”`}`
  return told(
    turn,
    outcome,
    (taken) => `${nameOf(taken.one)}${granted ? agreed(taken) : refusedIt}`,
    '，已告诉承办单位。',
  )
}

/** 019我来领衔督办; 我参与督办019 */
export async function supervise(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (/参与|参加|加入/.test(turn.text) && !/领衔/.test(turn.text))
    return said(await joinSupervision(turn.act, turn.who, id), () => `您参与督办${nameOf(one)}。`)
  const outcome = await leadSupervision(turn.act, turn.who, id)
  if (!outcome.ok)
    return outcome.refusal === 'not_yours'
      ? '领衔督办由常委会主任、副主任来办，没有记。'
      : refusals[outcome.refusal]
  return outcome.value.proposed
    ? `${nameOf(one)}还不是重点督办建议，已把您的提议交代表工委提请主任会议研究。`
    : `您领衔督办${nameOf(one)}，已告诉承办单位和代表。`
}

/** 陈秀兰、何建平代表参与督办001: the office names deputies. */
export async function joinOthers(turn: Turn, id: number): Promise<Said> {
  const words = turn.text.normalize('NFKC').replace(/JY-?\d{4}B?-?\d+|第?\d{1,4}号?(?:建议)?/gi, ' ')
  const typed =
    /(?:请|由|让)?\s*([\p{Script=Han}、，,和 ]{2,60}?)(?:代表|两位|三位|等)*\s*(?:一起)?参与督办/u.exec(
      words,
    )?.[1] ?? ''
  const names = typed
    .split(/[、，,和\s]+/)
    .map((name) => name.replace(/^(?:请|由|让)|代表$/g, ''))
    .filter((name) => name !== '')
  if (names.length === 0) return '请谁参与督办？请写代表姓名，例如：陈秀兰、何建平参与督办001'
  const people: { id: number; name: string }[] = []
  for (const name of names) {
    const [deputy, ...more] = await deputiesNamed(turn.act, name)
    if (!deputy) return `没有叫“${name}”的代表，没有办。请核对姓名。`
    if (more.length > 0) return `有几位代表都叫${name}，没有办。请他本人回：我参与督办 编号。`
    people.push(deputy)
  }
  const lines: string[] = []
  for (const { id: personId, name } of people)
    lines.push(
      said(
        await joinSupervision(turn.act, turn.who, id, personId),
        ({ one }) => `${name}参与督办${nameOf(one)}，已告诉他。`,
      ),
    )
  return lines.join('\n')
}

/** 001督办情况：到现场看了，灯杆已经立好; 001督办方案：… */
export async function logSupervisionWords(turn: Turn, id: number): Promise<Said> {
  const [, kind, words = ''] = /督办(情况|记录|方案|计划)[\s:：,，]*([\s\S]*)$/.exec(turn.text.trim()) ?? []
  const text = words.trim()
  const isPlan = kind === '方案' || kind === '计划'
  if (!text) return '督办的情况是什么？请连着写，例如：001督办情况：到现场看了，灯杆已经立好'
  return said(
    await logSupervision(turn.act, turn.who, id, {
      kind: isPlan ? 'plan' : 'log',
      happenedOn: turn.today,
      text,
    }),
    ({ one }) => `已记${nameOf(one)}的督办${isPlan ? '方案' : '情况'}：${text}`,
  )
}

interface KeyAsked {
  ids: number[]
  chairs: { id: number; name: string }[]
  tracker: string | null
  decidedOn: string | null
  leads: number[]
}

/** 005 019 023列重点督办 郑主任吴主任领衔 城环工委跟踪: the day of the council and each one's lead are asked. */
export async function key(turn: Turn): Promise<Said> {
  if (!turn.who.staffRoles.includes('代表工委')) return '列重点督办由代表工委来办，没有记。'
  if (unlisting.test(turn.text))
    return '这句话像是不再列重点督办，没有列，也没有改。取消重点督办这里还不能办，请报主任会议定，需要改记录请回“人工”。'
  const ids: number[] = []
  for (const no of turn.understood.suggestionNos) {
    const [only, ...more] = await suggestionsNamed(turn.act, turn.who, no, no)
    if (!only || more.length > 0) return `${no}对不上一件建议，没有列。请写全编号，例如：JY-1801-005`
    ids.push(only.id)
  }
  if (ids.length === 0) return '列哪几件？请写编号，例如：005 019列重点督办 郑主任领衔'
  const leading = /([\p{Script=Han}、和 ]{2,30})领衔/u.exec(turn.text.split('督办').at(-1) ?? '')?.[1] ?? ''
  const names =
    leading.trim().match(/[\p{Script=Han}]{1,3}?(?:副?主任)|[\p{Script=Han}]{2,4}(?=[、和 ]|$)/gu) ?? []
  const chairs: { id: number; name: string }[] = []
  for (const name of names) {
    const [chair, ...more] = await chairsNamed(turn.act, name)
    if (!chair || more.length > 0) return `“${name}”对不上一位主任或副主任，没有列。请写全名。`
    chairs.push(chair)
  }
  const committee = /([\p{Script=Han}]{2,10}(?:工作?委员?会?|办))(?:负责)?跟踪/u.exec(
    turn.text.replace(/领衔/, ' '),
  )?.[1]
  const tracker = committee === undefined ? null : await committeeNamed(turn.act, committee)
  if (committee !== undefined && tracker === null)
    return `没有找到“${committee}”这个工作委员会，没有列。请写全称再发一次。`
  return askKey(turn, { ids, chairs, tracker, decidedOn: null, leads: [] })
}

async function askKey(turn: Turn, asked: KeyAsked): Promise<string> {
  const hours = turn.settings['question.expiresHours']
  if (asked.decidedOn === null) {
    await ask(turn.act, turn.conversation, 'suggestion.key', asked, hours)
    return '主任会议是哪天定的？请回日期，例如：11月20日'
  }
  const [first] = asked.chairs
  if (asked.chairs.length === 1 && first && asked.leads.length < asked.ids.length)
    return askKey(turn, { ...asked, leads: asked.ids.map(() => first.id) })
  const next = asked.chairs.length === 0 ? undefined : asked.ids[asked.leads.length]
  if (next === undefined) return setKeys(turn, asked)
  await ask(turn.act, turn.conversation, 'suggestion.key', asked, hours)
  const one = await openCase(turn.act, next)
  return [
    `${one ? nameOf(one) : ''}由谁领衔？`,
    ...asked.chairs.map(({ name }, index) => `${index + 1} ${name}`),
    '回数字。',
  ].join('\n')
}

export async function answerKey(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const asked = question.payload as KeyAsked
  if (asked.decidedOn === null) {
    const decidedOn = pastDay(turn)
    if (decidedOn === null) return '没看懂日期。请这样回：11月20日'
    if (decidedOn > turn.today)
      return `${spokenDay(decidedOn, turn.today)}还没有到，没有列。主任会议是哪天定的？以前年份的请写上年份，例如：${Number(turn.today.slice(0, 4)) - 1}年12月30日`
    await closeQuestion(turn.act, question.id, 'answered')
    return askKey(turn, { ...asked, decidedOn })
  }
  const chair = asked.chairs[chosenIndex(turn.text, asked.chairs.length) ?? -1]
  if (!chair) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return askKey(turn, { ...asked, leads: [...asked.leads, chair.id] })
}

/** How long ago a day without its year may have been, when that was last year. */
const recentDays = 92

/** 11月20日, 今天, 昨天. Of a day that has not come this year: last year's where that is a short while ago, else it stays to come. */
function pastDay(turn: Turn): string | null {
  if (/今天|今日/.test(turn.text)) return turn.today
  if (/昨天|昨日/.test(turn.text)) return addDays(turn.today, -1)
  const day = dayToCome(turn.text, `${turn.today.slice(0, 4)}-01-01`)
  if (day === null || day <= turn.today || /\d{4}\s*[年-]/.test(turn.text.normalize('NFKC'))) return day
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return daysBetween(before, turn.today) <= recentDays ? before : day
}

/** 001重点督办取消, 001不再列重点督办 */
const unlisting = /取消|撤销|撤下|移出|去掉|不再|不列|别列|不用列/

async function setKeys(turn: Turn, asked: KeyAsked): Promise<string> {
  const lines: string[] = []
  for (const [index, id] of asked.ids.entries()) {
    const leadId = asked.leads[index] ?? null
    const outcome = await setKey(turn.act, turn.who, id, {
      decidedOn: asked.decidedOn ?? turn.today,
      decision: '主任会议确定',
      leadId,
      tracker: asked.tracker,
    })
    const name = asked.chairs.find((chair) => chair.id === leadId)?.name
    lines.push(
      said(
        outcome,
        ({ one }) =>
          `${nameOf(one)}列为重点督办（${spokenDay(asked.decidedOn ?? turn.today, turn.today)}主任会议确定）${name ? `，${name}领衔` : '，还没有人领衔'}${asked.tracker ? `，${asked.tracker}跟踪` : ''}。`,
      ),
    )
  }
  return lines.join('\n')
}

/** 023会商结论：由区政府分管领导牵头，年底前装好 */
export async function conference(turn: Turn, id: number): Promise<Said> {
  const named = await openCase(turn.act, id)
  if (!named) return refusals.not_found
  const conclusion = reasonBehind(turn.text, named.row, conferring)
  if (!conclusion) return '会商定了什么？请连着写，例如：023会商结论 年底前装好'
  return told(
    turn,
    await holdConference(turn.act, turn.who, id, conclusion),
    ({ one }) => `${nameOf(one)}已按会商结论办结：“${conclusion}”`,
    '，已告诉各方。',
  )
}
