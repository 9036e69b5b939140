/** The title of a plan: what is left of the words. Pure. */
import { kindName, type Kind } from '../../rules.ts'
import type { Words } from './draft.ts'
import { isAddress } from './formal.ts'

const verbs =
  /^(?:请|在|于|把|将|就|组织|安排|举办|召开|开展|举行|搞|办|开|去|参加|邀请|通知|兹|现|拟|的|大家|部分代表(?=视察|调研|检查|走访|参观|考察)|到(?=参加|视察|调研|走访|考察))+/

export function titleIn(words: Words, kind: Kind): string {
  const pieces = words.left
    .split(/[\s,，。;；:：!！()（）]+/)
    .filter((piece) => !isAddress(piece))
    .map((piece) =>
      piece
        .replace(/^(?:给|为|面向)[^\s,，]{1,10}?(?:搞|办|举办|组织|开展?|安排)(?:一?[场次个期堂])?/, '')
        .replace(/^代表(?=去|到|参加|视察|调研|走访|检查|参观|考察)/, '')
        .replace(verbs, '')
        .replace(/(?:参加|出席)$/, ''),
    )
    .filter(
      (piece) =>
        piece.length > 1 &&
        !/^(?:(?:我们|咱们|本)组(?:的)?(?:安排)?|大家|都(?:去|来|参加|到)|自愿|预计|为期|左右|出发|开始|举行|进行)$/.test(
          piece,
        ),
    )
  return pieces.join(' ').slice(0, 100) || kindName(kind)
}
