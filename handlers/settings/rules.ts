import { z } from 'zod'
import type { Day } from '../shared/days.ts'

const time = z.string('时刻要写成 08:30 这样').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻要写成 08:30 这样')
const span = z
  .tuple([time, time], '时段要写成 ["08:30","11:30"] 这样')
  .refine(([from, until]) => from < until, '时段的开始要早于结束')
const day = z.iso.date('日期要写成 2026-10-01 这样')
const days = z.array(day, '要写一组日期，例如 ["2026-10-01"]')
const count = z.int('要写整数').min(1, '至少是 1').max(10_000, '太大了')
const daysBefore = z.int('天数要写整数').min(1, '天数至少是 1').max(80, '天数最多是 80')

interface Rule<Schema extends z.ZodType> {
  about: string
  schema: Schema
  value: z.infer<Schema>
  /** The document the number comes from. */
  source: string
}

const rule = <Schema extends z.ZodType>(
  about: string,
  schema: Schema,
  value: z.infer<Schema>,
  source: string,
): Rule<Schema> => ({
  about,
  schema,
  value,
  source,
})

const plan = '工作方案二(一)“两联两促”'
const own = '系统默认'

/** Every number that a rule book sets: its default and where that comes from. An office changes it from a day on. */
export const settingRules = {
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
  'question.expiresHours': rule('机器人问的话几小时内回答有效', count, 24, own),
  'bind.triesInTenMinutes': rule('十分钟内最多试几次绑定码', count, 5, own),
  'bind.codeValidDays': rule('绑定码几天内有效', count, 30, own),
  'notice.workingHours': rule(
    '提醒只在这些时段发（工作日）',
    z.array(span, '要写一组时段，例如 [["08:30","11:30"]]').min(1, '至少写一个时段'),
    [
      ['08:30', '11:30'],
      ['14:00', '17:30'],
    ],
    own,
  ),
  'notice.throttlePauseMinutes': rule('微信提示发送过于频繁时先停几分钟（再犯加倍）', count, 60, own),
  'calendar.daysOff': rule('另外放假的日子', days, [], own),
  'calendar.workdays': rule('另外上班的日子（调休）', days, [], own),
} as const

export type SettingKey = keyof typeof settingRules
export type Settings = { readonly [Key in SettingKey]: z.infer<(typeof settingRules)[Key]['schema']> }

export interface SettingRow {
  key: string
  value: string
  effectiveOn: Day
}

/** A day from which a value may hold. */
export const isDay = (text: string): boolean => day.safeParse(text).success

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingRules, key)

/** What is in force on a day: the latest value whose effective day has come, else the default. */
export function settingsOn(rows: readonly SettingRow[], today: Day): Settings {
  const inForce: Record<string, unknown> = Object.fromEntries(
    Object.entries(settingRules).map(([key, { value }]) => [key, value]),
  )
  const started = rows.filter((row) => row.effectiveOn <= today)
  for (const row of started.sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn)))
    if (isSettingKey(row.key)) inForce[row.key] = settingRules[row.key].schema.parse(JSON.parse(row.value))
  return inForce as Settings
}
