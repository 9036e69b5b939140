/** Changing and calling off on the phone; whoever was told hears it once, whoever joined later hears what stands. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { calendarText, findActivity, tellNext } from '../../handlers/activity/actions.ts'
import { askToActivitiesAhead } from '../../handlers/activity/answers/leaving.ts'
import { inAct, makeDeputy } from '../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../web/web.ts'
import { beginOffice } from './office.ts'

const office = beginOffice(4)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

const opens = async () => {
  const menu = await office.chat('刘洁').say('填表')
  const number = /(\d+)\s*改活动的时间地点，或者取消/.exec(menu)?.[1] ?? ''
  const path = linkIn(await office.chat('刘洁').say(number))
  return { path, visitor: new Visitor(web) }
}
const told = () => office.db.notice.findMany({ where: { kind: 'activity' }, orderBy: { id: 'asc' } })

it('a place and a time are changed and the activity is called off; each is told once an edition', async () => {
  await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await office.chat('刘洁').say('1')
  expect(await told()).toHaveLength(4)
  const form = await opens()
  expect((await form.visitor.get(form.path)).text).toContain('value="桥东社区"')
  const typed = { activity: '1', day: '2026-12-06', start: '09:00', end: '', place: '滨河社区', seats: '' }
  expect((await form.visitor.post(form.path, { ...typed, step: 'show' })).text).toContain(
    '请选改活动、加文件还是取消',
  )
  const seen = await form.visitor.post(form.path, { ...typed, what: 'change', step: 'show' })
  expect(seen.text).toContain('12月6日（周日）09:00')
  expect(seen.text).toContain('会重新通知4人')
  expect(await told()).toHaveLength(4)
  const sent = await form.visitor.post(form.path, { ...typed, what: 'change', step: 'send' })
  expect(sent.text).toContain('已改：《老旧小区调研》（活动1），通知4人')
  await inAct(office.db, (act) => tellNext(act, 1), office.now)
  expect((await told()).map(({ step }) => step)).toEqual([
    ...Array<string>(4).fill('v1'),
    ...Array<string>(4).fill('v2'),
  ])
  // a deputy who joins now hears the present edition, once
  const late = await makeDeputy(office.db, office.district, '新来的')
  for (let times = 0; times < 2; times++)
    await inAct(office.db, (act) => askToActivitiesAhead(act, late.person.id), office.now)
  const news = (await told()).filter(({ personId }) => personId === late.person.id)
  expect(news.map(({ step }) => step)).toEqual(['v2'])
  expect(news[0]?.text).toContain('滨河社区')
  const moved = await inAct(office.db, (act) => findActivity(act, 1), office.now)
  expect(calendarText(moved!, 3, office.now)).toContain('SEQUENCE:1')
  const off = await opens()
  const gone = await off.visitor.post(off.path, { ...typed, what: 'cancel', reason: '下大雨', step: 'send' })
  expect(gone.text).toContain('已取消：《老旧小区调研》（活动1），通知5人')
  expect((await told()).filter(({ step }) => step === 'v3')).toHaveLength(5)
  const after = await inAct(office.db, (act) => findActivity(act, 1), office.now)
  expect(calendarText(after!, 3, office.now)).toMatch(
    /SEQUENCE:2[\s\S]*STATUS:CANCELLED|STATUS:CANCELLED[\s\S]*SEQUENCE:2/,
  )
  expect(await office.chat('刘洁').say('填表')).not.toContain('改活动的时间地点')
})

it('of two days it stays two days long, moved or not; more seats disturb nobody who was told', async () => {
  await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await office.chat('刘洁').say('1')
  await office.db.activity.updateMany({ data: { endsAt: new Date('2026-12-06T16:00:00+08:00'), seats: 3 } })
  const form = await opens()
  const typed = { activity: '1', what: 'change', start: '14:30', end: '16:00', place: '桥东社区' }
  const more = await form.visitor.post(form.path, { ...typed, day: '2026-12-05', seats: '5', step: 'show' })
  expect(more.text).toContain('不再打扰通知过的人')
  await form.visitor.post(form.path, { ...typed, day: '2026-12-08', seats: '5', step: 'send' })
  expect(await inAct(office.db, (act) => findActivity(act, 1), office.now)).toMatchObject({
    startsAt: new Date('2026-12-08T14:30:00+08:00'),
    endsAt: new Date('2026-12-09T16:00:00+08:00'),
    seats: 5,
  })
})
