/** Activities, trainings, invitations and the contact day: reminders, check-in, rhythm, hours and days. */
import { z } from 'zod'
import { rule, time, count, daysBefore, daysAround, dayCounts, optionalDay, monthDays, own } from './rule.ts'

export const activityRules = {
  'activity.reminderDays': rule('活动前几天提醒没回话的和要来的人（0＝当天）', daysAround, [3, 1, 0], own),
  'activity.reminderAt': rule('活动前几天的提醒在几点发', time, '09:00', own),
  'activity.sameDayAt': rule('活动当天的提醒在几点发', time, '08:00', own),
  'activity.earliestAt': rule('当天开始得早的，最早几点提醒', time, '07:00', own),
  'activity.beforeStartMinutes': rule('当天开始得早的，开始前多少分钟提醒', count, 90, own),
  'activity.answerDaysBefore': rule('要回执的，截止前几天提醒还没回复的人', daysBefore, 1, own),
  'activity.recordableDays': rule('活动过后几天内可以在手机上记考勤和纪要', daysBefore, 60, own),
  'activity.checkInBeforeMinutes': rule('开始前多少分钟起可以签到', count, 60, own),
  'activity.checkInAfterMinutes': rule('结束后多少分钟内还可以签到', count, 30, own),
  'activity.usualHours': rule('没写结束时间的活动按几小时算', count, 3, own),
  'activity.recordAskDays': rule(
    '活动过后第几天还没有考勤和纪要的，请联络员或组织者记（可以写几个天数）',
    dayCounts(1),
    [1, 7],
    own,
  ),
  'activity.recordDays': rule('活动过后多少天内可以记考勤、催记录', count, 180, own),
  'activity.doorSlotSeconds': rule('门口签到码几秒换一次', count, 45, own),
  'activity.materialsMost': rule('一个活动最多附几个文件（通知、议程、学习资料）', count, 10, own),
  'activity.groupEveryMonths': rule(
    '代表小组至少几个月活动一次',
    count,
    3,
    '重庆市实施《代表法》办法第二十四条（外地做法，可改）',
  ),
  'activity.rhythmDaysBefore': rule('小组到期前几天还没安排活动的，提醒联络员', daysBefore, 14, own),
  'training.defaultHours': rule('没写学时和结束时间的培训按几学时算', count, 3, own),
  'training.hoursADay': rule('几天的培训没写学时的，一天按几学时算', count, 6, own),
  'invitation.perTerm': rule(
    '每届至少邀请每名代表列席、参加执法检查或听取报告几次',
    count,
    1,
    '工作方案三(四)“邀请代表列席常委会”（次数为系统默认）',
  ),
  'invitation.watchOn': rule(
    '每年哪几天（月-日）告诉代表工委本届还有谁没被邀请过',
    monthDays,
    ['01-10', '07-10'],
    own,
  ),
  'invitation.watchOnLastYear': rule(
    '本届最后一年改在哪几天（月-日）告诉',
    monthDays,
    ['01-10', '04-10', '07-10', '10-10'],
    own,
  ),
  'term.endsOn': rule('本届到哪一天为止；没有设的，不知道最后一年', optionalDay, null, '换届选举的决定'),
  'invitation.declined': rule(
    '请了假的邀请算不算被邀请过一次（not_counted 不算，counted 算）',
    z.enum(['not_counted', 'counted'], '只能是 not_counted 或 counted'),
    'not_counted',
    own,
  ),
  'contactDay.on': rule(
    '代表联系选民日是哪一天（月-日）；当年的已经过了再改，从下一年起',
    z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '要写成 10-20 这样')
      .refine((on) => z.iso.date().safeParse(`2027-${on}`).success, '没有这一天'),
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
  'contactDay.hour': rule('联系选民日前后各天几点提醒、给名单和小结', time, '09:00', own),
  'contactDay.askedDays': rule('联系选民日后几天内还问代表要记录', count, 3, own),
  'contactDay.openDays': rule('小结后几天内还补发没有发出的名单和小结', count, 20, own),
  'contactDay.formDays': rule('联系选民日后几天内“填表”里还有这一天的记录表', count, 30, own),
} as const
