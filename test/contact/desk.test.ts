import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeMember } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let here: Visitor
let zhou: Awaited<ReturnType<typeof makeDeputy>>
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  const district = await makeDistrict(office.db)
  zhou = await makeDeputy(office.db, district, '周明远', ['王桂英', '张德发'])
  await makeDeputy(office.db, district, '陈晓红', ['刘永福'])
  await makeMember(office.db, district, '孙立群', [zhou.deputy.id])
  here = await staffAtDesk(office.db, web, ['代表工委'])
  await chatOf(office.db, zhou.contactId).say('昨天走访王桂英 反映3栋路灯不亮')
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const report = () => office.db.contactReport.findFirstOrThrow({ include: { concerns: true } })

describe('how contacts stand', () => {
  it('office by office, group by group, deputy by deputy, with the counting rule', async () => {
    const { text } = await here.get('/desk/contacts')
    expect(text).toContain('桥东街道人大联络处')
    expect(text).toContain('桥东一组：0/2位完成，联系到1/3人')
    expect(text).toMatch(/周明远<\/a>.*?1\/2.*?还差1人/s)
    expect(text).toContain('每位联系的选民本季度都联系到才算完成')
    expect(text).toMatch(/孙立群<\/a>.*?0\/1/s)
  })

  it('by the other reading, and for a quarter that is over', async () => {
    expect((await here.get('/desk/contacts?reading=one_round')).text).toContain('桥东一组：1/2位完成')
    const past = (await here.get('/desk/contacts?quarter=2026Q3')).text
    expect(past).toContain('季末差2人')
    expect((await here.get('/desk/contacts?quarter=2030Q1')).text).toContain('2026年第4季度')
    expect((await here.get('/desk/contacts?quarter=x&office=y')).status).toBe(200)
  })

  it('as pictures of the same figures', async () => {
    for (const name of ['chart', 'trend']) {
      const picture = await here.get(`/desk/contacts/${name}.svg?quarter=2026Q4`)
      expect(picture.headers.get('Content-Type')).toBe('image/svg+xml')
      expect(picture.text).toMatch(/^<svg[^]*联系/)
    }
    expect((await here.get('/desk/contacts/chart.svg')).text).toContain('1/3')
  })

  it('says what to do while there is nobody in the roster', async () => {
    const empty = await openSqlite()
    const other = await startWeb(empty.db)
    const there = await staffAtDesk(empty.db, other, ['代表工委'])
    expect((await there.get('/desk/contacts')).text).toContain('名册里还没有代表')
    await other.close()
    await empty.close()
  })
})

describe('a record', () => {
  it('is reached from the deputy’s quarter and shows all that is known', async () => {
    const { text } = await here.get(`/desk/contacts/person/${zhou.person.id}?quarter=2026Q4`)
    expect(text).toContain('没联系到的：张德发')
    const { id } = await report()
    expect(text).toContain(`href="/desk/contacts/${id}"`)
    const record = (await here.get(`/desk/contacts/${id}`)).text
    for (const words of ['王桂英', '3栋路灯不亮', '昨天走访王桂英 反映3栋路灯不亮', '微信里说的', '记下联系'])
      expect(record).toContain(words)
  })

  it('is corrected with a reason, and the deputy is told', async () => {
    const { id, concerns } = await report()
    const form = `/desk/contacts/${id}/correct`
    const typed = {
      version: '1',
      occurredOn: '2026-11-20',
      partOfDay: 'am',
      method: 'phone',
      parties: ['v:1', 'v:2'],
      unlisted: '',
      [`concern-${concerns[0]!.id}`]: '3栋和4栋路灯不亮',
      added: '',
    }
    const refused = await here.submit(form, form, typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('请写原因，代表会看到。')
    expect(refused.text).toContain('3栋和4栋路灯不亮')
    expect((await here.submit(form, form, { ...typed, occurredOn: '2026-02-31' })).text).toContain(
      '日期要写成',
    )
    expect((await here.submit(form, form, { ...typed, parties: 'v:3', reason: '改' })).text).toContain(
      '不在这位代表的联系名单里',
    )
    const done = await here.submit(form, form, { ...typed, reason: '代表来电' })
    expect(done.path).toBe(`/desk/contacts/${id}`)
    expect(done.text).toMatch(/改好了，已经告诉代表。[^]*11月20日上午[^]*更正联系记录[^]*代表来电/)
    expect(
      (await here.submit(form, form, { ...typed, occurredOn: '2026-11-19', reason: '再改' })).text,
    ).toContain('刚刚被改过')
  })

  it('is voided with a reason and stays to be seen', async () => {
    const { id } = await report()
    const page = `/desk/contacts/${id}`
    expect((await here.submit(page, `${page}/void`, { reason: '' })).text).toContain('请写原因')
    const done = await here.submit(page, `${page}/void`, { reason: '记到别人名下了' })
    expect(done.text).toMatch(/作废了，已经告诉代表[^]*已作废[^]*记到别人名下了/)
    expect(done.text).not.toContain('>更正<')
    expect((await here.get(`${page}/correct`)).status).toBe(404)
  })

  it('that is none is told as such', async () => {
    for (const path of ['9999', 'x', '99999999999999999999', 'person/9999', 'person/x', '9999/correct'])
      expect((await here.get(`/desk/contacts/${path}`)).status).toBe(404)
    expect((await here.submit('/desk', '/desk/contacts/9999/void', { reason: '无' })).status).toBe(404)
    expect((await here.submit('/desk', '/desk/contacts/9999/correct', { reason: '无' })).status).toBe(404)
  })
})

describe('matters raised', () => {
  it('stand with whose they are and for how long', async () => {
    const { text } = await here.get('/desk/contacts/concerns')
    expect(text).toMatch(/3栋路灯不亮[^]*周明远[^]*还没有答复[^]*0天/)
    expect((await here.get('/desk/contacts/concerns?state=void&sort=owner')).text).toContain('没有这样的诉求')
    expect((await here.get('/desk/contacts/concerns?state=all&name=陈')).text).toContain('没有这样的诉求')
  })
})
