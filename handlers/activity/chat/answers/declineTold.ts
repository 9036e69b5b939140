/** 他来不了 is leave; 村里去不了, 去不了学校, 车来不了 tell of something else, and are asked. Pure. */
import { declinesHimself } from './ownWords.ts'

const goesNot = /(?:去|来|参加|到)不(?:了|成)|不(?:能)?(?:去|来|到(?!位))|(?:没法|没办法|无法)(?:去|来|到)/
/** 请假, 病假: leave whatever stands beside it, but 请假难, 请假条. */
const leave = /请.?假(?!难|条|制度|手续|太|被|审批)|[病事公]假/
const heOrShe = /[他她](?=(?:自己|也|都|就|实在|确实|恐怕|可能|那天|这次|今天)*(?:去|来|参加|到|不|没|无))/g

/** Whether words that somebody told of himself are surely his not coming, among activities with these words in their titles. */
export const declinesForSure = (words: string, titles: readonly string[]): boolean =>
  leave.test(words) || !goesNot.test(words) || declinesHimself(words.replace(heOrShe, '我'), titles)
