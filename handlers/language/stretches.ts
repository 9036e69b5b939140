import { cuesIn } from './cues.ts'
import type { DayWords, Span } from './dates.ts'
import type { Person } from './people.ts'
import { isMatter } from './topics.ts'

const breaks =
  /[,，。;；!！?？\n()（）]+|(?<!方式):(?!\d)|(?<!\d|方式):|(?=[①②③④⑤⑥⑦⑧⑨])|(?<=[\u4e00-\u9fa5])-+|-+(?=[\u4e00-\u9fa5])| (?=\S)|(?<=[\u4e00-\u9fa5])\.(?=[\u4e00-\u9fa5])/g

/** In run-on speech these words begin something new when an act of contact follows. */
const nextAct =
  /我就(?=(?:又|再|还|先|直接|顺便)?(?:去|到|走访|给|打|找|上门))|(?:然后[呢嘛啊嗯,，]*|后来|后头|结果|最后|于是|只好|接着|之后|随后|完了|紧接着|(?<!等.{0,6}|以后|改天|下次|想|要|得|一)再|又|还|另外)(?:我)?(?:就|又|再|还|顺便)*(?=(?:去|到)(?:了)?.{0,10}(?:家|社区|村|那里|那边|那儿|店|厂|地里)|去了|走访|上门|打(?:了|了个|个)?电话|给.{1,6}打|碰到|碰见|遇到|见了|见到|看望|拜访|约谈|微信)/g

/** …都讲了修路的事就是昨天开的: the day may come last, without a pause. */
const lastDay =
  /(?:就是|是)(?:[今昨前]天|[今昨前]儿|[今昨]日|上周.|上个?星期.|\d{1,2}[月号.]).{0,12}的[。!！]?$/

export interface Known {
  people: readonly Person[]
  days: readonly DayWords[]
  /** Where a name that only sounds like a known one ends, when it begins here. */
  heardAt?: (text: string, at: number) => number | null
}

/** Cuts the message where something new may begin. */
export function spansOf(text: string, { people, days }: Known): Span[] {
  const whole = [...people, ...days]
  const ends = new Set<number>()
  for (const match of text.matchAll(breaks)) ends.add(match.index + match[0].length)
  // 今天又去了…: the day belongs to what follows
  for (const match of text.matchAll(nextAct))
    ends.add(days.find(({ to }) => to === match.index)?.from ?? match.index)
  for (const person of people) if (speaksNext(text, person)) ends.add(person.from)
  for (const person of people.slice(1)) {
    const begins = actBefore(text, person, whole)
    if (begins !== null) ends.add(begins)
  }
  const dated = text.search(lastDay)
  if (dated > 0) ends.add(dated)
  const spans: Span[] = []
  let from = 0
  for (const to of [...ends, text.length].sort((a, b) => a - b)) {
    if (whole.some((one) => one.from < to && to < one.to)) continue
    if (to > from && text.slice(from, to).trim() !== '') spans.push({ from, to })
    from = Math.max(from, to)
  }
  return spans
}

/** …电梯坏然后胡师傅讲下水道堵: in run-on speech a known name that speaks begins something new. */
const speaksNext = (text: string, { from, to, rule }: Person): boolean =>
  from > 0 &&
  rule !== '姓氏加称呼' &&
  /^(?:他|她)?(?:就|也|又|还|就是|家)?(?:说|讲|反映|抱怨|提出|提到|希望)/.test(text.slice(to, to + 6)) &&
  !/[、和跟与同给向找对,，。(（:：听据由到见访着看望系谈话信上了的]$|然后$/.test(
    text.slice(Math.max(0, from - 2), from),
  )

/** …反映电梯坏今天走访王桂英反映停水: where an act on the next known person begins, its day included. */
function actBefore(text: string, { from }: Person, known: readonly Span[]): number | null {
  const act =
    /(?:走访|看望|拜访|慰问|约谈|回访|入户|上门看|打电话给|电话联系|微信联系|电话|微信)(?:了|过)?$/.exec(
      text.slice(0, from),
    )
  if (!act) return null
  const day = known.find(
    ({ to }) => to <= act.index && text.slice(to, act.index).replace(/我|又|再|还|去|就| /g, '') === '',
  )
  const begins = day?.from ?? act.index
  const cue = cuesIn(text.slice(0, begins)).at(-1)
  return cue && isMatter(text.slice(cue.to, begins)) ? begins : null
}
