import type { IntentRule } from './intentRule.ts'
import { phrases } from './phrases.ts'

const asked =
  '(没有?|了没|吗|么|怎么样|咋样|啷个样|咋个样|么样|如何|进展|结果|回复|回音|下文|消息|到哪(一?步)?|什么时候|何时|动静)[了的啊呀呢]?[?？]?$'

/** What became of a matter that was raised. */
export const concernRules: readonly IntentRule[] = [
  {
    intent: 'concern.status',
    strong: true,
    words: phrases(
      `(反映|说|讲|报|投诉|上报|诉求|提)(过的?|了的?|的|上去的?)(那个|那件|那条)?.{0,30}${asked}`,
    ),
    unless: phrases(
      '建议',
      '议案',
      '走访',
      '电话',
      '微信',
      '联系',
      '附议',
      '#',
      '提的?那件',
      '提的(怎么样|到哪)',
    ),
  },
  {
    intent: 'concern.status',
    strong: true,
    words: phrases(`(上次|上回|之前|以前|前面|原来|那次|那天|那回).{0,16}(反映|说|讲|提)的.{1,24}${asked}`),
    unless: phrases('建议', '议案', '#'),
  },
  {
    intent: 'concern.status',
    roles: ['voter', 'unknown'],
    words: phrases(
      `(反映|提|说|讲|报|投诉)(过的?|了的?|的|上去的?).{0,30}${asked}`,
      `(的事情?|那个?(事|问题)|那件事?|问题|诉求|情况).{0,10}(处理|解决|办|修|弄|管|落实|有|回)?.{0,8}${asked}`,
    ),
    unless: phrases('谁(来)?管', '管不管', '(能不能|可不可以|可以|能).{0,12}吗'),
  },
  {
    intent: 'concern.status',
    strong: true,
    words: phrases(
      `(诉求|反映的).{0,20}(处理|解决|办|修|落实|进展|结果|怎么样|到哪).{0,8}${asked}`,
      '(查|看)(一下|看)?.{0,6}诉求',
    ),
    unless: phrases('建议', '议案', '转'),
  },
]
