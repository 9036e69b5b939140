/** 重点督办: chosen by 主任会议, led by the chair or a vice-chair, joined by deputies, tracked by a working committee. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { isDay } from '../../settings/rules.ts'
import type { Day } from '../../shared/days.ts'
import {
  nameOf,
  officersOf,
  onDay,
  openCase,
  partiesTo,
  refOf,
  take,
  tell,
  theOffice,
  type Case,
  type Taken,
} from '../acting.ts'
import { note } from '../documents/filed.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** Chairpersons who serve; `郑主任` names them by their surname. */
export async function chairsNamed(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  words: string,
): Promise<{ id: number; name: string }[]> {
  const all = (await suggestions.members(act.tx, onDay(act))).filter(
    ({ post }) => post === 'chair' || post === 'vice_chair',
  )
  const core = words.replace(/(?:副?主任|同志)$/, '')
  return all
    .map(({ person }) => person)
    .filter(({ name }) => name === core || (core.length <= 2 && name.startsWith(core)))
}

/** Deputies who serve, by a name. */
export const deputiesNamed = (
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  name: string,
): Promise<{ id: number; name: string }[]> => store.deputiesNamed(act.tx, name, onDay(act))

/** The working committees that members belong to: 城环工委 finds 城建环保工委 by its signs in order. */
export async function committeeNamed(act: Pick<Act, 'tx'>, words: string): Promise<string | null> {
  const all = [...new Set((await suggestions.members(act.tx)).flatMap(({ committee }) => committee ?? []))]
  const signs = Array.from(words.replace(/工作?委员?会?$/, ''))
  const inOrder = new RegExp(signs.map((sign) => `${sign.replace(/[^\p{L}\p{N}]/gu, '')}.*`).join(''), 'u')
  const found = all.filter((name) => name === words || (signs.length > 1 && inOrder.test(name)))
  return found.length === 1 ? (found[0] ?? null) : null
}

export interface KeyChoice {
  /** The day of the council of chairpersons that decided, and its paper. */
  decidedOn: Day
  decision: string
  leadId: number | null
  tracker: string | null
}

/** Puts a suggestion on the key list (代表法第五十二条), with who leads and which committee tracks, where that is settled. */
export async function setKey(
  act: Act,
  who: Speaker,
  id: number,
  choice: KeyChoice,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (one.row.isKey) return refused('key_already')
  if (!isDay(choice.decidedOn) || choice.decidedOn > onDay(act)) return refused('past_day')
  const lead = choice.leadId === null ? null : await chairWho(act, choice.leadId)
  if (choice.leadId !== null && !lead) return refused('unknown_person')
  const wrong = choice.tracker === null ? null : await wrongTracker(act, one, choice.tracker)
  if (wrong) return refused(wrong)
  const taken = await take(act, who, one, 'set_key', { decidedOn: choice.decidedOn }, { isKey: true })
  if (!taken.ok) return taken
  const { id: keyId } = await store.addKey(act.tx, {
    suggestionId: id,
    decidedOn: choice.decidedOn,
    decision: choice.decision,
    tracker: choice.tracker,
    createdById: who.personId,
    createdAt: act.now,
  })
  if (choice.leadId !== null)
    await store.putSupervisor(act.tx, {
      keySuggestionId: keyId,
      personId: choice.leadId,
      role: 'lead',
      since: act.now,
    })
  const tracked = choice.tracker ? `，${choice.tracker}跟踪` : ''
  const listed = `【重点督办】${nameOf(one)}列为重点督办建议`
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one)].filter(({ id: personId }) => personId !== lead?.id),
    `${listed}${lead ? `，由${lead.name}领衔督办` : ''}${tracked}。`,
  )
  if (lead)
    await tell(
      act,
      taken.value,
      [lead],
      `${listed}，由您领衔督办${tracked}。查进度请回：${refOf(one.row)}到哪一步了；记督办请回：${refOf(one.row)}督办情况：…`,
      { topic: 'lead' },
    )
  if (choice.tracker !== null) await tellTrackers(act, taken.value, choice.tracker)
  return taken
}

/** Whether the speaker may lead now: a chair or vice-chair, where nobody who still serves leads. */
export async function mayLead(act: Act, who: Speaker, id: number): Promise<boolean> {
  if (who.memberPost !== 'chair' && who.memberPost !== 'vice_chair') return false
  const lead = (await store.keyOf(act.tx, id))?.supervisors.find(({ role }) => role === 'lead')
  return !lead || (lead.personId !== who.personId && (await chairWho(act, lead.personId)) === null)
}

/**
 * 领衔督办: exactly one chair or vice-chair, by himself or as the office puts down what the council of chairpersons settled.
 * Off the key list he proposes it to the council instead.
 */
export async function leadSupervision(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken & { proposed: boolean }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!partiesTo(one, who).includes('chair')) return refused('not_yours')
  const key = await store.keyOf(act.tx, id)
  const leads = key?.supervisors.find(({ role }) => role === 'lead')
  if (leads?.personId === who.personId) return refused('already_done')
  // whoever does not serve any more leads nothing
  if (leads && (await chairWho(act, leads.personId))) return refused('lead_taken')
  const taken = await take(act, who, one, 'lead_supervision', {
    personId: who.personId,
    proposed: key === null,
  })
  if (!taken.ok) return taken
  if (key) await store.putLead(act.tx, key.id, who.personId, act.now)
  await tell(
    act,
    taken.value,
    key ? [one.row.lead, ...officersOf(one), ...(await theOffice(act))] : await theOffice(act),
    key
      ? `【领衔督办】${who.name}领衔督办${nameOf(one)}。`
      : `【督办提议】${who.name}提议把${nameOf(one)}列为重点督办并由其领衔，请提请主任会议研究。`,
  )
  return { ok: true, value: { ...taken.value, proposed: key === null } }
}

/** The office puts down who leads the supervision of a key suggestion; who led it before stands in the record as such, and hears of it. */
export async function nameLead(
  act: Act,
  who: Speaker,
  id: number,
  personId: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  const chair = await chairWho(act, personId)
  if (!chair) return refused('unknown_person')
  const before = key.supervisors.find(({ role }) => role === 'lead')
  if (before?.personId === personId) return refused('already_done')
  const taken = await take(act, who, one, 'lead_supervision', { personId, proposed: false })
  if (!taken.ok) return taken
  await store.putLead(act.tx, key.id, personId, act.now)
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one), { id: personId }, ...(before ? [{ id: before.personId }] : [])],
    `【领衔督办】${chair.name}领衔督办${nameOf(one)}${before ? `，不再由${before.person.name}领衔` : ''}。`,
  )
  return taken
}

/** 参与督办: a deputy joins by himself, or the office names one. */
export async function joinSupervision(
  act: Act,
  who: Speaker,
  id: number,
  personId: number = who.personId,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (serving(key).some((supervisor) => supervisor.personId === personId)) return refused('already_done')
  if (one.row.secret) return refused('secret_supervision')
  if (personId !== who.personId && !who.staffRoles.includes('代表工委')) return refused('not_yours')
  if (!(await suggestions.deputiesNow(act.tx, [personId], onDay(act))).has(personId))
    return refused('unknown_person')
  const taken = await take(act, who, one, 'join_supervision', { personId })
  if (!taken.ok) return taken
  await store.putSupervisor(act.tx, { keySuggestionId: key.id, personId, role: 'join', since: act.now })
  await tell(act, taken.value, [{ id: personId }], `【参与督办】您参与督办${nameOf(one)}。`)
  return taken
}

/** The members of the committee that tracks it hear that it is theirs, and how to put down what they find. */
const tellTrackers = async (act: Act, taken: Taken, tracker: string) =>
  tell(
    act,
    taken,
    await store.membersOfCommittee(act.tx, tracker, onDay(act)),
    `【跟踪督办】${nameOf(taken.one)}由${tracker}跟踪督办。了解的情况请回：${refOf(taken.one.row)}督办情况：…`,
    { topic: 'track' },
  )

/** A chairperson who serves. */
async function chairWho(act: Act, personId: number): Promise<{ id: number; name: string } | null> {
  const found = (await suggestions.members(act.tx, onDay(act))).find(
    ({ post, person }) => post !== 'member' && person.id === personId,
  )
  return found?.person ?? null
}

/** A committee with members; of a secret suggestion none, for its members may not read it. */
async function wrongTracker(act: Act, one: Case, tracker: string): Promise<SuggestionRefusal | null> {
  if ((await store.membersOfCommittee(act.tx, tracker)).length === 0) return 'unknown_committee'
  return one.row.secret ? 'secret_supervision' : null
}

/** Who leads or joined now; whoever led it before supervises it no more. */
const serving = ({ supervisors }: store.KeyRow) => supervisors.filter(({ role }) => role !== 'past')

async function keyCase(act: Act, id: number): Promise<{ one: Case; key: store.KeyRow } | null> {
  const one = await openCase(act, id)
  const key = await store.keyOf(act.tx, id)
  return one && key ? { one, key } : null
}

/** 跟踪督办: the working committee. */
export async function trackSupervision(
  act: Act,
  who: Speaker,
  id: number,
  tracker: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  if (found.key.tracker === tracker) return refused('already_done')
  const wrong = await wrongTracker(act, found.one, tracker)
  if (wrong) return refused(wrong)
  const taken = await take(act, who, found.one, 'track_supervision', { tracker })
  if (!taken.ok) return taken
  await store.changeKey(act.tx, found.key.id, { tracker })
  await tellTrackers(act, taken.value, tracker)
  return taken
}

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
