import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSettings, setSetting, settingsAt } from '../../handlers/settings/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, tuesday, zone } from '../people.ts'

describe.each(databases)('the office settings on $name', ({ open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.close())

  const set = (key: string, value: unknown, effectiveOn = '2027-01-01', source = '主任会议 2026年第9次') =>
    inAct(test.db, (act) => setSetting(act, { key, value, effectiveOn, source }))

  it('take effect from their day on in the office zone, and earlier days keep what was in force', async () => {
    expect(await set('contact.perYear', 6)).toMatchObject({ ok: true })
    const at = (instant: string) => settingsAt(test.db, new Date(instant), zone)
    expect((await at('2026-12-31T23:59:59+08:00'))['contact.perYear']).toBe(4)
    expect((await at('2026-12-31T16:00:00Z'))['contact.perYear']).toBe(6)
  })

  it('are audited with what held on that day before, even when a value to come is replaced', async () => {
    await set('bind.codeValidDays', 60)
    await set('bind.codeValidDays', 90)
    const lines = await test.db.audit.findMany({
      where: { subject: 'setting:bind.codeValidDays' },
      orderBy: { seq: 'asc' },
    })
    expect(lines.map(({ before }) => before)).toEqual(['30', '60'])
    expect(lines[1]?.after).toBe('{"value":90,"effectiveOn":"2027-01-01","source":"主任会议 2026年第9次"}')
  })

  it.each([
    ['contact.perWeek', 1, '2027-01-01', /^没有“contact\.perWeek”这一项。可以改的有：contact\.reading、/],
    ['contact.perYear', 'four', '2027-01-01', /^“contact\.perYear”不能设成 "four"：要写整数$/],
    ['contact.reminderDays', 'soon', '2027-01-01', /^“contact\.reminderDays”不能设成 "soon"：[^a-z]+$/],
    ['contact.perYear', 5, '明年一月', /^生效日期“明年一月”不对，要写成 2026-10-01 这样$/],
    ['contact.perYear', 5, '2027-02-30', /^生效日期“2027-02-30”不对，/],
  ])(
    '%s = %j from %s on is refused in one sentence, and nothing changes',
    async (key, value, day, sentence) => {
      const before = await test.db.setting.count()
      const outcome = await set(key, value, day)
      expect(outcome).toMatchObject({ ok: false, refusal: expect.stringMatching(sentence) as string })
      expect(await test.db.setting.count()).toBe(before)
    },
  )

  it('are listed with what is in force, the default and the source', async () => {
    await set('contact.reading', 'one_round', '2026-11-01', '主任会议 2026年第8次')
    const lines = await inAct(test.db, listSettings)
    expect(lines.find(({ key }) => key === 'contact.reading')).toMatchObject({
      value: 'one_round',
      default: 'each_linked',
      source: '主任会议 2026年第8次',
    })
    expect(lines.find(({ key }) => key === 'contact.perYear')).toMatchObject({
      value: 4,
      default: 4,
      source: '工作方案二(一)“两联两促”',
    })
    expect(tuesday.getTime()).toBeLessThan(Date.parse('2027-01-01T00:00:00+08:00'))
  })
})
