import type { Matter, Turn } from '../shared/turn.ts'
import { dayOf, spokenDay } from '../shared/days.ts'
import { shortened } from '../shared/words.ts'
import {
  answerConcern,
  concernOf,
  ownConcerns,
  type AnswerRefusal,
  type ConcernLine,
  type ConcernView,
} from './actions.ts'
import { stateNames } from './rules.ts'

const answering =
  /^(?:请?帮?我?)?(?:回复|答复|回应|回)(?:一下)?诉求(?:编号)?\s*[#:：]?\s*(\d{1,9})\s*号?(?!\d)([\s\S]*)$/
const asking =
  /^(?:请?帮?我?)?(?:查询?|看|问)?(?:一下|看|查)?诉求(?:编号)?\s*[#:：]?\s*(\d{1,9})\s*号?(?!\d)(?:现在|目前|的|到底)*(?:(?:怎么样|怎样|咋样|如何|进展|结果|状态|情况|内容|详情|到哪|(?:有没有|有)?(?:答复|回复|结果|消息|进展|人管)|(?:办|处理|解决|答复|回复)).{0,6})?[?？。.!！了吗呢啊呀没有]*$/
const listing =
  /^(?:查询?|看|列出)?(?:一下|看)?我?的?(?:所有的?|全部|收到的)?诉求(?:列表|清单|有哪些|还有哪些|都?有什么)?[?？。.!！]*$/

/** What a sentence that names a matter by its number, or all of one's own, asks for; null when it is none such. */
export function commandIn(text: string): ((turn: Turn) => Promise<string>) | null {
  const words = text.normalize('NFKC').trim()
  const answered = answering.exec(words)
  if (answered) {
    // in the speaker's own signs: NFKC would turn ： into :
    const said = answering.exec(text.trim())?.[2] ?? answered[2] ?? ''
    return (turn) => answer(turn, Number(answered[1]), said.replace(/^[\s：:，,。、]+/, ''))
  }
  const asked = asking.exec(words)
  if (asked) return (turn) => show(turn, Number(asked[1]))
  return listing.test(words) ? list : null
}

/** 回复诉求12 ……: a whole sentence of its own, whatever was asked before. */
export const isAnswer = (text: string): boolean => answering.test(text.normalize('NFKC').trim())

const refusals: Record<AnswerRefusal, string> = {
  not_yours: '没有找到您的这条诉求，没有记。看自己的诉求请回“我的诉求”。',
  void: '这条诉求已经撤回，没有再记答复。',
  empty: '答复写什么？请连着写，例如：回复诉求12 已联系物业，下周三修好。',
  too_long: '答复太长了，没有记。请写在2000字以内。',
  changed_meanwhile: '这条诉求刚刚被改过，没有记。请再发一次。',
}

/** 回复诉求12 已联系物业，下周三修好 */
async function answer(turn: Turn, id: number, text: string): Promise<string> {
  const outcome = await answerConcern(turn.act, turn.who, id, text)
  if (!outcome.ok) return refusals[outcome.refusal]
  const { value } = outcome
  const seen = value.source === 'card' ? '反映的选民凭回执号能看到这段话。' : ''
  return `已记下诉求${id}的答复：${shortened(text.trim(), 80)}${stop(text)}${seen}要改：再发一次“回复诉求${id} ……”，以最后一次为准。`
}

const stop = (text: string): string => (/[。！？!?.…]$/.test(text.trim()) ? '' : '。')

/** 诉求12怎么样了 */
async function show(turn: Turn, id: number): Promise<string> {
  const outcome = await concernOf(turn.act, turn.who, id)
  return outcome.ok ? inFull(turn, outcome.value) : refusals.not_yours.replace('，没有记', '')
}

function inFull(turn: Turn, concern: ConcernView): string {
  const day = (at: Date) => spokenDay(dayOf(at, turn.act.zone), turn.today)
  const last = concern.answers.at(-1)
  const isOwner = concern.owner.personId === turn.who.personId
  const from = { contact: '联系时反映', own: isOwner ? '您自己发现' : '代表自己发现', card: '征求意见卡' }
  return [
    `诉求${concern.id}（${day(concern.createdAt)}，${from[concern.source]}）：${concern.text}`,
    ...(concern.voter ? [voterWords(concern.voter)] : []),
    `现在：${stateNames[concern.state]}。`,
    ...(last ? [`${day(last.answeredAt)}答复：${last.text}`] : []),
    ...(isOwner && concern.state === 'open' ? [`要答复：回“回复诉求${concern.id} ……”。`] : []),
  ].join('\n')
}

const voterWords = ({ name, phone, address }: NonNullable<ConcernView['voter']>): string => {
  const said = [name, phone, address].filter(Boolean).join('，')
  return said ? `反映人：${said}` : '反映人没有留姓名和电话，凭回执号来查答复。'
}

/** 我的诉求 */
async function list(turn: Turn): Promise<string> {
  const { waiting, lines } = await ownConcerns(turn.act, turn.who)
  const [first] = lines
  if (!first) return '还没有记过诉求。联系选民时说一句就会记下，例如：走访 张德发 反映路灯不亮。'
  const head = waiting > 0 ? `还有${waiting}条诉求没有答复：` : '诉求都答复过了，最近的几条：'
  const hint =
    waiting > 0
      ? `答复：回“回复诉求${first.id} ……”；看一条：回“诉求${first.id}”。`
      : `看一条：回“诉求${first.id}”。`
  return [head, ...lines.map((line) => lineOf(turn, line)), hint].join('\n')
}

const lineOf = (turn: Turn, { id, text, state, createdAt, fromCard }: ConcernLine): string =>
  `诉求${id}（${spokenDay(dayOf(createdAt, turn.act.zone), turn.today)}${fromCard ? '，意见卡' : ''}${state === 'open' ? '' : `，${stateNames[state]}`}）：${shortened(text, 40)}`

export const matter: Matter = {
  commands: { 'concern.status': list },
  answer: () => Promise.resolve(null),
  claims: () => false,
  forms: [],
}
