/** What may be keyed in for a unit or the lead deputy now: the fields and verbs of his own form. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { ProblemList } from '../../../shared/page.tsx'
import type { DeskVisit, FormVisit } from '../../../shared/visit.ts'
import {
  correctable,
  correctRating,
  couldTake,
  rateReply,
  readEverything,
  unitsThatMay,
  voiceFor,
  type KeyedParty,
  type Reading,
} from '../../actions.ts'
import type { KeyedIn } from '../../course.ts'
import type { Problems } from '../../draft/entries.ts'
import { GradeFields, judgedIn } from '../../form/own/grades.tsx'
import { openSteps } from '../../form/own/steps.tsx'
import { ownFacts } from '../../form/steps.tsx'
import { isOpenFor, unitActs, type UnitAct } from '../../form/unit/acts.tsx'
import { unitFacts } from '../../form/unit/steps.tsx'
import { refusalSentences } from '../../refusals.ts'

export interface KeyAct {
  key: string
  label: string
  fields: (visit: FormVisit, problems: Problems) => JSX.Element
  /** The party's verb; what is wrong by field where it refused. */
  run: (visit: FormVisit) => Promise<object | { problems: Problems }>
  /** The scan that comes with it has a place of its own: a reply's letter. */
  hasLetter: boolean
}

/** The desk's visit as the party's own. */
export const visitAs = (visit: DeskVisit, who: FormVisit['who']): FormVisit => ({
  ...visit,
  who,
  subject: null,
  linkId: 0,
  photos: { kept: [], problem: null },
})

/** The acts that may be keyed in for a party now, in the order of its form; none while the lead's duties rest. */
export async function actsFor(visit: DeskVisit, reading: Reading, party: KeyedParty): Promise<KeyAct[]> {
  const today: KeyedIn = { on: dayOf(visit.act.now, visit.act.zone), way: 'paper', once: '' }
  const voice = await voiceFor(visit.act, visit.who, reading.one, party, today)
  if (!voice.ok) return []
  const as = visitAs(visit, voice.value)
  return party === 'lead' ? ofLead(as, reading) : ofUnit(as, reading)
}

const NoFields = (problems: Problems): JSX.Element => <ProblemList problems={problems} />

/** What a unit may say more often than it may be keyed in, or has a place of its own at the desk. */
const notKeyed: readonly UnitAct[] = ['progress', 'letter']

async function ofUnit(visit: FormVisit, reading: Reading): Promise<KeyAct[]> {
  const facts = await unitFacts(visit, reading)
  const owes = (await unitsThatMay(visit.act, visit.who, reading.one, 'reply')).length > 0
  const keys = (Object.keys(unitActs) as UnitAct[]).filter(
    (key) => !notKeyed.includes(key) && (key !== 'reply' || owes) && isOpenFor(visit, reading, key, facts),
  )
  return keys.map((key) => {
    const { label, fields: Fields, run } = unitActs[key]
    return {
      key,
      label,
      fields: (as, problems) =>
        key === 'sign' ? NoFields(problems) : <Fields visit={as} problems={problems} facts={facts} />,
      run: (as) => run(as, reading),
      hasLetter: key === 'reply',
    }
  })
}

/** Of what the lead deputy does, these are keyed in; his rating has fields of its own. */
const keyedSteps: readonly string[] = ['confirm', 'kept', 'disown']

async function ofLead(visit: FormVisit, reading: Reading): Promise<KeyAct[]> {
  const { one } = reading
  const whole = await readEverything(visit.act, visit.who, one.row.id)
  if (!whole) return []
  const facts = await ownFacts(visit, reading, whole)
  const steps = openSteps({ visit, reading, facts }).filter(([key]) => keyedSteps.includes(key))
  const verb = couldTake(one, visit.who, 'rate')
    ? rateReply
    : (await correctable(visit.act, visit.who, one)) && correctRating
  const rate: KeyAct | null = verb && {
    key: 'rate',
    label: verb === rateReply ? '测评' : '更正测评',
    fields: ({ fields }, problems) => (
      <>
        <ProblemList problems={problems} />
        <GradeFields fields={fields} problems={problems} />
      </>
    ),
    run: async ({ act, who, fields }) => {
      const judged = judgedIn(fields)
      if ('problems' in judged) return judged
      const outcome = await verb(act, who, one.row.id, judged)
      return outcome.ok ? outcome : { problems: { result: refusalSentences[outcome.refusal] } }
    },
    hasLetter: false,
  }
  return [
    ...(rate ? [rate] : []),
    ...steps.map(([key, { label, fields, run }]) => ({
      key,
      label,
      fields: (as: FormVisit, problems: Problems) => fields({ visit: as, reading, facts, problems }),
      run: (as: FormVisit) => run({ visit: as, reading, facts }),
      hasLetter: false,
    })),
  ]
}
