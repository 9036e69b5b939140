/** An officer of two units on the phone: the form asks for which he speaks, and does it for that one. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../../databases.ts'
import { chatOf } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { makeWorld, type World } from '../world.ts'

let office: TestDatabase
let web: Web
let world: World
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  world = await makeWorld(office.db)
  await office.db.handlingUnit.update({
    where: { id: world.su.unit.id },
    data: { officerId: world.wang.person.id },
  })
  const say = (one: { contactId: string }, text: string) => chatOf(office.db, one.contactId).say(text)
  await say(world.zhou, '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
  for (const words of ['3', '1', '提交']) await say(world.zhou, words)
  await say(world.liang, '受理 草1')
  await say(world.liang, '转交 001 政府办')
  await say(world.ma, '交办 001 主办住建局 协办城管局')
})
afterEach(async () => {
  await web.close()
  await office.close()
})

/** 我的承办件, as 填表 gives it. */
const form = async () => linkIn(await chatOf(office.db, world.wang.contactId).say('填表'))

const states = async () =>
  (await office.db.handling.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state)

it('signing and a talk ask which unit; the one that is left is asked for nothing', async () => {
  const path = await form()
  const visitor = new Visitor(web)
  const page = await visitor.get(`${path}?id=1&do=sign`)
  expect(page.text).toContain('这次是哪个单位')
  expect(page.text).toContain('区城市管理执法局（协办）')
  expect(page.text).not.toMatch(/ checked/)
  const unsaid = await visitor.post(path, { id: '1', do: 'sign' })
  expect([unsaid.status, unsaid.text.includes('请选这次是哪个单位')]).toEqual([422, true])
  expect(await states()).toEqual(['assigned', 'assigned'])
  await visitor.post(path, { id: '1', do: 'sign', unit: String(world.su.unit.id) })
  expect(await states()).toEqual(['assigned', 'signed'])
  const left = await visitor.get(`${path}?id=1&do=sign`)
  expect(left.text).not.toContain('这次是哪个单位')
  await visitor.post(path, { id: '1', do: 'sign' })
  expect(await states()).toEqual(['signed', 'signed'])
  const talk = { method: 'phone', happenedOn: '2026-11-24', summary: '同意方案', meetingOn: '' }
  expect((await visitor.get(`${path}?id=1&do=communicate`)).text).toContain('这次是哪个单位')
  await visitor.post(path, { id: '1', do: 'communicate', ...talk, unit: String(world.wang.unit.id) })
  expect(await office.db.handlingCommunication.findMany()).toMatchObject([{ handlingId: 1 }])
})

it('a foreign unit is not taken for one of his', async () => {
  const path = await form()
  const wrong = await new Visitor(web).post(path, { id: '1', do: 'sign', unit: String(world.jing.unit.id) })
  expect(wrong.text).toContain('请选这次是哪个单位')
  expect(await states()).toEqual(['assigned', 'assigned'])
})
