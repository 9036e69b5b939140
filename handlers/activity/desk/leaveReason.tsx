/** Why somebody is on leave, told by the sheet of who was there: a line a person, read beside the mark that it belongs to. */
import type { JSX } from 'preact'
import type { DeskVisit } from '../../shared/visit.ts'
import type { Activity, sheetMembers } from '../actions.ts'
import { leaveWithoutReason } from '../attendance/attendance.ts'
import { isLeaveOfSheet } from '../attendance/due.ts'

type Participant = Awaited<ReturnType<typeof sheetMembers>>[number]

const longestReason = 100

const fieldOf = ({ personId }: Participant): string => `r${personId}`

/** What the last sheet told; what he said himself is his and stands beside the field, not in it. */
const told = (activity: Activity, member: Participant): string =>
  isLeaveOfSheet(activity, member) && member.reason !== leaveWithoutReason ? (member.reason ?? '') : ''

/** A reason that somebody gave himself is shown; any other is asked for. */
export function LeaveReason({
  visit: { fields },
  activity,
  member,
}: {
  visit: DeskVisit
  activity: Activity
  member: Participant
}): JSX.Element {
  const isHis = member.reason !== null && !isLeaveOfSheet(activity, member)
  if (isHis) return <>{member.reason}</>
  const name = fieldOf(member)
  return (
    <input
      type="text"
      name={name}
      aria-label={`${member.person.name}请假的原因`}
      placeholder="请假才写"
      maxlength={longestReason}
      value={fields.has(name) ? fields.text(name) : told(activity, member)}
    />
  )
}

/** The reason beside a mark; null where none is told. */
export const reasonOf = ({ fields }: DeskVisit, member: Participant): string | null =>
  fields.text(fieldOf(member)).slice(0, longestReason) || null

/** Who has a new reason and is not marked as on leave: the reason would be lost. */
export const reasonsAstray = (
  visit: DeskVisit,
  activity: Activity,
  members: readonly Participant[],
): string[] =>
  members
    .filter((member) => {
      const reason = reasonOf(visit, member)
      const isOnLeave = visit.fields.text(`p${member.personId}`) === 'excused'
      return reason !== null && !isOnLeave && reason !== told(activity, member)
    })
    .map(({ person }) => person.name)
