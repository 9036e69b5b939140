/** The same organising twice is asked about at the form and at the desk, as it is in the chat. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice(3)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())
const activities = () => office.db.activity.count({ where: { state: 'announced' } })

it('on the phone: sent once it is said that another is wanted', async () => {
  await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await office.chat('刘洁').say('1')
  const menu = await office.chat('刘洁').say('填表')
  const number = /(\d+)\s*组织一次活动/.exec(menu)?.[1] ?? ''
  const path = linkIn(await office.chat('刘洁').say(number))
  const visitor = new Visitor(web)
  const typed = {
    kind: 'special_research',
    title: '老旧小区调研',
    day: '2026-12-05',
    start: '14:30',
    place: '桥东社区',
    whom: 'groups',
    people: '3',
  }
  const seen = await visitor.post(path, { ...typed, step: 'show' })
  expect(seen.text).toContain('已经有一个一样的：《老旧小区调研》（活动1）')
  expect((await visitor.post(path, { ...typed, step: 'send' })).text).toContain('照样再发一个')
  expect(await activities()).toBe(1)
  await visitor.post(path, { ...typed, step: 'send', besides: '1' })
  expect(await activities()).toBe(2)
})

it('at the desk: the second draft is not sent without a word', async () => {
  const liang = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
  const plan = () =>
    liang.submit('/desk/activities/new', '/desk/activities/new', {
      kind: 'lecture',
      topic: 'business',
      title: '地方组织法讲座',
      day: '2026-12-06',
      from: '09:00',
      audience: 'deputies',
      level: 'district',
    })
  const first = await plan()
  const second = await plan()
  await liang.submit(first.path, `${first.path}/announce`)
  expect((await liang.submit(first.path, `${second.path}/announce`)).text).toContain(
    '还没有发。确实要再发一个的，点“照样再发一个”。',
  )
  expect(await activities()).toBe(1)
  const page = await liang.get(second.path)
  expect(page.text).toContain('已经有一个一样的')
  expect(page.text).toContain('name="besides" value="1"')
  expect((await liang.submit(second.path, `${second.path}/announce`, { besides: '1' })).text).toContain(
    '发出去了',
  )
  expect(await activities()).toBe(2)
})
