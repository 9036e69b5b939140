/** What an organiser says to a plan that is shown: send it, leave it, ask others. Pure. */

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！~]+$/, '')

const assent = '(?:好的?|行|可以|没问题|没错|对的?|嗯+|就这样|这样就?行|不改了|没有?要改的)'

/** 发吧, 好的发, 行，发出去, 通知下去. */
export const sendsOut = (text: string): boolean =>
  new RegExp(
    `^(?:${assent}[\\s,，、]*)*(?:可以|请|就|那就|现在)?(?:发(?:出去?|送|布)?|通知(?:出去|下去)?|确认|确定)(?:给?大家|他们)?(?:了|吧|啦|出去|下去)*$|^(?:${assent}[\\s,，、]*){2,}(?:吧|了|啊)?$`,
  ).test(bare(text))

/** 先不发, 别发, 算了，下周再说. */
export const holdsBack = (text: string): boolean =>
  /^(?:算了|先?不[发办开搞]|别[发办开搞]|不要发|暂时?不[发办开搞]|先放一?放|先等等)/.test(bare(text))

/** Whom words to the preview name instead: 通知全体代表, 不光新代表，所有代表都来; null when they name nobody. */
export function namesAudience(text: string): string | null {
  const words =
    bare(text)
      .split(/[,，;；]/)
      .at(-1)
      ?.trim() ?? ''
  const found =
    /^(?:对象|范围|人员|参加人员)?(?:改|换)?(?:成|为|是)?[:：\s]*(?:只|就|改|要)?(?:通知|请|叫|邀请)?(.{2,16}?)(?:都|全)?(?:来|参加|到|通知|要来|要通知)?$/.exec(
      words,
    )
  return found?.[1] && /代表|组|街道|乡|镇/.test(found[1]) ? found[1] : null
}
