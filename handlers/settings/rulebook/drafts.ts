/** What a draft of a suggestion is asked about before it is handed in. */
import { z } from 'zod'
import { own, rule } from './rule.ts'

const letters = z.int('字数要写整数').min(0, '至少是 0（不问）').max(500, '太大了')
/** 关于…；…的建议: … stands for two signs and more. */
const pattern = z.string('要写文字').min(2, '太短了').max(40, '太长了')

export const draftRules = {
  'suggestion.factsLetters': rule(
    '“情况和问题”少于几个字（不算标点）就问一声是不是没写清；0＝不问',
    letters,
    8,
    own,
  ),
  'suggestion.proposalsLetters': rule(
    '“具体建议”少于几个字（不算标点）就问一声是不是没写；0＝不问',
    letters,
    6,
    own,
  ),
  'suggestion.severalMatters': rule(
    '标题写成这样就问一声是不是不止一件事（一事一议），…代表两个字以上',
    z.array(pattern, '要写一组').max(30, '最多写三十个'),
    [
      '关于…；…的建议',
      '关于…；…的议案',
      ...['两', '三', '几', '多'].flatMap((many) =>
        ['个问题', '个事项', '问题', '事项'].map((what) => `以及…等${many}${what}`),
      ),
    ],
    '北京条例第九条（一事一议）；写法为系统默认',
  ),
} as const
