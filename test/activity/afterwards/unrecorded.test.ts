/** What is over without a word about it, and who had no seat when it started. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askDayDue } from '../../../handlers/activity/unrecorded/days.ts'
import { linkIn, staffAtDesk, startWeb, Visitor, type Web } from '../../web/web.ts'
import { databases } from '../../databases.ts'
import { at, beginOffice, runJobAt } from '../office.ts'

it('the latest day of asking counts, whenever the machine looks', () => {
  const due = (today: string) => askDayDue('2026-12-05', today, [7, 1])
  expect(['2026-12-05', '2026-12-06', '2026-12-11', '2026-12-12', '2027-01-20'].map(due)).toEqual([
    null,
    'T+1',
    'T+1',
    'T+7',
    'T+7',
  ])
})

describe.each(databases)('a group’s activity on $name', ({ open }) => {
  const office = beginOffice(4, open)
  const say = (who: string, text: string) => office.chat(who).say(text)
  const asked = async () =>
    (await office.db.notice.findMany({ where: { kind: 'activity-record' }, orderBy: { id: 'asc' } })).map(
      ({ personId, step }) => [personId === office.liu.person.id ? '刘洁' : personId, step],
    )
  const look = async (time: string) => {
    office.now = at(time)
    await runJobAt(office.db, 'activity-record', office.now)
    return asked()
  }
  beforeEach(async () => {
    await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 名额1')
    await say('刘洁', '1')
    await say('周明远', '参加')
    await say('陈秀兰', '参加')
  })

  it('without a word is asked for the day after and a week later, once each, and no more once told of', async () => {
    expect(await look('2026-12-05T20:00')).toEqual([])
    expect(await look('2026-12-06T08:45')).toEqual([['刘洁', 'T+1']])
    expect(await look('2026-12-08T08:45')).toHaveLength(1)
    expect(await look('2026-12-12T08:45')).toEqual([
      ['刘洁', 'T+1'],
      ['刘洁', 'T+7'],
    ])
    expect(await say('刘洁', '我的')).toContain(
      '过了还没有考勤和纪要的活动1个：\n· 《老旧小区调研》（活动1）',
    )
    expect(await say('周明远', '我的')).not.toContain('没有考勤')
    await say('刘洁', '活动1 到了1个')
    expect(await say('刘洁', '我的')).not.toContain('没有考勤')
  })

  it('that the machine slept over is asked for once, and a sheet or a cancellation ends it', async () => {
    await say('刘洁', '一组 12月6日下午2点半 学习座谈会 桥东社区 全体参加')
    await say('刘洁', '1')
    office.now = at('2026-12-05T17:00')
    await say('刘洁', '活动1 到了1个')
    expect(await look('2026-12-20T08:45')).toEqual([['刘洁', 'T+7']])
    await say('刘洁', '活动2 没有办成 原因 暴雨')
    await say('刘洁', '1')
    expect(await say('刘洁', '我的')).not.toContain('没有考勤')
  })

  it('leaves whoever had no seat with one word at its start, and calls him absent nowhere', async () => {
    const told = async (time: string) => {
      office.now = at(time)
      await runJobAt(office.db, 'activity-notice', office.now)
      return (await office.db.notice.findMany({ where: { kind: 'activity-no-seat' } })).map(
        ({ personId, text }) => [personId, text],
      )
    }
    expect(await told('2026-12-05T14:29')).toEqual([])
    const once = [
      [
        office.deputies['陈秀兰']!.person.id,
        '《老旧小区调研》（活动1）（12月5日（周六）14:30）开始了，一直没有空出名额，这次没能请您参加，抱歉。不算您缺席，下次有名额照样通知您。',
      ],
    ]
    expect(await told('2026-12-05T14:30')).toEqual(once)
    expect(await told('2026-12-05T14:31')).toEqual(once)
    await say('刘洁', '活动1 周明远到了，其他人都没来')
    expect(await say('梁慧', '今年活动统计')).not.toMatch(/未到[1-9]/)
  })
})

describe('the desk and the form', () => {
  const office = beginOffice(4)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(office.db, { now: () => office.now })
  })
  afterEach(() => web.close())

  it('show it until it is recorded, however long ago it was', async () => {
    await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await office.chat('刘洁').say('1')
    office.now = at('2027-03-05T09:00')
    const liang = await staffAtDesk(office.db, web, ['代表工委'], '梁慧', () => office.now)
    const today = await liang.get('/desk')
    expect(today.text).toContain('《老旧小区调研》（活动1），2026年12月5日')
    expect(today.text).toContain('还没有考勤和纪要')
    const menu = await office.chat('刘洁').say('填表')
    const number = /(\d+)\s*记活动：考勤/.exec(menu)?.[1] ?? ''
    const form = await new Visitor(web).get(linkIn(await office.chat('刘洁').say(number)))
    expect(form.text).toContain('老旧小区调研')
  })
})
