/** The words of an answer to an activity. Pure. */

const decline =
  /(?:我|抱歉|不好意思|对不起|实在|确实|恐怕|可能|真的|今天|那天|这次|当天)*(?:要|想)?(?:请个?假|不(?:能)?(?:去|参加|来|出席|到)了?|(?:去|来|参加|到)不(?:了|成)|无法(?:参加|出席)|没空|没时间)(?:一下|一次)?(?:了|啊|哈|吧)?/g
const filler = /^(?:因为|由于|我|那天|当天|的|原因|是|要|那|就|还是|只好|算了|了|吧|呗|：|:)+$/

/** Why he does not come: what is left of the words beside 请假; null when nothing is. */
export function reasonIn(text: string): string | null {
  const rest = text
    .normalize('NFKC')
    .replace(/活动\s*\d+/g, ' ')
    .replace(
      /(?:明天|后天|今天|下?周[一二三四五六日天]|\d{1,2}月\d{1,2}[日号])?的?(?:活动|座谈会?|例会|会议?|培训|讲座|调研|视察|学习|检查|考察)/g,
      ' ',
    )
    .replace(/^(?:我)?(?:明天|后天|今天|下?周[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[日号])的(?:我)?/, ' ')
    .replace(decline, ' ')
    .replace(
      /^(?:\s|[,，。.;；!！、:：]|原因|因为|由于|收到|抱歉|不好意思|对不起|实在)+|(?:\s|[,，。.;；!！、])+$/g,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()
  const bare = rest.replace(/[\s\p{P}]/gu, '')
  return bare.length < 2 || filler.test(bare) ? null : rest.slice(0, 200)
}

/** 活动12 → 12 */
export const activityNumberIn = (text: string): number | null => {
  const match = /活动\s*(\d{1,9})(?![\d月日号点:.个人位名])/.exec(text.normalize('NFKC'))
  return match ? Number(match[1]) : null
}

/** 到, 到了, 已到, 我已到场, 报到: said at the door; it signs nobody up. */
export const saysHere = (text: string): boolean =>
  /^(?:我|人)?(?:已经?|刚刚?|都)?(?:到|报到|到场|到会|到现场|到会场|到位)(?:了|啦)?[。.!！~\s]*$/.test(
    text.normalize('NFKC').trim(),
  )
