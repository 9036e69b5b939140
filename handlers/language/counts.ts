import { numberOf, numeral } from './numbers.ts'

/** 发了20张卡 counts cards that were handed out, and nobody whom he met. */
const people = new RegExp(
  `(${numeral})(?:多|来|几)?(?:个|名|位)(?:选民|居民|村民|群众|代表|老党员|党员|人|住户|老人|业主|商户|困难户|低保户|乡亲|街坊|企业主|老板)?(?!问题|意见|建议|月|小时|诉求|星期|礼拜|季度|多小时|楼|单元|事|电话|年|方面|社区|小区|村|学校|单位|地方|路口)|(${numeral})(?:多|来|几)?(?:户|家|人)(?!大|年|民|住|中|医|行|园)|(?:收|填|交|回收|发回)(?:回|了|到|上来)*(${numeral})(?:张|份)`,
  'g',
)

/** 七八个 is up to eight. */
const roughly = (words: string): number => {
  const exact = numberOf(words)
  return Number.isNaN(exact) && words.length === 2 ? numberOf(words.charAt(1)) : exact
}

/** How many people the words count: 见了8个选民, 走访三户, 意见卡收了6张. 0 when they count none. */
export function countIn(words: string): number {
  let most = 0
  for (const [, first, second, cards] of words.matchAll(people)) {
    const count = roughly(first ?? second ?? cards ?? '')
    if (count > most && count < 1000) most = count
  }
  return most
}
