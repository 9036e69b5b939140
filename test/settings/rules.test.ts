import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSettingKey, settingRules, settingsOn } from '../../handlers/settings/rules.ts'

const row = (key: string, value: unknown, effectiveOn: string) => ({
  key,
  value: JSON.stringify(value),
  effectiveOn,
})

describe('what is in force', () => {
  it('is the default as long as the office set nothing', () => {
    expect(settingsOn([], '2026-11-24')).toEqual(
      Object.fromEntries(Object.entries(settingRules).map(([key, { value }]) => [key, value])),
    )
  })

  it.each([
    ['2026-12-31', 4],
    ['2027-01-01', 6],
    ['2027-06-30', 6],
    ['2027-07-01', 8],
  ])('on %s is %i contacts a year, by the latest value whose day has come', (day, value) => {
    const rows = [row('contact.perYear', 8, '2027-07-01'), row('contact.perYear', 6, '2027-01-01')]
    expect(settingsOn(rows, day)['contact.perYear']).toBe(value)
  })

  it('is the same whatever order the values were set in', () => {
    const rows = [1, 2, 3, 4, 5].map((n) => row('contact.perYear', n, `2027-0${n}-01`))
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 5 }), (shuffled) => {
        expect(settingsOn(shuffled, '2027-03-15')['contact.perYear']).toBe(3)
      }),
    )
  })

  it('does not stumble over a setting that this version does not know', () => {
    expect(settingsOn([row('tea.perDay', 2, '2026-01-01')], '2026-11-24')).toEqual(
      settingsOn([], '2026-11-24'),
    )
    expect(isSettingKey('tea.perDay')).toBe(false)
    expect(isSettingKey('toString')).toBe(false)
  })
})

describe('what a setting may hold', () => {
  it.each(Object.entries(settingRules))('%s: its own default, with a source', (_key, rule) => {
    expect(rule.schema.safeParse(rule.value).success).toBe(true)
    expect(rule.source).not.toBe('')
    expect(rule.about).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each([
    ['contact.reading', 'both'],
    ['contact.perYear', 0],
    ['contact.perYear', 2.5],
    ['contact.perYear', '4'],
    ['contact.reminderDays', []],
    ['contact.reminderDays', [30, 0]],
    ['contact.reminderDays', 30],
    ['notice.workingHours', []],
    ['notice.workingHours', [['8:30', '11:30']]],
    ['notice.workingHours', [['08:30', '25:00']]],
    ['notice.workingHours', [['08:30']]],
    ['notice.workingHours', [['17:30', '08:30']]],
    ['notice.workingHours', [['08:30', '08:30']]],
    ['calendar.daysOff', ['10月1日']],
    ['calendar.daysOff', ['2026-02-30']],
    ['calendar.workdays', '2026-10-10'],
  ] as const)('%s refuses %j and says in Chinese why', (key, value) => {
    const parsed = settingRules[key].schema.safeParse(value)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]?.message).toMatch(/^[^a-z]*(?:each_linked 或 one_round)?$/)
  })
})
