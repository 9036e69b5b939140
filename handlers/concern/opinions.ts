/** 小区居民大会不开了，大家意见很大: words of what residents think, which nobody else's command may swallow. Pure. */

const residents = '(?:大家|大伙儿?|群众|居民|选民|老?百姓|村民|业主|住户|街坊|乡亲|老人|家长|商户)(?:们|家)?'
const opinion =
  '(?:意见(?:很|挺|蛮|比较|非常|特别|太)?大|(?:很|都|挺|蛮|也)*有(?:很大|不少|很多)?(?:的)?(?:意见|怨言|怨气|看法)|(?:很|都|非常|特别)*不满意?|抱怨|叫苦|怨声|很?着急|不高兴|想不通|不答应)'
const words = new RegExp(`${residents}[^,，。;；!！?？]{0,10}${opinion}|^${opinion}[。.!！]*$`)

/** Whether the words tell what residents think of something. A question does not. */
export const saysOpinion = (text: string): boolean =>
  words.test(text.normalize('NFKC')) && !/[?？]|吗[。.]*$/.test(text)
