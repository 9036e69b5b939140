/** The clock of suggestions: how long each step may take, and when who is reminded. */
import { z } from 'zod'
import { rule, count, months, dayCounts, own } from './rule.ts'

export const deadlineRules = {
  'suggestion.acceptWorkdays': rule('收到建议后几个工作日内决定是否受理', count, 5, '青岛条例第十四条'),
  'suggestion.assignWorkdays': rule('受理后几个工作日内转交、交办', count, 5, '青岛条例第十四条'),
  'suggestion.unitReturnWorkdays': rule(
    '承办单位认为不属于本单位职责的，几个工作日内可以申请退回',
    count,
    10,
    '重庆条例第十六条、河南办法第十四条',
  ),
  'suggestion.reassignWorkdays': rule(
    '收到退回申请后几个工作日内重新交办',
    count,
    10,
    '重庆条例第十六条、河南办法第十四条',
  ),
  'suggestion.firstContactWorkdays': rule('交办后几个工作日内首次联系代表', count, 20, '重庆条例第十八条'),
  'suggestion.assistOpinionMonths': rule('协办单位几个月内把意见送主办单位', months, 1, '青岛条例第二十四条'),
  'suggestion.replyMonths': rule('交办之日起几个月内答复', months, 3, '代表法第五十一条'),
  'suggestion.replyCapMonths': rule(
    '经交办机关同意延期的，自交办之日起最长几个月',
    months,
    6,
    '代表法第五十一条；浙江建议规定第二十一条',
  ),
  'suggestion.feedbackWorkdays': rule('收到答复后几个工作日内反馈意见', count, 10, '河南办法第二十二条'),
  'suggestion.correctRatingDays': rule(
    '测评交错了，几天内领衔代表可以自己更正（重新办理、会商还没有动以前）',
    count,
    7,
    own,
  ),
  'suggestion.rehandleMonths': rule(
    '代表不满意的，几个月内重新办理并再答复',
    months,
    1,
    '浙江建议规定第二十四条',
  ),
  'suggestion.conferenceMonths': rule('再次不满意的，几个月内会商', months, 1, own),
  'suggestion.dueSoonShare': rule(
    '期限的工作日还剩百分之几时算“快到期”（长的期限另按下一项封顶）',
    z.int('百分数要写整数').min(1, '至少是 1').max(100, '最多是 100'),
    30,
    own,
  ),
  'suggestion.dueSoonDays': rule(
    '“快到期”最早从到期前几天算起',
    z.int('天数要写整数').min(0).max(90),
    10,
    own,
  ),
  'suggestion.nudgeDays': rule(
    '到期前几天提醒（0 是当天）；期限短的，到“快到期”的比例时才提醒',
    dayCounts(0),
    [15, 5, 0],
    own,
  ),
  'suggestion.overdueNudgeDays': rule(
    '逾期几天后提醒单位负责人和交办机关',
    dayCounts(1),
    [1, 7, 14, 30, 60, 90],
    own,
  ),
  'suggestion.urgeCooldownDays': rule('同一件建议几天内只能催办一次（全体联名代表合用）', count, 7, own),
  'suggestion.draftDays': rule('草稿几天没有动就作废', count, 90, own),
  'suggestion.draftWarnDays': rule('作废前几天提醒', count, 7, own),
  'suggestion.similarShown': rule('提交前最多列出几件相似的建议', z.int().min(1).max(10), 3, own),
  'suggestion.similarAtLeast': rule('相似度到多少才列出（0 到 1）', z.number().min(0).max(1), 0.2, own),
  'suggestion.digestWeekday': rule(
    '每周星期几给常委会组成人员发待办建议摘要（1 是星期一）',
    z.int().min(1).max(7),
    1,
    own,
  ),
  'suggestion.annualReportOn': rule(
    '每年哪一天提醒起草向常委会报告办理情况（月-日）',
    z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '要写成 11-01 这样'),
    '11-01',
    '重庆条例第三十四条',
  ),
  'suggestion.commitmentNudgeDays': rule(
    '承诺到期前几天提醒承办单位（0 是当天）；期限短的，到“快到期”的比例时才提醒',
    dayCounts(0),
    [30, 7, 0],
    own,
  ),
  'suggestion.commitmentSummaryOn': rule(
    '每年从哪一天起（月-日），把承诺落实情况告诉领衔和附议的代表',
    z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '要写成 11-01 这样'),
    '11-01',
    '重庆建议条例第二十四、二十八条（四季度向代表报告；日期为系统默认）',
  ),
} as const
