/** Which day of a year is the contact day: a setting made later does not change a year whose day is over. Pure. */
import type { Day } from '../shared/days.ts'
import { settingRules, type SettingRow } from './rules.ts'

/**
 * The contact day of a year: the default until a value comes in force. A value that comes in force when the day of that year
 * is over, or that names a day of the year before it is in force, is for the years after.
 */
export function contactDayIn(
  year: number,
  rows: readonly Pick<SettingRow, 'key' | 'value' | 'effectiveOn'>[],
): Day {
  const rule = settingRules['contactDay.on']
  let on: Day = `${year}-${rule.value}`
  const changes = rows
    .filter(({ key }) => key === 'contactDay.on')
    .sort((one, other) => one.effectiveOn.localeCompare(other.effectiveOn))
  for (const { value, effectiveOn } of changes) {
    const set = `${year}-${rule.schema.parse(JSON.parse(value))}`
    if (on >= effectiveOn && set >= effectiveOn) on = set
  }
  return on
}
