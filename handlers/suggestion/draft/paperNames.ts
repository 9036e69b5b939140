/** Names as they stand on a paper: whom they mean among the deputies who serve. Pure. */

export interface KnownDeputy {
  personId: number
  name: string
  cardNo: string | null
  groupId: number
  group: string
}

export interface Named {
  found: readonly KnownDeputy[]
  /** Each in one sentence: what is wrong and what to do. */
  problems: readonly string[]
}

/** 陈秀兰、何建平 or one a line; 姓名/代表证号 where several have the name. Written twice is once. */
export function namedOn(words: string, deputies: readonly KnownDeputy[]): Named {
  const found = new Map<number, KnownDeputy>()
  const problems: string[] = []
  for (const name of namesIn(words)) {
    const one = meantBy(name, deputies)
    if (typeof one === 'string') problems.push(one)
    else found.set(one.personId, one)
  }
  return { found: [...found.values()], problems }
}

/** One deputy by his name, or by 姓名/代表证号; otherwise the sentence that says why not. */
export function meantBy(words: string, deputies: readonly KnownDeputy[]): KnownDeputy | string {
  const [name = '', card = ''] = words
    .normalize('NFKC')
    .split('/')
    .map((part) => part.replace(/\s/g, ''))
  const called = deputies.filter(
    (one) => (one.name === name || one.cardNo === name) && (card === '' || one.cardNo === card),
  )
  const [only, ...more] = called
  if (!only) return `没有叫“${words.trim()}”的在任代表，请核对姓名。`
  if (more.length > 0)
    return `叫“${name}”的代表有${called.length}位，请写成${called.map((one) => `${one.name}/${one.cardNo ?? one.group}`).join('或')}。`
  return only
}

/** Names apart; one of two signs may be written with a space between them. */
function namesIn(words: string): string[] {
  const parts = words
    .normalize('NFKC')
    .replace(/(^|[\s、,;])(\p{Script=Han})\s+(\p{Script=Han})(?=$|[\s、,;/])/gu, '$1$2$3')
    .split(/[、,;\s]+/)
  return parts.filter((part) => part !== '')
}
