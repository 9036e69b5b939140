/** The calendar: which years are published, and days off or on that the office adds. */
import { z } from 'zod'
import { rule, days, own } from './rule.ts'

export const calendarRules = {
  'calendar.publishedTo': rule(
    '放假安排已经公布并录入到哪一年；以后的期限按周一至周五上班、法定节日放假暂算',
    z.int('年份要写整数').min(2026, '2026年以前的已经在内').max(2100, '太大了'),
    2026,
    '国务院办公厅放假安排；《全国年节及纪念日放假办法》第二条',
  ),
  'calendar.daysOff': rule('另外放假的日子', days, [], own),
  'calendar.workdays': rule('另外上班的日子（调休）', days, [], own),
} as const
