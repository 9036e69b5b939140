/** 受理: taken on with a number and a category, given back, or not accepted. */
import { unlinkFromSuggestion } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { openCase } from '../case.ts'
import { signatoriesOf, signersOf } from '../parties.ts'
import { tell } from '../telling.ts'
import { numberOf, seriesOf, nameOf, refOf } from '../numbering.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'

/**
 * Takes a suggestion on and gives it its number: 023 of the session, or of the series between sessions, by the day on which
 * it was submitted. Signatories hear of it.
 */
export async function acceptSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  category?: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  if (category !== undefined && !settings['suggestion.categories'].includes(category))
    return refused('unknown_category')
  const isMotion = one.row.kind === 'motion'
  const taken = await take(act, who, one, 'accept', isMotion ? { motion: true } : {}, async () => ({
    acceptedAt: act.now,
    ...(one.row.number === null ? await nextNumber(act, one.row) : {}),
    ...(category === undefined ? {} : { category }),
  }))
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    signatoriesOf(one),
    `【已受理】${nameOf(taken.value.one)}已受理，编号${taken.value.one.row.number ?? ''}。查进度请回：${refOf(taken.value.one.row)}到哪一步了`,
  )
  return taken
}

/** The next of its series: 建议 and 议案 are counted apart, each session and the time between sessions for itself. */
export async function nextNumber(
  act: Act,
  { termId, submittedAt: handedIn, kind }: { termId: number; submittedAt: Date | null; kind: string },
) {
  const submittedAt = handedIn ?? act.now
  const term = await suggestions.termById(act.tx, termId)
  const submittedOn = dayOf(submittedAt, act.zone)
  const settings = await settingsAt(act.tx, submittedAt, act.zone)
  const session = settings['suggestion.session']
  const series = seriesOf(term?.number ?? 0, session, submittedOn)
  const prefix = kind === 'motion' ? settings['suggestion.motionPrefix'] : null
  const serial = await suggestions.nextSerial(act.tx, prefix === null ? series : `${prefix}-${series}`)
  return { series, serial, number: numberOf(series, serial, prefix ?? undefined) }
}

/** Gives a suggestion back to its deputy with the reason: he revises and submits it again. */
export async function returnSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'return', { reason }, { returnReason: reason, touchedAt: act.now })
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    signatoriesOf(one),
    `【退回修改】${nameOf(one)}请修改后再提交。理由：${ended(reason)}领衔代表改好后请回：提交 ${refOf(one.row)}`,
  )
  return taken
}

/**
 * Does not accept a suggestion, with the reason (重庆条例第九条); signatories hear it. One that was returned is its lead's to
 * revise: it is refused only when he is a deputy no more. What voters raised and it carried waits
 * for the deputy's answer again.
 */
export async function refuseSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  if (one.course.state === 'returned' && (await suggestions.isDeputy(act.tx, one.row.leadId)))
    return refused('wrong_state')
  const taken = await take(act, who, one, 'refuse', { reason }, { returnReason: reason, closedAt: act.now })
  if (!taken.ok) return taken
  const text = `【不予受理】${nameOf(one)}不予受理。理由：${ended(reason)}有疑问请回“人工”。`
  const freed = await unlinkFromSuggestion(act, id)
  await tell(
    act,
    taken.value,
    [one.row.lead],
    freed === 0 ? text : `${text}它反映的${freed}条诉求回到您的诉求里，请另行答复。查看请回：我的诉求`,
  )
  await tell(act, taken.value, signersOf(one), text)
  return taken
}

/** Puts a suggestion under another category of the office's list. */
export async function classifySuggestion(
  act: Act,
  who: Speaker,
  id: number,
  category: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  if (!settings['suggestion.categories'].includes(category)) return refused('unknown_category')
  return take(act, who, one, 'classify', { category }, { category })
}
