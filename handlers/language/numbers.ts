/** Chinese and Arabic numerals as people write counts and dates: 二十三, 廿三, 两, 〇, 23. */

const digits: Record<string, number> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 廿: 20, 卅: 30,
} // prettier-ignore

/** A number of up to three characters, for use inside a pattern. */
export const numeral = '(?:\\d{1,3}|[〇零一二两三四五六七八九十廿卅百]{1,5})'

/** 23, 二十三, 廿三, 一百零二 → a number; NaN for anything else. */
export function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words)
  const hundred = words.indexOf('百')
  if (hundred < 0) return belowHundred(words)
  const hundreds = hundred === 0 ? 1 : (digits[words.slice(0, hundred)] ?? NaN)
  const rest = words.slice(hundred + 1).replace(/^零/, '')
  return hundreds * 100 + (rest === '' ? 0 : belowHundred(rest))
}

function belowHundred(words: string): number {
  const [first = '', second = '', third = ''] = words
  const head = digits[first] ?? NaN
  if (words.length === 1) return head
  if (words.length === 2 && (first === '十' || first === '廿' || first === '卅'))
    return head + (digits[second] ?? NaN)
  if (words.length === 2 && second === '十') return head * 10
  if (words.length === 3 && second === '十') return head * 10 + (digits[third] ?? NaN)
  return NaN
}

/** 二〇二六 → 2026, 26 → 2026, 2026 → 2026. */
export function yearOf(words: string): number {
  const year = /^\d+$/.test(words)
    ? Number(words)
    : Number(words.replace(/./g, (sign) => String(digits[sign] ?? 'x')))
  return year < 100 ? 2000 + year : year
}
