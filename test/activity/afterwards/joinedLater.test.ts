/** Who was elected or joined after an activity is not among those whom it was for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rosterOf } from '../../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../../handlers/activity/rules.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { staffAtDesk, startWeb, type Web } from '../../web/web.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice(4)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

it('the day is written at the desk, and 补记 of a day before leaves him out', async () => {
  const { person } = office.deputies['罗小燕']!
  const liang = await staffAtDesk(office.db, web, ['代表工委'])
  const page = `/desk/people/${person.id}`
  const write = (startedOn: string) => liang.submit(page, `${page}/start`, { form: 'start', startedOn })
  expect((await write('2027-01-01')).text).toContain('日期不对，没有登记')
  expect((await write('2026-11-20')).text).toContain('已登记罗小燕从哪天起任代表')
  expect((await liang.get(page)).text).toMatch(/从哪天起任代表<\/dt><dd>2026-11-20/)
  const told = (day: string) => office.chat('刘洁').say(`补记 ${day}一组老旧小区调研 桥东社区 都到了`)
  expect(await told('11月15日')).toContain('名单：桥东一组代表3人，实到3人')
  await office.chat('刘洁').say('2')
  expect(await told('11月20日')).toContain('名单：桥东一组代表4人，实到4人')
  expect(await office.db.audit.count({ where: { action: 'people.start_office' } })).toBe(1)
  expect((await write('')).text).toContain('已登记')
})

describe.each(databases)('the list of a past day on $name', ({ open }) => {
  const their = beginOffice(4, open)

  it('holds who served then: not who came later, and who left since', async () => {
    const set = (name: string, change: { startedOn?: string; endedOn?: string }) =>
      their.db.deputy.updateMany({ where: { personId: their.deputies[name]!.person.id }, data: change })
    await set('罗小燕', { startedOn: '2026-11-20' })
    await set('何建平', { endedOn: '2026-11-18' })
    const on = async (day: string) =>
      (
        await inAct(their.db, (act) => rosterOf(act, { ...nobodyAsked, roles: ['deputy'] }, day), their.now)
      ).map(({ name }) => name)
    expect(await on('2026-11-15')).toEqual(['周明远', '陈秀兰', '何建平'])
    expect(await on('2026-11-20')).toEqual(['周明远', '陈秀兰', '罗小燕'])
  })
})
