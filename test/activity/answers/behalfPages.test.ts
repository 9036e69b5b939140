/** Answers that came by phone, put down on a page: at the desk and on the liaison's phone. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(4)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
  await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 名额1')
  await office.chat('刘洁').say('1')
})
afterEach(() => web.close())

const idOf = (name: string) => office.deputies[name]!.person.id
const answers = async () =>
  (await office.db.participation.findMany({ include: { person: true }, orderBy: { personId: 'asc' } })).map(
    ({ person, answer, reason, answeredById }) => [person.name, answer, reason, answeredById],
  )
const opens = async () => {
  const menu = await office.chat('刘洁').say('填表')
  const number = /(\d+)\s*代记打电话来的回复/.exec(menu)?.[1] ?? ''
  return linkIn(await office.chat('刘洁').say(number))
}

it('on the phone: who goes, who does not, who is on leave, with the same seats; nothing is chosen beforehand', async () => {
  const path = await opens()
  const visitor = new Visitor(web)
  const page = await visitor.get(path)
  expect(page.text).toContain('还有4人没有回复')
  expect(page.text).not.toMatch(/value="(?:going|declined|leave)" selected/)
  expect((await visitor.post(path, { activity: '1' })).text).toContain('还没有选谁的回复')
  const typed = {
    activity: '1',
    [`answer${idOf('周明远')}`]: 'going',
    [`answer${idOf('陈秀兰')}`]: 'going',
    [`answer${idOf('罗小燕')}`]: 'leave',
    [`reason${idOf('罗小燕')}`]: '',
  }
  const back = await visitor.post(path, typed)
  expect(back.text).toContain('罗小燕：请写请假原因')
  expect(await office.db.participation.count({ where: { answer: { not: null } } })).toBe(0)
  const kept = await visitor.post(path, { ...typed, [`reason${idOf('罗小燕')}`]: '出差' })
  expect(kept.text).toContain('已代记3人')
  expect(kept.text).toContain('陈秀兰：候补第1位')
  const liu = office.liu.person.id
  expect(await answers()).toEqual([
    ['周明远', 'going', null, liu],
    ['陈秀兰', 'waiting', null, liu],
    ['何建平', null, null, null],
    ['罗小燕', 'excused', '出差', liu],
  ])
  expect(await office.db.notice.count({ where: { kind: 'activity.on_behalf' } })).toBe(3)
  expect(await office.db.audit.count({ where: { action: 'activity.answer' } })).toBe(3)
})

it('at the desk the same, until it starts', async () => {
  const liang = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
  expect((await liang.get('/desk/activities/1')).text).toContain('代记打电话来的回复')
  const path = '/desk/activities/1/answers'
  const kept = await liang.submit(path, path, { [`answer${idOf('何建平')}`]: 'declined' })
  expect(kept.text).toContain('记下了1人的回复：何建平：不参加')
  office.now = at('2026-12-05T14:30')
  const later = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
  expect((await later.get(path)).text).toContain('已经开始')
})

it('the record on the phone calls nobody absent who has no seat or said he would not come', async () => {
  for (const name of ['周明远', '陈秀兰']) await office.chat(name).say('参加')
  await office.chat('何建平').say('不参加')
  office.now = at('2026-12-05T16:00')
  const menu = await office.chat('刘洁').say('填表')
  const number = /(\d+)\s*记活动：考勤/.exec(menu)?.[1] ?? ''
  const path = linkIn(await office.chat('刘洁').say(number))
  const visitor = new Visitor(web)
  const page = await visitor.get(path)
  expect(page.text).toContain('排在后面的3人没有名额、没有报名或者说过不来')
  const kept = await visitor.post(path, { activity: '1', there: String(idOf('周明远')), rest: 'absent' })
  expect(kept.text).toContain('应到1人，实到1人')
  expect(await office.db.participation.count({ where: { presence: { not: null } } })).toBe(1)
})
