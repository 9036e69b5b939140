import { rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { findActivity, type Activity } from '../actions.ts'

/** The activity that an address names, or null. */
export async function found(visit: DeskVisit): Promise<Activity | null> {
  const id = rowId(visit.params['id'])
  return id > 0 ? findActivity(visit.act, id) : null
}

export const notFound: WebReply = missing('个活动', { href: '/desk/activities', label: '回到活动列表' })
