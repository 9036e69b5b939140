import type { Tx } from '../../../../prisma/client.ts'

const keyOf = (owner: string, kind: string): string => `${owner}|${kind}`

export interface NewTemplate {
  owner: string
  kind: string
  fileId: number
  uploadedById: number
  uploadedAt: Date
}

/** Puts a template in the place of the one in force. */
export async function putTemplate(tx: Tx, template: NewTemplate): Promise<number> {
  await endTemplate(tx, template.owner, template.kind, template.uploadedAt)
  const activeKey = keyOf(template.owner, template.kind)
  return (await tx.paperTemplate.create({ data: { ...template, activeKey }, select: { id: true } })).id
}

export async function endTemplate(tx: Tx, owner: string, kind: string, endedAt: Date): Promise<boolean> {
  const { count } = await tx.paperTemplate.updateMany({
    where: { activeKey: keyOf(owner, kind) },
    data: { activeKey: null, endedAt },
  })
  return count > 0
}

export const templateInForce = (tx: Tx, owner: string, kind: string) =>
  tx.paperTemplate.findUnique({ where: { activeKey: keyOf(owner, kind) }, select: { fileId: true } })

export const templatesInForce = (tx: Tx, owner: string) =>
  tx.paperTemplate.findMany({
    where: { owner, activeKey: { not: null } },
    orderBy: { id: 'asc' },
    select: { kind: true, fileId: true, uploadedAt: true },
  })

export const unitName = async (tx: Tx, id: number): Promise<string | null> =>
  (await tx.handlingUnit.findUnique({ where: { id }, select: { name: true } }))?.name ?? null

export const unitExists = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.handlingUnit.count({ where: { id } })) === 1
