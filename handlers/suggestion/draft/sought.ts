/** How many stand by a draft, in sentences that every door says alike. Pure. */

/** Whom a call for co-signers reached, as counts. */
export interface SoughtCounts {
  asked: number
  before: number
  unreachable: number
  rooms: number
}

/** What a call for co-signers did. */
export function soughtWords(
  { asked, before, unreachable, rooms }: SoughtCounts,
  what: '建议' | '议案' = '建议',
): string {
  const inRoom = rooms > 0 ? '群里也发一条，只写标题和编号。' : ''
  if (asked > 0)
    return `已请本组${asked}位代表看这件${what}，他们看过后回复就算附议；有人附议我会告诉您。${inRoom}${before > 0 ? `另有${before}位以前请过，没有再发。` : ''}`
  if (before > 0) return `本组代表都已经请过了，没有再发给个人。${inRoom}`
  return `本组没有别的代表可以通知（${unreachable > 0 ? `${unreachable}位还没绑定微信` : '都附议了'}）。${inRoom}可以把编号告诉其他代表，请他们回：附议 编号。`
}

/** How many deputies a motion needs, has with its lead, and lacks; 地方组织法第二十二条. */
export const lackWords = (most: number, missing: number): string =>
  `议案要${most}名以上代表联名，连您现在${most - missing}名，还差${missing}名`
