import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInWords, findDays } from '../../handlers/language/dates.ts'
import { addDays, weekdayOf, type Day } from '../../handlers/shared/days.ts'

const zone = 'Asia/Shanghai'
const monday = new Date('2026-11-23T09:30:00+08:00')

const past = (text: string, now = monday) => dayInWords(text, now, zone, 'past')
const future = (text: string, now = monday) => dayInWords(text, now, zone, 'future')

const signs = '〇一二三四五六七八九'
const inChinese = (number: number): string =>
  number < 10
    ? signs.charAt(number)
    : `${number < 20 ? '' : signs.charAt(Math.floor(number / 10))}十${number % 10 === 0 ? '' : signs.charAt(number % 10)}`

const parts = (day: Day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}
const two = (number: number) => String(number).padStart(2, '0')

const someDay = fc.integer({ min: 0, max: 3652 }).map((days) => addDays('2020-01-01', days))

describe('a day with its year', () => {
  const ways: ((day: Day) => string)[] = [
    (day) => day,
    (day) => day.replaceAll('-', '/'),
    (day) => day.replaceAll('-', '.'),
    (day) => day.replaceAll('-', ''),
    (day) => `${parts(day).year}年${parts(day).month}月${parts(day).date}日`,
    (day) => `${parts(day).year}年${two(parts(day).month)}月${two(parts(day).date)}号`,
    (day) => `${String(parts(day).year).slice(2)}年${parts(day).month}月${parts(day).date}号`,
    (day) =>
      `${String(parts(day).year).replace(/\d/g, (digit) => signs.charAt(Number(digit)))}年${inChinese(parts(day).month)}月${inChinese(parts(day).date)}日`,
  ]

  it('reads back as that day, however it is written', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...ways), (day, write) => {
        expect(past(`${write(day)}走访张德发`)?.day).toBe(day)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a day without its year', () => {
  it('is the last one for what was done, when it lies less than half a year back', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 180 }), (day, ago) => {
        const now = new Date(`${addDays(day, ago)}T12:00:00+08:00`)
        const { month, date } = parts(day)
        expect(past(`${month}月${date}日走访`, now)?.day).toBe(day)
        expect(past(`${inChinese(month)}月${inChinese(date)}号走访`, now)?.day).toBe(day)
        expect(past(`${month}.${date}走访`, now)?.day).toBe(day)
      }),
      { numRuns: 2000 },
    )
  })

  it('is the next one for what is planned', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 300 }), (day, ahead) => {
        const { month, date } = parts(day)
        fc.pre(!(month === 2 && date === 29))
        expect(
          future(`${month}月${date}日调研`, new Date(`${addDays(day, -ahead)}T12:00:00+08:00`))?.day,
        ).toBe(day)
      }),
      { numRuns: 2000 },
    )
  })

  it('is asked where the last one is more than half a year old', () => {
    expect(past('12月8日走访了张德发')).toMatchObject({
      day: null,
      problem: 'vague',
      choices: ['2025-12-08'],
    })
  })
})

describe('days counted from today', () => {
  it('run over the ends of months and years, and over leap days', () => {
    fc.assert(
      fc.property(someDay, (today) => {
        const now = new Date(`${today}T08:00:00+08:00`)
        expect(past('昨天走访', now)?.day).toBe(addDays(today, -1))
        expect(past('前天走访', now)?.day).toBe(addDays(today, -2))
        expect(past('大前天走访', now)?.day).toBe(addDays(today, -3))
        expect(past('两周前走访', now)?.day).toBe(addDays(today, -14))
        expect(past('十天前走访', now)?.day).toBe(addDays(today, -10))
        expect(past('刚才走访', now)?.day).toBe(today)
      }),
    )
  })

  it('count weeks from Monday', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 7 }), (today, weekday) => {
        const now = new Date(`${today}T08:00:00+08:00`)
        const named = '一二三四五六日'.charAt(weekday - 1)
        const monday = addDays(today, 1 - weekdayOf(today))
        expect(past(`上周${named}走访`, now)?.day).toBe(addDays(monday, weekday - 8))
        expect(past(`上上星期${named}走访`, now)?.day).toBe(addDays(monday, weekday - 15))
        expect(future(`下周${named}调研`, now)?.day).toBe(addDays(monday, weekday + 6))
        const last = past(`周${named}走访`, now)?.day ?? ''
        expect(last <= today && last > addDays(today, -7) && weekdayOf(last) === weekday).toBe(true)
      }),
    )
  })
})

describe('a report at the end of the day', () => {
  it('counts days in the office, not where the server stands', () => {
    expect(past('昨天走访', new Date('2026-11-23T16:30:00Z'))?.day).toBe('2026-11-23')
  })
})

describe('words that have misled others', () => {
  it.each([
    ['本月15号', '2026-11-15'],
    ['15号', '2026-11-15'],
    ['28号', '2026-10-28'],
    ['廿三号', '2026-11-23'],
    ['上周日', '2026-11-22'],
    ['去年12月8日', '2025-12-08'],
    ['11.20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['上月28号', '2026-10-28'],
    ['一个星期前', '2026-11-16'],
    ['昨 走访', '2026-11-22'],
    ['国庆节', '2026-10-01'],
    ['劳动节', '2026-05-01'],
    ['今年元旦', '2026-01-01'],
    ['中秋节', '2026-09-25'],
    ['端午', '2026-06-19'],
    ['清明节那天', '2026-04-05'],
    ['重阳节', '2026-10-18'],
    ['元宵节', '2026-03-03'],
    ['大年初二', '2026-02-18'],
    ['联系日', '2026-10-20'],
  ])('%s is %s', (words, day) => {
    expect(past(words)?.day).toBe(day)
  })

  it.each([
    '三月路',
    '周三保',
    '走访周三保反映',
    '邓国庆说',
    '五一路',
    '八一小区',
    '和平路28号',
    '23号楼',
    '3号线',
    '1.5公里',
    '提了3点建议',
    '目前天气',
    '2/3的住户',
    '如今天热',
  ])('%s is no day', (words) => {
    expect(past(words)).toBeNull()
  })

  it.each([
    '前几天',
    '最近',
    '上个月',
    '上周',
    '周末',
    '月初',
    '半个月前',
    '11月上旬',
    '春节期间',
    '国庆假期',
    '那天',
    '农历八月初二',
    '11月20日到22日',
  ])('%s is no single day and must be asked', (words) => {
    expect(past(words)).toMatchObject({ day: null, problem: 'vague' })
  })

  it.each(['2月30日', '2026年2月29日', '11月31号', '13月5日', '4月31日'])('%s does not exist', (words) => {
    expect(past(words)).toMatchObject({ day: null, problem: 'impossible' })
  })

  it('knows the leap day where there is one', () => {
    expect(past('2月29日走访', new Date('2028-03-01T09:00:00+08:00'))?.day).toBe('2028-02-29')
  })
})

describe('a time of the day', () => {
  it.each([
    ['昨晚八点', 'evening', '20:00'],
    ['今早', 'am', null],
    ['昨天下午三点半', 'pm', '15:30'],
    ['前天三点半', 'pm', '15:30'],
    ['11月15日下午2点半', 'pm', '14:30'],
    ['昨天 14:05', 'pm', '14:05'],
    ['昨天上午9时', 'am', '09:00'],
    ['昨天中午', 'pm', null],
  ])('belongs to its day: %s', (words, partOfDay, time) => {
    expect(past(words)).toMatchObject({ partOfDay, time })
  })
})

describe('several days in one sentence', () => {
  it('stand in their order, without what is a name', () => {
    const at = { today: '2026-11-23', lean: 'past', contactDay: '10-20' } as const
    const text = '周三保昨天说前天停水'
    expect(findDays(text, at, [{ from: 0, to: 3 }]).map(({ day }) => day)).toEqual([
      '2026-11-22',
      '2026-11-21',
    ])
  })
})
