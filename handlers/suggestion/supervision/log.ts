/** What is put down of a supervision: its log, its plan, its closing report. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import type { Day } from '../../shared/days.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { officersOf, partiesTo } from '../parties.ts'
import { onDay, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { note } from '../documents/filed.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { keyCase, serving } from './keyCase.ts'
import * as store from './store.ts'

/** A line of the supervision's log, its plan, or its closing report, by those who supervise and the office. */
export async function logSupervision(
  act: Act,
  who: Speaker,
  id: number,
  entry: { kind: 'log' | 'plan'; happenedOn: Day; text: string },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (!entry.text.trim()) return refused('reason_needed')
  if (entry.happenedOn > onDay(act)) return refused('past_day')
  if (!(await supervises(act, one, key, who))) return refused('not_yours')
  const taken = await take(act, who, one, 'log_supervision', {
    kind: entry.kind,
    happenedOn: entry.happenedOn,
  })
  if (!taken.ok) return taken
  if (entry.kind === 'plan') await store.changeKey(act.tx, key.id, { plan: entry.text, planAt: act.now })
  else
    await store.addSupervisionLog(act.tx, {
      keySuggestionId: key.id,
      happenedOn: entry.happenedOn,
      text: entry.text,
      writtenById: who.personId,
      writtenAt: act.now,
    })
  return taken
}

/** The office, the chairpersons, who leads or joined, and the members of the committee that tracks it. */
async function supervises(act: Act, one: Case, key: store.KeyRow, who: Speaker): Promise<boolean> {
  const as = partiesTo(one, who)
  if (as.includes('office') || as.includes('chair')) return true
  if (serving(key).some(({ personId }) => personId === who.personId)) return true
  const committee =
    key.tracker === null ? [] : await store.membersOfCommittee(act.tx, key.tracker, onDay(act))
  return committee.some(({ id }) => id === who.personId)
}

/** Why no supervision of it can be closed now, whoever asks; null when one can. */
export async function closingRefusal(act: Act, id: number): Promise<SuggestionRefusal | null> {
  const key = await store.keyOf(act.tx, id)
  return key === null ? 'not_key' : key.reportAt ? 'already_done' : null
}

/** 结项报告: the lead deputy, the units and all who supervised hear that it is there. */
export async function closeSupervision(
  act: Act,
  who: Speaker,
  id: number,
  report: { text: string; fileId: number | null },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (!report.text.trim()) return refused('reason_needed')
  if (key.reportAt) return refused('already_done')
  const taken = await take(act, who, one, 'close_supervision', {})
  if (!taken.ok) return taken
  await store.changeKey(act.tx, key.id, {
    report: report.text,
    reportFileId: report.fileId,
    reportAt: act.now,
  })
  if (report.fileId !== null) await note(act, who, id, 'closing_report', report.fileId)
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one), ...serving(key).map(({ personId }) => ({ id: personId }))],
    `【督办结项】${nameOf(one)}的重点督办已结项。`,
    { fileId: report.fileId },
  )
  return taken
}
