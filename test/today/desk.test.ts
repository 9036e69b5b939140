import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { deskOf } from '../contact/office.ts'
import { chatOf, later, makeDeputy, makeDistrict, makePerson, tuesday } from '../people.ts'
import { staffAtDesk, startWeb, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let now = tuesday
let zhou: string
beforeEach(async () => {
  now = tuesday
  office = await openSqlite()
  web = await startWeb(office.db, { now: () => now })
  zhou = (await makeDeputy(office.db, await makeDistrict(office.db), '周明远', ['王桂英'])).contactId
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const atDesk = (roles: readonly string[], name?: string) => staffAtDesk(office.db, web, roles, name)

describe('what waits for the office', () => {
  it('is nothing on a quiet day, and says so', async () => {
    const here = await atDesk(['代表工委'])
    expect((await here.get('/desk')).text).toContain('没有等着办的事，都办完了。')
  })

  it('stands in the order of its age, each with what to do', async () => {
    await deskOf(office.db, zhou).reports(['王桂英'], { unlisted: ['赵小强'] })
    await chatOf(office.db, zhou, () => later(tuesday, { minutes: 5 })).say('人工')
    await chatOf(office.db, 'stranger', () => later(tuesday, { minutes: 9 })).say('绑定 2345ABCD 我是吴静')
    now = later(tuesday, { days: 1 })
    const here = await staffAtDesk(office.db, web, ['代表工委', '系统管理'], '梁慧', () => now)
    const { text } = await here.get('/desk')
    const order = ['赵小强', '周明远找工作人员', '发来的绑定码不对，试了1次'].map((words) =>
      text.indexOf(words),
    )
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
    expect(text).toContain('绑定 ******** 我是吴静')
    expect(text).not.toContain('2345ABCD')
  })

  it('goes when it is done; the person is told in the chat', async () => {
    const here = await atDesk(['代表工委'])
    await chatOf(office.db, zhou).say('人工')
    const [request] = await office.db.humanRequest.findMany()
    const done = await here.submit('/desk', '/desk/waiting/human', {
      id: String(request!.id),
      note: '已经回电',
    })
    expect(done.text).toContain('办好了，已经告诉周明远。')
    expect(done.text).toContain('没有等着办的事')
    const again = await here.post('/desk/waiting/human', { csrf: '', id: String(request!.id) })
    expect(again.status).toBe(403)
    expect(await office.db.notice.findFirst({ where: { kind: 'human-done' } })).toMatchObject({
      text: '您找工作人员的事，梁慧办好了：已经回电。还没办好，请再回“人工”。',
    })
  })

  it('a stranger’s wrong codes go when he is bound or looked after', async () => {
    const here = await atDesk(['系统管理'])
    await chatOf(office.db, 'stranger').say('绑定 2345ABCD')
    expect((await here.get('/desk')).text).toContain('发来的绑定码不对')
    const key = 'local|bot|stranger'
    expect((await here.submit('/desk', '/desk/waiting/bind', { key })).text).toContain('看过了')
    expect((await here.get('/desk')).text).not.toContain('发来的绑定码不对')
  })

  it('shows each role its own, and who is not bound yet beside', async () => {
    await chatOf(office.db, zhou).say('人工')
    const wu = await makePerson(office.db, '吴静')
    await office.db.staff.create({ data: { personId: wu.id } })
    const court = await atDesk(['法院'], '冯涛')
    const keeper = await atDesk(['系统管理'], '丁一凡')
    expect((await court.get('/desk')).text).not.toMatch(/周明远|没有绑定/)
    const { text } = await keeper.get('/desk')
    expect(text).not.toContain('周明远')
    expect(text).toContain('在册的还有1人没有绑定微信')
  })

  it('takes no number that is none', async () => {
    const here = await atDesk(['代表工委', '系统管理'])
    for (const action of ['human', 'fault', 'bind', 'report'])
      for (const id of ['', 'x', '-1', '99999999999999999999'])
        expect((await here.submit('/desk', `/desk/waiting/${action}`, { id, key: id })).status).toBe(200)
    expect(await office.db.audit.count({ where: { action: { contains: 'looked_after' } } })).toBe(0)
  })
})
