import type { Act } from '../shared/act.ts'
import { firstHash, hashOf, type AuditEntry } from './rules.ts'
import { append, lastHash, linesAbout, pageAfter } from './store.ts'

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

/** Walks the whole chain. Answers the number of lines, and the first one that was changed or whose predecessor is missing. */
export async function checkChain(act: Pick<Act, 'tx'>): Promise<{ lines: number; brokenAt: number | null }> {
  let prevHash = firstHash
  let lines = 0
  for (let after = 0; ;) {
    const page = await pageAfter(act.tx, after, 1000)
    if (page.length === 0) return { lines, brokenAt: null }
    for (const row of page) {
      const entry = { ...row, at: row.at.toISOString() }
      if (row.prevHash !== prevHash || hashOf(entry, prevHash) !== row.hash)
        return { lines, brokenAt: row.seq }
      prevHash = row.hash
      lines++
      after = row.seq
    }
  }
}

/** The last lines about one subject, newest first: for those who may see the trail. */
export const trailOf = (act: Pick<Act, 'tx'>, subject: string, take: number) =>
  linesAbout(act.tx, subject, take)
