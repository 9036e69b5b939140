import { describe, expect, it } from 'vitest'
import { groupOf, hints, inputOf, inWords, typedOf, valueOf } from '../../handlers/settings/inputs.ts'
import { settingRules, type SettingKey } from '../../handlers/settings/rules.ts'

const keys = Object.keys(settingRules) as SettingKey[]

describe('a setting as it is typed', () => {
  it.each(keys)('%s comes back from its field as it was, and can be read', (key) => {
    const input = inputOf(key)
    const { value, schema } = settingRules[key]
    expect(valueOf(input, typedOf(input, value))).toEqual(value)
    expect(schema.safeParse(valueOf(input, typedOf(input, value))).success).toBe(true)
    expect(hints[input.kind]).not.toBe('')
    expect(inWords(value)).not.toMatch(/\[object|undefined/)
    expect(groupOf(key)).not.toBe('')
  })

  it.each([
    ['contact.reminderDays', ' 30，10 3 ', [30, 10, 3]],
    ['contact.reminderDays', '三十', ['三十']],
    ['contact.perYear', '４', 4],
    ['contact.perYear', 'x', 'x'],
    ['notice.workingHours', '08:30～11:30\n14:00至17:30', [['08:30', '11:30'], ['14:00', '17:30']]],
    ['calendar.daysOff', '2027-01-01\n\n 2027-01-02 ', ['2027-01-01', '2027-01-02']],
    ['contactDay.times', '08:00\n20:00', ['08:00', '20:00']],
    ['office.district', ' ', null],
    ['suggestion.session', '{broken', '{broken'],
  ] as const)('%s as %s', (key, typed, value) => {
    expect(valueOf(inputOf(key), typed)).toEqual(value)
  }) // prettier-ignore
})
