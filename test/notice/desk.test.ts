import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, tuesday } from '../people.ts'
import { staffAtDesk, startWeb, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let zhou: number
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  zhou = (await makeDeputy(office.db, await makeDistrict(office.db), '周明远')).person.id
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const queue = async (state: string, step: string, error: string | null = null) =>
  (
    await office.db.notice.create({
      data: {
        kind: 'contact-quota',
        recipient: `person:${zhou}`,
        period: '2026Q4',
        step,
        personId: zhou,
        text: `还差王桂英（${step}）`,
        promise: 'at_most_once',
        state,
        queuedAt: tuesday,
        notBefore: tuesday,
        error,
      },
    })
  ).id

it('says when nothing waits', async () => {
  const here = await staffAtDesk(office.db, web, ['代表工委'])
  await office.db.notice.deleteMany()
  expect((await here.get('/desk/outbox')).text).toContain('没有等着发的消息')
})

it('shows what waits with its hour; what is said only to those who see contacts', async () => {
  await queue('queued', 'T-30')
  await queue('failed', 'T-10', '一直没有绑定微信')
  const here = await staffAtDesk(office.db, web, ['代表工委'])
  const { text } = await here.get('/desk/outbox?kind=contact-quota')
  expect(text).toMatch(/等着发[^]*周明远[^]*联系提醒[^]*预计11月24日 09:30发[^]*还差王桂英（T-30）/)
  expect(text).toContain('一直没有绑定微信')
  expect((await here.get('/desk/outbox?state=failed')).text).not.toContain('T-30')
  const keeper = await staffAtDesk(office.db, web, ['系统管理'], '丁一凡')
  const seen = (await keeper.get('/desk/outbox')).text
  expect(seen).toContain('周明远')
  expect(seen).not.toContain('王桂英')
})

it('an account rests and speaks again by a button', async () => {
  const here = await staffAtDesk(office.db, web, ['系统管理'])
  const account = 'local|bot'
  const paused = await here.submit('/desk/outbox', '/desk/outbox/pause', { account, until: 'morning' })
  expect(paused.text).toMatch(/暂停了，到11月25日 08:30。[^]*暂停中[^]*梁慧暂停/)
  expect((await here.submit('/desk/outbox', '/desk/outbox/resume', { account })).text).toContain('继续发了。')
  expect((await here.submit('/desk/outbox', '/desk/outbox/pause', { account: 'x' })).text).toContain(
    '没有这个账号',
  )
})

it('what nobody knows is decided once', async () => {
  const id = String(await queue('unknown', 'T-3'))
  const here = await staffAtDesk(office.db, web, ['代表工委'])
  expect((await here.get('/desk')).text).toContain('不知道发出去没有')
  expect((await here.submit('/desk/outbox', '/desk/outbox/again', { id })).text).toContain('排上队了')
  expect((await here.submit('/desk/outbox', '/desk/outbox/said', { id })).text).toContain('已经有人处理过了')
  const other = String(await queue('unknown', 'T-2'))
  expect((await here.submit('/desk/outbox', '/desk/outbox/not-said', { id: other })).text).toContain('不再发')
  expect((await here.get('/desk')).text).not.toContain('不知道发出去没有')
})
