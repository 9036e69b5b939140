/** 提醒 of a suggestion at the desk: of what, to whom, when, and whether it got there. */
import type { JSX } from 'preact'
import { spokenDay, timeOf, dayOf, type Day } from '../../../shared/days.ts'
import { Tag, type Tone } from '../../../shared/page.tsx'
import type { Fate, ReminderLine } from '../../actions.ts'

const fates: Record<Fate, { name: string; tone: Tone }> = {
  sent: { name: '已发', tone: 'good' },
  waits: { name: '等着发', tone: 'quiet' },
  unclear: { name: '不知道发出去没有', tone: 'late' },
  failed: { name: '没有发出去', tone: 'late' },
  unreached: { name: '没有绑定微信，没有送到', tone: 'late' },
  left_out: { name: '发的时候已不需要，没有发', tone: 'quiet' },
}

export function Reminders({
  lines,
  zone,
  today,
}: {
  lines: readonly ReminderLine[]
  zone: string
  today: Day
}): JSX.Element | null {
  if (lines.length === 0) return null
  const missed = lines.filter(({ people }) => people.some(({ fate }) => isMissed(fate))).length
  return (
    <details open={missed > 0}>
      <summary>
        提醒{lines.length}次{missed > 0 && `，${missed}次有人没有收到`}
      </summary>
      <ul class="lines">
        {lines.map(({ on, about, people }, index) => (
          <li key={index}>
            <b>{spokenDay(on, today)}</b> {about}：
            {people.map(({ name, fate, saidAt }) => (
              <span key={name}>
                {' '}
                {name} <Tag tone={fates[fate].tone}>{fates[fate].name}</Tag>
                {fate === 'sent' &&
                  saidAt &&
                  ` ${spokenDay(dayOf(saidAt, zone), today)}${timeOf(saidAt, zone)}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

const isMissed = (fate: Fate): boolean => fate === 'unreached' || fate === 'failed' || fate === 'unclear'
