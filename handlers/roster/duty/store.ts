/** Who is on duty, and the codes that bind a WeChat to them. */
import type { Tx } from '../../../prisma/client.ts'
import { senderKey, type Sender } from '../../people/rules.ts'
import { insertLinks, stampOf } from '../writing/store.ts'

export const groupsToChoose = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })

const inTerm = { where: { term: { current: true }, endedOn: null } } as const

/** Everyone when nothing is said; `ids` are few: a page of people. */
export interface WhoseDuties {
  ids?: readonly number[]
  name?: string
  phone?: string
}

/** These people, and every row that gives one of them a duty. One question after the other: a transaction has one line. */
export const dutyRows = async (tx: Tx, { ids, ...where }: WhoseDuties) => ({
  people: await tx.person.findMany({
    where: { ...where, ...(ids ? { id: { in: [...ids] } } : {}) },
    omit: { createdAt: true, searchText: true },
    orderBy: { id: 'asc' },
  }),
  offices: await tx.office.findMany({ include: { operators: true }, orderBy: { id: 'asc' } }),
  groups: await tx.deputyGroup.findMany({
    include: { office: { select: { name: true } } },
    orderBy: { id: 'asc' },
  }),
  deputies: await tx.deputy.findMany({
    where: { ...inTerm.where, ...of(ids) },
    include: { constituency: { select: { number: true } } },
  }),
  members: await tx.scMember.findMany({ where: { ...inTerm.where, ...of(ids) } }),
  staff: await tx.staff.findMany({ where: of(ids) }),
  units: await tx.handlingUnit.findMany({ orderBy: { id: 'asc' } }),
  bound: await tx.wechatIdentity.findMany({
    where: { activeKey: { not: null }, ...of(ids) },
    select: { personId: true },
  }),
})

const of = (ids: readonly number[] | undefined) => (ids ? { personId: { in: [...ids] } } : {})

export type DutyRows = Awaited<ReturnType<typeof dutyRows>>

export const groupsWithRooms = (tx: Tx) =>
  tx.deputyGroup.findMany({
    include: { deputies: { ...inTerm, select: { personId: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })

export const bindAll = (
  tx: Tx,
  bindings: readonly (Sender & { personId: number })[],
  boundAt: Date,
): Promise<void> =>
  insertLinks(
    tx,
    'WechatIdentity',
    bindings.map((one) => ({ ...one, boundAt: stampOf(boundAt), activeKey: senderKey(one) })),
  )

export const addCodes = (
  tx: Tx,
  codes: readonly { personId: number; codeHash: string; createdAt: Date; expiresAt: Date }[],
) => tx.bindingCode.createMany({ data: [...codes] })

export const voidCodesOf = (tx: Tx, personId: number, voidedAt: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { personId, usedAt: null, voidedAt: null },
    data: { voidedAt, voidReason },
  })
