/** Staff by their role: who hears of something. */
import type { Act } from '../shared/act.ts'
import * as store from './store.ts'

/** Staff of the deputies' affairs office who hear when someone asks for a human. */
export const officeStaff = async (tx: Act['tx']): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, '代表工委')).map(({ staff }) => staff.person)

/** Staff with a role (代表工委、政府办、法院、检察院 …). */
export const staffOf = async (tx: Act['tx'], role: string): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, role)).map(({ staff }) => staff.person)

/** Staff who look after the system. */
export const systemStaff = async (tx: Act['tx']): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, '系统管理')).map(({ staff }) => staff.person)
