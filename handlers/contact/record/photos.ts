/** Photos of a report: who may add them and who may see them. */
import { recordDeed } from '../../audit/actions.ts'
import {
  attachPhotos,
  keepFile,
  mostPhotosOfReport,
  photosOf,
  readFile,
  reportOfPhoto,
  type CheckedFile,
  type KeptFile,
} from '../../file/actions.ts'
import { may } from '../../people/rules.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import * as contacts from '../store.ts'
import { ownReport } from './own.ts'
import * as store from './store.ts'

export type PhotoRefusal = 'not_yours' | 'already_void' | 'too_many'

/**
 * Adds checked photos to one's own valid report (web forms). Refusals: not one's own report, void, more than six a report.
 */
export async function addPhotos(
  act: Act,
  who: Speaker,
  reportId: number,
  photos: readonly CheckedFile[],
): Promise<Outcome<{ photos: number }, PhotoRefusal>> {
  const report = await ownReport(act, who, reportId)
  if (!report) return refused('not_yours')
  if (report.status !== 'valid') return refused('already_void')
  const before = (await photosOf(act.tx, reportId)).length
  if (before + photos.length > mostPhotosOfReport) return refused('too_many')
  const fileIds: number[] = []
  for (const photo of photos) fileIds.push(await keepFile(act, { ...photo, uploadedById: who.personId }))
  await attachPhotos(act, reportId, fileIds)
  await noteAdded(act, reportId, fileIds.length)
  return done({ photos: before + fileIds.length })
}

/**
 * One photo of a report, for those who may see the report: who recorded it, the group's liaison, the deputies' office.
 * Null for everybody else, and when there is none.
 */
export async function reportPhoto(act: Act, who: Speaker, fileId: number): Promise<KeptFile | null> {
  const reportId = await reportOfPhoto(act.tx, fileId)
  if (reportId === null) return null
  const report = await contacts.reportById(act.tx, reportId)
  if (!report) return null
  const own = report.recordedById === who.personId || report.contactorId === who.personId
  const groupId = own ? null : await store.groupOfContactor(act.tx, report.contactorId)
  const seen = own || may.seeReports(who) || (groupId !== null && who.liaisonGroupIds.includes(groupId))
  return seen ? readFile(act, fileId) : null
}

/** The audit line of photos that were added. */
export const noteAdded = (act: Act, reportId: number, photos: number) =>
  recordDeed(act, { action: 'contact.photo', subject: `report:${reportId}`, after: { photos } })
