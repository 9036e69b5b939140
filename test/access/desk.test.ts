import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, later, makeDeputy, makeDistrict, makeStaff, tuesday } from '../people.ts'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let now = tuesday
beforeEach(async () => {
  now = tuesday
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => now })
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const asksToLogIn = async (contactId: string) =>
  linkIn(await chatOf(office.db, contactId, () => now).say('登录'))

describe('logging in through the chat', () => {
  it('opens the desk by one button behind a link, once', async () => {
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    const link = await asksToLogIn(contactId)
    const here = new Visitor(web)
    expect((await here.get(link)).text).toContain('以梁慧的身份登录工作台')
    expect((await here.get(link)).status).toBe(200)
    const desk = await here.post(link)
    expect(desk.path).toBe('/desk')
    expect((await here.get('/desk/sessions')).text).toContain('梁慧')

    const elsewhere = new Visitor(web)
    expect((await elsewhere.get(link)).text).toContain('登录链接只能用一次')
    expect((await elsewhere.post(link)).status).toBe(404)
    expect((await elsewhere.get('/desk/sessions')).status).toBe(401)
  })

  it('is for the staff alone', async () => {
    const { contactId } = await makeDeputy(office.db, await makeDistrict(office.db), '周明远')
    expect(await chatOf(office.db, contactId).say('登录')).toContain('工作台只给工作人员用')
  })

  it('takes back an older link that was not used, and lets one grow old', async () => {
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    const older = await asksToLogIn(contactId)
    const newer = await asksToLogIn(contactId)
    expect((await new Visitor(web).get(older)).status).toBe(404)
    now = later(tuesday, { minutes: 10 })
    expect((await new Visitor(web).post(newer)).status).toBe(404)
  })

  it('gives a cookie that scripts and other sites do not see', async () => {
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    const answer = await fetch(`${web.url}${await asksToLogIn(contactId)}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(),
    })
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('desk='))).toMatch(
      /path=\/desk; samesite=lax; httponly$/i,
    )
  })
})

describe('a session at the desk', () => {
  it('ends when its role is taken away, at the next click', async () => {
    const here = await staffAtDesk(office.db, web, ['代表工委'])
    expect((await here.get('/desk/sessions')).status).toBe(200)
    await office.db.staffRole.deleteMany()
    expect((await here.get('/desk/sessions')).text).toContain('还没有登录')
  })

  it('ends after half an hour without a click, and after twelve hours of clicking', async () => {
    const here = await staffAtDesk(office.db, web, ['代表工委'])
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      now = later(tuesday, { minutes })
      expect((await here.get('/desk/sessions')).status).toBe(200)
    }
    now = later(tuesday, { hours: 12, minutes: 1 })
    expect((await here.get('/desk/sessions')).status).toBe(401)
  })

  it('is seen and ended by its owner; another’s only by those who look after the system', async () => {
    const liang = await staffAtDesk(office.db, web, ['代表工委'], '梁慧')
    const ma = await staffAtDesk(office.db, web, ['政府办'], '马宁')
    const keeper = await staffAtDesk(office.db, web, ['系统管理'], '丁一凡')
    expect((await ma.get('/desk/sessions')).text).not.toContain('<b>梁慧</b>')
    const [first] = await office.db.deskSession.findMany({ where: { personId: liang.personId } })
    const end = { id: String(first!.id) }
    expect((await ma.submit('/desk/sessions', '/desk/sessions/end', end)).text).toContain('已经退出了')
    expect((await liang.get('/desk/sessions')).status).toBe(200)
    expect((await keeper.submit('/desk/sessions', '/desk/sessions/end', end)).text).toContain(
      '已经让那里退出',
    )
    expect((await liang.get('/desk/sessions')).status).toBe(401)
  })

  it('ends when the person’s WeChat is bound anew, and so do the links given before', async () => {
    const here = await staffAtDesk(office.db, web, ['代表工委'])
    const [{ contactId } = { contactId: '' }] = await office.db.wechatIdentity.findMany()
    const link = await asksToLogIn(contactId)
    await office.db.wechatIdentity.updateMany({ data: { boundAt: later(tuesday, { minutes: 1 }) } })
    expect((await here.get('/desk/sessions')).status).toBe(401)
    expect((await here.get(link)).status).toBe(404)
  })

  it('ends by 退出', async () => {
    const here = await staffAtDesk(office.db, web, ['代表工委'])
    await here.submit('/desk/sessions', '/desk/logout')
    expect((await here.get('/desk/sessions')).status).toBe(401)
  })
})

describe('what is posted to the desk', () => {
  it('needs the page’s own mark and must come from here', async () => {
    const here = await staffAtDesk(office.db, web, ['代表工委'])
    expect((await here.post('/desk/logout', {})).text).toContain('放得太久了')
    expect((await here.post('/desk/logout', { csrf: 'x'.repeat(32) })).status).toBe(403)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await here.post('/desk/logout', {}, foreign)).text).toContain('不是从本系统的页面发出的')
    expect((await here.get('/desk/sessions')).status).toBe(200)
  })
})

it('the type grows by a link and stays large', async () => {
  const here = await staffAtDesk(office.db, web, ['代表工委'])
  const large = await here.get('/desk/sessions?x=1&size=large')
  expect(large.path).toBe('/desk/sessions?x=1')
  expect(large.text).toContain('<html lang="zh-CN" class="large">')
  expect((await here.get('/desk/sessions')).text).toContain('class="large"')
})
