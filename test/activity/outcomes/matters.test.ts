/** One entry, every use: what was found at an activity, put down once at any door. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(3)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
  await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await office.chat('刘洁').say('1')
  office.now = at('2026-12-05T17:00')
})
afterEach(() => web.close())

it('the same question told in the chat, on the form and at the desk is one concern, of the deputy who raised it', async () => {
  const text = '3栋楼道灯坏了'
  const zhou = office.deputies['周明远']!.person.id
  expect(await office.chat('刘洁').say(`活动1 周明远提出 ${text}`)).toContain('诉求编号1')
  const menu = await office.chat('刘洁').say('填表')
  const number = /(\d+)\s*记活动：考勤/.exec(menu)?.[1] ?? ''
  const path = linkIn(await office.chat('刘洁').say(number))
  const form = await new Visitor(web).post(path, {
    activity: '1',
    rest: 'later',
    findings: '楼道照明没有人管',
    matter1: text,
    raiser1: String(zhou),
  })
  expect(form.text).toContain('诉求编号1')
  const liang = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
  const page = '/desk/activities/1/matters'
  expect((await liang.submit(page, page, { matter: '' })).text).toContain('请选是谁提出的')
  const kept = await liang.submit(page, page, { matter: text, raiser: String(zhou) })
  expect(kept.text).toContain('诉求编号1')
  expect(kept.text).toContain('楼道照明没有人管')
  expect(await office.db.concern.count()).toBe(1)
  expect(await office.db.activityLink.findMany()).toMatchObject([{ kind: 'concern', subjectId: 1 }])
  await office.chat('周明远').say('活动1 见到了张德发 反映停水')
  await office.chat('周明远').say('1')
  expect(await office.db.activityLink.count({ where: { kind: 'contact' } })).toBe(1)
  expect((await liang.get('/desk/activities/1')).text).toContain(text)
  expect(await office.chat('周明远').say('把活动1写成建议')).not.toContain('没看懂')
})
