/** What 代表工委 does: take on, return, not accept, merge, number, forward. */
import { unlinkFromSuggestion } from '../concern/actions.ts'
import type { Speaker } from '../people/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import { refused, type Outcome } from '../shared/outcome.ts'
import { ended } from '../shared/words.ts'
import {
  nameOf,
  officersOf,
  onDay,
  openCase,
  refOf,
  ruleBook,
  signatoriesOf,
  signersOf,
  take,
  tell,
  theChannel,
  theOffice,
  type Case,
  type Taken,
} from './acting.ts'
import type { Channel } from './course.ts'
import { rateUntil } from './deadlines.ts'
import { leadRests, restedUntil } from './handling/leadStands.ts'
import { tellMergedUnits, tellUnmergedUnits } from './handling/merging.ts'
import { nameFor } from './reminding/discretion.ts'
import { numberOf, seriesOf } from './numbering.ts'
import { channelNames, type SuggestionRefusal } from './rules.ts'
import * as store from './store.ts'

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
  const taken = await take(act, who, one, 'accept', {}, async () => ({
    acceptedAt: act.now,
    ...(one.row.number === null ? await nextNumber(act, one.row.termId, one.row.submittedAt ?? act.now) : {}),
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

async function nextNumber(act: Act, termId: number, submittedAt: Date) {
  const term = await store.termById(act.tx, termId)
  const submittedOn = dayOf(submittedAt, act.zone)
  const session = (await settingsAt(act.tx, submittedAt, act.zone))['suggestion.session']
  const series = seriesOf(term?.number ?? 0, session, submittedOn)
  const serial = await store.nextSerial(act.tx, series)
  return { series, serial, number: numberOf(series, serial) }
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
  if (one.course.state === 'returned' && (await store.isDeputy(act.tx, one.row.leadId)))
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

const mergeTargets = new Set(['accepted', 'forwarded', 'assigned', 'return_requested', 'handling'])

/**
 * 并案: one suggestion is handled together with another; the replies stay separate, each deputy rates his own. Refused when
 * others were merged into it, or the other one is itself merged or past handling.
 */
export async function mergeSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  intoId: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  if (id === intoId) return refused('merge_with_itself')
  const one = await openCase(act, id)
  const into = await openCase(act, intoId)
  if (!one || !into) return refused('not_found')
  if ((await store.mergedInto(act.tx, id)).length > 0) return refused('has_merged')
  if (!mergeTargets.has(into.course.state)) return refused('target_unfit')
  const taken = await take(
    act,
    who,
    one,
    'merge',
    { into: intoId },
    { mergedIntoId: intoId, mergedAt: act.now },
  )
  if (!taken.ok) return taken
  await store.endHandlings(act.tx, id, act.now)
  const own = [...signatoriesOf(one), ...(await theOffice(act))]
  const others = signatoriesOf(into).filter(({ id: personId }) => !own.some((each) => each.id === personId))
  await tellMerged(act, taken.value, own, into)
  await tellMerged(act, { ...taken.value, one: into }, others, taken.value.one)
  await tellMergedUnits(act, one, taken.value, into)
  return taken
}

/** Each hears of his own; of the other one only the name, and that only where he may read it. */
async function tellMerged(
  act: Act,
  own: Taken,
  people: readonly { id: number }[],
  other: Case,
): Promise<void> {
  for (const person of people)
    await tell(
      act,
      own,
      [person],
      `【并案】${nameOf(own.one)}与${await nameFor(act, other, person.id)}内容相近，合并办理，分别答复、分别测评。`,
      { beside: other.row.id },
    )
}

/** Takes a merged suggestion out again: it is accepted and waits to be forwarded. */
export async function unmergeSuggestion(
  act: Act,
  who: Speaker | null,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const { into } = one
  const taken = await take(
    act,
    who,
    one,
    'unmerge',
    {},
    // the clock counts from today, the record keeps the day on which it was taken on
    { mergedIntoId: null, mergedAt: null, channel: null },
  )
  if (!taken.ok) return taken
  await store.endHandlings(act.tx, id, act.now)
  await tell(
    act,
    taken.value,
    [...signatoriesOf(one), ...(await theOffice(act))],
    `【并案取消】${nameOf(one)}不再并案，重新转交办理。`,
  )
  if (into) await tellUnmergedUnits(act, one, taken.value, into)
  return taken
}

/** 转交 to the government office, the court, the procuratorate or the supervisory commission, which assign it. */
export async function forwardSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  channel: Channel,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'forward', { channel }, { channel, forwardedAt: act.now })
  if (!taken.ok) return taken
  const assigners = await theChannel(act, channel)
  const silent = await tell(
    act,
    taken.value,
    assigners,
    `【转交】${nameOf(one)}请交办。回：交办 ${refOf(one.row)} 主办某局 协办某局`,
  )
  if (silent.length === assigners.length)
    taken.value.unreached.push({ name: channelNames[channel], why: '没有人绑定微信' })
  await tell(act, taken.value, [one.row.lead], `【已转交】${nameOf(one)}已转交${channelNames[channel]}。`, {
    topic: 'lead',
  })
  return taken
}

/** The channel's office gives it back to 代表工委: it belongs elsewhere. */
export async function sendBack(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'send_back', { reason }, { channel: null, forwardedAt: null })
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    await theOffice(act),
    `【退回转交】${nameOf(one)}被退回，请另行转交。理由：${ended(reason)}`,
  )
  return taken
}

/** Closes what the deputy did not rate in time: it counts as handled, and in no rate. Never while his duties are suspended. */
export async function closeUnrated(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (await leadRests(act, one.row.leadId)) return refused('lead_suspended')
  const rested = await restedUntil(act, one.row.leadId)
  // he could not rate while his duties were suspended: his days count anew from their end
  if (rested !== null && one.course.repliedOn !== null && rested >= one.course.repliedOn)
    if (onDay(act) <= rateUntil(await ruleBook(act), rested)) return refused('too_early')
  const taken = await take(act, who, one, 'close_unrated', {}, { closedAt: act.now })
  if (!taken.ok) return taken
  await tell(act, taken.value, [one.row.lead], `【办结】${nameOf(one)}逾期没有测评，已办结，不计入满意率。`)
  return taken
}

/** 会商 after the second 不满意: what was agreed closes the suggestion, and everybody hears it. */
export async function holdConference(
  act: Act,
  who: Speaker,
  id: number,
  conclusion: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!conclusion.trim()) return refused('reason_needed')
  const taken = await take(
    act,
    who,
    one,
    'hold_conference',
    { conclusion },
    { conclusion, closedAt: act.now },
  )
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    [...signatoriesOf(one), ...officersOf(one)],
    `【会商结果】${nameOf(one)}：${ended(conclusion)}`,
  )
  return taken
}
