import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict } from '../people.ts'
import { staffAtDesk, startWeb, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  const district = await makeDistrict(office.db)
  const zhou = await makeDeputy(office.db, district, '周明远', ['王桂英'])
  const chen = await makeDeputy(office.db, district, '陈晓红', ['刘永福'])
  await chatOf(office.db, zhou.contactId).say('走访王桂英 反映井盖响')
  await chatOf(office.db, chen.contactId).say('电话刘永福')
})
afterEach(async () => {
  await web.close()
  await office.close()
})

it('finds who did what by name, act, subject and day', async () => {
  const here = await staffAtDesk(office.db, web, ['代表工委'])
  const finds = async (query: string) => (await here.get(`/desk/audit?${query}`)).text
  const all = await finds('')
  expect(all).toMatch(/登录工作台[^]*陈晓红[^]*周明远[^]*井盖响/)
  expect(await finds('person=周明远')).toMatch(/共1条/)
  expect(await finds('action=contact.report')).toMatch(/共2条/)
  expect(await finds('subject=report:2')).toMatch(/陈晓红[^]*共1条/)
  expect(await finds('from=2026-11-25')).toContain('没有找到这样的留痕')
  expect(await finds('to=2026-11-24&from=x')).toMatch(/共3条/)
  expect(await finds('person=没有的人')).toContain('没有找到这样的留痕')
})

it('keeps from those who look after the system what voters said', async () => {
  const keeper = await staffAtDesk(office.db, web, ['系统管理'])
  const { text } = await keeper.get('/desk/audit')
  expect(text).not.toContain('井盖响')
  expect(text).toContain('只给代表工委看')
})

it('tells whether the chain is whole, with the last hash to note down', async () => {
  const here = await staffAtDesk(office.db, web, ['系统管理'])
  const [last] = await office.db.audit.findMany({ orderBy: { seq: 'desc' }, take: 1 })
  const whole = (await here.get('/desk/audit/check')).text
  expect(whole).toContain('一条没改')
  expect(whole).toContain(last!.hash)
  await office.db.audit.updateMany({ where: { seq: 2 }, data: { after: '{"method":"visit"}' } })
  expect((await here.get('/desk/audit/check')).text).toContain('第2条被改过')
})
