/** Takes from a cell's text what carries no meaning (spaces, full-width digits, dashes) and says what was taken. Pure. */

export type Habit = 'spaces' | 'full_width' | 'dashes' | 'separator' | 'double_value' | 'dot' | 'country_code'

export interface Tidied {
  text: string
  habits: readonly Habit[]
}

export const habitWords: Record<Habit, string> = {
  spaces: '有多余的空格',
  full_width: '是全角字符',
  dashes: '有多余的或不规范的短横',
  separator: '分隔号不是“、”',
  dot: '间隔号不是“·”',
  double_value: '同一个值写了两次',
  country_code: '带了国家代码',
}

/** As unseen as a space: zero-width characters and the byte order mark. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const space = /[\s\u3000]+/g
const anyDash = /[\u2010-\u2015\u2212\uff0d\ufe63\u30fc]/g

function apply(text: string, steps: readonly (readonly [Habit, (text: string) => string])[]): Tidied {
  const habits: Habit[] = []
  let current = text
  for (const [habit, step] of steps) {
    const next = step(current)
    if (next !== current) habits.push(habit)
    current = next
  }
  return { text: current, habits }
}

const trimmed = ['spaces', (text: string) => text.replace(invisible, '').trim()] as const
const unspaced = ['spaces', (text: string) => text.replace(invisible, '').replace(space, '')] as const
const narrow = [
  'full_width',
  (text: string) => text.replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC')),
] as const
const plainDash = ['dashes', (text: string) => text.replace(anyDash, '-')] as const

/** Text for reading: an address, a post. Only what hangs at its ends is taken. */
export const tidyText = (text: string): Tidied => apply(text, [trimmed])

/** Card numbers, constituency numbers, words to choose from, names of offices and groups used as references. */
export const tidyCode = (text: string): Tidied =>
  apply(text, [
    unspaced,
    [
      'full_width',
      (given) =>
        given.replace(/[\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => sign.normalize('NFKC')),
    ],
    plainDash,
  ])

/** A person's name, also `姓名/手机`: spaces between Chinese characters go, those between Latin words stay. */
export const tidyName = (text: string): Tidied =>
  apply(text, [
    [
      'spaces',
      (given) =>
        given
          .replace(invisible, '')
          .replace(space, ' ')
          .trim()
          .replace(/(?<![A-Za-z.]) | (?![A-Za-z])/g, ''),
    ],
    ['full_width', (given) => given.replace(/[\uff0f\uff10-\uff19]/g, (sign) => sign.normalize('NFKC'))],
    ['dot', (given) => given.replace(/[•‧∙⋅・･．]/g, '·')],
  ])

export const tidyPhone = (text: string): Tidied =>
  apply(text, [
    unspaced,
    narrow,
    plainDash,
    ['dashes', (given) => given.replaceAll('-', '')],
    ['country_code', (given) => given.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')],
  ])

const separators = /[、,，;；|｜/／\s\u3000]+/

/** Several values; `、` is the separator. */
export function tidyList(
  text: string,
  tidyOne: (text: string) => Tidied,
): { values: string[]; habits: Habit[] } {
  const ends = tidyText(text)
  const parts = ends.text.split(separators).filter((part) => part !== '')
  const items = parts.map(tidyOne)
  const habits = new Set<Habit>([...ends.habits, ...items.flatMap((item) => item.habits)])
  if (ends.text.replace(space, '') !== parts.join('、')) habits.add('separator')
  else if (ends.text !== parts.join('、')) habits.add('spaces')
  const values = [...new Set(items.map((item) => item.text))]
  if (values.length < items.length) habits.add('double_value')
  return { values, habits: [...habits] }
}

/** Two values where one belongs. */
export const holdsSeveral = (text: string): boolean =>
  text.split(/[、,，;；|｜\n]+/).filter((part) => part.trim() !== '').length > 1
