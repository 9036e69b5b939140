/** 恢复联系日: the record of a contact day that was withdrawn as a whole counts again as it was. */
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dropAbsence } from './absence.ts'
import type { DayRecord } from './record.ts'
import * as store from './record/store.ts'

/** Null: nothing was withdrawn, or nothing of it is left: its visits bring it back. */
export async function restoreDay(act: Act, personId: number): Promise<DayRecord | null> {
  const record = await store.lastVoidedDay(act.tx, personId)
  if (!record) return null
  const { met, heard, headcount, cards, solved, helped } = record
  if ([met, heard, headcount, cards, solved, helped].every((one) => one === null)) return null
  if (!(await store.changeDayRecord(act.tx, record, { voidedAt: null }))) return null
  await dropAbsence(act, personId, record.year, '恢复了联系选民日记录')
  await recordDeed(act, {
    action: 'activity.contact_day_restore',
    subject: `contact_day:${record.id}`,
    before: { voidedAt: record.voidedAt },
    after: { voidedAt: null },
  })
  return { ...record, voidedAt: null, version: record.version + 1 }
}
