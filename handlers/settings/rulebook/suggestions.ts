/** Suggestions: categories, classes, what they may not be about, and what stands on their papers. */
import { z } from 'zod'
import { rule, count, optionalDay, named, own } from './rule.ts'

/** A reply's class: its letter, what it says, whether the matter is done by it, whether it promises something. */
const replyClass = z.object({ letter: named, name: named, done: z.boolean(), promises: z.boolean() })
/** What a suggestion may not be about: by the words that point to it. */
const guardKind = z.object({ kind: named, name: named, words: z.array(named).max(60) })

export const suggestionRules = {
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
  'suggestion.secretWords': rule(
    '看到这些词就不在微信和网上收（涉及国家秘密的，请当面交）',
    z.array(named, '要写一组词').min(1, '至少写一个').max(40, '最多写四十个'),
    ['绝密', '机密', '秘密级', '涉密', '国家秘密', '内部资料注意保存'],
    '代表法第八条；保守国家秘密法',
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
  'suggestion.repeatedYears': rule(
    '代表建议纸上“多年多次提出没有解决”列哪几格：从几年起（years）、印什么（name）',
    z
      .array(z.object({ years: z.int('年数要写整数').min(2, '至少是 2').max(19, '最多是 19'), name: named }))
      .min(1, '至少写一格')
      .max(6, '最多写六格'),
    [
      { years: 2, name: '两年' },
      { years: 3, name: '三年' },
      { years: 4, name: '三年以上' },
    ],
    '代表建议纸（汝州样式）',
  ),
  'suggestion.motionPrefix': rule(
    '议案编号用哪两个字母开头（和建议的JY分开编）',
    z.string('要写两个字母').regex(/^Y[A-Z]$/, '要写两个大写字母，以 Y 开头，例如 YA'),
    'YA',
    own,
  ),
  'suggestion.motionSigners': rule('议案至少要几名代表联名', count, 10, '地方组织法第二十二条'),
  'suggestion.attachmentsMost': rule('一件建议最多几个附件', count, 3, '代表建议纸（汝州样式）'),
} as const
