import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeMember, type District } from '../people.ts'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'

let office: TestDatabase
let web: Web
let district: District
let zhou: Awaited<ReturnType<typeof makeDeputy>>
let clerk: Visitor
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  district = await makeDistrict(office.db)
  zhou = await makeDeputy(office.db, district, '周明远', [['张德发', '老张']])
  clerk = await staffAtDesk(office.db, web, ['代表工委'])
})
afterEach(async () => {
  await web.close()
  await office.close()
})

const zhouPath = () => `/desk/people/${zhou.person.id}`
const post = (verb: string, texts: Record<string, string> = {}) =>
  clerk.submit(zhouPath(), `${zhouPath()}/${verb}`, texts)

describe('the list of people', () => {
  it('finds by first letters, keeps the filter in the address, and masks every phone', async () => {
    const found = await clerk.get('/desk/people?q=zmy')
    expect(found.text).toContain(`href="${zhouPath()}"`)
    expect(found.text).not.toContain(zhou.person.phone)
    expect((await clerk.get('/desk/people?q=%E8%80%81%E5%BC%A0')).text).toContain('（周明远联系）')
    const sorted = await clerk.get('/desk/people?role=deputy&group=1&sort=card')
    expect(sorted.text).toContain('href="/desk/people?role=deputy&amp;group=1&amp;sort=group&amp;order=asc"')
    expect((await clerk.get('/desk/people?q=nobody')).text).toContain('没有符合的人')
  })

  it('an address that makes no sense shows the first page', async () => {
    const page = await clerk.get('/desk/people?page=-3&sort=phone&role=king&office=abc&group=-1&bound=maybe')
    expect(page.status).toBe(200)
    expect(page.text).toContain('周明远')
    expect((await clerk.get('/desk/people?page=99999')).text).toContain('请往前翻')
    expect((await clerk.get('/desk/people?group=9999999999')).status).toBe(200)
  })

  it('does not show voters to those who may not see contacts', async () => {
    const keeper = await staffAtDesk(office.db, web, ['系统管理'], '丁一凡')
    expect((await keeper.get('/desk/people?q=%E5%BC%A0%E5%BE%B7%E5%8F%91')).text).toContain('没有符合的人')
    const voter = await office.db.voter.findFirstOrThrow()
    expect((await keeper.get(`/desk/people/voters/${voter.id}`)).status).toBe(403)
    const record = await keeper.get(zhouPath())
    expect(record.text).toContain('桥东一组')
    expect(record.text).not.toContain('张德发')
  })
})

describe('one person’s page', () => {
  it('tells duties, links, binding and what was reported last, with the record’s address', async () => {
    await chatOf(office.db, zhou.contactId).say('走访 张德发 反映3栋路灯不亮')
    const report = await office.db.contactReport.findFirstOrThrow()
    const { text } = await clerk.get(zhouPath())
    for (const words of ['QL18-', '第12选区', '桥东一组', '没有组成人员联系', '已绑定', '老张', '走访'])
      expect(text).toContain(words)
    expect(text).toContain(`href="/desk/contacts/${report.id}"`)
    expect(text).not.toContain(zhou.person.phone)
    expect((await clerk.get('/desk/people/99999')).status).toBe(404)
    expect((await clerk.get('/desk/people/abc')).status).toBe(404)
  })

  it('suspends a deputy’s duties with days, reason and document, shows it, and ends it', async () => {
    const half = await post('suspend', {
      from: '2026-11-24',
      to: '',
      suspension: '',
      document: '青检捕〔2026〕7号',
    })
    expect(half.status).toBe(422)
    expect(half.text).toContain('暂停要写第一天、原因和依据的文件')
    expect(half.text).toContain('value="青检捕〔2026〕7号"')
    const wrong = {
      from: '2026-11-24',
      to: '2026-11-01',
      suspension: 'detained',
      document: '青检捕〔2026〕7号',
    }
    expect((await post('suspend', wrong)).text).toContain('最后一天不能早于第一天')
    const set = await post('suspend', { ...wrong, to: '' })
    expect(set.text).toContain('已登记：周明远的代表职务2026-11-24起暂停执行，止日未定。')
    expect(set.text).toContain(
      '2026-11-24起，止日未定（因刑事案件被羁押正在受侦查、起诉、审判；依据：青检捕〔2026〕7号）',
    )
    expect(set.text).toContain('改或结束暂停执行代表职务')
    const back = await post('suspend/end')
    expect(back.text).toContain('周明远恢复执行代表职务。')
    expect(back.text).not.toMatch(/止日未定|改或结束暂停/)
  })

  it('shows a phone in full once, by a post, and says so in the trail', async () => {
    const shown = await post('phone')
    expect(shown.text).toContain(zhou.person.phone)
    const after = await clerk.get(zhouPath())
    expect(after.text).not.toContain(zhou.person.phone)
    expect(after.text).toContain('看手机号')
    const voter = await office.db.voter.findFirstOrThrow()
    const path = `/desk/people/voters/${voter.id}`
    expect((await clerk.get(path)).text).not.toContain(voter.phone)
    expect((await clerk.submit(path, `${path}/phone`)).text).toContain(voter.phone)
    const keeper = await staffAtDesk(office.db, web, ['系统管理'], '丁一凡')
    expect((await keeper.submit(zhouPath(), `${zhouPath()}/phone`)).status).toBe(403)
  })

  it('gives a new binding code, shown once, that binds; the old WeChat is free', async () => {
    const shown = await post('code')
    const code = /class="code">([^<]+)</.exec(shown.text)?.[1] ?? ''
    expect(code).toMatch(/^[2-9A-Z]{8}$/)
    expect((await clerk.get(zhouPath())).text).not.toContain(code)
    expect(await chatOf(office.db, 'wx-new').say(`绑定 ${code}`)).toContain('绑定好了')
    expect(await chatOf(office.db, zhou.contactId).say('我的')).toContain('还不认识您的微信')
  })

  it('a refused change keeps everything typed and says what to do', async () => {
    const refused = await post('change-phone', { form: 'phone', newPhone: '12345' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('手机号应为11位')
    expect(refused.text).toContain('value="12345"')
    const voter = { form: 'voter', name: '赵磊', voterPhone: '777', address: '桥东路3号' }
    const again = await post('voters/add', voter)
    expect(again.status).toBe(422)
    expect(again.text).toContain('value="赵磊"')
    expect(again.text).toContain('桥东路3号</textarea>')
  })

  it('a voter of a known name is chosen, not doubled', async () => {
    const other = await makeDeputy(office.db, district, '陈秀兰')
    const path = `/desk/people/${other.person.id}`
    const asked = await clerk.submit(path, `${path}/voters/add`, { name: '张德发' })
    expect(asked.text).toContain('哪一位张德发？')
    const voter = await office.db.voter.findFirstOrThrow()
    const linked = await clerk.submit(path, `${path}/voters/add`, { name: '张德发', which: String(voter.id) })
    expect(linked.path).toBe(path)
    expect(linked.text).toContain('已经登记过，现在也由陈秀兰联系')
    expect(await office.db.voter.count()).toBe(1)
  })

  it('every button does what it says', async () => {
    const member = await makeMember(office.db, district, '孙立群', [])
    const memberPath = `/desk/people/${member.person.id}`
    const { cardNo, id: deputyId } = zhou.deputy
    expect((await clerk.submit(memberPath, `${memberPath}/deputies/add`, { cardNo })).text).toContain(
      '应为5至8名',
    )
    const gone = { deputy: String(deputyId) }
    expect((await clerk.submit(memberPath, `${memberPath}/deputies/remove`, gone)).text).toContain(
      '不再联系这位代表',
    )
    const group = { group: String(district.group.id) }
    expect((await post('liaison', group)).text).toContain('桥东一组联络员现在是周明远')
    expect((await post('liaison/end', group)).text).toContain('现在没有联络员')
    expect((await post('change-phone', { newPhone: '139 1234 5678' })).text).toContain('手机号已换')
    const voter = await office.db.voter.findFirstOrThrow()
    expect((await post('voters/remove', { voter: String(voter.id) })).text).toContain('还差10名')
    expect((await post('voters/add', { name: '赵磊', aka: '小赵、磊子' })).text).toContain('已新登记选民赵磊')
    expect((await post('end', { endedOn: '2026-11-20' })).text).toContain('请选离任的原因')
    const ended = await post('end', { endedOn: '2026-11-20', reason: 'resigned' })
    expect(ended.text).toContain('已登记周明远离任')
    expect(ended.text).toContain('2026-11-20离任（辞职被接受）')
    expect((await post('unbind')).status).toBe(422)
    expect((await post('code')).text).toContain('没有职务的人不发绑定码')
    expect((await post('restore')).text).toContain('已恢复周明远的代表职务')
  })
})
