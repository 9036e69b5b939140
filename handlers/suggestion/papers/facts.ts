/** What the papers say of a suggestion. Plain facts; null = nobody has said. */

export interface DeputyFacts {
  name: string
  cardNo: string | null
  /** 代表团 or 代表小组 */
  delegation: string | null
  phone: string | null
  address: string | null
  postcode: string | null
}

export interface SuggestionFacts {
  /** 青陵区第十八届人民代表大会 */
  congress: string
  /** 第一次会议; null = between sessions */
  session: string | null
  kind: 'suggestion' | 'motion'
  /** JY-1801-023; null before it is accepted */
  number: string | null
  title: string
  category: string | null
  lead: DeputyFacts
  cosigners: readonly DeputyFacts[]
  /** The text in its parts: 情况和问题, 具体建议; of a motion 案由, 案据, 方案. */
  parts: readonly { heading: string; text: string }[]
  attachments: readonly string[]
}

/** What a paper needs and nobody has said is printed so that it is seen. */
export const needed = (fact: string | null, what: string): string =>
  fact === null || fact.trim() === '' ? `【缺：${what}】` : fact

/** 第一次会议 or 闭会期间 */
export const sessionOf = ({ session }: Pick<SuggestionFacts, 'session'>): string => session ?? '闭会期间'

/** Names with 、; none is 无. */
export const listed = (names: readonly string[]): string => (names.length === 0 ? '无' : names.join('、'))
