/** 代录 on a suggestion's page: folded, named by party, a link an act. */
import type { JSX } from 'preact'
import type { DeskVisit } from '../../../shared/visit.ts'
import { partiesToKey, type Reading } from '../../actions.ts'
import { actsFor } from './acts.tsx'

/** For whom what may be keyed in; nothing where there is nobody or nothing. */
export async function KeyingCard(visit: DeskVisit, reading: Reading): Promise<JSX.Element | null> {
  const parties = await partiesToKey(visit.act, visit.who, reading.one)
  const open = []
  for (const one of parties) {
    const acts = await actsFor(visit, reading, one.party)
    if (acts.length > 0) open.push({ ...one, acts })
  }
  if (open.length === 0) return null
  const path = `/desk/suggestions/${reading.one.row.id}/key-in`
  return (
    <details class="card">
      <summary>代录</summary>
      <p class="hint">
        单位、代表用纸质件、电话或当面交来的，在这里替他录入，按收到的日子算。本人会收到消息，录错了可以更正。
      </p>
      {open.map(({ party, name, acts }) => (
        <section key={party} aria-label={`代${name}录入`}>
          <h3>{name}</h3>
          <div class="acts">
            {acts.map(({ key, label }) => (
              <a key={key} class="button plain" href={`${path}?for=${party}&do=${key}`}>
                {label}
              </a>
            ))}
          </div>
        </section>
      ))}
    </details>
  )
}
