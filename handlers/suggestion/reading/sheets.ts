/** What stands on the 代表建议纸 beside its words, as the export hands it out. */
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { refOf } from '../numbering.ts'
import * as suggestions from '../store.ts'
import * as register from './register/store.ts'

export interface SheetLine {
  id: number
  suggestion: string
  /** suggestion | motion */
  kind: string
  /** Of one that was handed in as a motion. */
  motionNo: string | null
  lead: string
  sourceKind: string | null
  publicity: string | null
  repeatedYears: number | null
  wantsContact: boolean | null
  wantsWrittenReply: boolean | null
  mayBeCosigned: boolean | null
  /** Of one that came on paper: the day, who keyed it in, and who signed on the sheet. */
  receivedOn: Day | null
  recordedBy: string | null
  paperSigners: string[]
}

/** A page of the sheets after an id, in the order and range of the register. */
export async function sheetLinesAfter(
  act: Pick<Act, 'tx'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<SheetLine[]> {
  const rows = await register.registeredAfter(act.tx, after, range, take)
  const recorders = await suggestions.peopleById(
    act.tx,
    rows.map(({ recordedById }) => recordedById),
  )
  const names = new Map(recorders.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    suggestion: row.number ?? refOf(row),
    kind: row.kind,
    motionNo: row.kind === 'motion' ? row.number : row.motionNumber,
    lead: row.lead.name,
    sourceKind: row.sourceKind,
    publicity: row.publicity,
    repeatedYears: row.repeatedYears,
    wantsContact: row.wantsContact,
    wantsWrittenReply: row.wantsWrittenReply,
    mayBeCosigned: row.mayBeCosigned,
    receivedOn: row.receivedOn,
    recordedBy: row.receivedOn === null ? null : (names.get(row.recordedById) ?? ''),
    paperSigners: row.signers
      .filter(({ state, onPaper }) => state === 'confirmed' && onPaper)
      .map(({ person }) => person.name),
  }))
}
