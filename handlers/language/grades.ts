/** A grade, or that words of judgement are there which the rule book does not know (还行, 比较满意). */
export interface Grade {
  grade: string | null
  words: string
}

const satisfaction: readonly (readonly [RegExp, string | null])[] = [
  [/(?:不太|不怎么|不是(?:很|太)|谈不上|说不上|不算|没那么)满意|(?:比较|还算|勉强(?:算)?)满意/, null],
  [/不满意|很不满|非常不满|极不满/, '不满意'],
  [/基本(?:上)?(?:还)?(?:算)?满意/, '基本满意'],
  [/满意/, '满意'],
  [/一般般?|还行|凑合|马马虎虎|勉强|还可以/, null],
]

const appraisal: readonly (readonly [RegExp, string | null])[] = [
  [/(?:不太|不怎么|不够|说不上|谈不上|还算|比较)(?:称职|优秀)/, null],
  [/基本称职/, '基本称职'],
  [/不称职|不合格/, '不称职'],
  [/称职/, '称职'],
  [/优秀|优$|^优(?![先化惠良])/, '优秀'],
  [/弃权/, '弃权'],
  [/良好|合格|还行|一般|不错|可以|好/, null],
]

function firstOf(rules: typeof satisfaction, words: string): Grade | null {
  const kept = words
    .replace(/没(?:有)?(?:什么|啥|哪里)?不满意(?:的)?(?:地方)?/g, '')
    .replace(/满意(?:率|度)|(?:是否|是不是|满不|满意不)满意/g, '')
  for (const [pattern, grade] of rules) {
    const match = pattern.exec(kept)
    if (match) return { grade, words: match[0] }
  }
  return null
}

/** 满意、基本满意、不满意, as the deputy judges the result. */
export const satisfactionIn = (words: string): Grade | null => firstOf(satisfaction, words)

/** 优秀、称职、基本称职、不称职, as voters judge a duty report. */
export const appraisalIn = (words: string): Grade | null => firstOf(appraisal, words)

const replyClass =
  /([A-Da-d])\s*类|(?:类别|类)[:是为]?\s*([A-Da-d])(?![A-Za-z])|(?:答复|回复|办结|复函)\s*([A-D])(?![A-Za-z])|[\s,，]([A-D])$/

/** The class letter of a reply: B类, 类别A. */
export const replyClassIn = (words: string): string | null =>
  replyClass.exec(words)?.slice(1).find(Boolean)?.toUpperCase() ?? null
