import type { Turn } from '../shared/turn.ts'
import { raiseOwn } from '../concern/actions.ts'
import { ask, closeQuestion, type OpenQuestion } from '../question/actions.ts'
import type { Mention, Understanding } from '../language/understanding.ts'
import { ownProgress, reportContact, type Duplicate } from './actions.ts'
import { answerChange, correct, isChangeQuestion, undoLast, voidDescribed } from './changes.ts'
import { answered, doubtOf, draftOf, reportsOf, type AnswerReaders, type Draft, type Doubt } from './draft.ts'
import { missingReply, progressReply, recordedReceipt } from './receipts.ts'
import { may } from '../people/rules.ts'
import type { ReportInput, ReportRefusal } from './rules.ts'

/** 走访 张德发 反映3栋路灯不亮 */
export const log = (turn: Turn): Promise<string> => {
  if (!may.reportContacts(turn.who)) return Promise.resolve(refusals.not_contactor)
  return proceed(turn, draftOf(turn.text, turn.understood), false)
}

export const quota = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  return all.length === 0 ? refusals.not_contactor : progressReply(all, turn.today)
}

export const missing = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  return all.length === 0 ? refusals.not_contactor : missingReply(all, turn.today)
}

export { correct, undoLast as undo, voidDescribed }

const refusals: Record<ReportRefusal, string> = {
  not_contactor: '联系记录由人大代表和常委会组成人员来记。您要代人补记纸质卡，请联系联络处。',
  nobody: '没看出见了谁，没有记。请写上姓名再发一次，例如：走访 张德发 反映路灯不亮。',
  future: '日子还没有到，没有记。等联系过了再告诉我。',
  too_old: '早于去年的联系不能再记了。要补，请联系联络处。',
  not_linked: '里面有人不在您的联系名单里，没有记。请联系联络处核对名单。',
}

/** Asks what is in doubt, or records. */
async function proceed(turn: Turn, draft: Draft, again: boolean): Promise<string> {
  const doubt = doubtOf(draft, turn.today)
  if (doubt) {
    await ask(turn.act, turn.conversation, 'contact.draft', { draft }, turn.settings['question.expiresHours'])
    return asWords(doubt)
  }
  return record(turn, draft, again)
}

/** Numbered choices, and the way out. */
export const asWords = ({
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

async function record(turn: Turn, draft: Draft, again: boolean): Promise<string> {
  const nameOf = (key: string) => turn.linked.find((person) => person.key === key)?.name ?? ''
  const receipts: string[] = []
  const reports = reportsOf(draft)
  for (const [index, input] of reports.entries()) {
    const outcome = await reportContact(
      turn.act,
      turn.who,
      turn.linked,
      input,
      originOf(turn),
      turn.settings,
      again,
    )
    if (outcome.ok) receipts.push(recordedReceipt(outcome.value, nameOf, turn.today))
    else if (typeof outcome.refusal === 'string') receipts.push(refusals[outcome.refusal])
    else return [...receipts, await askAgain(turn, draft, index, outcome.refusal, nameOf, input)].join('\n')
  }
  return oneWayToChange(receipts)
}

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

/** The same report twice is most likely one: ask, and keep what follows it. */
async function askAgain(
  turn: Turn,
  draft: Draft,
  from: number,
  { already }: Duplicate,
  nameOf: (key: string) => string,
  input: ReportInput,
): Promise<string> {
  const rest = { ...draft, items: draft.items.slice(from) }
  await ask(
    turn.act,
    turn.conversation,
    'contact.again',
    { draft: rest },
    turn.settings['question.expiresHours'],
  )
  const names = [...input.parties.map(nameOf), ...input.unlisted].join('、')
  return `和编号${already}那条一样（${names}），已经记过了，没有再记。\n1 是两次，再记一条\n2 是同一次，不用记\n回数字。`
}

/** 是您自己发现的，回“自己” */
const noticedHimself = /^(?:我?自己|本人)(?:发现的?|看到的?|看见的?)?[。.!！]*$/

async function recordOwn(turn: Turn, draft: Draft): Promise<string> {
  const texts = draft.items.flatMap(({ concerns }) => concerns.map(({ text }) => text))
  const outcome = await raiseOwn(turn.act, turn.who, texts.join('；') || draft.text)
  if (!outcome.ok) return refusals.not_contactor
  return `已记下您反映的：${texts.join('；') || draft.text}。诉求编号${outcome.value.id}。撤：回“撤回”。`
}

/** Whether an open question belongs to this matter. */
export const asks = (kind: string): boolean =>
  kind === 'contact.draft' || kind === 'contact.again' || isChangeQuestion(kind)

/** The answer to an open question of this matter; null when the words answer something else. */
export async function answer(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (isChangeQuestion(question.kind)) return answerChange(turn, question)
  const { draft } = question.payload as { draft: Draft }
  if (question.kind === 'contact.again') return answerAgain(turn, question, draft)
  const doubt = doubtOf(draft, turn.today)
  if (!doubt) return null
  if (doubt.reason === 'who' && noticedHimself.test(turn.text.trim())) {
    await closeQuestion(turn.act, question.id, 'answered')
    return recordOwn(turn, draft)
  }
  const next = answered(draft, doubt, turn.text, readersOf(turn))
  if (next === null) return null
  await closeQuestion(turn.act, question.id, next === 'cancelled' ? 'cancelled' : 'answered')
  return next === 'cancelled' ? '好的，没有记。' : proceed(turn, next, false)
}

async function answerAgain(turn: Turn, question: OpenQuestion, draft: Draft): Promise<string | null> {
  const word = turn.text.normalize('NFKC').trim()
  const again = /^(?:1|是两次|两次|再记)/.test(word)
  if (!again && !/^(?:2|是同一次|同一次|不用|不记|一样)/.test(word)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (again) return record(turn, draft, true)
  const rest = { ...draft, items: draft.items.slice(1) }
  return rest.items.length === 0 ? '好的，没有再记，原来那条还在。' : proceed(turn, rest, false)
}

/** Reads an answer with the same eyes as a sentence. */
const readersOf = (turn: Turn): AnswerReaders => {
  const read = (text: string): Understanding['contacts'][number] | undefined =>
    turn.understand(text, null).contacts[0]
  const anyone = turn.linked[0]?.name ?? ''
  return {
    people: (text): readonly Mention[] => read(`走访 ${text}`)?.mentions ?? [],
    day: (text) => (hasDay(turn, text) ? (read(`${text} 走访 ${anyone}`)?.occurredOn ?? null) : null),
    method: (text) => turn.understand(`${text} ${anyone}`, null).contacts[0]?.method ?? null,
  }
}

/** A sentence without a day means today; an answer without one is no answer. */
const hasDay = (turn: Turn, text: string): boolean =>
  turn
    .understand(`${text} 走访 ${turn.linked[0]?.name ?? ''}`, null)
    .reasons.some(({ part }) => part === 'occurred_on' || part === 'occurredOn')
