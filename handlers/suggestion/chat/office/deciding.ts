/** What 代表工委 and the assigning offices say: 受理、退回、不予受理、并案、转交、交办、同意延期. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  acceptSuggestion,
  classifySuggestion,
  decideExtension,
  denyReturn,
  forwardSuggestion,
  holdConference,
  mergeSuggestion,
  nameOf,
  openCase,
  type Case,
  refOf,
  suggestionsNamed,
  unmergeSuggestion,
  unreachedWords,
  type OpenPart,
  type Taken,
} from '../../actions.ts'
import type { Channel } from '../../course.ts'
import { channelNames, type SuggestionRefusal } from '../../rules.ts'
import { dayGranted, isEitherDay } from '../words/dates.ts'
import { isUndecided, nameIn } from './motions.ts'
import { reasonBehind } from '../words/reasons.ts'
import { refusals } from '../words/refusals.ts'

type Result = Outcome<Taken, SuggestionRefusal>

export const said = (outcome: Result, words: (taken: Taken) => string): string =>
  outcome.ok ? words(outcome.value) : refusals[outcome.refusal]

/** A receipt that ends with who was told, or, where somebody was not reached, with who must be called. */
export async function told(
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
      `已受理：${one.row.title}，编号${one.row.number ?? ''}${one.row.category ? `，${one.row.category}` : ''}。${one.row.category ? '' : unclassified(turn, one)}${afterwards(one)}`,
  )
}

/** A motion goes to no unit: what 大会主席团 or the standing committee decided is recorded. */
const afterwards = ({ row, course }: Case): string =>
  course.motion === null
    ? `转交请回：转交 ${refOf(row)} 政府办`
    : `大会主席团或者常委会决定后请回：${refOf(row)}交法制委员会审议，或者：${refOf(row)}按建议办理，并写理由`

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

const keeping = { verbs: ['不同意', '申请', '退回'], last: /退回/ }
const granting = { verbs: ['同意', '批准', '准予', '可以', '申请', '延期'], last: /延期/ }
const deciding = { verbs: ['不同意', '不批准', '不予', '不批', '申请', '延期'], last: /延期/ }
const conferring = {
  verbs: ['会商结论', '会商结果', '会商决定', '会商定了', '会商', '是：', '是:'],
  last: /会商/,
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

/** 002并到001里: what stands behind 并到 takes the others in; else the first that is named does. */
function ordered(text: string, numbers: readonly string[]): readonly string[] {
  const behind = /(?:并案?|合并|归)(?:到|入|进|给)\s*(.{1,24})$/.exec(text.normalize('NFKC'))?.[1]
  const into = behind === undefined ? undefined : suggestionNumbers(behind)[0]
  return into === undefined || !numbers.includes(into)
    ? numbers
    : [into, ...numbers.filter((no) => no !== into)]
}

/** 031和032内容一样 并案: the later one goes into the earlier. */
export async function merge(turn: Turn): Promise<Said> {
  const numbers = turn.understood.suggestionNos
  const found: { id: number; ref: string }[] = []
  for (const no of ordered(turn.text, numbers)) {
    const [only, ...more] = await suggestionsNamed(turn.act, turn.who, nameIn(turn.text, no), no)
    if (!only || more.length > 0) return `${no}对不上一件建议，没有并案。请写全编号，例如：JY-1801-031`
    if (isUndecided(only)) return refusals.motion_undecided
    found.push({ id: only.id, ref: refOf(only) })
  }
  const [into, ...others] = found
  if (!into || others.length === 0) return '并案要写两个以上编号，没有办。例如：031和032并案'
  const lines: string[] = []
  const merged: string[] = []
  for (const { id, ref } of others) {
    const outcome = await mergeSuggestion(turn.act, turn.who, id, into.id)
    lines.push(said(outcome, () => `${ref}已并入${into.ref}办理，分别答复、分别测评。`))
    if (outcome.ok) merged.push(ref)
  }
  return [...lines, ...merged.slice(0, 1).map((ref) => `弄错了请回：${ref}取消并案`)].join('\n')
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

/** 同意023延期; 不同意023延期; 同意023延期到4月底; 同意023延期，3月底前先给代表一个说明: a day in the remark is not the day granted. */
export async function decide(turn: Turn, id: number, asking: OpenPart): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.nothing_asked
  if (/[?？吗么呢][。.!！]*$/.test(turn.text.trim()))
    return `${nameOf(one)}有一个延期申请在等您定，还没有办。同意请回：同意${refOf(one.row)}延期；不同意请回：不同意${refOf(one.row)}延期 理由`
  // the first word decides: 同意001延期，不同意再延
  const granted = !/^不/.test(/不同意|不予|不批|同意|批准/.exec(turn.text)?.[0] ?? '')
  const words = reasonBehind(turn.text, one.row, {
    ...(granted ? granting : deciding),
    beside: asking.words,
  })
  const named = granted ? dayGranted(turn.text, words, turn.today) : { day: null, remark: words }
  if (named.day === isEitherDay)
    return `话里有两个日子，没有办。同意延期到哪一天？请只写一个，例如：同意${refOf(one.row)}延期到4月30日`
  const until = named.day
  if (granted && until === null && /(?:最多|最晚|最迟|只能|不能?超过|不得超过|至多)/.test(words))
    return `话里限了日子，没有看懂是哪一天，没有办。请写明，例如：同意${refOf(one.row)}延期到4月30日`
  const note = (granted ? named.remark.replace(/^[了吧]?[\s,，。.;；:：!！]*/, '') : words).trim() || null
  const outcome = await decideExtension(turn.act, turn.who, id, {
    granted,
    ...(until === null ? {} : { until }),
    note,
    unitId: asking.id,
  })
  const agreed = ({ one }: Taken) => {
    const to = one.course.units.findLast(({ unitId }) => unitId === asking.id)?.extendedTo
    return `已同意延期（${asking.name}${to ? `，到${spokenDay(to, turn.today)}` : ''}）${note === null ? '' : `，附言：“${note}”`}`
  }
  const refusedIt = `没有同意延期（${asking.name}）${note === null ? '' : `，理由：“${note}”`}`
  return told(
    turn,
    outcome,
    (taken) => `${nameOf(taken.one)}${granted ? agreed(taken) : refusedIt}`,
    '，已告诉承办单位。',
  )
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
