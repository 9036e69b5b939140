/** What the plan asks of deputies' contacts with voters: how often, and when they are reminded. */
import { z } from 'zod'
import { rule, count, daysBefore, plan, own } from './rule.ts'

export const contactRules = {
  'contact.reading': rule(
    '“每季度至少联系一次”怎样算完成：each_linked＝联系的每个人都联系到；one_round＝本季度联系过一次就算',
    z.enum(['each_linked', 'one_round'], '只能是 each_linked 或 one_round'),
    'each_linked',
    plan,
  ),
  'contact.perYear': rule('每年至少联系几次', count, 4, plan),
  'contact.reminderDays': rule(
    '季末前几天提醒还没完成的人（从早到晚）',
    z.array(daysBefore, '要写一组天数，例如 [30,10,3]').min(1, '至少写一个天数').max(6, '最多写六个天数'),
    [30, 10, 3],
    own,
  ),
} as const
