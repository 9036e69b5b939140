/** 罗小燕电话说参加; 丁立新、韩雪梅都参加，谭志刚请假 出差: answers that others gave by phone. Pure. */
import { denies } from './ownWords.ts'
import { comesAfterAll, reasonIn } from './words.ts'
import { spokenIn, type Spoken } from '../attendance/spokenNames.ts'

interface Named {
  personId: number
  name: string
}

/** What one of them, or several together, answered. */
export interface AnswerTold<One extends Named> {
  spoken: Spoken<One>[]
  /** Null: the words are no answer. */
  coming: boolean | null
  reason: string | null
  words: string
}

/** 12月8号的座谈会, 这次活动: which activity is meant, not what is answered. */
const which =
  '(?:(?:\\d{1,2}月)?\\d{1,2}[日号]|明天|后天|今天|下?周[一二三四五六日天]|这次|那次|的|上午|下午|活动|座谈会?|例会|会议|培训|讲座|调研|视察|检查|考察|学习会?)'
const opening = new RegExp(
  `^(?:刚才|刚刚|接到|收到|替|帮|给|代|请?记一?下|记|[\\s,，:：]|${which})*(?:电话[\\s,，:：]*)?$`,
)
const leadIn = new RegExp(
  `^(?:代表|同志)?[\\s,，]*(?:都|也|刚才|刚刚|${which})*(?:打?来电话?|打?了?个?电话(?:里|过?来)?|发?微信|回话|回电|回复|托人)?(?:说|讲|告知|反映|提出)?(?:了|的是)?[\\s:：,，]*(?:[他她]们?)?(?:都|也|要|会|能|就|${which})*`,
)
const trailing = new RegExp(`(?<=参加|去|来|出席|到)${which}+$`)
/** 要请假 is leave, 要说一件事 is none. */
const other =
  /要说|想说|有话|建议|要求|问题|为什么|怎么|什么|手续|谁|哪|是不是|会不会|能不能|有没有|来不来|去不去|参不参加|参加不参加|[?？吗呢么没]$|没有$/
/** 其他人请假, 居民意见大: of others than who is named. */
const ofOthers =
  /其[他它余]|别的人|别人|另外|剩下|剩余|大家|居民|群众|选民|业主|村民|百姓|反映|医院看|看不?了?病/
/** 其他人我再问问: of them nothing is told yet. */
const othersOpen =
  /[\s,，;；]+(?:其[他它余]的?(?:人|代表)?|剩下的?(?:人)?|别的人?)[\s,，]*(?:我)?(?:再|还没有?|都?没|待|等).{0,10}$/
const past = /没来|没到|到了|(?<!不(?:能)?)来了|(?<!不(?:能)?)去了|到场|实到|未到|缺席/

/** The answers in words that begin with somebody of the list; null when they begin otherwise. */
export function answersTold<One extends Named>(
  raw: string,
  members: readonly One[],
  polarityOf: (words: string) => boolean | null,
): AnswerTold<One>[] | null {
  const text = raw.normalize('NFKC').trim()
  const found = spokenIn(text, members)
  const [first] = found
  if (!first || !opening.test(text.slice(0, first.from))) return null
  const told: AnswerTold<One>[] = []
  for (let index = 0; index < found.length; index++) {
    const run: Spoken<One>[] = []
    for (let one = found[index]; one; one = found[index]) {
      run.push(one)
      const next = found[index + 1]
      if (!next || !/^(?:代表|同志)?[\s、,，和与及同跟]*$/.test(text.slice(one.to, next.from))) break
      index++
    }
    const words = text.slice(found[index]?.to, found[index + 1]?.from)
    const rest = words
      .replace(leadIn, '')
      .replace(othersOpen, '')
      .replace(/[\s,，。.;；!！、]+$/, '')
      .replace(trailing, '')
    const coming = comesAfterAll(rest)
      ? true
      : other.test(rest) || ofOthers.test(rest) || denies(rest) || past.test(rest)
        ? null
        : polarityOf(rest)
    told.push({ spoken: run, coming, reason: coming === false ? reasonIn(rest) : null, words: rest })
  }
  return told
}
