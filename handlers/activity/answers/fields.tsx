/** Answers that came by phone, on a page: what each says, read into replies. */
import type { JSX } from 'preact'
import type { Fields } from '../../shared/fields.ts'
import { Field, Select, type Problems } from '../../shared/page.tsx'
import { statusNames, statusOf } from '../rules.ts'
import type { AnsweredFor, ReplyOf } from './onBehalf.ts'

interface Asked {
  personId: number
  person: { name: string }
  answer: string | null
  presence: string | null
}

const choices = [
  { value: '', label: '不记' },
  { value: 'going', label: '参加' },
  { value: 'declined', label: '不参加' },
  { value: 'leave', label: '请假' },
]

/** The replies that were chosen, or what must be mended by the name of its field. Leave needs a reason. */
export function repliesIn(
  fields: Fields,
  members: readonly Asked[],
): { replies: ReplyOf[] } | { problems: Problems } {
  const problems: Record<string, string> = {}
  const replies: ReplyOf[] = []
  for (const { personId, person } of members) {
    const answer = fields.text(`answer${personId}`)
    const reason = fields.text(`reason${personId}`).slice(0, 200)
    if (reason !== '' && answer !== 'leave')
      problems[`reason${personId}`] = `${person.name}：写了请假原因，请选“请假”，或者把原因删掉。`
    if (answer === 'leave' && reason.length < 2)
      problems[`reason${personId}`] = `${person.name}：请写请假原因，例如：出差。`
    if (answer === '') continue
    replies.push({ personId, coming: answer === 'going', reason: answer === 'leave' ? reason : null })
  }
  if (Object.keys(problems).length > 0) return { problems }
  return replies.length > 0 ? { replies } : { problems: { answers: '还没有选谁的回复，没有记。' } }
}

/** 没有回复, 参加, 请假（出差） */
function standingOf(member: Asked & { reason: string | null }): string {
  const status = statusOf(member)
  if (status === null) return '没有回复'
  return member.reason ? `${statusNames[status]}（${member.reason}）` : statusNames[status]
}

/** What each says, to be opened one by one: nothing is chosen beforehand. */
export const ReplyFields = ({
  members,
  fields,
  problems,
}: {
  members: readonly (Asked & { reason: string | null })[]
  fields: Fields
  problems: Problems
}): JSX.Element => (
  <div id="answers">
    {members.map((member) => {
      const answer = `answer${member.personId}`
      const reason = `reason${member.personId}`
      const isOpen = fields.text(answer) !== '' || problems[reason] !== undefined
      return (
        <details class="card" key={member.personId} open={isOpen}>
          <summary>
            <b>{member.person.name}</b>：{standingOf(member)}
          </summary>
          <div class="pair">
            <Select
              name={answer}
              label={`${member.person.name}说`}
              options={choices}
              chosen={fields.text(answer)}
            />
            <Field
              name={reason}
              label="请假原因"
              problems={problems}
              value={fields.text(reason)}
              maxLength={200}
            />
          </div>
        </details>
      )
    })}
  </div>
)

/** 罗小燕：参加；谭志刚：请假（出差） — what was put down, by name. */
export const answeredWords = (
  members: readonly Asked[],
  replies: readonly ReplyOf[],
  answered: readonly AnsweredFor[],
): string =>
  replies
    .toSorted((a, b) => Number(a.coming) - Number(b.coming))
    .map(({ personId, reason }, index) => {
      const name = members.find((one) => one.personId === personId)?.person.name ?? ''
      const one = answered[index]
      const what =
        one?.answer === 'waiting' ? `候补第${one.waitingPlace ?? 1}位` : statusNames[one?.answer ?? 'going']
      return `${name}：${what}${reason ? `（${reason}）` : ''}`
    })
    .join('；')
