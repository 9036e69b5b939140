/** The doors and the messages: how long a question, a code, a link or a session lasts, and when reminders go out. */
import { z } from 'zod'
import { rule, span, count, own } from './rule.ts'

export const doorRules = {
  'question.expiresHours': rule('机器人问的话几小时内回答有效', count, 24, own),
  'bind.triesInTenMinutes': rule('十分钟内最多试几次绑定码', count, 5, own),
  'bind.codeValidDays': rule('绑定码几天内有效', count, 30, own),
  'link.validHours': rule('填表链接几小时内有效', count, 72, own),
  'link.storedHours': rule('填表交了以后，几小时内还能从链接看到记了什么', count, 24, own),
  'login.validMinutes': rule('登录链接几分钟内有效', count, 10, own),
  'session.idleMinutes': rule('工作台多少分钟不操作就退出', count, 30, own),
  'session.longestHours': rule('登录一次最多用几小时', count, 12, own),
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
} as const
