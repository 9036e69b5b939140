import { sha256 } from '../shared/ids.ts'

export interface AuditEntry {
  at: string
  actor: string
  via: string
  action: string
  subject: string
  before: string | null
  after: string | null
}

export const firstHash = '0'.repeat(64)

/**
 * Each line's hash covers the line and the hash before it: no line can be changed, and none but the newest removed, unseen.
 * Who keeps a copy of the last hash (an export, a backup) sees that too.
 */
export const hashOf = (entry: AuditEntry, prevHash: string): string =>
  sha256(
    JSON.stringify([
      prevHash,
      entry.at,
      entry.actor,
      entry.via,
      entry.action,
      entry.subject,
      entry.before,
      entry.after,
    ]),
  )
