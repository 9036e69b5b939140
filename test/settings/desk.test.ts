import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { later, tuesday, zone } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let here: Visitor
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  here = await staffAtDesk(office.db, web, ['系统管理'], '丁一凡')
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const page = '/desk/settings/contact.perYear'
const sets = (typed: Record<string, string>, key = 'contact.perYear') =>
  here.submit(`/desk/settings/${key}`, `/desk/settings/${key}`, {
    value: '6',
    effectiveOn: '2027-01-01',
    source: '主任会议2026年12月3日决定',
    ...typed,
  })

describe('the settings', () => {
  it('stand with what they say, their value and where it comes from', async () => {
    const { text } = await here.get('/desk/settings')
    expect(text).toMatch(/每年至少联系几次[^]*<b>4<\/b>[^]*工作方案二\(一\)/)
    expect(text).toContain('30、10、3')
  })

  it('change from a day on, with a source; who set it and what is to come can be seen', async () => {
    const done = await sets({})
    expect(done.text).toMatch(/改好了：2027-01-01起是6。[^]*<b>4<\/b>[^]*2027-01-01起[^]*还没生效[^]*丁一凡/)
    expect((await here.get('/desk/settings')).text).toContain('2027-01-01起改为6')
    expect((await settingsAt(office.db, tuesday, zone))['contact.perYear']).toBe(4)
    expect((await settingsAt(office.db, later(tuesday, { days: 60 }), zone))['contact.perYear']).toBe(6)
  })

  it('take back what is to come, and never what has begun', async () => {
    await sets({})
    const drop = (effectiveOn: string) => here.submit(page, `${page}/drop`, { effectiveOn })
    expect((await drop('2027-01-01')).text).toMatch(/取消了，到时候不会改。[^]*没有改过/)
    await sets({ effectiveOn: '2026-11-24' })
    expect((await drop('2026-11-24')).text).toContain('已经生效，没有取消')
    expect(await office.db.audit.count({ where: { action: 'settings.drop' } })).toBe(1)
  })

  it.each([
    [{ value: 'x' }, '要写整数'],
    [{ value: '' }, '要写整数'],
    [{ source: '' }, '请写依据'],
    [{ effectiveOn: '2027-02-30' }, '日期要写成 2027-01-01 这样'],
  ])('keep what was typed and say what is wrong: %o', async (typed, words) => {
    const refused = await sets(typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words)
    expect(await office.db.setting.count()).toBe(0)
  })

  it('of every kind are changed by their own field', async () => {
    expect((await sets({ value: 'one_round' }, 'contact.reading')).text).toContain('起是one_round')
    expect((await sets({ value: '20、5' }, 'contact.reminderDays')).text).toContain('起是20、5')
    expect((await sets({ value: '09:00-11:00' }, 'notice.workingHours')).text).toContain('起是09:00–11:00')
    expect((await sets({ value: '11:00-09:00' }, 'notice.workingHours')).text).toContain('开始要早于结束')
  })

  it('that there are none of are told as such', async () => {
    expect((await here.get('/desk/settings/contact.perWeek')).status).toBe(404)
    expect((await here.get('/desk/settings/constructor')).status).toBe(404)
  })
})

describe('days off', () => {
  const adds = (typed: Record<string, string>) =>
    here.submit('/desk/settings/calendar', '/desk/settings/calendar', {
      as: 'off',
      source: '国办通知',
      ...typed,
    })

  it('of the published calendar are there', async () => {
    expect((await here.get('/desk/settings/calendar?year=2026')).text).toMatch(/10月1日[^]*放假/)
    expect((await here.get('/desk/settings/calendar?year=2031')).text).toContain('暂定')
  })

  it('that the law fixes are there before the notice of their year, marked provisional with their source', async () => {
    const page = (await here.get('/desk/settings/calendar?year=2027')).text
    expect(page).toMatch(/暂定[^]*2027年的放假安排还没有收进来[^]*《全国年节及纪念日放假办法》第二条/)
    expect(page).toMatch(/2027年1月1日[^]{0,80}放假[^]{0,20}元旦/)
    expect(page).toMatch(/2027年2月8日[^]{0,80}放假[^]{0,20}春节/)
    await adds({ from: '2027-01-01', as: 'work' })
    const worked = (await here.get('/desk/settings/calendar?year=2027')).text
    expect(worked).not.toMatch(/2027年1月1日[^]{0,80}放假/)
    await adds({ from: '2027-01-01', as: 'usual' })
  })

  it('are added as a span, worked on instead, and taken away again', async () => {
    expect((await adds({ from: '2027-02-08', to: '2027-02-10' })).text).toMatch(/2027年2月8日[^]*本单位加的/)
    const now = async () => settingsAt(office.db, tuesday, zone)
    expect((await now())['calendar.daysOff']).toEqual(['2027-02-08', '2027-02-09', '2027-02-10'])
    await adds({ from: '2027-02-09', as: 'work' })
    expect((await now())['calendar.workdays']).toEqual(['2027-02-09'])
    expect((await now())['calendar.daysOff']).toEqual(['2027-02-08', '2027-02-10'])
    await adds({ from: '2027-02-08', to: '2027-02-10', as: 'usual' })
    expect(await now()).toMatchObject({ 'calendar.daysOff': [], 'calendar.workdays': [] })
  })

  it.each([
    [{ from: '' }, '请写从哪天'],
    [{ from: '2027-02-08', to: '2027-02-01' }, '到哪天要在从哪天以后'],
    [{ from: '2027-02-08', to: '2027-12-01' }, '一次最多31天'],
    [{ from: '2027-02-08', source: '' }, '请写依据'],
  ])('are refused in a sentence: %o', async (typed, words) => {
    const refused = await adds(typed)
    expect([refused.status, refused.text.includes(words)]).toEqual([422, true])
  })
})
