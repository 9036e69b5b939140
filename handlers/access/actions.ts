import { recordDeed } from '../audit/actions.ts'
import { onlyRests } from '../people/rules.ts'
import { boundSince, speakerOfPerson, type Speaker } from '../people/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Settings } from '../settings/rules.ts'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import { newToken, sha256 } from '../shared/ids.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { hasRight, linkRefusal, sessionLives, type LinkRefusal } from './rules.ts'
import * as store from './store.ts'

const loginPurpose = 'login'
const minute = 60_000

/**
 * A personal link to a form: bound to the person, the purpose and its subject, good for `link.validHours`, and for one
 * write. Answers its path; the token stands nowhere else.
 */
export async function giveLink(
  act: Act,
  who: Pick<Speaker, 'personId'>,
  purpose: string,
  subject: unknown,
  settings: Settings,
): Promise<string> {
  return `/f/${await newLink(act, who.personId, purpose, subject, settings['link.validHours'] * 60)}`
}

/** A one-time link to the desk, for one of the staff; a new one takes back those not used yet. Refused to others. */
export async function giveLogin(
  act: Act,
  who: Speaker,
  settings: Settings,
): Promise<Outcome<string, 'not_staff'>> {
  if (!hasRight(who, 'today.see')) return refused('not_staff')
  await store.revokeLinks(act.tx, who.personId, act.now, loginPurpose)
  const token = await newLink(act, who.personId, loginPurpose, null, settings['login.validMinutes'])
  return done(`/desk/login/${token}`)
}

async function newLink(
  act: Act,
  personId: number,
  purpose: string,
  subject: unknown,
  validMinutes: number,
): Promise<string> {
  const token = newToken()
  await store.addLink(act.tx, {
    tokenHash: sha256(token),
    personId,
    purpose,
    subject: JSON.stringify(subject),
    createdAt: act.now,
    expiresAt: new Date(act.now.getTime() + validMinutes * minute),
  })
  return token
}

/** Takes back every link of a person that still opens something, used or not; answers how many of them are form links. */
export async function takeBackLinks(act: Act, who: Pick<Speaker, 'personId'>): Promise<number> {
  await store.revokeLinks(act.tx, who.personId, act.now, loginPurpose)
  const usedAfter = new Date(act.now.getTime() - (await storedHours(act)) * 60 * minute)
  const { count } = await store.revokeOpenLinks(act.tx, who.personId, act.now, usedAfter, loginPurpose)
  if (count > 0)
    await recordDeed(act, {
      action: 'access.take_back_links',
      subject: `person:${who.personId}`,
      after: { count },
    })
  return count
}

/** So long a used link shows what was stored. */
const storedHours = async (act: Pick<Act, 'tx' | 'now' | 'zone'>): Promise<number> =>
  (await settingsAt(act.tx, act.now, act.zone))['link.storedHours']

export interface OpenLink {
  id: number
  purpose: string
  subject: unknown
  who: Speaker
  /** What its one write stored; null while nothing was. */
  answer: LinkAnswer | null
}

/** Given to a WeChat that was this person's before: it opens nothing for whoever has that one now. */
async function isOlderThanBinding(
  tx: Act['tx'],
  { personId, createdAt }: { personId: number; createdAt: Date },
): Promise<boolean> {
  const since = await boundSince(tx, personId)
  return since === null || createdAt < since
}

export interface LinkAnswer {
  lines: readonly string[]
  /** What may be done next: personal links of the same person. */
  next?: readonly { label: string; href: string }[]
}

/** Opens a link; looking consumes nothing. `revoked` also when its person has lost every duty or the binding, or rests. */
export async function openLink(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  token: string,
): Promise<Outcome<OpenLink, LinkRefusal>> {
  const row = await store.linkByHash(act.tx, sha256(token))
  const refusal = linkRefusal(row, act.now, row?.usedAt ? await storedHours(act) : 0)
  if (refusal || !row) return refused(refusal ?? 'unknown')
  const who = await speakerOfPerson(act.tx, row.personId, dayOf(act.now, act.zone))
  if (!who || onlyRests(who) || (await isOlderThanBinding(act.tx, row))) return refused('revoked')
  return done({
    id: row.id,
    purpose: row.purpose,
    subject: JSON.parse(row.subject) as unknown,
    who,
    answer: row.answer === null ? null : (JSON.parse(row.answer) as LinkAnswer),
  })
}

/** The same for a post: of several with one link at the same time, each sees what the one before it stored. */
export async function openLinkToUse(act: Pick<Act, 'tx' | 'now' | 'zone'>, token: string) {
  await store.holdLink(act.tx, sha256(token))
  return openLink(act, token)
}

/** Uses up a link with what its form stored, in the transaction of the write. False: somebody was faster. */
export const useLink = (act: Act, link: OpenLink, answer: LinkAnswer): Promise<boolean> =>
  store.useLink(act.tx, link.id, act.now, JSON.stringify(answer))

/** A form was kept half way: from now on its link is for this, and still good for one whole write. */
export const keepSubject = (act: Act, link: OpenLink, subject: unknown) =>
  store.changeSubject(act.tx, link.id, JSON.stringify(subject))

export interface DeskSession {
  id: number
  who: Speaker
}

/** Logs in by a one-time link; answers the token for the browser's cookie. Audited. */
export async function logIn(
  act: Act,
  token: string,
  browser: string,
): Promise<Outcome<string, LinkRefusal | 'used'>> {
  const link = await openLinkToUse(act, token)
  if (!link.ok) return link
  if (link.value.purpose !== loginPurpose) return refused('unknown')
  if (!hasRight(link.value.who, 'today.see')) return refused('revoked')
  if (!(await useLink(act, link.value, { lines: [] }))) return refused('used')
  const session = newToken()
  await store.addSession(act.tx, {
    tokenHash: sha256(session),
    personId: link.value.who.personId,
    createdAt: act.now,
    lastSeenAt: act.now,
    browser: browser.slice(0, 200),
  })
  await recordDeed(
    { ...act, actor: `person:${link.value.who.personId}` },
    { action: 'access.log_in', subject: `person:${link.value.who.personId}` },
  )
  return done(session)
}

/** Who a log-in link is for, before the button is pressed. */
export async function loginLink(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  token: string,
): Promise<Outcome<{ name: string }, LinkRefusal | 'used'>> {
  const link = await openLink(act, token)
  if (!link.ok) return link
  if (link.value.purpose !== loginPurpose) return refused('unknown')
  return link.value.answer ? refused('used') : done({ name: link.value.who.name })
}

/**
 * The session of a cookie, or null: unknown, ended, idle too long, too old, or its person is no longer of the staff.
 * Roles and suspensions are read at every visit, so that a role that is taken away ends at once.
 */
export async function sessionOf(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  token: string,
  settings: Settings,
): Promise<DeskSession | null> {
  const row = await store.sessionByHash(act.tx, sha256(token))
  const idle = settings['session.idleMinutes']
  if (!row || !sessionLives(row, act.now, idle, settings['session.longestHours'])) return null
  const who = await speakerOfPerson(act.tx, row.personId, dayOf(act.now, act.zone))
  if (!who || !hasRight(who, 'today.see') || (await isOlderThanBinding(act.tx, row))) {
    await store.endSessions(act.tx, { id: row.id }, act.now, 'no longer of the staff')
    return null
  }
  if (act.now.getTime() - row.lastSeenAt.getTime() > minute) await store.touchSession(act.tx, row.id, act.now)
  return { id: row.id, who }
}

export interface SessionLine {
  id: number
  name: string
  createdAt: Date
  lastSeenAt: Date
  browser: string
}

/** The sessions that count now: one's own, or everybody's for those who may see them. */
export async function listSessions(act: Act, who: Speaker, settings: Settings): Promise<SessionLine[]> {
  const rows = await store.openSessions(act.tx, hasRight(who, 'sessions.all') ? null : who.personId)
  const living = rows.filter((row) =>
    sessionLives(row, act.now, settings['session.idleMinutes'], settings['session.longestHours']),
  )
  const names = await store.namesOf(
    act.tx,
    living.map(({ personId }) => personId),
  )
  return living.map(({ id, personId, createdAt, lastSeenAt, browser }) => ({
    id,
    name: names.find((one) => one.id === personId)?.name ?? '',
    createdAt,
    lastSeenAt,
    browser,
  }))
}

/** Ends a session: one's own, or anybody's by those who may. Audited. False when there is none such. */
export async function endSession(act: Act, who: Speaker, id: number): Promise<boolean> {
  const own = hasRight(who, 'sessions.all') ? {} : { personId: who.personId }
  const { count } = await store.endSessions(act.tx, { id, ...own }, act.now, 'ended')
  if (count === 1) await recordDeed(act, { action: 'access.end_session', subject: `session:${id}` })
  return count === 1
}

/** Ends every session of these people: their bindings ended. */
export const endSessionsOf = (act: Act, personIds: readonly number[], reason: string) =>
  store.endSessions(act.tx, { personId: { in: [...personIds] } }, act.now, reason)
