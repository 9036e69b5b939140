/** The words of an answer to an activity. Pure. */

const decline =
  /(?:我|抱歉|不好意思|对不起|实在|确实|恐怕|可能|真的|今天|那天|这次|当天)*(?:要|想)?(?:请个?假|不(?:能)?(?:去|参加|来|出席|到)了?|(?:去|来|参加|到)不(?:了|成)|无法(?:参加|出席)|没空|没时间)(?:一下|一次)?(?:了|啊|哈|吧)?/g
const filler = /^(?:因为|由于|我|那天|当天|的|原因|是|要|那|就|还是|只好|算了|了|吧|呗|：|:)+$/

const events = '(?:活动|座谈会?|例会|会议?|培训|讲座|调研|视察|学习|检查|考察)'
const someDay = '(?:明天|后天|今天|那[天次]|下?周[一二三四五六日天]|\\d{1,2}月\\d{1,2}[日号])'
/** 周五的座谈会, 例会: the activity that is meant; 开会, 去学习, 要培训 are what he does instead. */
const meantBefore = new RegExp(`${someDay}?的?(?<![开去加有上做要在搞办])${events}`, 'g')
/** 居民大会我请假: before his leave stands no more than what it is for. */
const onlyMeant =
  /^[^,，。;；\s]{0,12}(?<![开去加有上做要在搞办])(?:大会|会|活动|培训|讲座|调研|视察|检查|考察)[,，\s]*我?$/
const meantBehind = new RegExp(
  `^[\\s,，]*(?:${someDay}的?|这[次个]|本次)${events}[\\s。.]*$|^[\\s,，]*(?:活动|座谈会?|例会|培训|讲座|调研|视察|检查|考察)[\\s。.]*$`,
)

/** Why he does not come: what is left of the words beside 请假; null when nothing is. */
export function reasonIn(text: string): string | null {
  const words = text.normalize('NFKC').replace(/活动\s*\d+/g, ' ')
  const [leave] = words.matchAll(decline)
  const before = leave ? words.slice(0, leave.index) : words
  const behind = leave ? words.slice(leave.index + leave[0].length).replace(decline, ' ') : ''
  const rest = [
    onlyMeant.test(before.trim()) ? ' ' : before.replace(meantBefore, ' ').replace(/[\s,，。;；、]+$/, ''),
    meantBehind.test(behind) ? ' ' : behind,
  ]
    .join(' ')
    .replace(/^(?:我)?(?:明天|后天|今天|下?周[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[日号])的(?:我)?/, ' ')
    .replace(
      /^(?:\s|[,，。.;；!！、:：]|的?(?:原因|理由|事由)(?:改成|改为|更正为|是)?|改成|改为|因为|由于|收到|抱歉|不好意思|对不起|实在)+|(?:\s|[,，。.;；!！、])+$/g,
      '',
    )
    .replace(
      /[\s,，。]*(?:(?:实在|真是|非常)?(?:抱歉|不好意思|对不起)|请(?:见谅|谅解)|谢谢)[了啊哈。.!！]*$/,
      '',
    )
    .replace(/\s+/g, ' ')
    .replace(/ ?[,，] ?/g, '，')
    .trim()
  const bare = rest.replace(/[\s\p{P}]/gu, '')
  return bare.length < 2 || filler.test(bare) ? null : rest.slice(0, 200)
}

const activityNumber = /活动\s*(\d{1,9})(?![\d月日号点:.个人位名])/

/** 活动12 → 12 */
export const activityNumberIn = (text: string): number | null => {
  const match = activityNumber.exec(text.normalize('NFKC'))
  return match ? Number(match[1]) : null
}

/** 活动12 都到了 → 活动 都到了: its number counts nobody. */
export const withoutActivityNumber = (text: string): string =>
  text.normalize('NFKC').replace(activityNumber, '活动')

/** 到, 到了, 已到, 我已到场, 报到: said at the door; it signs nobody up. */
export const saysHere = (text: string): boolean =>
  /^(?:我|人)?(?:已经?|刚刚?|都)?(?:到|报到|到场|到会|到现场|到会场|到位)(?:了|啦)?[。.!！~\s]*$/.test(
    text.normalize('NFKC').trim(),
  )

/** 又能去了, 改成参加, 现在可以去了: he changed his mind. */
export const comesAfterAll = (text: string): boolean =>
  /^(?:(?:刚才|刚刚|上次|前面)?(?:我)?(?:说|报|记)?的?请假的?(?:不算|取消|作废|撤了)了?[\s,，]*)?(?:我|那|现在|这下|那天)*(?:又|改成?|改为|还是|现在)(?:能|可以|要|想)*(?:参加|去|来)(?:得了|的|了|吧)*[。.!！]*$/.test(
    text.normalize('NFKC').trim(),
  ) && !/^我?又[去来参]/.test(text.trim())
