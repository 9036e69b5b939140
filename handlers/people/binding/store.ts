/** WeChat contacts bound to people, the codes that bind them, and who tried in vain. */
import type { Tx } from '../../../prisma/client.ts'
import { type Sender, senderKey } from '../rules.ts'

export const codesByHash = (tx: Tx, codeHashes: readonly string[]) =>
  tx.bindingCode.findMany({
    where: { codeHash: { in: [...codeHashes] } },
    include: { person: { select: { id: true, name: true } } },
  })

export const wrongTriesSince = (tx: Tx, sender: Sender, since: Date) =>
  tx.bindAttempt.count({ where: { senderKey: senderKey(sender), at: { gt: since } } })

export const recordWrongTry = (tx: Tx, sender: Sender, at: Date) =>
  tx.bindAttempt.create({ data: { senderKey: senderKey(sender), at } })

/** The write repeats what was read: of two messages with one code, one finds it used. */
export async function useCode(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { count } = await tx.bindingCode.updateMany({
    where: { id, usedAt: null, voidedAt: null },
    data: { usedAt: at },
  })
  return count === 1
}

export const voidCodesOf = (tx: Tx, personId: number, at: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { personId, usedAt: null, voidedAt: null },
    data: { voidedAt: at, voidReason },
  })

export const voidCode = (tx: Tx, id: number, at: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { id, usedAt: null, voidedAt: null },
    data: { voidedAt: at, voidReason },
  })

export const endBindingsOf = (tx: Tx, personId: number, endedAt: Date, endReason: string) =>
  tx.wechatIdentity.updateMany({
    where: { personId, activeKey: { not: null } },
    data: { activeKey: null, endedAt, endReason },
  })

export const bindingOf = (tx: Tx, personId: number) =>
  tx.wechatIdentity.findFirst({
    where: { personId, activeKey: { not: null } },
    orderBy: { boundAt: 'desc' },
    select: { boundAt: true },
  })

export const addBinding = (tx: Tx, sender: Sender, personId: number, boundAt: Date) => {
  const { puppet, account, contactId } = sender
  return tx.wechatIdentity.create({
    data: { puppet, account, contactId, personId, boundAt, activeKey: senderKey(sender) },
  })
}

/** Tries of those who are bound to nobody and whom nobody has looked after, the oldest first. */
export async function refusedBinds(tx: Tx, since: Date, take: number) {
  const tries = await tx.bindAttempt.groupBy({
    by: ['senderKey'],
    where: { at: { gt: since }, handledAt: null },
    _count: true,
    _min: { at: true },
    orderBy: { _min: { at: 'asc' } },
    take,
  })
  const keys = tries.map(({ senderKey }) => senderKey)
  const bound = await tx.wechatIdentity.findMany({
    where: { activeKey: { in: keys } },
    select: { activeKey: true },
  })
  const open = tries.filter(({ senderKey }) => !bound.some(({ activeKey }) => activeKey === senderKey))
  const said = await tx.inbound.findMany({
    where: { conversation: { in: open.map(({ senderKey }) => senderKey) }, receivedAt: { gt: since } },
    orderBy: { id: 'desc' },
    select: { conversation: true, text: true },
    take: 500,
  })
  return open.map(({ senderKey, _count, _min }) => ({
    senderKey,
    count: _count,
    first: _min.at ?? since,
    words: said.find(({ conversation }) => conversation === senderKey)?.text ?? '',
  }))
}

export const markHandled = (tx: Tx, key: string, handledAt: Date) =>
  tx.bindAttempt.updateMany({ where: { senderKey: key, handledAt: null }, data: { handledAt } })

/** People with a duty of today whose WeChat is not known. */
export async function countUnbound(tx: Tx): Promise<number> {
  const term = { term: { current: true }, endedOn: null }
  const units = await tx.handlingUnit.findMany({
    where: { leaderId: { not: null } },
    select: { leaderId: true },
  })
  return tx.person.count({
    where: {
      identities: { none: { activeKey: { not: null } } },
      OR: [
        { deputies: { some: term } },
        { members: { some: term } },
        { staff: { isNot: null } },
        { liaisonOf: { some: {} } },
        { operates: { some: {} } },
        { unitOfficerOf: { some: {} } },
        { id: { in: units.flatMap(({ leaderId }) => leaderId ?? []) } },
      ],
    },
  })
}
