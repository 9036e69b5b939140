/** What assisting units say and promise, for the unit that answers for all and for the deputies; and what a conference found. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { FormVisit } from '../../../shared/visit.ts'
import type { WholeSuggestion } from '../../actions.ts'
import { Paragraphs } from '../parts.tsx'

interface Props {
  visit: FormVisit
  whole: WholeSuggestion
}

/** Each opinion with its promises and how they stand; nothing where none was given. */
export const Opinions = ({ visit, whole }: Props): JSX.Element => (
  <>
    {whole.opinions.map((opinion) => (
      <div class="card" key={opinion.id}>
        <h2>{whole.handlings.find(({ id }) => id === opinion.handlingId)?.unit.name}的协办意见</h2>
        <Paragraphs text={opinion.text} />
        <Promised visit={visit} whole={whole} opinionId={opinion.id} />
      </div>
    ))}
  </>
)

function Promised({ visit, whole, opinionId }: Props & { opinionId: number }): JSX.Element | null {
  const promises = whole.commitments.filter((one) => one.opinionId === opinionId)
  if (promises.length === 0) return null
  const today = dayOf(visit.act.now, visit.act.zone)
  return (
    <ul>
      {promises.map(({ id, text, dueOn, deliveredAt }) => (
        <li key={id}>
          承诺{spokenDay(dueOn, today)}前：{text}
          {deliveredAt && `（${spokenDay(dayOf(deliveredAt, visit.act.zone), today)}说已落实）`}
        </li>
      ))}
    </ul>
  )
}

export const Conclusion = ({ whole }: Pick<Props, 'whole'>): JSX.Element | null =>
  whole.conclusion ? (
    <div class="card">
      <h2>会商结论</h2>
      <Paragraphs text={whole.conclusion} />
    </div>
  ) : null
