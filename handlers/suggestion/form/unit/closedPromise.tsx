/** A promise in a suggestion that was made secret since: whoever promised reports it, and reads nothing else. */
import type { JSX } from 'preact'
import type { FormResult, FormVisit } from '../../../shared/visit.ts'
import { closedName, openParts, promisedBy, type Promised } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { subjectOf } from '../parts.tsx'
import { DeliverFields, deliveredIn, type UnitFacts } from './steps.tsx'

const meant = async (visit: FormVisit): Promise<Promised | null> => {
  const id = subjectOf(visit) ?? Number(visit.fields.text('id') || visit.query.get('id'))
  return (await promisedBy(visit.act, visit.who)).find((one) => one.id === id && one.title === null) ?? null
}

/** Its page; null where nothing closed is meant. */
export async function closedPromise(visit: FormVisit): Promise<JSX.Element | null> {
  const one = await meant(visit)
  return one && page(visit, one, await factsOf(visit, one), {})
}

/** What was reported of it; null where nothing closed is meant. */
export async function keptClosed(visit: FormVisit): Promise<FormResult | null> {
  const one = await meant(visit)
  if (!one) return null
  const facts = await factsOf(visit, one)
  const outcome = await deliveredIn(visit, facts.promises, closedName(one))
  return 'problems' in outcome ? { again: page(visit, one, facts, outcome.problems) } : { stored: outcome }
}

async function factsOf({ act, who }: FormVisit, { id }: Promised): Promise<UnitFacts> {
  const parts = await openParts(act, who, id, 'promise')
  return {
    promises: parts.ok ? parts.value : [],
    latest: null,
    hasReplied: false,
    toCorrect: null,
    whole: null,
    keyed: null,
  }
}

const page = (visit: FormVisit, one: Promised, facts: UnitFacts, problems: Problems): JSX.Element => (
  <>
    <div class="card">
      <p>
        <b>{closedName(one)}</b>
      </p>
      <p>这件建议现在不公开，内容请当面问代表工委。你单位承诺的事落实了，在这里报。</p>
    </div>
    <h2>承诺已落实</h2>
    <form method="post" enctype="multipart/form-data" action={visit.address}>
      <input type="hidden" name="id" value={one.id} />
      <DeliverFields visit={visit} problems={problems} facts={facts} />
      <button>提交</button>
    </form>
  </>
)
