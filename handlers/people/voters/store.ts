import type { Tx } from '../../../prisma/client.ts'

/**
 * Whom these people, as deputies of any term, contact, or ever met: their names are nobody else's business, also once they are
 * on no list any more.
 */
export async function votersContactedBy(tx: Tx, personIds: readonly number[]) {
  const links = await tx.voterLink.findMany({
    where: { deputy: { personId: { in: [...personIds] } } },
    select: {
      deputy: { select: { personId: true } },
      voter: { select: { name: true, aka: true, address: true } },
    },
  })
  const met = await tx.contact.findMany({
    where: { contactorId: { in: [...personIds] }, voterId: { not: null } },
    distinct: ['contactorId', 'voterId'],
    select: { contactorId: true, voter: { select: { name: true, aka: true, address: true } } },
  })
  return [
    ...links.map(({ deputy, voter }) => ({ personId: deputy.personId, voter })),
    ...met.flatMap(({ contactorId, voter }) => (voter === null ? [] : [{ personId: contactorId, voter }])),
  ].map(({ personId, voter }) => ({
    personId,
    voter: { ...voter, aka: JSON.parse(voter.aka) as string[] },
  }))
}
