/** 补记 on the phone and at the desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../web/web.ts'
import { beginOffice } from './office.ts'

const office = beginOffice(4)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

const idOf = (name: string) => String(office.deputies[name]!.person.id)
const held = () => office.db.activity.findMany({ where: { state: 'held' }, orderBy: { id: 'asc' } })
const notices = () => office.db.notice.count({ where: { kind: { startsWith: 'activity' } } })

describe('on the phone', () => {
  const opens = async () => {
    const menu = await office.chat('刘洁').say('填表')
    const number = /(\d+)\s*补记一次没有通知过的活动/.exec(menu)?.[1] ?? ''
    const path = linkIn(await office.chat('刘洁').say(number))
    return { path, visitor: new Visitor(web) }
  }
  const told = {
    kind: 'special_research',
    title: '老旧小区调研',
    day: '2026-11-15',
    start: '',
    end: '',
    place: '桥东社区',
  }

  it('asks what took place, then who was there; silence makes nobody absent, and nobody is told', async () => {
    const { path, visitor } = await opens()
    expect((await visitor.get(path)).text).toContain('没有在这里通知过的活动')
    const ahead = await visitor.post(path, { ...told, day: '2026-12-15', step: 'who' })
    expect(ahead.text).toContain('这一天还没到，不能补记')
    const there = await visitor.post(path, { ...told, step: 'who' })
    expect(there.text).toContain('名单4人。不会通知任何人。')
    expect(there.text).not.toContain(' checked')
    expect((await visitor.post(path, { ...told, step: 'keep' })).text).toContain('谁到了还没有打勾')
    const some = { ...told, there: idOf('周明远'), leave: idOf('罗小燕'), step: 'keep' }
    expect((await visitor.post(path, some)).text).toContain('还有2位没有打勾')
    const stored = await visitor.post(path, { ...some, rest: 'unsaid', minutes: '看了三个小区' })
    expect(stored.text).toContain('已补记：《老旧小区调研》（活动1），11月15日（周日）')
    expect(stored.text).toContain('实到1人（周明远），请假1人（罗小燕），其余2人没说，不记')
    expect(await held()).toMatchObject([{ hourKnown: false, minutes: '看了三个小区', edition: 0 }])
    expect(await office.db.participation.count({ where: { presence: 'absent' } })).toBe(1)
    expect(await notices()).toBe(0)
    // told once more it is asked whether it is the same
    const again = await opens()
    const same = await again.visitor.post(again.path, { ...some, rest: 'absent' })
    expect(same.text).toContain('不是《老旧小区调研》（活动1），11月15日（周日），另外记一个')
    expect(await held()).toHaveLength(1)
    await again.visitor.post(again.path, { ...some, rest: 'absent', besides: '1' })
    expect(await held()).toHaveLength(2)
    expect(await office.db.participation.count({ where: { activityId: 2, presence: 'absent' } })).toBe(3)
  })

  it('takes several days, and an evening that lasted past midnight for one', async () => {
    const { path, visitor } = await opens()
    const days = { ...told, kind: 'study_tour', title: '外出考察', lastDay: '2026-11-16' }
    expect((await visitor.post(path, { ...days, lastDay: '2026-12-16', step: 'who' })).text).toContain(
      '最后一天还没到',
    )
    expect((await visitor.post(path, { ...days, lastDay: '2026-11-14', step: 'who' })).text).toContain(
      '结束要晚于开始',
    )
    const there = ['周明远', '陈秀兰', '何建平', '罗小燕'].map(idOf)
    const stored = await visitor.post(path, { ...days, there, step: 'keep' })
    expect(stored.text).toContain('11月15日（周日）–11月16日（周一）')
    expect(await office.db.participation.count({ where: { presence: 'attended', hours: 12 } })).toBe(4)
    const evening = await opens()
    const late = { ...told, title: '夜间视察', day: '2026-11-13', start: '19:00', end: '00:30' }
    const seen = await evening.visitor.post(evening.path, { ...late, there, step: 'keep' })
    expect(seen.text).toContain('11月13日（周五）19:00–次日00:30')
    expect(await office.chat('刘洁').say('活动2 都到了')).toContain('《夜间视察》（活动2）应到4人，实到4人')
  })
})

describe('at the desk', () => {
  const path = '/desk/activities/afterwards'
  const told = {
    kind: 'lecture',
    title: '地方组织法讲座',
    day: '2026-11-15',
    from: '09:00',
    until: '11:00',
    place: '区人大会议室',
    audience: 'deputies',
    hours: '',
    level: 'district',
  }

  it('stores it without telling anybody; who was there is marked on its page, and it is corrected and taken back', async () => {
    const liang = await staffAtDesk(office.db, web, ['代表工委'])
    const back = await liang.submit(path, path, { ...told, title: '', audience: 'groups', day: '' })
    expect(back.status).toBe(422)
    for (const words of ['请写名称', '请写日期', '请选是谁的活动']) expect(back.text).toContain(words)
    expect((await liang.submit(path, path, { ...told, day: '2026-12-15' })).text).toContain(
      '还没到，不能补记',
    )
    const page = await liang.submit(path, path, told)
    expect(page.text).toContain('补记好了，没有通知任何人')
    expect(page.text).toContain('补记的，没有通知过')
    expect(page.text).toContain('名单4人，没有通知过；到场0人')
    expect(page.text).not.toContain('没有办成')
    const marked = await liang.submit(page.path, `${page.path}/attendance`, {
      [`p${idOf('周明远')}`]: 'attended',
      [`p${idOf('罗小燕')}`]: 'excused',
    })
    expect(marked.text).toContain('到场1人，请假1人，没到0人')
    expect(await office.db.participation.findFirst({ where: { presence: 'attended' } })).toMatchObject({
      hours: 2,
    })
    const correction = {
      title: '代表法讲座',
      day: '2026-11-16',
      from: '',
      until: '',
      place: '党校',
      kind: 'lecture',
      hours: '3',
    }
    const corrected = await liang.submit(page.path, `${page.path}/correct`, correction)
    expect(corrected.text).toContain('更正好了，没有通知任何人')
    expect(corrected.text).toContain('11月16日（周一）')
    expect(await office.db.participation.findFirst({ where: { presence: 'attended' } })).toMatchObject({
      hours: 3,
    })
    const longer = await liang.submit(page.path, `${page.path}/correct`, {
      ...correction,
      untilDay: '2026-11-17',
      hours: '',
    })
    expect(longer.text).toContain('11月16日（周一）–11月17日（周二）')
    expect(longer.text).toContain('value="2026-11-17"')
    expect(await office.db.participation.findFirst({ where: { presence: 'attended' } })).toMatchObject({
      hours: 12,
    })
    const wrong = await liang.submit(path, path, { ...told, untilDay: '2026-11-14' })
    expect(wrong.text).toContain('结束要晚于开始')
    // another of that day is asked about
    const twin = await liang.submit(path, path, { ...told, day: '2026-11-16', title: '代表法讲座' })
    expect(twin.status).toBe(422)
    expect(twin.text).toContain('不是《代表法讲座》（活动1），另外记一个')
    await liang.submit(page.path, `${page.path}/withdraw`)
    expect(await held()).toEqual([])
    expect(await notices()).toBe(0)
  })
})
