import { addDays, type Day } from '../shared/days.ts'
import { moving } from '../shared/holidays.ts'

interface Festival {
  /** Words that mean the day, longest first. */
  words: readonly string[]
  /** Whether the words are a day only with 节 or 当天 behind them, because people and streets bear them too. */
  needsTail?: boolean
  on: (year: number) => Day | null
}

const fixed =
  (monthAndDay: string) =>
  (year: number): Day =>
    `${year}-${monthAndDay}`
const movable =
  (which: number, shift = 0) =>
  (year: number): Day | null => {
    const monthAndDay = moving[year]?.[which]
    return monthAndDay ? addDays(`${year}-${monthAndDay}`, shift) : null
  }

export const festivals: readonly Festival[] = [
  { words: ['元旦'], on: fixed('01-01') },
  { words: ['除夕', '大年三十', '年三十', '年夜'], on: movable(0, -1) },
  { words: ['春节', '大年初一', '正月初一', '年初一'], on: movable(0) },
  { words: ['大年初二', '正月初二', '年初二'], on: movable(0, 1) },
  { words: ['大年初三', '正月初三', '年初三'], on: movable(0, 2) },
  { words: ['大年初四', '正月初四', '年初四'], on: movable(0, 3) },
  { words: ['大年初五', '正月初五', '年初五'], on: movable(0, 4) },
  { words: ['大年初六', '正月初六', '年初六'], on: movable(0, 5) },
  { words: ['大年初七', '正月初七', '年初七'], on: movable(0, 6) },
  { words: ['大年初八', '正月初八', '年初八'], on: movable(0, 7) },
  { words: ['元宵', '正月十五'], on: movable(0, 14) },
  { words: ['三八', '三八妇女', '妇女'], needsTail: true, on: fixed('03-08') },
  { words: ['植树'], needsTail: true, on: fixed('03-12') },
  { words: ['清明'], on: movable(1) },
  { words: ['国际劳动', '五一劳动', '五一国际劳动', '劳动'], needsTail: true, on: fixed('05-01') },
  { words: ['五一'], on: fixed('05-01') },
  { words: ['五四青年', '青年', '五四'], needsTail: true, on: fixed('05-04') },
  { words: ['六一儿童', '儿童', '六一'], needsTail: true, on: fixed('06-01') },
  { words: ['端午'], on: movable(2) },
  { words: ['七一', '建党'], needsTail: true, on: fixed('07-01') },
  { words: ['八一建军', '建军', '八一'], needsTail: true, on: fixed('08-01') },
  { words: ['教师'], needsTail: true, on: fixed('09-10') },
  { words: ['中秋', '八月十五'], on: movable(3) },
  { words: ['十一国庆', '国庆'], on: fixed('10-01') },
  { words: ['重阳', '九九重阳'], on: movable(4) },
  { words: ['宪法', '国家宪法'], needsTail: true, on: fixed('12-04') },
]
