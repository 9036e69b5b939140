import { hasRight } from '../access/rules.ts'
import type { Speaker } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import { addDays, instantOf, type Day } from '../shared/days.ts'
import { firstHash, hashOf, type AuditEntry } from './rules.ts'
import * as store from './store.ts'
import { append, lastHash, pageAfter } from './store.ts'

export interface Deed {
  /** matter.verb, as `contact.report` */
  action: string
  /** kind:id, as `report:231` */
  subject: string
  before?: unknown
  after?: unknown
}

/** Writes one line of the audit trail in the act's own transaction: who did what to what, through which door. */
export async function recordDeed(act: Act, deed: Deed): Promise<void> {
  const entry: AuditEntry = {
    at: act.now.toISOString(),
    actor: act.actor,
    via: act.via,
    action: deed.action,
    subject: deed.subject,
    before: deed.before === undefined ? null : JSON.stringify(deed.before),
    after: deed.after === undefined ? null : JSON.stringify(deed.after),
  }
  const prevHash = (await lastHash(act.tx)) ?? firstHash
  await append(act.tx, act.now, entry, prevHash, hashOf(entry, prevHash))
}

export interface ChainCheck {
  lines: number
  brokenAt: number | null
  /** Of the last line that is whole: whoever notes it down sees later whether the newest lines were cut off. */
  lastHash: string
}

/** Walks the whole chain. Answers the number of lines, and the first one that was changed or whose predecessor is missing. */
export async function checkChain(act: Pick<Act, 'tx'>): Promise<ChainCheck> {
  let prevHash = firstHash
  let lines = 0
  for (let after = 0; ;) {
    const page = await pageAfter(act.tx, after, 1000)
    if (page.length === 0) return { lines, brokenAt: null, lastHash: prevHash }
    for (const row of page) {
      const entry = { ...row, at: row.at.toISOString() }
      if (row.prevHash !== prevHash || hashOf(entry, prevHash) !== row.hash)
        return { lines, brokenAt: row.seq, lastHash: prevHash }
      prevHash = row.hash
      lines++
      after = row.seq
    }
  }
}

/** Deeds of one kind that no deed of the closing kind has answered yet, oldest first; of one subject only when given. */
export const deedsWithout = (
  act: Pick<Act, 'tx'>,
  action: string,
  closing: string,
  take: number,
  subject: string | null = null,
) => store.without(act.tx, action, closing, take, subject)

/** Who did this to a subject last, as `person:ID`; null when nobody did. */
export const whoDid = (act: Pick<Act, 'tx'>, action: string, subject: string): Promise<string | null> =>
  store.lastActor(act.tx, action, subject)

/** For which reason this was done to a subject last; null when nobody did, or without one. */
export async function whyDone(act: Pick<Act, 'tx'>, action: string, subject: string): Promise<string | null> {
  const after = (await store.lastAfter(act.tx, action, subject))?.after ?? null
  const { reason = null } = after === null ? {} : (JSON.parse(after) as { reason?: string })
  return reason
}

/** What the actor did last of the deeds that begin with one of these words: `contact.`, `suggestion.`, and are none of the others; null for none. */
export const lastDeedOf = (
  act: Pick<Act, 'tx' | 'actor'>,
  beginnings: readonly string[],
  except: readonly string[],
): Promise<{ action: string; subject: string; at: Date } | null> =>
  store.lastOf(act.tx, act.actor, beginnings, except)

export interface AuditQuestion {
  /** A name: whose deeds, or deeds about him. */
  person: string
  action: string
  subject: string
  from: Day | null
  to: Day | null
}

export interface AuditLine extends store.AuditRow {
  /** The names behind `person:ID`, of the actor and the subject. */
  actorName: string | null
  subjectName: string | null
  /** What was changed may be shown to this person. */
  open: boolean
}

/** Lines without content of deputies and voters: whoever looks after the system reads these in full. */
const systemDeeds = /^(?:settings|access|notice|roster|backup|export)\./

/** A page of the trail, newest first, and how many lines fit. What deputies and voters said is shown to those who may see contacts. */
export async function searchAudit(
  act: Pick<Act, 'tx' | 'zone'>,
  who: Speaker,
  asked: AuditQuestion,
  skip: number,
  take: number,
): Promise<{ total: number; lines: AuditLine[] }> {
  const named = asked.person === '' ? null : await store.peopleNamed(act.tx, asked.person, 50)
  const what = {
    people: named?.map((id) => `person:${id}`) ?? null,
    action: asked.action || null,
    subject: asked.subject || null,
    from: asked.from ? instantOf(asked.from, '00:00', act.zone) : null,
    until: asked.to ? instantOf(addDays(asked.to, 1), '00:00', act.zone) : null,
  }
  const rows = await store.search(act.tx, what, skip, take)
  return { total: await store.countSearch(act.tx, what), lines: await withNames(act, who, rows) }
}

/** All that was done to one subject, oldest first: what happened to a record. */
export async function deedsOn(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  subject: string,
  take: number,
): Promise<AuditLine[]> {
  const what = { people: null, action: null, subject, from: null, until: null }
  return (await withNames(act, who, await store.search(act.tx, what, 0, take))).reverse()
}

async function withNames(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  rows: readonly store.AuditRow[],
): Promise<AuditLine[]> {
  const ids = rows
    .flatMap(({ actor, subject }) => [personIn(actor), personIn(subject)])
    .filter((id) => id !== null)
  const names = new Map((await store.namesOf(act.tx, [...new Set(ids)])).map(({ id, name }) => [id, name]))
  const nameIn = (ref: string) => names.get(personIn(ref) ?? 0) ?? null
  const seesAll = hasRight(who, 'contacts.see')
  return rows.map((row) => ({
    ...row,
    actorName: nameIn(row.actor),
    subjectName: nameIn(row.subject),
    open: seesAll || systemDeeds.test(row.action),
  }))
}

const personIn = (ref: string): number | null => {
  const id = /^person:(\d{1,9})$/.exec(ref)?.[1]
  return id === undefined ? null : Number(id)
}

/** Every kind of deed that stands in the trail. */
export const actionsDone = (act: Pick<Act, 'tx'>): Promise<string[]> => store.actionsDone(act.tx)
