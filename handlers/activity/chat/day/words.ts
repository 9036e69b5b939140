/** 联系日 去了12选区 见了8个选民 征求意见卡收了6张, and the four parts of the day. Pure. */
import { numberOf } from '../../../language/numbers.ts'
import { apartIn } from './apart.ts'

const numeral = '(\\d{1,3}|[一二两三四五六七八九十百]{1,4})'
const folk = '(?:选民|群众|居民|村民|业主|老百姓|老人|老年人|大爷|大妈|党员|困难户|住户|人|户|家)'
const headcount = new RegExp(
  `(?:见|走访|联系|接待|接访|看望|慰问|走|来)(?:到|了|过)*(?:的)?${folk}?(?:共|一共|有)?${numeral}(?:多)?(?:个|位|名|户|家)?${folk}`,
)
const cardsAfter = new RegExp(`卡(?:片)?(?:一共|共)?(?:收|发|填)?(?:到|了|回|上来)*${numeral}(?:张|份)`)
const cardsBefore = new RegExp(`${numeral}(?:张|份)(?:征求)?意见卡`)
const constituency = /(?:第)?(\d{1,3})\s*(?:号)?选区/

export interface DayCounts {
  headcount: number | null
  cards: number | null
  /** The constituency's number as said. */
  constituency: string | null
  /** 下午又见了5个: on top of what was told before. */
  onTop: boolean
}

/** What the words of a contact day count. */
export function countsIn(raw: string): DayCounts {
  const text = raw.normalize('NFKC').replace(/\s+/g, '')
  const count = (match: RegExpExecArray | null): number | null => {
    const value = match?.[1] ? numberOf(match[1]) : Number.NaN
    return Number.isNaN(value) ? null : value
  }
  return {
    headcount: count(headcount.exec(text)),
    cards: count(cardsAfter.exec(text) ?? cardsBefore.exec(text)),
    constituency: constituency.exec(text)?.[1] ?? null,
    onTop: /[又还](?:见|走访|联系|接待|看望|收|去)|另外(?:见|走访|联系|接待|看望|收)/.test(text),
  }
}

/** 12 and 012 are one constituency. */
export const sameConstituency = (one: string, other: string): boolean =>
  one.replace(/^0+/, '') === other.replace(/\D/g, '').replace(/^0+/, '')

/** 联选民、听民意、解民惑、帮民困 (工作方案二(二)). */
export const dayParts = { met: '联选民', heard: '听民意', solved: '解民惑', helped: '帮民困' } as const
export type DayPart = keyof typeof dayParts
export const partKeys = Object.keys(dayParts) as DayPart[]

const label =
  /(联|听|解|帮)(?:选民|民意|民惑|民困)?\s*(?:[:：]|是|[,，\s])\s*|(联选民|听民意|解民惑|帮民困)\s*/g
const keyOfLetter: Record<string, DayPart> = { 联: 'met', 听: 'heard', 解: 'solved', 帮: 'helped' }

/** 没有, 没什么, 没有解释也没帮上: an answer, kept as such. */
const none =
  /^(?:都|两项|几项|全|也|暂时|目前|这[两几]项)*(?:没有?|无|没了?)(?:什么|啥)?(?:了|的|啊|可记的|要记的)*(?:[,，\s]*(?:也|都)?没有?(?:解释|帮上?|帮忙|帮到|什么)?(?:什么|忙)?(?:了|的)?)?[。.!！]*$|^没有?(?:解释|答复)(?:什么|过)?[,，\s]*也没有?帮(?:上|到|忙)?(?:什么|忙)?[。.!！]*$/

/** What an answer says of the parts asked for; null when it cannot be told which is which. */
export function partsIn(text: string, asked: readonly DayPart[]): Partial<Record<DayPart, string>> | null {
  const words = text.normalize('NFKC').trim()
  if (none.test(words)) return Object.fromEntries(asked.map((part) => [part, '无']))
  const labels = [...words.matchAll(label)].filter(
    ({ index }) => index === 0 || /[\s,，。;；、\n]/.test(words.charAt(index - 1)),
  )
  if (labels.length > 0) {
    const told: Partial<Record<DayPart, string>> = {}
    for (const [index, match] of labels.entries()) {
      const key = keyOfLetter[(match[1] ?? match[2] ?? '').charAt(0)]
      const until = labels[index + 1]?.index ?? words.length
      const said = words
        .slice(match.index + match[0].length, until)
        .replace(/^[:：,，\s]+|[\s,，。;；、]+$/g, '')
      if (key && said) told[key] = none.test(said) ? '无' : said.slice(0, 2000)
    }
    return told
  }
  return withoutOne(words, asked) ?? openingPart(words, asked)
}

/** 解释了医保，没帮上忙: the one in his words, the other 无. */
function withoutOne(words: string, asked: readonly DayPart[]): Partial<Record<DayPart, string>> | null {
  const apart = apartIn(words)
  const others = asked.filter((part) => part !== apart?.missing)
  const told = apart && others.length < asked.length ? openingPart(apart.done, others) : null
  return apart && told ? { ...told, [apart.missing]: '无' } : null
}

/** 帮李大妈修好了路灯, 解释了医保政策, 听了停车难: the first word is the part's own. */
const openings: Partial<Record<DayPart, RegExp>> = {
  heard: /^听(?:了|到|取了)/,
  solved: /^(?:解释|解答|解决|解惑|给.{1,12}(?:解释|解答))/,
  helped: /^帮(?!助[。.!！]*$|我|忙(?:看|查|写|改|办|我))/,
}

function openingPart(words: string, asked: readonly DayPart[]): Partial<Record<DayPart, string>> | null {
  const begun = asked.filter((part) => openings[part]?.test(words))
  const [part, ...others] = begun
  // 解释了医保,帮王大爷联系了社区: two parts in one breath are told apart where the second begins anew
  if (!part || others.length > 0) return null
  const rest = /^([^,，。;；]+)[,，。;；\s]+(.+)$/s.exec(words)
  const next = rest
    ? openingPart(
        rest[2] ?? '',
        asked.filter((one) => one !== part),
      )
    : null
  return next ? { [part]: rest?.[1] ?? '', ...next } : { [part]: words.slice(0, 2000) }
}

/** The words without a label of the only part that is open; null when several are. A question is no answer. */
export function bareAnswerIn(
  text: string,
  asked: readonly DayPart[],
): Partial<Record<DayPart, string>> | null {
  const words = text.normalize('NFKC').trim()
  const [only, ...others] = asked
  const isAnswer = words.length > 3 && !/(?:吗|呢|么)[?？]?$|[?？]$|^\p{P}*$/u.test(words)
  return only && others.length === 0 && isAnswer ? { [only]: words.slice(0, 2000) } : null
}
