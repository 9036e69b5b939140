/** What is answered to the questions about a change of a record. */
import { closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { choiceOf } from '../../shared/choices.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Turn } from '../../shared/turn.ts'
import { ownReport } from '../actions.ts'
import { askField, askForValue, askValue, fieldIn, fields, type Field } from './changeFields.ts'
import { turnOf } from './forDeputy.ts'
import { change, changePerson, changeTo } from './misnamed.ts'
import { answerBack, answerWithdrawal } from './withdrawals.ts'

const kinds = [
  'contact.void',
  'contact.back',
  'contact.report',
  'contact.field',
  'contact.concern',
  'contact.value',
  'contact.person',
]

/** Whether a question is about a change of what is recorded. */
export const isChangeQuestion = (kind: string): boolean => kinds.includes(kind)

/** The answer to a question about a change; null when the words answer something else. */
export async function answerChange(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { id } = question.payload as { id?: number }
  const report = id === undefined ? null : await ownReport(turn.act, turn.who, id)
  const { turn: seen, deputyName } = await turnOf(turn, report)
  const reply = await answerOf(seen, question, deputyName)
  if (!reply.ok) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return reply.value()
}

type Say = () => Promise<string>

async function answerOf(
  turn: Turn,
  question: OpenQuestion,
  deputyName: string | null,
): Promise<Outcome<Say, 'no_answer'>> {
  if (question.kind === 'contact.void') {
    const say = answerWithdrawal(turn, question.payload)
    return say ? done(say) : refused('no_answer')
  }
  if (question.kind === 'contact.back') {
    const say = answerBack(turn, question.payload)
    return say ? done(say) : refused('no_answer')
  }
  if (question.kind === 'contact.person') {
    const payload = question.payload as {
      id: number
      wrongKey: string
      said: string
      choices: { label: string; key: string | null }[]
    }
    const picked = choiceOf(payload.choices, turn.text)
    if (!picked) return refused('no_answer')
    if (picked.key) return done(() => changeTo(turn, payload.id, payload.wrongKey, picked.key ?? ''))
    return done(() =>
      change(turn, payload.id, { party: { wrongKey: payload.wrongKey, right: { name: payload.said } } }),
    )
  }
  if (question.kind === 'contact.field') {
    const { id } = question.payload as { id: number }
    const picked = choiceOf(
      fields.map((field) => ({ label: field })),
      fieldIn(turn.text) ?? turn.text,
    )
    if (picked) return done(() => askValue(turn, id, picked.label))
    // 改 and then at once the day
    return answerValue(turn, { id, field: '日期' }, deputyName)
  }
  if (question.kind === 'contact.report' || question.kind === 'contact.concern') {
    const { id, choices } = question.payload as { id: number; choices: { label: string; id: number }[] }
    const picked = choiceOf(choices, turn.text)
    if (!picked) return refused('no_answer')
    if (question.kind === 'contact.concern') return done(() => askForValue(turn, id, '诉求', picked.id))
    const report = await ownReport(turn.act, turn.who, picked.id)
    return report ? done(() => askField(turn, report)) : refused('no_answer')
  }
  return answerValue(turn, question.payload as { id: number; field: Field; concernId?: number }, deputyName)
}

/** Courtesies are no matter that somebody raised, and a new report is not the words of an old one. */
const isMatter = (turn: Turn): boolean =>
  !/^(?:谢谢|好[的吧]?|嗯+|行|可以|收到|是的?|对的?|不是|不对|\d{0,2})[。.!！~]*$/.test(turn.text.trim()) &&
  !(turn.understood.intent === 'contact.log' && turn.understood.contacts[0]?.method != null)

async function answerValue(
  turn: Turn,
  { id, field, concernId }: { id: number; field: Field; concernId?: number },
  deputyName: string | null,
): Promise<Outcome<Say, 'no_answer'>> {
  const anyone = turn.linked[0]?.name ?? ''
  if (field === '诉求') {
    const concern = {
      text: turn.text.trim().slice(0, 2000),
      ...(concernId === undefined ? {} : { id: concernId }),
    }
    return isMatter(turn) ? done(() => change(turn, id, { concern })) : refused('no_answer')
  }
  if (field === '日期') {
    const read = turn.understand(`${turn.text} 走访 ${anyone}`, null)
    const words = read.contacts[0]
    const said = read.reasons.some(({ part }) => part === 'occurred_on' || part === 'occurredOn')
    const occurredOn = words?.occurredOn
    return said && occurredOn
      ? done(() =>
          change(turn, id, { occurredOn, ...(words.partOfDay ? { partOfDay: words.partOfDay } : {}) }),
        )
      : refused('no_answer')
  }
  if (field === '方式') {
    const method = turn.understand(`${turn.text} ${anyone}`, null).contacts[0]?.method
    return method ? done(() => change(turn, id, { method })) : refused('no_answer')
  }
  const [right] = turn.understand(`走访 ${turn.text}`, null).contacts[0]?.mentions ?? []
  const report = right && (await ownReport(turn.act, turn.who, id))
  return right && report
    ? done(() => changePerson(turn, report, null, right, deputyName))
    : refused('no_answer')
}
