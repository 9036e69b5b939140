import { cuesIn, type Cue } from './cues.ts'
import type { Span } from './dates.ts'
import { hasFrame, opensFrame, remainder, within } from './frames.ts'
import { isAway, notDone } from './happened.ts'
import { contactWithoutMethod, methodIn } from './methods.ts'
import type { Person } from './people.ts'
import { isActive, isTalkBefore } from './speaking.ts'
import { spansOf, type Known } from './stretches.ts'
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
  return withTheirWay(text, clauses, known)
}

/** …;11月19日 王桂英 电话 物业费高: behind a matter a day, a name and a way, each by itself, begin one contact. */
function withTheirWay(text: string, clauses: readonly Clause[], known: Known): Clause[] {
  const joined: Clause[] = []
  const bare = new Set<Clause>()
  for (const [index, clause] of clauses.entries()) {
    const last = joined.at(-1)
    const isBare =
      clause.kind === 'frame' && remainder(clause.words, clause, known).replace(/\d/g, '').length <= 1
    const behind = clauses.slice(0, index).some(({ kind }) => kind === 'raised')
    const hasBoth = (one: Clause) => within(one, known.people) && methodIn(one.words)?.weak === false
    if (last && isBare && behind && bare.has(last) && !hasBoth(last)) {
      joined.splice(-1, 1, part(text, { from: last.from, to: clause.to }, 'frame'))
    } else joined.push(clause)
    const now = joined.at(-1)
    if (now && isBare) bare.add(now)
  }
  return joined
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
  if (asksForOther.test(words)) return [{ ...part(text, span, 'raised'), opens: true }]
  const cues = cuesIn(words).filter((one) => isActive(words, one, span.from, known, raised))
  const cue = cues.find((one, index) => !isTalkBefore(words, one, cues[index + 1]))
  if (cue) return cutAt(text, span, cue, known, raised)
  if (!raised && isNameOnly(text, span, known)) return [part(text, span, 'frame')]
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

/** 李贵芳三家, for 李桂芳, in a list of names: no matter, whatever the signs may mean. */
function isNameOnly(text: string, { from, to }: Span, { heardAt }: Known): boolean {
  const words = text.slice(from, to)
  const at = from + words.length - words.trimStart().length
  const end = heardAt?.(text, at) ?? null
  return (
    end !== null &&
    end <= to &&
    /^(?:[两二三四五六七八九十\d]+[家户位个人名]|等)?人?\s*[,，、]?$/.test(text.slice(end, to))
  )
}

/** 她替庞大勇问残疾证怎么办: whom she asks for was not met. */
const asksForOther =
  /^\s*[他她]们?(?:是|想|要|也|就|还)*(?:替|代|帮|为)[^我,，]{1,6}(?:问|说|反映|讲|提|求|咨询|打听)/

/** 倘若明天不下雨, 昨天下午第三节课后: a condition or a time for what comes next, whatever it speaks of. */
const onlyWhen = /^(?:倘若|倘使|如果|假如|要是|若是|万一|只要|除非)|(?:后|时|期间|时候|间隙|路上|途中)[,，]?$/

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

/** 敲门没人应, right behind the frame, is about the visit; 热线没人接 is a matter. */
const tellsNobodyMet = (words: string): boolean =>
  words.length <= 14 &&
  (notDone(words) === 'unanswered' || isAway(words)) &&
  !/物业|社区|热线|12345|办事|窗口|医院|部门|城管|维修|售后|客服|垃圾|灯|路/.test(words)

/** 帮秦少波代表补记一笔: a liaison's opening, whatever the name holds. */
const speaksForOther =
  /^[\s]*(?:请|麻烦)?(?:帮|替|代|给)[\u4e00-\u9fa5·]{2,6}?(?:代表|委员|主任)?(?:补记|登记|补录|记|录)/
