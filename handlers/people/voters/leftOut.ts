/** The voters of a suggestion's signatories are nobody else's business: what leaves them out of its texts. */
import type { Act } from '../../shared/act.ts'
import { maskFor } from './masking.ts'
import * as store from './store.ts'

/** A suggestion, as far as its voters go. */
export interface Signed {
  leadId: number
  lead: { name: string }
  /** Confirmed. */
  signers: readonly { personId: number; person: { name: string } }[]
}

/** What leaves the voters of its signatories out of each suggestion's texts. */
export async function masks(
  act: Pick<Act, 'tx'>,
  rows: readonly Signed[],
): Promise<(row: Signed) => (text: string) => string> {
  const idsOf = ({ leadId, signers }: Signed) => [leadId, ...signers.map(({ personId }) => personId)]
  const contacted = await store.votersContactedBy(act.tx, [...new Set(rows.flatMap(idsOf))])
  return (row) => {
    const ids = new Set(idsOf(row))
    const voters = contacted.filter(({ personId }) => ids.has(personId)).map(({ voter }) => voter)
    return maskFor(voters, [row.lead.name, ...row.signers.map(({ person }) => person.name)])
  }
}
