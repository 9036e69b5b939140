import { cuesIn, otherSpeaker, pronounSpeaker, type Cue } from './cues.ts'
import { overlaps, type DayWords, type Span } from './dates.ts'
import { contactWithoutMethod, methodIn } from './methods.ts'
import { isAway, notDone } from './happened.ts'
import { nameEnd } from './names.ts'
import type { Person } from './people.ts'
import { isComplaint, isMatter } from './topics.ts'

/** A stretch of the message: how the contact was made (frame), or what was raised. */
export interface Clause extends Span {
  kind: 'frame' | 'raised'
  words: string
  /** Where a raised stretch has a speaker of its own: 王桂英说… */
  speakers: readonly Person[]
  /** A new speaker or 还反映 begins a new matter. */
  opens: boolean
}

const breaks =
  /[,，。;；!！?？\n()（）]+|(?<!方式):(?!\d)|(?<!\d|方式):|(?=[①②③④⑤⑥⑦⑧⑨])|(?<=[\u4e00-\u9fa5])-+|-+(?=[\u4e00-\u9fa5])| (?=\S)|(?<=[\u4e00-\u9fa5])\.(?=[\u4e00-\u9fa5])/g

/** In run-on speech these words begin something new when an act of contact follows. */
const nextAct =
  /我就(?=(?:又|再|还|先|直接|顺便)?(?:去|到|走访|给|打|找|上门))|(?:然后[呢嘛啊嗯,，]*|后来|结果|最后|于是|只好|接着|之后|随后|完了|紧接着|(?<!等.{0,6}|以后|改天|下次|想|要|得|一)再|又|还|另外)(?:我)?(?:就|又|再|还|顺便)*(?=(?:去|到)(?:了)?.{0,10}(?:家|社区|村|那里|那边|那儿|店|厂|地里)|去了|走访|上门|打(?:了|了个|个)?电话|给.{1,6}打|碰到|碰见|遇到|见了|见到|看望|拜访|约谈|微信)/g

/** …都讲了修路的事就是昨天开的: the day may come last, without a pause. */
const lastDay =
  /(?:就是|是)(?:[今昨前]天|[今昨前]儿|[今昨]日|上周.|上个?星期.|\d{1,2}[月号.]).{0,12}的[。!！]?$/

export interface Known {
  people: readonly Person[]
  days: readonly DayWords[]
}

/** Cuts the message into frames and matters raised. */
export function clausesOf(text: string, known: Known): Clause[] {
  const clauses: Clause[] = []
  let raised = false
  let framed = ''
  let met = false
  const spans = spansOf(text, known)
  for (const [index, span] of spans.entries()) {
    const goesOn: boolean = raised && !startsList(text, span, spans[index + 1], known)
    const read: Clause[] | null = met && !goesOn ? behindMeeting(text, span, known) : null
    const parts: Clause[] = read ?? readSpan(text, span, known, goesOn)
    clauses.push(...parts)
    raised = parts.at(-1)?.kind === 'raised'
    if (met || known.people.length === 0) continue
    for (const { kind, words } of parts) if (kind === 'frame') framed += `${words} `
    met =
      clauses.some((one) => one.kind === 'frame' && within(one, known.people)) &&
      methodIn(framed)?.weak === false
  }
  return clauses
}

function spansOf(text: string, { people, days }: Known): Span[] {
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

/** 走访邹嫂 有人用假秤: behind a whole frame a fault without a topic of public life is what was raised as well. */
function behindMeeting(text: string, span: Span, known: Known): Clause[] | null {
  const words = text.slice(span.from, span.to).trim()
  if (within(span, known.people) || within(span, known.days)) return null
  const news =
    /^[他她](?!们?(?:让|叫|请|约|说|讲|没|不))/.test(words) && isMatter(text.slice(span.from, span.from + 60))
  if (!news && !isComplaint(words)) return null
  if (tellsNobodyMet(words) || notDone(words) !== null || cuesIn(words).length > 0) return null
  return [part(text, span, 'raised')]
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

/** 王桂英 电话 垃圾桶少, after the matter of another: a known name alone and then a way begins the next contact. */
function startsList(text: string, span: Span, next: Span | undefined, known: Known): boolean {
  const words = text.slice(span.from, span.to)
  if (!next || !within(span, known.people) || remainder(words, span, known).replace(/^\d\.?/, '') !== '')
    return false
  if (/[(（:-]\s*$/.test(words)) return true
  const way = text.slice(next.from, next.to)
  return methodIn(way)?.weak === false && remainder(way, next, known).length <= 1
}

function readSpan(text: string, span: Span, known: Known, raised: boolean): Clause[] {
  const words = text.slice(span.from, span.to)
  const cues = cuesIn(words).filter((one) => isActive(words, one, span.from, known, raised))
  const cue = cues.find((one, index) => !isTalkBefore(words, one, cues[index + 1]))
  if (cue) return cutAt(text, span, cue, known, raised)
  const pronoun = raised ? null : pronounMatter(words, span, known)
  if (pronoun) return cutAt(text, span, pronoun, known, raised)
  if (raised) return [part(text, span, opensFrame(words, span, known) ? 'frame' : 'raised')]
  const matter =
    isMatter(words) &&
    !onlyWhen.test(words.trim()) &&
    !hasFrame(words, span, known) &&
    !tellsNobodyMet(words) &&
    !speaksForOther.test(words)
  return [part(text, span, matter ? 'raised' : 'frame')]
}

/** 倘若明天不下雨, 昨天下午第三节课后: a condition or a time for what comes next, whatever it speaks of. */
const onlyWhen = /^(?:倘若|倘使|如果|假如|要是|若是|万一|只要|除非)|(?:后|时|期间|时候|间隙|路上|途中)[,，]?$/

/** 聊了半天他说…: the talk is how they met, the matter begins behind 他说. */
const isTalkBefore = (words: string, cue: Cue, next: Cue | undefined): boolean =>
  next !== undefined &&
  /^(?:聊|谈|沟通|交流|商量)/.test(cue.words) &&
  next.from - cue.to <= 8 &&
  (/(?:他|她|们|大家|对方|人家)$/.test(words.slice(cue.to, next.from)) ||
    /^天?$/.test(words.slice(cue.to, next.from)))

function cutAt(text: string, span: Span, cue: Cue, known: Known, raised: boolean): Clause[] {
  const before = { from: span.from, to: span.from + cue.from }
  const after = { from: span.from + cue.to, to: span.to }
  const speakers = known.people.filter((person) => person.from >= before.from && person.to <= before.to)
  if (text.slice(after.from, after.to).trim() === '' && !raised && contactWithoutMethod.test(cue.words))
    return [part(text, span, 'frame')]
  const head = text.slice(before.from, before.to).trim()
  const frame = contactWithoutMethod.test(cue.words) ? { from: span.from, to: after.from } : before
  const opens = !raised || speakers.length > 0 || /还|另外|也|同时|再/.test(head)
  const rest = { ...part(text, after, 'raised'), speakers, opens }
  return head === '' ? [rest] : [part(text, frame, 'frame'), rest]
}

const part = (text: string, span: Span, kind: Clause['kind']): Clause => ({
  ...span,
  kind,
  words: text.slice(span.from, span.to),
  speakers: [],
  opens: kind === 'frame',
})

/** 到老罗家里去了他屋后头那个堤要垮了: in run-on speech the matter may begin with 他 alone. */
function pronounMatter(words: string, span: Span, known: Known): Cue | null {
  for (const match of words.matchAll(
    /[他她]们?(?=家|屋|那|这|门|的|村|小区|楼|组|厂|店|单位|孩子|儿子|女儿|老公|爱人|老伴|妈|爸|一家|住)/g,
  )) {
    const at = match.index
    const met = known.people.some(({ from, to }) => from >= span.from && to <= span.from + at)
    if (met && isMatter(words.slice(at)) && !meetsThere.test(words.slice(at)))
      return { from: at, to: at, words: match[0] }
  }
  return null
}

/** 在春梅她家橘子园里碰到她了: where they met. */
const meetsThere =
  /^[他她]们?(?:家|屋|村|小区|店|厂|单位|门口)?[^,，。;；]{0,10}(?:碰|见|遇)(?:到|见|上|了|着)/

/** A cue counts where somebody met is the speaker, not where the 物业 says something within the matter. */
function isActive(words: string, cue: Cue, offset: number, known: Known, raised: boolean): boolean {
  const before = words.slice(0, cue.from).trimEnd()
  if (otherSpeaker.test(before) || /(?:[没冇莫](?:有|得)?(?:什么|啥子?|么子?)?[好要可]?|未|不)$/.test(before))
    return false
  if (/^(?:他|她|自己|已经|早就)*(?:走访|联系|看望|拜访|去)过/.test(words.slice(cue.to))) return false
  if (notDone(words.slice(cue.to)) === 'plan' && /[找见约]我|联系我/.test(words.slice(cue.to))) return false
  if (/^听/.test(before) && /^.{0,6}(?:走访|联系|看望|拜访|去|来)过/.test(words.slice(cue.to))) return false
  if (/(?:跟|和|给|向|对)[你您]们?$|^(?:那个|然后|嗯|[,， ])*我$/.test(before)) return false
  if (/问|咨询|告诉|聊了|谈了/.test(cue.words) && known.people.some(({ from }) => from === offset + cue.to))
    return false
  if (cue.words === '聊' && words.slice(cue.to, cue.to + 1) === '') return false
  const end = offset + before.length
  const person = known.people.some(
    ({ to, from }) => to <= offset + cue.from && end - to <= 2 && from >= offset,
  )
  if (person || pronounSpeaker.test(before))
    return !raised || isShortHead(before) || person || isMeeting(before, offset, known)
  if (!raised) return true
  return before === '' ? !/^(?:希望|要求|建议|担心|说|讲|问|认为|觉得|关心)/.test(cue.words) : isName(before)
}

/** …没人清然后又到段志平家里他说: the next visit. */
const isMeeting = (before: string, offset: number, { people }: Known): boolean =>
  before.length <= 16 &&
  methodIn(before)?.weak === false &&
  people.some(({ from, to }) => from >= offset && to <= offset + before.length)

const isShortHead = (before: string): boolean => before.length <= 8

const isName = (before: string): boolean =>
  before.length <= 4 && nameEnd(`${before}说`, 0, false) === before.length

/** 敲门没人应, right behind the frame, is about the visit; 热线没人接 is a matter. */
const tellsNobodyMet = (words: string): boolean =>
  words.length <= 14 &&
  (notDone(words) === 'unanswered' || isAway(words)) &&
  !/物业|社区|热线|12345|办事|窗口|医院|部门|城管|维修|售后|客服|垃圾|灯|路/.test(words)

const within = (span: Span, all: readonly Span[]): boolean => all.some((one) => overlaps(span, one))

/** 帮秦少波代表补记一笔: a liaison's opening, whatever the name holds. */
const speaksForOther =
  /^[\s]*(?:请|麻烦)?(?:帮|替|代|给)[\u4e00-\u9fa5·]{2,6}?(?:代表|委员|主任)?(?:补记|登记|补录|记|录)/

/** In a frame: a way of contact, a person, or a day. */
function hasFrame(words: string, span: Span, known: Known): boolean {
  if (within(span, known.people)) return true
  const method = methodIn(words)
  if (method && !method.weak) return true
  return within(span, known.days) && remainder(words, span, known).length < 4
}

/** After a matter: whether the words go back to how the contact was made. */
function opensFrame(words: string, span: Span, known: Known): boolean {
  const method = methodIn(words)
  const person = within(span, known.people)
  if (method && person) return !/[给跟和找让叫]?(?:物业|社区|城管|12345)/.test(words)
  const rest = remainder(words, span, known)
  if (method ?? within(span, known.days)) return rest.length <= 2
  return (
    /^(?:又|再|还|然后|后来|接着|下午|上午|晚上).{0,2}(?:走访|上门|去了|到了|打电话|见了|碰到)/.test(words) &&
    !isMatter(words)
  )
}

/** What is left of the words without days, people, ways and particles. */
export const remainder = (words: string, span: Span, known: Known): string =>
  unspoken(words, span, known).replace(
    /时间|日期|方式|上午|下午|晚上|早上|中午|[的是了在我:，,。 、;；!就去过里和跟与()（）①②③④⑤⑥⑦⑧⑨-]/g,
    '',
  )

/** What is left of the words without days, people and ways. */
export function unspoken(words: string, span: Span, known: Known): string {
  let left = ''
  let at = span.from
  for (const one of [...known.people, ...known.days].sort((a, b) => a.from - b.from)) {
    if (one.to <= at || one.from >= span.to) continue
    left += words.slice(at - span.from, Math.max(at, one.from) - span.from)
    at = one.to
  }
  left += words.slice(at - span.from)
  const method = methodIn(left)
  return (method ? left.replace(method.words, '') : left).replace(contactWithoutMethod, '')
}
