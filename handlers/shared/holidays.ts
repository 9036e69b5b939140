/** The holidays that the law itself fixes, whatever a year's notice adds. Pure. */
import { addDays, type Day } from './days.ts'

/** New Year's Day of the lunar calendar, 清明, 端午, 中秋, 重阳 of each year (MM-DD); no year beyond is guessed. */
export const moving: Readonly<Record<number, readonly [string, string, string, string, string]>> = {
  2015: ['02-19', '04-05', '06-20', '09-27', '10-21'],
  2016: ['02-08', '04-04', '06-09', '09-15', '10-09'],
  2017: ['01-28', '04-04', '05-30', '10-04', '10-28'],
  2018: ['02-16', '04-05', '06-18', '09-24', '10-17'],
  2019: ['02-05', '04-05', '06-07', '09-13', '10-07'],
  2020: ['01-25', '04-04', '06-25', '10-01', '10-25'],
  2021: ['02-12', '04-04', '06-14', '09-21', '10-14'],
  2022: ['02-01', '04-05', '06-03', '09-10', '10-04'],
  2023: ['01-22', '04-05', '06-22', '09-29', '10-23'],
  2024: ['02-10', '04-04', '06-10', '09-17', '10-11'],
  2025: ['01-29', '04-04', '05-31', '10-06', '10-29'],
  2026: ['02-17', '04-05', '06-19', '09-25', '10-18'],
  2027: ['02-06', '04-05', '06-09', '09-15', '10-08'],
  2028: ['01-26', '04-04', '05-28', '10-03', '10-26'],
  2029: ['02-13', '04-04', '06-16', '09-22', '10-16'],
  2030: ['02-03', '04-05', '06-05', '09-12', '10-05'],
  2031: ['01-23', '04-05', '06-24', '10-01', '10-24'],
  2032: ['02-11', '04-04', '06-12', '09-19', '10-12'],
  2033: ['01-31', '04-04', '06-01', '09-08', '10-01'],
  2034: ['02-19', '04-05', '06-20', '09-27', '10-20'],
  2035: ['02-08', '04-05', '06-10', '09-16', '10-09'],
  2036: ['01-28', '04-04', '05-30', '10-04', '10-27'],
  2037: ['02-15', '04-04', '06-18', '09-24', '10-17'],
  2038: ['02-04', '04-05', '06-07', '09-13', '10-07'],
  2039: ['01-24', '04-05', '05-27', '10-02', '10-26'],
  2040: ['02-12', '04-04', '06-14', '09-20', '10-14'],
}

/** Printed where such a day is shown. */
export const holidayLaw = '《全国年节及纪念日放假办法》第二条（国务院令第795号）'

/** The first year in which the law holds as it reads now. */
const inForceFrom = 2025

const years = new Map<number, ReadonlyMap<Day, string>>()

/**
 * The holiday of all citizens on this day by 《全国年节及纪念日放假办法》第二条, or null. Only the days themselves: which days
 * are moved or made up for (第六条) is known once the State Council has published the year.
 */
export function statutoryHoliday(day: Day): string | null {
  const year = Number(day.slice(0, 4))
  if (year < inForceFrom) return null
  const known = years.get(year) ?? holidaysOf(year)
  years.set(year, known)
  return known.get(day) ?? null
}

function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const on = (...dates: readonly string[]): Day[] => dates.map((date) => `${year}-${date}`)
  const fixed: [string, readonly Day[]][] = [
    ['元旦', on('01-01')],
    ['劳动节', on('05-01', '05-02')],
    ['国庆节', on('10-01', '10-02', '10-03')],
  ]
  const [newYear, clear, dragonBoat, midAutumn] = moving[year] ?? []
  if (newYear && clear && dragonBoat && midAutumn)
    fixed.push(
      ['春节', [-1, 0, 1, 2].map((days) => addDays(`${year}-${newYear}`, days))],
      ['清明节', on(clear)],
      ['端午节', on(dragonBoat)],
      ['中秋节', on(midAutumn)],
    )
  return new Map(fixed.flatMap(([name, days]) => days.map((day) => [day, name] as const)))
}
