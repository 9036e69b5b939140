/** A draft in the chat: in one message, by questions; shown, changed, submitted. What it comes of is in origins.ts. */
import { sourcesFor } from '../../activity/actions.ts'
import { dropFile } from '../../file/actions.ts'
import { ask, closeQuestion, openQuestion, type OpenQuestion } from '../../question/actions.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { shortened } from '../../shared/words.ts'
import {
  attachToDraft,
  cardOf,
  discardDraft,
  doubtsIn,
  editDraft,
  motionLacks,
  openCase,
  ownSuggestions,
  partiesTo,
  refOf,
  seekCosigners,
  similarTo,
  sitsNow,
  startDraft,
  submitDraft,
  titled,
  type Brief,
  type Case,
} from '../actions.ts'
import { lackWords, soughtWords } from '../draft/sought.ts'
import { linkTo } from './links.ts'
import type { DraftInput, SuggestionRefusal } from '../rules.ts'
import {
  answerIn,
  categoryIn,
  choicesOf,
  questionOf,
  spokenPublicity,
  stepOf,
  writtenIn,
  type Asking,
  type Step,
} from './draftSteps.ts'
import { chosenIndex, isNo, isYes } from './naming.ts'
import { refusals } from './words.ts'

const otherActivity = '名单以外的活动'
const mostActivities = 8

/** 代表活动 was the answer: which one, among those he was at. Null when that is known, or there is none to choose from. */
async function activitiesToAsk(turn: Turn, { row }: Case): Promise<{ id: number; label: string }[] | null> {
  if (row.sourceKind !== 'activity' || row.activityId !== null || row.sourceNote !== null) return null
  const found = (await sourcesFor(turn.act, row.leadId)).slice(0, mostActivities)
  if (found.length === 0) return null
  return found.map(({ id, title, startsAt }) => ({
    id,
    label: `${title}（${spokenDay(dayOf(startsAt, turn.act.zone), turn.today)}）`,
  }))
}

/** Asks the next thing that the draft lacks, or shows it whole. The question carries the draft: a restart forgets nothing. */
async function goOn(turn: Turn, one: Case, head: string, asking: Asking = {}): Promise<string> {
  const lacking = stepOf(one, asking)
  const choices = lacking === 'publicity' || lacking === 'written' ? await activitiesToAsk(turn, one) : null
  const step: Step = choices ? 'activity' : lacking
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.draft',
    { id: one.row.id, step, ...asking, ...(choices && { choices }) },
    turn.settings['question.expiresHours'],
  )
  if (step === 'activity')
    return [
      `${head}是哪一次活动？`,
      ...[...(choices ?? []), { label: otherActivity }].map(({ label }, index) => `${index + 1} ${label}`),
      '回数字。（先放下回“取消”，草稿会留着）',
    ].join('\n')
  if (step !== 'ready')
    return `${head}${questionOf(step, one.row.kind, turn.settings)}\n（先放下回“取消”，草稿会留着）`
  return `${head}${cardOf(one)}\n${choicesOf(one)}\n${await nextWords(turn, one)}`
}

/** What he may do with a whole draft. */
async function nextWords(turn: Turn, one: Case): Promise<string> {
  const motion = one.row.kind === 'motion'
  const missing = motion ? await motionLacks(turn.act, one) : 0
  const more = missing > 0 ? `议案还差${missing}名代表附议才能提交；平时可以作为建议提：回“改成建议”。\n` : ''
  const change = motion ? '“改案由”“改案据”或“改方案”' : '“改情况”或“改建议”'
  return `${more}交给代表工委：回“提交”。请本组代表附议：回“找代表联名”。要改：回“改标题”${change}，接着写新的内容；改类别、公开、书面答复也一样。照片、文件直接发来就是附件。`
}

const saved = (one: Case): string => `已存草稿（${refOf(one.row)}）。`

const started = async (
  turn: Turn,
  outcome: Outcome<Case, SuggestionRefusal>,
  head: (one: Case) => string,
  asking: Asking = {},
): Promise<string> =>
  outcome.ok ? goOn(turn, outcome.value, head(outcome.value), asking) : refusals[outcome.refusal]

const originOf = (turn: Turn) => ({ via: 'chat' as const, messageId: turn.message.id })

/** Begins a draft with what is known of it, and asks for the rest. */
export const begin = async (
  turn: Turn,
  input: DraftInput,
  about: (one: Case) => string,
  asking: Asking = {},
): Promise<string> =>
  started(
    turn,
    await startDraft(turn.act, turn.who, input, originOf(turn)),
    (one) => `${saved(one)}${about(one)}`,
    asking,
  )

/** 我要提建议 */
export async function start(turn: Turn): Promise<Said> {
  if (turn.who.deputyId === null) return '建议由人大代表来提。您不是本届代表，没有记。'
  const open = (await ownSuggestions(turn.act, turn.who, ['draft', 'returned'])).filter(
    ({ leadId }) => leadId === turn.who.personId,
  )
  const left =
    open.length === 0
      ? ''
      : `您还有没交的：${open.map((one) => `${refOf(one)}${one.title ? shortened(one.title, 20) : '（还没有标题）'}`).join('、')}，接着写请回“继续 ${refOf(open[0] as Brief)}”。\n`
  const isSitting = sitsNow(turn.settings, turn.today)
  const kind = /议案/.test(turn.text) && isSitting ? 'motion' : 'suggestion'
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.draft',
    { id: null, step: 'title', kind, optional: true },
    turn.settings['question.expiresHours'],
  )
  const motion = /议案/.test(turn.text)
    ? `议案要${turn.settings['suggestion.motionSigners']}名以上代表在大会期间联名提出，写明案由、案据、方案${isSitting ? '' : '；现在闭会，请提建议'}。\n`
    : ''
  const atOnce = kind === 'motion' ? '' : '也可以一句话说完：标题、情况、建议。'
  return `${left}${motion}${questionOf('title', kind, turn.settings)}\n${atOnce}（不写了回“取消”）\n想慢慢写，点开填：${await linkTo(turn, 'draft', null)}${kind === 'motion' ? '?kind=motion' : ''}`
}

/** 提个建议 关于…的建议 上月出了两起事故 建议装信号灯和减速带 */
export const draftAtOnce = (turn: Turn): Promise<Said> => begin(turn, draftIn(turn.text), () => '\n')

/** Title, facts and proposals of one message. What stands before 建议… is the facts, what follows the proposals. */
function draftIn(text: string): DraftInput {
  const words = text
    .trim()
    .replace(/^(?:我要?|帮我|想)?(?:提|写|交|报|拟)一?[个条件份]?(?:代表)?建(?:议|意|義)[\s:：,，]*/, '')
  const title = /关于[^。！？\n]{2,50}?的(?:建议|议案)/.exec(words)?.[0] ?? null
  const rest = (title === null ? words : words.replace(title, ' ')).trim()
  const at = rest.search(/(?:^|[\s,，。；;])(?:我?建议|请求?|希望|应当?)/)
  const facts = (at < 0 ? rest : rest.slice(0, at)).replace(/^[\s,，。:：]+|[\s,，;；:：]+$/g, '')
  const proposals = at < 0 ? '' : rest.slice(at).replace(/^[\s,，。；;]+/, '')
  if (title !== null) return { title: title.slice(0, 60), facts, proposals }
  const core = proposals.replace(/^我?建议/, '').split(/[，,。；;]/, 1)[0] ?? ''
  return core === '' ? { facts, proposals } : { title: titled(shortened(core, 40)), facts, proposals }
}

const changing =
  /^(?:请?把?)?改(?:一下)?(标题|情况|问题|事实|建议|案由|案据|方案)(?:改?[成为]|[:：]|\s)*([\s\S]*)$/

/** Any free text is the answer to a draft's question; what it is not, starts with a command of its own. */
export async function answerDraft(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, step, choices, kind, ...asking } = question.payload as DraftAsked
  if (id === null) return answerTitle(turn, kind ?? 'suggestion', asking)
  const one = await openCase(turn.act, id)
  if (!one || !isEditable(one) || !partiesTo(one, turn.who).includes('lead')) return null
  if (turn.who.deputyId === null) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return refusals.not_deputy
  }
  if (
    one.row.kind === 'motion' &&
    /^(?:改|换|转)[成为作]?(?:代表)?建议(?:提|提交)?[。.!！]*$/.test(turn.text.trim())
  )
    return started(
      turn,
      await editDraft(turn.act, turn.who, id, { kind: 'suggestion' }),
      () => '已改成建议。\n',
    )
  if (one.row.kind !== 'motion' && /^(?:改|换|转)[成为作]?议案(?:提|提交)?[。.!！]*$/.test(turn.text.trim()))
    return sitsNow(turn.settings, turn.today)
      ? started(turn, await editDraft(turn.act, turn.who, id, { kind: 'motion' }), () => '已改成议案。\n')
      : refusals.not_in_session
  const chosen = await changeChoice(turn, one)
  if (chosen !== null) return chosen
  const change = changing.exec(turn.text.trim())
  if (change) return changePart(turn, one, change[1] ?? '', change[2] ?? '')
  if (step === 'ready')
    return /^(?:提交|交|1|１)[吧了。]*$/.test(turn.text.trim()) ? submitOne(turn, id) : null
  if (step === 'activity')
    return started(
      turn,
      await editDraft(turn.act, turn.who, id, activityFor(turn.text, choices ?? [])),
      () => '',
      asking,
    )
  const input = answerIn(step, turn.text, one.row.kind, turn.settings)
  if (input === null) return `没看懂。${questionOf(step, one.row.kind, turn.settings)}`
  if (input === 'leftOpen')
    return goOn(turn, one, '', { ...asking, leftOpen: [...(asking.leftOpen ?? []), step] })
  return started(turn, await editDraft(turn.act, turn.who, id, input), () => '', asking)
}

interface DraftAsked extends Asking {
  id: number | null
  step: Step
  kind?: 'suggestion' | 'motion'
  choices?: Choices
}

type Choices = readonly { id: number; label: string }[]

/** The one chosen or named; anything else is kept as it was said. */
function activityFor(text: string, choices: Choices): DraftInput {
  const words = text.trim()
  const index = chosenIndex(words, choices.length + 1)
  const named = choices.filter(({ label }) => label.startsWith(words) && words.length > 1)
  const chosen = index === null ? (named.length === 1 ? named[0] : undefined) : choices[index]
  if (chosen) return { activityId: chosen.id }
  const isNone = index !== null || /^(?:都?不是|没有|别的|其他|其它)/.test(words)
  return { sourceNote: isNone ? otherActivity : words.slice(0, 500) }
}

/** The first answer begins the draft: a title alone, or everything in one message. */
async function answerTitle(turn: Turn, kind: 'suggestion' | 'motion', asking: Asking): Promise<Said> {
  const text = turn.text.trim()
  if (kind === 'motion') return begin(turn, { kind, title: titled(text, kind) }, () => '\n', asking)
  const isWhole = text.length > 40 || /[。；;\n]/.test(text)
  return begin(turn, isWhole ? draftIn(text) : { title: titled(text) }, () => '\n', isWhole ? {} : asking)
}

/** 改类别 城建环保, 只公开标题, 不用书面答复: what is chosen, not written. Null when the words are none of it. */
async function changeChoice(turn: Turn, one: Case): Promise<string | null> {
  const words = turn.text.trim()
  const found = /^(?:请?把?)?(?:改|选)?(?:一下)?(类别|公开|书面答复)(?:改?[成为]|[:：]|\s)*([\s\S]*)$/.exec(
    words,
  )
  const bare = /^(?:(?:同意)?全文公开|只公开标题|不公开|不?(?:用|要|需要)书面答复)[。.!！]*$/.test(words)
  if (!found && !bare) return null
  const part = found?.[1] ?? (/公开/.test(words) ? '公开' : '书面答复')
  const said = found ? (found[2] ?? '').trim() : words
  const step = part === '类别' ? 'category' : part === '公开' ? 'publicity' : 'written'
  const publicity = spokenPublicity(said)
  const input =
    said === ''
      ? null
      : step === 'category'
        ? categoryIn(said, turn.settings)
        : step === 'written'
          ? writtenIn(said)
          : publicity === null
            ? null
            : ({ publicity } as DraftInput)
  if (input === null) {
    await ask(
      turn.act,
      turn.conversation,
      'suggestion.draft',
      { id: one.row.id, step },
      turn.settings['question.expiresHours'],
    )
    return questionOf(step, one.row.kind, turn.settings)
  }
  const change = input === 'leftOpen' ? { category: null } : input
  return started(turn, await editDraft(turn.act, turn.who, one.row.id, change), () => `${part}已改。\n`)
}

const parts: Record<string, keyof DraftInput> = {
  标题: 'title',
  情况: 'facts',
  问题: 'facts',
  事实: 'facts',
  案据: 'facts',
  建议: 'proposals',
  方案: 'proposals',
  案由: 'cause',
}

async function changePart(turn: Turn, one: Case, part: string, words: string): Promise<string> {
  const key = parts[part] ?? 'facts'
  if (!words.trim()) {
    const step = key === 'title' || key === 'proposals' || key === 'cause' ? key : 'facts'
    await ask(
      turn.act,
      turn.conversation,
      'suggestion.draft',
      { id: one.row.id, step },
      turn.settings['question.expiresHours'],
    )
    return `新的${part}是什么？（原来的：${shortened(one.row[step] ?? '', 80)}）`
  }
  const outcome = await editDraft(turn.act, turn.who, one.row.id, { [key]: words.trim() })
  return started(turn, outcome, () => `${part}已改。\n`)
}

/** It is still with its deputy: not handed in, by whatever door, and not thrown away. */
const isEditable = ({ course }: Case): boolean => course.state === 'draft' || course.state === 'returned'

/** Nothing is asked any more about a draft that was handed in or thrown away. */
async function closeDraft(turn: Turn, id: number): Promise<void> {
  const question = await openQuestion(turn.act, turn.conversation)
  const isOfIt =
    (question?.kind === 'suggestion.draft' || question?.kind === 'suggestion.submit') &&
    (question.payload as { id: number | null }).id === id
  if (question && isOfIt) await closeQuestion(turn.act, question.id, 'answered')
}

/** 继续 草12; 我的草稿 */
export async function resume(turn: Turn, id: number): Promise<string> {
  const one = await openCase(turn.act, id)
  if (!one || !partiesTo(one, turn.who).includes('lead')) return refusals.not_found
  if (turn.who.deputyId === null) return refusals.not_deputy
  if (!isEditable(one)) return refusals.wrong_state
  return goOn(turn, one, '', { optional: stepOf(one) !== 'ready' })
}

/** 作废 草12: it is kept, and listed no more. */
export async function discard(turn: Turn, id: number): Promise<Said> {
  const outcome = await discardDraft(turn.act, turn.who, id, '代表自己作废')
  if (!outcome.ok) return refusals[outcome.refusal]
  await closeDraft(turn, id)
  return `草稿${id}已作废，不再列出。`
}

/** 提交: shows earlier ones that say nearly the same and what should be asked about, and waits for a word; else it is done. */
export async function submitOne(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one || !partiesTo(one, turn.who).includes('lead')) return refusals.not_found
  if (turn.who.deputyId === null) return refusals.not_deputy
  if (!isEditable(one)) return refusals.wrong_state
  const step = stepOf(one)
  if (step !== 'ready') return goOn(turn, one, '还差一点，没有提交。')
  const similar = await similarTo(turn.act, turn.who, one.row, id)
  const doubts = await doubtsIn(turn.act, one)
  if (similar.length === 0 && doubts.length === 0) return submitNow(turn, id)
  await ask(turn.act, turn.conversation, 'suggestion.submit', { id }, turn.settings['question.expiresHours'])
  return [
    ...(similar.length > 0
      ? [
          '先看看，以前有相近的：',
          ...similar.map(({ title, number, state }) => `· ${number ?? ''} ${title}：${state}`),
        ]
      : []),
    ...doubts.map(({ name, words }) => `请留意：${name}${words ? `（“${words}”）` : ''}。`),
    '仍然提交吗？\n1 提交\n2 先不提交（草稿留着）',
  ].join('\n')
}

export async function answerSubmit(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number }
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes(turn.text) ? submitNow(turn, id) : '好的，没有提交，草稿留着。接着写请回“继续”。'
}

async function submitNow(turn: Turn, id: number): Promise<string> {
  const outcome = await submitDraft(turn.act, turn.who, id)
  if (!outcome.ok) return outcome.refusal === 'too_few_signers' ? tooFew(turn, id) : refusals[outcome.refusal]
  await closeDraft(turn, id)
  const { one } = outcome.value
  const days = turn.settings['suggestion.acceptWorkdays']
  return `已提交：${one.row.title}（${refOf(one.row)}）。代表工委${days}个工作日内决定是否受理，受理后告诉您编号。撤回请回：撤回建议 ${refOf(one.row)}`
}

/** How many deputies a motion has, and the two ways on. */
async function tooFew(turn: Turn, id: number): Promise<string> {
  const one = await openCase(turn.act, id)
  const most = turn.settings['suggestion.motionSigners']
  const missing = one ? await motionLacks(turn.act, one) : most
  return `${lackWords(most, missing)}，没有提交。请回“找代表联名”，或者回“改成建议”作为建议提交。`
}

/** 路口红绿灯那件找几个代表联名 */
export async function seek(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (one && (!one.row.facts.trim() || !one.row.proposals.trim()))
    return '还没写完，没有发。请先写好情况和建议，再请代表附议。'
  const outcome = await seekCosigners(turn.act, turn.who, id)
  if (!outcome.ok) return refusals[outcome.refusal]
  return soughtWords(outcome.value)
}

/** Photos and documents that come while a draft is open are its attachments. */
export async function takeDraftFiles(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number | null }
  const one = id === null ? null : await openCase(turn.act, id)
  if (id === null || !one || !isEditable(one)) return null
  const kept: string[] = []
  for (const { id: fileId, name } of turn.files) {
    const outcome = await attachToDraft(turn.act, turn.who, id, fileId)
    if (!outcome.ok) {
      await dropFile(turn.act, fileId)
      return `${kept.length === 0 ? '' : `已附：${kept.join('、')}。`}${refusals[outcome.refusal]}`
    }
    kept.push(name)
  }
  return `已附：${kept.join('、')}。写好了回“提交”。`
}
