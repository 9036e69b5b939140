/** What lists and statistics as files share: their span of days, who may have them, and the trace of who had one made. */
import { recordDeed } from '../../audit/actions.ts'
import { keepFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import type { Paper } from '../documents.ts'

export const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface Range {
  from: Day
  to: Day
}

/** The staff who accept, forward and assign; rates by unit go to them and the standing committee, and to nobody else first. */
export const keepsLedger = (who: Speaker): boolean =>
  who.staffRoles.some((role) => ['代表工委', '政府办', '法院', '检察院'].includes(role))

export const seesRates = (who: Speaker): boolean => keepsLedger(who) || who.memberId !== null

export const between = ({ from, to }: Range): string => `${writtenDay(from)}至${writtenDay(to)}`

/** Who had a list made stands in the audit trail. */
export async function kept(act: Act, paper: Paper, { from, to }: Range): Promise<number> {
  const fileId = await keepFile(act, { ...paper, uploadedById: null })
  const after = { name: paper.name, from, to, fileId }
  await recordDeed(act, { action: 'suggestion.print', subject: `file:${fileId}`, after })
  return fileId
}
