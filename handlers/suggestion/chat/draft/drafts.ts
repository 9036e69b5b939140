/** A draft in the chat: in one message, by questions; shown, changed, submitted. What it comes of is in origins.ts. */
import { dropFile } from '../../../file/actions.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { shortened } from '../../../shared/words.ts'
import {
  attachToDraft,
  editDraft,
  openCase,
  ownSuggestions,
  partiesTo,
  refOf,
  seekCosigners,
  sitsNow,
  startDraft,
  titled,
  type Brief,
  type Case,
} from '../../actions.ts'
import { soughtWords } from '../../draft/sought.ts'
import type { DraftInput } from '../../rules.ts'
import { changeChoice, changePart } from './changes.ts'
import { cosignersNamed, draftIn, isFree, partChanged, saysNothing, saysOtherwise, toldIn } from './told.ts'
import { goOn, isEditable, otherActivity, saved, started } from './next.ts'
import { answerIn, questionOf, stepOf, type Asking, type Step } from './steps.ts'
import { linkTo } from '../reading/links.ts'
import { chosenIndex } from '../words/naming.ts'
import { submitOne } from './submitting.ts'
import { refusals } from '../words/refusals.ts'

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

/** 我要提两个建议，一个是路灯，一个是公交: one after the other. */
export const startOne = async (turn: Turn): Promise<Said> => {
  const said = await start(turn)
  const words = typeof said === 'string' ? said : said.text
  return turn.who.deputyId === null ? said : `一件建议只说一件事，写完一件再写下一件。先写哪一件？\n${words}`
}

/** 提个建议 关于…的建议 上月出了两起事故 建议装信号灯和减速带 */
export const draftAtOnce = (turn: Turn): Promise<Said> => begin(turn, draftIn(turn.text), () => '\n')

/** Any free text is the answer to a draft's question; what it is not, starts with a command of its own. */
export async function answerDraft(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, step, choices, kind, ...asking } = question.payload as DraftAsked
  if (isFree(step) && saysNothing(turn.text))
    return `好的，没有记。${questionOf(step, kind ?? 'suggestion', turn.settings)}`
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
  const change = partChanged(turn.text)
  if (change) return changePart(turn, one, change.part, change.words)
  if (step === 'ready')
    return /^(?:提交|交|1|１)[吧了。]*$/.test(turn.text.trim()) ? submitOne(turn, id) : null
  if (step === 'activity')
    return started(
      turn,
      await editDraft(turn.act, turn.who, id, activityFor(turn.text, choices ?? [])),
      () => '',
      asking,
    )
  const sought = cosignersNamed(turn.text)
  if (sought !== null)
    return `写好以后回“找代表联名”，卡片会发给本组代表；只请${sought}的，提交前请他们回“附议 ${refOf(one.row)}”。\n${questionOf(step, one.row.kind, turn.settings)}`
  if (saysOtherwise(turn.text)) return `${changeWhich}\n${questionOf(step, one.row.kind, turn.settings)}`
  const told = toldIn(step, turn.text, one.row)
  const input = told ?? answerIn(step, turn.text, one.row.kind, turn.settings)
  if (input === null) return `没看懂。${questionOf(step, one.row.kind, turn.settings)}`
  if (input === 'leftOpen')
    return goOn(turn, one, '', { ...asking, leftOpen: [...(asking.leftOpen ?? []), step] })
  const titleSaid = (now: Case) =>
    told?.title === undefined ? '' : `标题：${now.row.title}（要改回“改标题 ……”）\n`
  return started(turn, await editDraft(turn.act, turn.who, id, input), titleSaid, asking)
}

const changeWhich = '前面写的要改哪一项？回“改标题”“改情况”或“改建议”，接着写新的内容。'

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
  const text = turn.text
    .trim()
    .replace(/^先(?:说|写|提|来|讲)(?:一?[个件])?(?=\S{2})/, '')
    .replace(/(?<=^\S{2,12})的$/, '')
  if (kind === 'motion') return begin(turn, { kind, title: titled(text, kind) }, () => '\n', asking)
  const isWhole = text.length > 40 || /[。；;\n]/.test(text)
  return begin(turn, isWhole ? draftIn(text) : { title: titled(text) }, () => '\n', isWhole ? {} : asking)
}

/** 继续 草12; 我的草稿 */
export async function resume(turn: Turn, id: number): Promise<string> {
  const one = await openCase(turn.act, id)
  if (!one || !partiesTo(one, turn.who).includes('lead')) return refusals.not_found
  if (turn.who.deputyId === null) return refusals.not_deputy
  if (!isEditable(one)) return refusals.wrong_state
  return goOn(turn, one, '', { optional: stepOf(one) !== 'ready' })
}

/** 路口红绿灯那件找几个代表联名 */
export async function seek(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (one && (!one.row.facts.trim() || !one.row.proposals.trim()))
    return '还没写完，没有发。请先写好情况和建议，再请代表附议。'
  const outcome = await seekCosigners(turn.act, turn.who, id)
  if (!outcome.ok) return refusals[outcome.refusal]
  return soughtWords(outcome.value, one?.row.kind === 'motion' ? '议案' : '建议')
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
