/** 解释了医保，没帮上忙: of 解民惑 and 帮民困 one was done and the other was not. Pure. */
/** The parts of which there may be nothing. */
type Part = 'solved' | 'helped'

const none = {
  solved: /没有?(?:什么|啥|给.{0,6})?(?:解释|解答|答复|解惑)|解(?:民)?惑(?:一?项)?(?:也|都)?没有?/,
  helped:
    /没有?(?:能|啥|什么)?帮(?:上|到|得上|忙|什么|啥)|(?:什么|啥)?忙?(?:也|都)没帮|帮(?:民)?困(?:一?项)?(?:也|都)?没有?/,
}
const onlyNone =
  /^(?:这?次|那天|当天|我|也|都|就|倒|但是?|不过|其实|没有?|什么|啥|给|大家|群众|选民|他们|解释|解答|答复|解惑|解民惑|帮民困|帮困|帮|上|到|忙|能|得|过|了|的|啊|[\s\p{P}])+$/u

/** The parts of which the words say that there was nothing, and nothing else. */
export const saidNone = (text: string): Part[] =>
  onlyNone.test(text) ? (['solved', 'helped'] as const).filter((part) => none[part].test(text)) : []

export interface Apart {
  /** What was done, in the words that were said. */
  done: string
  /** The part that there was not. */
  missing: Part
}

/** A piece at the end, or at the beginning, that says of one part that there was nothing; null when there is none beside others. */
export function apartIn(text: string): Apart | null {
  const pieces = text.split(/[\s,，。;；!！]+/).filter((piece) => piece !== '')
  for (const [one, others] of [
    [pieces.at(-1), pieces.slice(0, -1)],
    [pieces[0], pieces.slice(1)],
  ] as const) {
    const [missing, ...more] = one === undefined ? [] : saidNone(one)
    const isDone = others.length > 0 && others.every((piece) => saidNone(piece).length === 0)
    if (missing && more.length === 0 && isDone) return { done: others.join('，'), missing }
  }
  return null
}
