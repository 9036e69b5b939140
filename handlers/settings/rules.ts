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

const daysAround = z
  .array(z.int('天数要写整数').min(0, '天数至少是 0').max(80, '天数最多是 80'), '要写一组天数，例如 [3,1,0]')
  .max(6, '最多写六个天数')

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
  'notice.dayHours': rule(
    '约定了日子的提醒（活动、联系选民日）在这些时段发，放假也发',
    z.array(span, '要写一组时段，例如 [["07:00","21:00"]]').min(1, '至少写一个时段'),
    [['07:00', '21:00']],
    own,
  ),
  'activity.reminderDays': rule('活动前几天提醒没回话的和要来的人（0＝当天）', daysAround, [3, 1, 0], own),
  'activity.checkInBeforeMinutes': rule('开始前多少分钟起可以签到', count, 60, own),
  'activity.checkInAfterMinutes': rule('结束后多少分钟内还可以签到', count, 30, own),
  'activity.usualHours': rule('没写结束时间的活动按几小时算', count, 3, own),
  'activity.doorSlotSeconds': rule('门口签到码几秒换一次', count, 45, own),
  'activity.groupEveryMonths': rule(
    '代表小组至少几个月活动一次',
    count,
    3,
    '重庆市实施《代表法》办法第二十四条（外地做法，可改）',
  ),
  'training.defaultHours': rule('没写学时和结束时间的培训按几学时算', count, 3, own),
  'invitation.perTerm': rule(
    '每届至少邀请每名代表列席、参加执法检查或听取报告几次',
    count,
    1,
    '工作方案三(四)“邀请代表列席常委会”（次数为系统默认）',
  ),
  'contactDay.on': rule(
    '代表联系选民日是哪一天（月-日）',
    z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '要写成 10-20 这样'),
    '10-20',
    '工作方案二(二)',
  ),
  'contactDay.daysBefore': rule('联系选民日前几天提醒（最早的一次是做计划）', daysAround, [30, 7, 1], own),
  'contactDay.times': rule(
    '联系选民日当天什么时刻提醒（后一次只提醒还没记录的人）',
    z.tuple([time, time], '要写两个时刻，例如 ["08:00","20:00"]'),
    ['08:00', '20:00'],
    own,
  ),
  'contactDay.daysAfter': rule(
    '联系选民日后几天给各联络处缺记录的名单、再几天给代表工委小结',
    z.tuple([count, count], '要写两个天数，例如 [3,10]'),
    [3, 10],
    own,
  ),
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
