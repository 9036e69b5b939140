/** What the units' handling is told by: the ways of speaking with the deputy, and which of them count as 面商. */
import { z } from 'zod'
import { code, named, own, rule } from './rule.ts'

const communicationKind = z.object({
  code,
  name: named,
  real: z.boolean('real 要写 true 或 false'),
  words: z.array(named).max(20, '最多写二十个词'),
})

export const handlingRules = {
  'suggestion.communicationKinds': rule(
    '办理沟通有哪几种方式：代号（code，记过的不要改）、名称、算不算面商（real）、微信里说到哪些词就是这种（排在前面的先认，都没说到的记为 other）',
    z
      .array(communicationKind, '要写一组方式')
      .min(1, '至少写一种')
      .max(15, '最多写十五种')
      .refine((kinds) => new Set(kinds.map((kind) => kind.code)).size === kinds.length, '有两种的代号一样')
      .refine((kinds) => kinds.some((kind) => kind.code === 'other'), '要留着代号是 other 的一种'),
    [
      { code: 'forum', name: '座谈会', real: true, words: ['座谈'] },
      { code: 'phone', name: '电话', real: true, words: ['电话', '通话', '致电'] },
      { code: 'platform', name: '微信', real: true, words: ['微信'] },
      { code: 'letter', name: '信函', real: false, words: ['发函', '去函', '信函', '书面', '邮件'] },
      { code: 'visit', name: '上门走访', real: true, words: ['上门', '走访', '拜访', '登门'] },
      { code: 'meet', name: '当面沟通', real: true, words: ['面商', '当面', '见面', '面对面', '碰头'] },
      { code: 'site', name: '现场察看', real: true, words: ['现场', '实地', '踏勘', '勘查', '勘察'] },
      { code: 'other', name: '其他方式', real: true, words: [] },
    ],
    '代表建议办理征询意见表的面商形式（座谈会、上门征求意见、电话、其他）；其余为系统默认',
  ),
  'suggestion.meetingKinds': rule(
    '督办、办理建议的视察和会议有哪几种：代号（code，记过的不要改）、名称',
    z
      .array(z.object({ code, name: named }), '要写一组种类')
      .min(1, '至少写一种')
      .max(12, '最多写十二种')
      .refine((kinds) => new Set(kinds.map((kind) => kind.code)).size === kinds.length, '有两种的代号一样'),
    [
      { code: 'special_inspection', name: '专项视察' },
      { code: 'handling_meeting', name: '办理工作会' },
      { code: 'progress_meeting', name: '推进会' },
      { code: 'deputies_meeting', name: '代表见面会' },
      { code: 'conference', name: '会商' },
    ],
    own,
  ),
} as const
