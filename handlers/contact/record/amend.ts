/** Voiding what one recorded oneself, and taking that back. Nothing is deleted; each change is an audit line. */
import { recordDeed, whoDid } from '../../audit/actions.ts'
import { reopenWithReport, voidWithReport } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { oldestDay } from '../rules.ts'
import * as contacts from '../store.ts'
import { ownReport } from './own.ts'
import { inOneLine, namesOf, snapshot } from './shown.ts'
import * as store from './store.ts'
import { tellContactor } from './tellingContactor.ts'

export type ChangeRefusal =
  | 'not_yours'
  | 'already_void'
  | 'not_void'
  | 'recorded_anew'
  | 'voided_by_office'
  | 'changed_meanwhile'
  | 'future'
  | 'too_old'
  | 'not_linked'
  | 'off_list'
  | 'other_duty'

/** Voids a report: it is kept with the reason and counts for nobody. */
export async function voidReport(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  const outcome = await voidThis(act, report, reason)
  if (outcome.ok)
    await tellContactor(
      act,
      who,
      { ...report, version: report.version + 1 },
      `撤回了您的联系记录编号${id}（${inOneLine(act, report)}），不再计入进度`,
    )
  return outcome
}

/** Voids a report that its caller may void. */
export async function voidThis(
  act: Act,
  report: contacts.StoredReport,
  reason: string,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  if (report.status === 'void') return refused('already_void')
  if (!(await store.voidReport(act.tx, report, act.now, reason))) return refused('changed_meanwhile')
  await voidWithReport(act, report.id)
  await recordDeed(act, {
    action: 'contact.void',
    subject: `report:${report.id}`,
    before: snapshot(report),
    after: { status: 'void', reason },
  })
  return done(report)
}

/**
 * Takes a withdrawal back: the report counts again as it was. Refused where the office voided it, the same was recorded
 * anew in between, or the year has closed.
 */
export async function restoreReport(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<contacts.StoredReport, ChangeRefusal>> {
  const report = await ownReport(act, who, id)
  if (!report) return refused('not_yours')
  if (report.status !== 'void') return refused('not_void')
  if (report.occurredOn < oldestDay(dayOf(act.now, act.zone))) return refused('too_old')
  if (!(await mayRestore(act, who, report))) return refused('voided_by_office')
  if (await isRecordedAnew(act, report)) return refused('recorded_anew')
  if (!(await store.restoreReport(act.tx, report))) return refused('changed_meanwhile')
  await reopenWithReport(act, id)
  await recordDeed(act, {
    action: 'contact.restore',
    subject: `report:${id}`,
    before: { status: 'void', reason: report.voidReason },
    after: snapshot(report),
  })
  const after = (await contacts.reportById(act.tx, id)) ?? report
  await tellContactor(act, who, after, `恢复了您的联系记录编号${id}：${inOneLine(act, after)}`)
  return done(after)
}

/** Who withdrew it himself, and the deputy whose liaison withdrew it for him. */
async function mayRestore(act: Act, who: Speaker, report: contacts.StoredReport): Promise<boolean> {
  const by = await whoDid(act, 'contact.void', `report:${report.id}`)
  if (by === `person:${who.personId}`) return true
  const { recordedById, contactorId } = report
  return (
    contactorId === who.personId &&
    by === `person:${recordedById}` &&
    (await store.isLiaisonOf(act.tx, recordedById, contactorId))
  )
}

/** Whether the same people were recorded again, whoever of the deputy, his liaison and the office did it. */
async function isRecordedAnew(act: Act, report: contacts.StoredReport): Promise<boolean> {
  const names = [...namesOf(report)].sort().join()
  const valid = await store.validReportsOf(act.tx, report)
  return valid.some((one) => [...namesOf(one)].sort().join() === names)
}
