/** How an answer picks from a numbered list, or says yes or no. Pure. */

/** A number of the list, or one of its names. */
export function choiceOf<T extends { label: string }>(choices: readonly T[], text: string): T | null {
  const word = bare(text)
  const number = /^(?:选|第)?\s*(\d{1,2}|[一二三四五六七八九十])\s*(?:个|位|号|项)?$/.exec(word)?.[1]
  if (number) return choices[(numerals.indexOf(number) + 1 || Number(number)) - 1] ?? null
  const named = choices.filter(({ label }) => {
    const name = label.normalize('NFKC')
    return name === word || name.startsWith(`${word}(`)
  })
  return named.length === 1 ? (named[0] ?? null) : null
}

const yes = /^(?:是|对|好|嗯+|行|可以|没错|就是|记)(?:的|他|她|这位|下来?|吧|啊)?$/
const no = /^(?:不|不是|不对|不行|不用|不记|别记)(?:的|了|吧)?$/

export const saysYes = (text: string): boolean => yes.test(bare(text))

export const saysNo = (text: string): boolean => no.test(bare(text))

/** 两个都是, 都是, 全部: whoever stands in the list. 都不是 is a no. */
export const saysAll = (text: string): boolean =>
  /^(?:(?:这|他们|她们)?(?:[两二三四2-9]|几)?[个位人]?(?:都|全)(?:是|有|对|见了|去了|走访了|联系了|在)(?:的|了)?|全部(?:都是)?|都|[两二]个)$/.test(
    bare(text),
  )

/** The words of an answer without the signs around them. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[。.、,，!！~]+$/, '')

const numerals = '一二三四五六七八九十'
