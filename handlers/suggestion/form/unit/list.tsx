/** What an officer's units have in hand, and what they promised, the first due first. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Empty } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { closedName, listSuggestions, promisedBy, refOf, waitInWords } from '../../actions.ts'
import { stateNames, type State } from '../../moves.ts'

const inHand: readonly State[] = [
  'assigned',
  'return_requested',
  'handling',
  'rehandling',
  'replied',
  'conference',
  'merged',
]

async function allInHand({ act, who }: FormVisit, unitId: number, states: readonly State[]) {
  const all: Awaited<ReturnType<typeof listSuggestions>>['rows'] = []
  for (let after: number | null = 0; after !== null;) {
    const page = await listSuggestions(act, who, { unitId, states }, after, 100)
    all.push(...page.rows)
    after = page.next
  }
  return all
}

export async function list(visit: FormVisit): Promise<JSX.Element> {
  const { act, who } = visit
  const today = dayOf(act.now, act.zone)
  const found = new Map<number, { title: string; hint: string; due: string }>()
  for (const unitId of who.unitIds) {
    for (const { one: suggestion, waits } of await allInHand(visit, unitId, inHand)) {
      const own = waits.find((each) => each.unitId === unitId)
      const wait = own ?? waits[0]
      found.set(suggestion.row.id, {
        title: `${refOf(suggestion.row)} ${suggestion.row.title}`,
        hint: wait ? waitInWords(wait, suggestion, today) : stateNames[suggestion.course.state],
        // what waits for somebody else comes last
        due: own?.due ?? '9999',
      })
    }
  }
  for (const promised of await promisedBy(act, who))
    if (!found.has(promised.id))
      found.set(promised.id, {
        title: promised.title === null ? closedName(promised) : `${refOf(promised)} ${promised.title}`,
        hint: `${promised.state === 'closed' ? '已办结，' : ''}承诺的事${spokenDay(promised.dueOn, today)}前落实`,
        due: promised.dueOn,
      })
  if (found.size === 0) return <Empty>你单位现在没有在办的代表建议。有新的交办会在微信里告诉您。</Empty>
  return (
    <>
      <p>点开一件，再签收、答复或者记沟通。先到期的在前面。</p>
      <ul class="picks">
        {[...found]
          .sort(([, a], [, b]) => a.due.localeCompare(b.due))
          .map(([id, { title, hint }]) => (
            <li key={id}>
              <a href={`?id=${id}`}>
                {title}
                <small>{hint}</small>
              </a>
            </li>
          ))}
      </ul>
    </>
  )
}
