/** What the page of an activity at the desk says and keeps when something is refused, or done twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staffAtDesk, startWeb, type Visitor, type Web } from '../web/web.ts'
import { actsOf } from './acts.ts'
import { at, beginOffice } from './office.ts'

const office = beginOffice(2)
const { announced } = actsOf(office)
let web: Web
let desk: Visitor
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
  desk = await staffAtDesk(office.db, web, ['代表工委'], '高原')
})
afterEach(() => web.close())

const page = (id: number) => `/desk/activities/${id}`
const lecture = {
  ...{ kind: 'lecture', title: '代表法辅导', day: '2026-12-06', from: '09:00', place: '会议室' },
  ...{ audience: 'deputies', level: 'district', options: 'receipt', answerBy: '2026-12-04' },
  ...{ gathering: '8:20街道门口', notes: '中午有工作餐' },
}
const draft = () => desk.submit('/desk/activities/new', '/desk/activities/new', lecture)

describe('the page of an activity at the desk', () => {
  it('shows all that people are told: by when to answer, where to meet, what else', async () => {
    const { text } = await draft()
    for (const words of ['要，12月4日18:00前', '8:20街道门口', '中午有工作餐']) expect(text).toContain(words)
  })

  it('sends nothing twice, though the button is pressed twice', async () => {
    const { path } = await draft()
    await desk.submit(path, `${path}/announce`)
    const twice = await desk.submit(path, `${path}/announce`)
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('已经不是草稿了（发过了，或者取消了），没有再发。')
    expect(await office.db.activity.findFirstOrThrow()).toMatchObject({ state: 'announced', edition: 1 })
  })

  it('does not bring back what was called off', async () => {
    const { path } = await draft()
    const off = await desk.submit(path, `${path}/cancel`)
    expect(off.text).toContain('不办了，没有通知过任何人。')
    await desk.submit(path, `${path}/announce`)
    expect(await office.db.activity.findFirstOrThrow()).toMatchObject({ state: 'cancelled', edition: 0 })
  })

  it('keeps what was typed of a change that is refused, with the form open', async () => {
    const { id } = await announced()
    const half = await desk.submit(page(id), `${page(id)}/change`, {
      ...{ day: '2026-12-08', from: '', place: '新区会议室', seats: '' },
    })
    expect(half.status).toBe(422)
    expect(half.text).toContain('改时间请把日期和时间都写上，没有改。')
    expect(half.text).toContain('value="2026-12-08"')
    expect(half.text).toContain('value="新区会议室"')
    expect(half.text).toMatch(/<details class="card" open[^>]*><summary>改时间、地点或名额/)
    const odd = await desk.submit(page(id), `${page(id)}/change`, {
      ...{ day: '12月8日', from: '下午', place: '', seats: '' },
    })
    expect(odd.status).toBe(422)
  })

  it('says of one that was not held what became of it, and does it once', async () => {
    const { id } = await announced()
    office.now = at('2026-12-05T18:00')
    desk = await staffAtDesk(office.db, web, ['代表工委'], '李原', () => office.now)
    const off = await desk.submit(page(id), `${page(id)}/cancel`, { reason: '暴雨' })
    expect(off.text).toContain('记成没有办成了，通知过的人都会收到。')
    const again = await desk.submit(page(id), `${page(id)}/cancel`, { reason: '暴雨' })
    expect(again.status).toBe(422)
  })
})
