/** Where an activity is held, in words. */
import type { Words } from './draft.ts'

/** The ends of names of places. */
export const placeEnd =
  '(?:社区|小区|村|街道|花园|学校|小学|中学|公司|市场|广场|中心|医院|养老院|工地|办公室|接访室|代表之家|之家|联络站|居委会|村委会|会议室|报告厅|礼堂|党校|公园|路口|门口|码头|码头边|政府|人大|机关|酒店|乡|镇|楼|厅|馆|站|院)'
const namedPlace = /(?:集合)?(?:地点|地址|会场)[:：是在]?\s*([^,，。;；\s]{2,40})/
const gathering = /(?:在|到)?([^\s,，。;；]{2,24}?)(?:集合|集中)(?=[\s,，。;；]|$)/
const inPlace = new RegExp(
  `(?:在|到)([^\\s,，。;；]{1,24}?${placeEnd})(?=开|召|举|组|集|听|学|[\\s,，。;；]|$)`,
)
const tokenPlace = new RegExp(`(?<=^|[\\s,，。;；])([^\\s,，。;；]{1,20}${placeEnd})(?=[\\s,，。;；]|$)`)

export function placeIn(words: Words): string {
  const match =
    words.take(namedPlace) ?? words.take(gathering) ?? words.take(inPlace) ?? words.take(tokenPlace)
  return match?.[1] ?? ''
}
