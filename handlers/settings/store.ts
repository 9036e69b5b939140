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
