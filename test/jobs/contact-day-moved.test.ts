/** The office sets another day for the contact day while its campaign is on, or for the years to come. */
import { describe, expect, it } from 'vitest'
import { contactDayOf } from '../../handlers/activity/actions.ts'
import { takeReminder } from '../../handlers/notice/actions.ts'
import { setSetting } from '../../handlers/settings/actions.ts'
import { contactDayIn } from '../../handlers/settings/contactDay.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { at, beginOffice, runJobAt } from '../activity/office.ts'
import { inAct, later, makeDeputy } from '../people.ts'
import { databases } from '../databases.ts'

describe.each(databases)('a contact day that is moved on $name', ({ open }) => {
  const office = beginOffice(3, open)
  const run = async (text: string, dryRun = false) =>
    (await runJobAt(office.db, 'contact-day', at(text), dryRun)).map(({ name, step }) => `${step} ${name}`)
  const set = (key: string, value: unknown, effectiveOn: string, now: string) =>
    inAct(office.db, (act) => setSetting(act, { key, value, effectiveOn, source: '主任会议决定' }), at(now))
  const everybody = (step: string) => ['周明远', '陈秀兰', '何建平'].map((name) => `${step} ${name}`)

  /** Says everything that is due, minute by minute, and answers it. */
  async function heard(from: string, minutes: number) {
    const said: string[] = []
    for (let now = at(from), left = minutes; left > 0; left--, now = later(now, { minutes: 1 })) {
      const taken = await inAct(office.db, (act) => takeReminder(act, 'local|bot', stillHolds), now)
      if (!taken) continue
      said.push(taken.text)
      await office.db.notice.updateMany({ where: { id: { in: [...taken.ids] } }, data: { state: 'sent' } })
    }
    return said
  }

  it('whoever was told the old day hears the change once; the new day has its own steps, none of those that are over', async () => {
    expect(await run('2026-09-21T09:00')).toEqual(['T-30 刘洁'])
    expect(await run('2026-10-13T09:00')).toEqual(everybody('T-7'))
    await heard('2026-10-13T09:05', 20)
    await set('contactDay.on', '11-10', '2026-10-16', '2026-10-16T10:00')
    await makeDeputy(office.db, office.district, '新来的')
    expect(await run('2026-10-16T10:05', true)).toEqual([...everybody('改期'), '改期 刘洁'])
    expect(await run('2026-10-16T10:05')).toEqual([...everybody('改期'), '改期 刘洁'])
    expect(await run('2026-10-16T10:10')).toEqual([])
    const said = await heard('2026-10-16T10:10', 20)
    expect(said).toHaveLength(4)
    expect(said[0]).toBe(
      '【联系选民日改期】2026年代表联系选民日原定10月20日，改到11月10日，请按新的日子安排，到本选区联选民、听民意、解民惑、帮民困。',
    )
    expect(await run('2026-10-20T08:00')).toEqual([])
    expect(await run('2026-11-03T09:00')).toEqual([...everybody('T-7'), 'T-7 新来的'])
    expect(await run('2026-11-10T08:00')).toEqual([...everybody('08:00'), '08:00 新来的'])
    office.now = at('2026-11-10T10:00')
    expect(await office.chat('周明远').say('联系日走访张德发 反映路灯不亮')).toContain('11月10日')
    expect(await run('2026-11-10T20:00')).toEqual(['20:00 陈秀兰', '20:00 何建平', '20:00 新来的'])
  })

  it('reminders of the old day that were not said yet fall, and one who had given his leave hears that it stands', async () => {
    await run('2026-10-13T09:00')
    await heard('2026-10-13T09:05', 20)
    office.now = at('2026-10-14T09:00')
    await office.chat('何建平').say('联系日去不了，要出差')
    await run('2026-10-19T09:00')
    await set('contactDay.on', '10-27', '2026-10-19', '2026-10-19T09:01')
    await run('2026-10-19T09:02')
    const said = await heard('2026-10-19T09:05', 20)
    expect(said.filter((text) => !text.includes('改期'))).toEqual([])
    expect(said.find((text) => text.includes('您说过不能参加（要出差）'))).toContain('回“撤回联系日”')
  })

  it('moved there and back it is told both times, and nothing of the first day is told again', async () => {
    await run('2026-09-21T09:00')
    await set('contactDay.on', '11-10', '2026-09-25', '2026-09-25T09:00')
    expect(await run('2026-09-25T09:05')).toEqual(['改期 刘洁'])
    await set('contactDay.on', '10-20', '2026-09-28', '2026-09-28T09:00')
    expect(await run('2026-09-28T09:05')).toEqual(['改期 刘洁'])
    expect(await run('2026-10-01T09:05')).toEqual([])
    expect(await run('2026-10-13T09:05')).toEqual(everybody('T-7'))
  })

  it('moved before the campaign began nobody hears of the old day', async () => {
    await set('contactDay.on', '11-10', '2026-06-01', '2026-06-01T09:00')
    expect(await run('2026-09-21T09:00')).toEqual([])
    expect(await run('2026-10-11T09:00')).toEqual(['T-30 刘洁'])
  })

  it('a later setting leaves past years as they were', async () => {
    office.now = at('2026-10-20T10:00')
    await office.chat('周明远').say('联系日走访张德发 反映路灯不亮')
    await set('contactDay.on', '09-15', '2027-01-01', '2026-12-01T09:00')
    const on = (year: number) => inAct(office.db, (act) => contactDayOf(act, year), at('2027-03-01T09:00'))
    expect([await on(2025), await on(2026), await on(2027)]).toEqual([
      '2025-10-20',
      '2026-10-20',
      '2027-09-15',
    ])
    office.now = at('2027-10-01T10:00')
    await office.chat('陈秀兰').say('去年联系日见了8个选民')
    await office.chat('陈秀兰').say('只记人数')
    expect(
      await office.db.contactDayRecord.findMany({ select: { heldOn: true }, orderBy: { id: 'asc' } }),
    ).toEqual([{ heldOn: '2026-10-20' }, { heldOn: '2026-10-20' }])
  })

  it('the day of a year follows the settings that came before it', () => {
    const row = (value: string, effectiveOn: string) => ({
      key: 'contactDay.on',
      value: JSON.stringify(value),
      effectiveOn,
    })
    const inYear = (year: number, ...rows: ReturnType<typeof row>[]) => contactDayIn(year, rows)
    expect(inYear(2026)).toBe('2026-10-20')
    // set when this year's day was over, or for a day that is over: from next year on
    expect(inYear(2026, row('11-10', '2026-10-25'))).toBe('2026-10-20')
    expect(inYear(2027, row('11-10', '2026-10-25'))).toBe('2027-11-10')
    expect(inYear(2026, row('09-15', '2026-10-01'))).toBe('2026-10-20')
    expect(inYear(2026, row('11-10', '2026-10-20'))).toBe('2026-11-10')
    expect(inYear(2026, row('11-10', '2026-10-01'), row('10-28', '2026-10-21'))).toBe('2026-10-28')
  })

  it('the hours and days of the campaign are set by the office, and a day that no year has is refused', async () => {
    await set('contactDay.hour', '10:30', '2026-01-01', '2026-01-02T09:00')
    expect(await run('2026-10-13T10:00')).toEqual(['T-30 刘洁'])
    expect(await run('2026-10-13T10:30')).toEqual(everybody('T-7'))
    expect(await set('contactDay.on', '02-30', '2027-01-01', '2026-10-14T09:00')).toMatchObject({ ok: false })
  })
})
