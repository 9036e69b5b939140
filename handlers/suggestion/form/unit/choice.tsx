/** An officer of two units that may both do a step says for which he does it, on the form as in the chat. */
import type { JSX } from 'preact'
import { Choices } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { allUnits, unitsThatMay, type Reading, type UnitMove } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import type { Move } from '../../moves.ts'
import { handlingNames } from '../../rules.ts'

/** What several units of one officer may do, each for itself. Letters and promises name their unit by themselves. */
const eachForItself: readonly Move[] = [
  'sign_for',
  'ask_return',
  'communicate',
  'ask_extension',
  'assist_opinion',
  'reply',
  'report_progress',
] satisfies UnitMove[]

const isEach = (move: Move): move is Extract<Move, UnitMove> => eachForItself.includes(move)

export interface UnitOption {
  unitId: number
  label: string
}

/** The officer's units that may take this step now, where there is more than one; none where nothing is to be asked. */
export async function unitOptions(visit: FormVisit, { one }: Reading, move: Move): Promise<UnitOption[]> {
  const may = isEach(move) ? await unitsThatMay(visit.act, visit.who, one, move) : []
  if (may.length < 2) return []
  const names = new Map((await allUnits(visit.act)).map(({ id, name }) => [id, name]))
  return may.map(({ unitId, role }) => ({
    unitId,
    label: `${names.get(unitId) ?? ''}（${handlingNames[role]}）`,
  }))
}

/** The visit as the chosen unit's officer; as it is where nothing is asked, null where nothing was chosen. */
export function speakingFor(visit: FormVisit, options: readonly UnitOption[]): FormVisit | null {
  if (options.length === 0) return visit
  const chosen = options.find(({ unitId }) => String(unitId) === visit.fields.text('unit'))
  return chosen ? { ...visit, who: { ...visit.who, unitIds: [chosen.unitId] } } : null
}

/** The question; nothing where there is only one. Nothing is chosen beforehand. */
export const UnitChoice = ({
  visit,
  options,
  problems,
}: {
  visit: FormVisit
  options: readonly UnitOption[]
  problems: Problems
}): JSX.Element | null =>
  options.length === 0 ? null : (
    <Choices
      name="unit"
      label="这次是哪个单位"
      hint="您负责的几个单位都在办这件。"
      type="radio"
      problems={problems}
      options={options.map(({ unitId, label }) => ({ value: String(unitId), label }))}
      chosen={[visit.fields.text('unit')]}
    />
  )
