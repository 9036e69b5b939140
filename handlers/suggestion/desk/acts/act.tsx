/** One act of staff on a suggestion as data, and the fields that several acts ask for. */
import type { JSX } from 'preact'
import { isDay } from '../../../settings/rules.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { Area, Field, type Option } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { Reading, Taken } from '../../actions.ts'
import type { Move } from '../../moves.ts'
import type { SuggestionRefusal } from '../../rules.ts'

export interface DeskAct {
  label: string
  move: Move
  /** Whether it makes sense now, beyond the table of moves. */
  fits?: (reading: Reading) => boolean
  fields?: (about: About) => JSX.Element
  /** What must be chosen or filled in before it runs, as a sentence; null when nothing is left out. */
  missing?: (visit: DeskVisit) => string | null
  /** A scan or document may go with it; kept before it runs, and dropped when it is refused. */
  takesFile?: true
  run: (visit: DeskVisit, id: number, fileId: number | null) => Promise<Outcome<Taken, SuggestionRefusal>>
  said: string
}

export interface About {
  reading: Reading
  /** What was typed into this act before it was refused; '' otherwise. */
  typed: (name: string) => string
  /** The same for tick boxes. */
  ticked: (name: string) => readonly string[]
  categories: readonly string[]
  units: readonly Option[]
  chairs: readonly Option[]
  committees: readonly Option[]
}

export const text = (visit: DeskVisit, name: string): string => visit.fields.text(name)
export const day = (visit: DeskVisit, name: string): string =>
  isDay(text(visit, name)) ? text(visit, name) : ''

/** Asks for a field that was left empty. */
export const asksFor =
  (name: string, sentence: string) =>
  (visit: DeskVisit): string | null =>
    text(visit, name) === '' ? sentence : null

export const none: Option = { value: '', label: '请选择' }
export const named = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }))

export const Reason = ({ label, typed }: { label: string } & Pick<About, 'typed'>): JSX.Element => (
  <Area name="reason" label={label} value={typed('reason')} />
)

/** Chosen once more after a refusal: a browser keeps no file. */
export const FileField = ({ hint, isAgain }: { hint: string; isAgain: boolean }): JSX.Element => (
  <Field
    name="files"
    label="扫描件或文件"
    hint={`${isAgain ? '刚才选的文件请重新选一次。' : ''}${hint}照片、PDF、Word、Excel，不超过8 MB。`}
    type="file"
    accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
  />
)

export const unitName = ({ one }: Reading, unitId: number): string =>
  one.row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? String(unitId)
