import { numberOf, numeral } from './numbers.ts'

/** JY-1801-023, JY-1801B-005, as printed; a motion's YA-1801-001. */
const whole = /(?<![A-Za-z])(JY|Y[A-Z])[- ]?(\d{4}B?)[- ]?(\d{1,3})(?!\d)/gi

const measure =
  '年|月|日|元|人|个|张|户|栋|块|米|公里|分(?!给|办|派|配|到|送)|票|万|岁|次|家|点|室|楼|%|多|平|亩|度|吨|斤|瓦|天'

const serials: readonly RegExp[] = [
  // 23号, 第二十三号建议, 23#; 11月20号 is a day
  new RegExp(
    `(?<![\\d.〔[路街巷弄月])(?:第|编号)?(${numeral}) ?(?:号(?!楼|线|院|门|栋|选区|房|码|会议|厅|教室|报告厅|馆|车|桥)|#)`,
    'g',
  ),
  // 023, 0 in front
  new RegExp(`(?<![\\d.:/-])(0\\d{1,2})(?!\\d|\\.\\d|:\\d\\d(?!\\d*月)|${measure})`, 'g'),
  // 123
  new RegExp(`(?<![\\d.:/-])(\\d{3})(?!\\d|\\.\\d|:|${measure})`, 'g'),
  // 附议23, 建议23, 催23, No.23, 23到哪了
  new RegExp(
    `(?:第|编号|建议|督办|附议|交办|催办?一?下?|协办|主办|签收|受理|撤回|退回|答复|申请|#|No\\.?)[:： ]?(${numeral})(?:号|件|$|[\\s,，、。和及]|(?=建议|到|办|怎|什|延|的|不|满|基))`,
    'gi',
  ),
  new RegExp(
    `^(${numeral})(?=到哪|怎么样|什么情况|进展|办得|满意|不满意|基本满意|附议|不附议|我|签收|答复|撤回)`,
    'g',
  ),
]

const padded = (number: number): string => String(number).padStart(3, '0')

/** Suggestion numbers in the order of the words: 023, 23号, 第二十三号, JY-1801-023. */
export function suggestionNumbers(text: string): string[] {
  const found: { at: number; no: string }[] = []
  const rest = text.replace(
    whole,
    (words: string, kind: string, session: string, number: string, at: number) => {
      found.push({ at, no: `${kind.toUpperCase()}-${session.toUpperCase()}-${padded(Number(number))}` })
      return '~'.repeat(words.length)
    },
  )
  for (const pattern of serials)
    for (const match of rest.matchAll(pattern)) {
      const number = numberOf(match[1] ?? '')
      if (number >= 1 && number <= 999)
        found.push({ at: match.index + match[0].indexOf(match[1] ?? ''), no: padded(number) })
    }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ no }) => no))]
}
