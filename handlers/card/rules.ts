import { z } from 'zod'
import { sha256, slipAlphabet } from '../shared/ids.ts'

/** What a voter leaves on a card; everything about himself is up to him. */
export const CardEntry = z.object({
  matter: z.string().min(1, '请写要反映什么。').max(1_000, '“要反映什么”请写在1000字以内。'),
  name: z.string().max(30, '姓名请写在30字以内。'),
  phone: z
    .string()
    .regex(/^(?:|\+?\d(?:[\d\s-]{4,18})\d)$/, '电话只写数字，例如 13800001234；不想留就空着。'),
  address: z.string().max(100, '住址请写在100字以内。'),
})
export type CardEntry = z.infer<typeof CardEntry>

/** What a voter agrees to, and since when it reads so (个人信息保护法第十三条、第十七条). A change of words is another version. */
export const consent = {
  version: '2026-11',
  text: '您写的内容会交给这位人大代表，由代表了解情况、答复，需要时写成代表建议。姓名、电话、住址可以不填；填了，只有这位代表、所在小组的联络员和区人大代表工委看得到，只用来就这件事联系您，不公开。要更正或删除，请找街道人大联络处。',
} as const

/** Of a page of the card: makes a second sending of the same words the same card. */
export const pageMark = /^[\w-]{22}$/

const signs = BigInt(slipAlphabet.length)
const bodyLength = 10
/** The largest prime below 31²: one wrong sign or two changed places never leave the check signs right. */
const checkPrime = 953n

/**
 * The receipt number of a card: ten signs drawn from the page's 128 random bits and the words, and two check signs. The
 * same page with the same words gives the same number; nobody without the page can make it.
 */
export function receiptOf(mark: string, entry: CardEntry): string {
  const digest = sha256(JSON.stringify([mark, entry.matter, entry.name, entry.phone, entry.address]))
  const body = inSigns(BigInt(`0x${digest}`) % signs ** BigInt(bodyLength), bodyLength)
  return `${body}${checkOf(body)}`
}

function inSigns(value: bigint, length: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < length; place++) {
    text = slipAlphabet.charAt(Number(rest % signs)) + text
    rest /= signs
  }
  return text
}

const checkOf = (body: string): string => {
  const value = Array.from(body).reduce((sum, sign) => sum * signs + BigInt(slipAlphabet.indexOf(sign)), 0n)
  return inSigns(value % checkPrime, 2)
}

/** A number as somebody typed it, or null when it cannot be one: a sign is wrong or missing. */
export function receiptIn(text: string): string | null {
  const number = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—·.]/g, '')
  if (number.length !== bodyLength + 2) return null
  if (Array.from(number).some((sign) => !slipAlphabet.includes(sign))) return null
  return checkOf(number.slice(0, bodyLength)) === number.slice(bodyLength) ? number : null
}

/** 7KQM-2XWA-4P3F */
export const inGroups = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1-')
