/** Words for a place, by how they end. */
const place =
  /(?:在|到|去|去了|到了|来到|走进)(?:了|一下)?([\u4e00-\u9fa5\d]{1,9}?(?:社区|小区|村|街道|花园|苑|学校|小学|中学|公司|厂|超市|市场|选区|广场|中心|医院|养老院|工地|办公室|接访室|代表之家|联络站|居委会|村委会|会议室|宿舍|公园|路口|家里|家中|家))/

/** Where the contact was, in the words that were used; null when they name no place. */
export const placeIn = (words: string): string | null =>
  place.exec(words)?.[1]?.replace(/^(?:一下|了|过|的)/, '') ?? null
