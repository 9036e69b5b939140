import type { Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'

/** Raw: this is asked for every message. */
export const allSettings = (
  tx: Tx,
): Promise<{ key: string; value: string; effectiveOn: Day; source: string }[]> =>
  tx.$queryRaw`SELECT "key", "value", "effectiveOn", "source" FROM "Setting"`

export const putSetting = (
  tx: Tx,
  row: { key: string; value: string; effectiveOn: Day; source: string; setAt: Date; setBy: string },
) =>
  tx.setting.upsert({
    where: { key_effectiveOn: { key: row.key, effectiveOn: row.effectiveOn } },
    create: row,
    update: row,
  })

/** Every value a setting ever had or will have, latest day first; of one key only when given. */
export const history = (tx: Tx, key?: string) =>
  tx.setting.findMany({ where: key === undefined ? {} : { key }, orderBy: [{ effectiveOn: 'desc' }] })

/** Takes back a value whose day has not come; false when there is none. */
export async function dropFuture(tx: Tx, key: string, effectiveOn: Day, today: Day): Promise<boolean> {
  if (effectiveOn <= today) return false
  const { count } = await tx.setting.deleteMany({ where: { key, effectiveOn } })
  return count === 1
}

export const namesOf = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
