/** Who should have heard of an act and did not: said to whoever acted, and on the desk until the unit has signed for it. */
import { hasRight } from '../../access/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf } from '../../shared/days.ts'
import type { Speaker } from '../../people/actions.ts'
import { mostWaiting, type Waiting } from '../../shared/waiting.ts'
import type { Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { shownAtDesk } from '../reading/deskMask.ts'
import { readerOf } from '../rules.ts'
import type { Channel } from '../course.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/**
 * “没能通知：区城管局苏春霞（没有绑定微信）。请打电话告诉。” Deputies and officers are named, a colleague among several who
 * heard it is not. Null when everybody was reached.
 */
export async function unreachedWords(act: Pick<Act, 'tx'>, taken: Taken): Promise<string | null> {
  if (taken.unreached.length === 0) return null
  const one = (await openCase(act, taken.one.row.id)) ?? taken.one
  const named = taken.unreached.flatMap((missed) =>
    'name' in missed ? [`${missed.name}（${missed.why}）`] : [],
  )
  const ids = taken.unreached.flatMap((missed) => ('personId' in missed ? [missed.personId] : []))
  const deputies = new Set([one.row.leadId, ...one.row.signers.map(({ personId }) => personId)])
  const unitOf = new Map(
    [...(one.into?.row.handlings ?? []), ...one.row.handlings].map(({ unit }) => [unit.officerId, unit.name]),
  )
  for (const { id, name } of await suggestions.peopleById(act.tx, ids))
    if (deputies.has(id) || unitOf.has(id)) named.push(`${unitOf.get(id) ?? ''}${name}（没有绑定微信）`)
  return named.length === 0 ? null : `没能通知：${named.join('、')}。请打电话告诉。`
}

/** What no message reaches: assignments that nobody signed for, and drafts that would have expired. */
export const waiting: Waiting = async (act, who) => [
  ...(await unsigned(act, who)),
  ...(await working(act, who)),
  ...(await keptDrafts(act, who)),
]

/** Units that have not signed for what was assigned to them and that no message reaches: somebody must call them. */
const unsigned: Waiting = async (act, who) => {
  if (!hasRight(who, 'suggestions.see')) return []
  const silent = await store.unsignedAndUnreached(act.tx, channelsOf(who), mostWaiting)
  const shown = await shownAtDesk(
    act,
    who,
    silent.map(({ suggestion }) => suggestion),
  )
  return silent.map(({ id, assignedAt, suggestion, unit }) => ({
    key: `unsigned:${id}`,
    since: assignedAt,
    about: `${shown(suggestion)(nameOf({ row: suggestion }))}交给了${unit.name}，通知没有送到：${unit.officer ? `联络人${unit.officer.name}没有绑定微信` : '没有联络人'}。`,
    todo: '请打电话告诉这个单位，再请联络人绑定微信。',
    href: `/desk/suggestions/${suggestion.id}`,
    close: null,
  }))
}

/** Null: of all. */
const channelsOf = (who: Speaker): Channel[] | null =>
  who.staffRoles.includes('代表工委') ? null : [...readerOf(who).channels]

/** Units that signed and lost their officer's WeChat since, or their officer: no reminder gets there. */
const working: Waiting = async (act, who) => {
  if (!hasRight(who, 'suggestions.see')) return []
  const silent = await store.workingUnreached(act.tx, channelsOf(who))
  return silent.map(({ id, name, officer, handlings }) => ({
    key: `unreached:${id}`,
    since: handlings[0]?.signedAt ?? handlings[0]?.assignedAt ?? act.now,
    about: `${name}在办${handlings.length}件建议，提醒送不到：${officer ? `联络人${officer.name}没有绑定微信` : '没有联络人'}。`,
    todo: '请打电话催办，再请联络人绑定微信。',
    href: `/desk/suggestions?view=units&unit=${id}`,
    close: null,
  }))
}

/** Deputies whose drafts are past their time and kept because nobody can warn them; without a word of what is in them. */
const keptDrafts: Waiting = async (act, who) => {
  if (!hasRight(who, 'suggestions.office')) return []
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const since = instantOf(
    addDays(dayOf(act.now, act.zone), 1 - settings['suggestion.draftDays']),
    '00:00',
    act.zone,
  )
  const people = await store.unreachedDrafts(act.tx, since)
  return people.map(({ id, name, suggestionsLed }) => ({
    key: `draft:${id}`,
    since: suggestionsLed[0]?.touchedAt ?? act.now,
    about: `${name}代表有${suggestionsLed.length}件草稿过了保留期，他没有绑定微信，作废的提醒发不到，先替他留着。`,
    todo: '请联络员帮他绑定微信，他会收到提醒。',
    href: `/desk/people/${id}`,
    close: null,
  }))
}
