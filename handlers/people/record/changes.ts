/** What the office changes about one person at the desk. Each act is audited; what the plan asks for is told, not enforced. */
import { hasRight } from '../../access/rules.ts'
import type { Speaker } from '../rules.ts'

export type ChangeRefusal =
  | 'not_allowed'
  | 'unknown'
  | 'nothing_to_do'
  | 'wrong_phone'
  | 'phone_taken'
  | 'wrong_day'
  | 'wrong_span'
  | 'several'
  | 'changed_meanwhile'

/** What is worth knowing after the change; empty when all is as the plan has it. */
export interface Changed {
  name: string
  warning: string
}

export const mayChange = (who: Speaker): boolean => hasRight(who, 'people.change')
