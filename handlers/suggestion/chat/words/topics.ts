/** What deputies ask in words of their own: 红绿灯那个事有回音没有, 那接下来咋办, 教育方面的建议有哪些. Pure. */

/** Questions about suggestions that are found by words, or by being one's own. */
export type Wondered = { asks: 'where'; topic: string } | { asks: 'next' } | { asks: 'list'; topic: string }

const where =
  /^(?:请问|麻烦问一?下|问一?下|那|我们?|上次|上回|之前|以前|去年|今年|[提写交]过?的|关于)*(?<topic>[\p{Script=Han}A-Za-z\d]{2,14}?)的?[那这](?:个|件|条|份)(?:事儿?|事情|建议|议案|问题)?(?:现在|最近|到现在|到底|后来|究竟)*(?:有(?:没有?|了)?)?(?:什么|啥)?(?:回音|下文|结果|消息|动静|答复|说法|进展|眉目)(?:了没有?|没有?|了吗|吗|么|没|了)*[?？。]*$/u

/** 那个事有结果了 tells something. */
const isQuestion = /有没有|(?:没有?|吗|么|呢|[?？])[?？。]*$/

const next =
  /^(?:那么?|好的?|哦|嗯)*[\s,，]*(?:我)?(?:接下来|下一步|然后|往下|后面|接着)(?:我)?(?:要|该|还要|应该|需要|得)?(?:怎么办|咋办|咋弄|咋整|咋做|怎么做|怎么弄|怎么走|干什么|干啥|做什么|做啥|办什么)[了啊呀呢嘛]*[?？。!！]*$/

const lead = '^(?:请问|今年|去年|本届|全区|区里|我们区|现在|最近|目前|都|还)*'
const which = '(?:哪些|哪几件|几件|多少件?|些?什么|些啥)'
const of = '(?:方面|领域|相关|有关|这一?块|类)'
const lists = [
  `${lead}(?:关于|有关|涉及)?(?<topic>\\p{Script=Han}{2,8}?)${of}的?(?:代表)?建议(?:都|现在)?(?:有|是)?(?:过)?${which}[了呢吗]?[?？。]*$`,
  `${lead}(?:关于|有关|涉及)(?<topic>\\p{Script=Han}{2,8}?)的(?:代表)?建议(?:都|现在)?(?:有|是)?(?:过)?${which}[了呢吗]?[?？。]*$`,
  `${lead}有?(?:哪些|哪几件|几件|多少件?)(?:是|关于|有关|涉及)*(?<topic>\\p{Script=Han}{2,8}?)${of}的?(?:代表)?建议[了呢吗]?[?？。]*$`,
].map((pattern) => new RegExp(pattern, 'u'))

/** Words of other lists: what is late, open, one's own, supervised. */
const ofOthers =
  /[我你您他]|办|答复|超期|逾期|过期|重点|督|签收|受理|退回|联名|附议|满意|提交|交办|转交|转办|哪|没/

/** What a sentence wonders; null for anything else. */
export function wonderedIn(text: string): Wondered | null {
  const words = text.normalize('NFKC').trim()
  if (next.test(words)) return { asks: 'next' }
  const topic = where.exec(words)?.groups?.['topic']
  if (topic !== undefined && isQuestion.test(words)) return { asks: 'where', topic }
  for (const pattern of lists) {
    const listed = pattern.exec(words)?.groups?.['topic']
    if (listed !== undefined && !ofOthers.test(listed)) return { asks: 'list', topic: listed }
  }
  return null
}
