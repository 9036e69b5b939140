/** Where an activity is held, in words. */
import type { Words } from './draft.ts'

/** The ends of names of places. */
export const placeEnd =
  '(?:社区|小区|村|街道|花园|学校|小学|中学|公司|市场|广场|中心|医院|养老院|工地|办公室|接访室|代表之家|之家|联络站|居委会|村委会|会议室|报告厅|礼堂|党校|公园|路口|门口|码头|码头边|政府|人大|机关|酒店|宾馆|厂|基地|园区|工业园|合作社|敬老院|服务站|服务中心|乡|镇|楼|厅|馆|站|院)'
const namedPlace = /(?:集合)?(?:地点|地址|会场)[:：是在]?\s*([^,，。;；\s]{2,40})/
const inPlace = new RegExp(
  `(?:在|到|赴|前往|去)([^\\s,，。;；]{0,24}?${placeEnd})(?=开|召|举|组|集|听|学|参|视|调|走|座|接|考|检|看|察|查|转|搞|办|给|[\\s,，。;；]|$)`,
)
/** 前往高新区视察, 到市里学习: a place by what is done there. */
const doingThere =
  /(?:到|赴|前往|去)([^\s,，。;；]{2,12}?)(?=(?:参加|参观|视察|调研|学习|考察|检查|走访|座谈|培训))/
/** 视察滨河公园: what is visited is the place, and stays in the title. */
const visited = new RegExp(
  `(?:^|[\\s,，。;；]|组织|开展)(?:集中)?(?:视察|调研|检查|走访|参观|考察)([^\\s,，。;；]{1,16}${placeEnd})(?=[\\s,，。;；]|$)`,
)
const tokenPlace = new RegExp(`(?<=^|[\\s,，。;；])([^\\s,，。;；]{1,20}${placeEnd})(?=[\\s,，。;；]|$)`)

/** `met`: where people meet when it begins, which goes before what they visit then. */
export function placeIn(words: Words, met: string): string {
  const there = words.take(namedPlace) ?? words.take(inPlace)
  if (there?.[1]) return there[1]
  const place = met === '' ? visited.exec(words.left)?.[1] : met
  const done = words.takeOut(doingThere)?.[1]
  return done ?? place ?? words.take(tokenPlace)?.[1] ?? ''
}
