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
const months = z.int('月数要写整数').min(1, '至少是 1').max(24, '太大了')
const optionalDay = z.iso.date('日期要写成 2026-10-01 这样').nullable()
const monthDays = z
  .array(
    z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, '日子要写成 01-10 这样，最大到28日'),
    '要写一组日子，例如 ["01-10","07-10"]',
  )
  .min(1, '至少写一天')
  .max(12, '最多写十二天')
const named = z.string('要写文字').min(1, '不能是空的').max(40, '太长了')
const dayCounts = (least: number) =>
  z
    .array(
      z.int('天数要写整数').min(least, `天数至少是 ${least}`).max(400, '太大了'),
      '要写一组天数，例如 [15,5,0]',
    )
    .min(1, '至少写一个天数')
    .max(12, '最多写十二个天数')

/** A reply's class: its letter, what it says, whether the matter is done by it, whether it promises something. */
const replyClass = z.object({ letter: named, name: named, done: z.boolean(), promises: z.boolean() })
/** What a suggestion may not be about: by the words that point to it. */
const guardKind = z.object({ kind: named, name: named, words: z.array(named).max(60) })

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
  'activity.rhythmDaysBefore': rule('小组到期前几天还没安排活动的，提醒联络员', daysBefore, 14, own),
  'training.defaultHours': rule('没写学时和结束时间的培训按几学时算', count, 3, own),
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
  'suggestion.categories': rule(
    '建议分哪几类',
    z.array(named, '要写一组类别').min(1, '至少写一类').max(30, '最多写三十类'),
    ['城建环保', '教科文卫', '农业农村', '政治法律', '财政经济', '其他'],
    '2017年县级市实际分类（领域调研）',
  ),
  'suggestion.replyClasses': rule(
    '答复分哪几类：字母、名称、算不算已解决、有没有承诺',
    z.array(replyClass, '要写一组类别').min(1, '至少写一类').max(10, '最多写十类'),
    [
      { letter: 'A', name: '所提问题已经解决', done: true, promises: false },
      { letter: 'B', name: '正在解决或列入计划解决', done: false, promises: true },
      { letter: 'C', name: '因条件限制需待以后解决', done: false, promises: false },
      { letter: 'D', name: '留作参考', done: false, promises: false },
    ],
    '全国人大常委会办公厅代表建议答复分类（A、B、C、D）',
  ),
  'suggestion.guard': rule(
    '哪些内容不宜作为代表建议，看到这些词就问一声并给工作人员标出（不拦）',
    z.array(guardKind, '要写一组').max(20, '最多写二十种'),
    [
      {
        kind: 'personal',
        name: '涉及代表本人或者亲属的个人问题',
        words: [
          '我儿子',
          '我女儿',
          '我爱人',
          '我老公',
          '我老婆',
          '我亲戚',
          '我家的房',
          '我本人的',
          '我的职称',
          '我的工资',
          '我公司',
          '我单位的待遇',
          '我厂',
        ],
      },
      {
        kind: 'petition',
        name: '转递信访材料',
        words: ['信访材料', '上访', '举报信', '申诉材料'],
      },
      {
        kind: 'case',
        name: '涉及具体案件',
        words: [
          '的案子',
          '案件',
          '判决',
          '一审',
          '二审',
          '再审',
          '上诉',
          '起诉',
          '立案',
          '法官',
          '执行局',
          '羁押',
          '取保候审',
        ],
      },
      {
        kind: 'bidding',
        name: '涉及招投标或者具体经营活动',
        words: ['招标', '投标', '中标', '评标', '承包给', '包给我', '工程款'],
      },
      {
        kind: 'promotion',
        name: '推介产品或者学术观点',
        words: ['本公司产品', '我们公司的产品', '我司', '推广使用我', '采购我', '专利产品', '学术论文'],
      },
    ],
    '代表法第五十九条；重庆建议条例第九条；浙江建议规定第六条',
  ),
  'suggestion.session': rule(
    '现在是本届第几次会议（number），会期从哪天（opensOn）到哪天（closesOn）；编号按它来，会期以外的编入闭会系列',
    z.object({ number: z.int('会次要写整数').min(1).max(20), opensOn: optionalDay, closesOn: optionalDay }),
    { number: 1, opensOn: null, closesOn: null },
    own,
  ),
  'office.district': rule(
    '区县的名称（如青陵区），印在公文上；没有设的，公文上印【缺：区县名称】',
    named.nullable(),
    null,
    own,
  ),
  'suggestion.mergedCounting': rule(
    '统计时并案的建议怎样计：each＝每件各计一件（答复各自分开）；once＝合计一件',
    z.enum(['each', 'once'], '只能是 each 或 once'),
    'each',
    '各地通报做法不一（领域调研）',
  ),
  'suggestion.adoptionKinds': rule(
    '征询意见表上“采纳情况”列哪几项',
    z.array(named, '要写一组').min(1, '至少写一项').max(8, '最多写八项'),
    ['采纳', '部分采纳', '近期不能落实', '未采纳'],
    '2017年县级市议案提案系统（领域调研）',
  ),
  'suggestion.paperCopies': rule(
    '答复函抄送、征询意见表寄送给谁（另加交办机关）',
    z.array(named, '要写一组').min(1, '至少写一个').max(8, '最多写八个'),
    ['区人大常委会代表工作委员会'],
    '浙江建议规定第二十二条',
  ),
  'suggestion.assignRequirements': rule(
    '交办单上写给承办单位的办理要求，每条一段',
    z.array(z.string().min(1, '不能是空的').max(300, '一条最多300字'), '要写一组').max(10, '最多写十条'),
    [
      '收到后及时签收。不属于本单位职责的，在退回期限内书面说明理由，退回交办机关，不得自行转给其他单位。',
      '办理中与领衔代表沟通，听取意见。有协办单位的，由主办单位统一答复，并写明协办单位的意见。',
      '答复函首页右上角标明答复类别，由单位主要负责人签发，分送每位领衔、附议代表，随附征询意见表，并抄送代表工委和交办机关。',
      '需要延期的，在答复期限前提出申请，经交办机关同意；自交办之日起最长不超过六个月。',
    ],
    '代表法第五十一条；重庆建议条例第二十条、第二十三条',
  ),
  'suggestion.motionSigners': rule('议案至少要几名代表联名', count, 10, '地方组织法第二十二条'),
  'suggestion.attachmentsMost': rule('一件建议最多几个附件', count, 3, '代表建议纸（汝州样式）'),
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
  'calendar.publishedTo': rule(
    '放假安排已经公布并录入到哪一年；以后的期限按周一至周五上班、法定节日放假暂算',
    z.int('年份要写整数').min(2026, '2026年以前的已经在内').max(2100, '太大了'),
    2026,
    '国务院办公厅放假安排；《全国年节及纪念日放假办法》第二条',
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
