import { overlaps, type Span } from './dates.ts'
import { contactWithoutMethod, methodIn } from './methods.ts'
import type { Known } from './stretches.ts'
import { isMatter } from './topics.ts'

/** Whether one of these stands in the stretch. */
export const within = (span: Span, all: readonly Span[]): boolean => all.some((one) => overlaps(span, one))

/** In a frame: a way of contact, a person, or a day. */
export function hasFrame(words: string, span: Span, known: Known): boolean {
  if (within(span, known.people)) return true
  const method = methodIn(words)
  if (method && !method.weak) return true
  return within(span, known.days) && remainder(words, span, known).length < 4
}

/** After a matter: whether the words go back to how the contact was made. */
export function opensFrame(words: string, span: Span, known: Known): boolean {
  const method = methodIn(words)
  const person = within(span, known.people)
  if (method && person) return !/[给跟和找让叫]?(?:物业|社区|城管|12345)/.test(words)
  const rest = remainder(words, span, known)
  // 反映…,参加培训误工: what an activity costs him is his matter
  if (method?.method === 'deputy_activity' && /[^时中上期间见碰遇到]/.test(rest)) return false
  if (method ?? within(span, known.days)) return rest.length <= 2
  return (
    /^(?:又|再|还|然后|后来|后头|接着|之后)[\s,，]*(?:我)?(?:又|再|就)?(?:去|到)(?:了)?[^,，。]{1,6}(?:家|屋里|屋头|那里|那边|那儿|店里|厂里|地里)/.test(
      words,
    ) ||
    (/^(?:又|再|还|然后|后来|接着|下午|上午|晚上).{0,2}(?:走访|上门|去了|到了|打电话|见了|碰到)/.test(
      words,
    ) &&
      !isMatter(words))
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
