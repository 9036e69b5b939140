/** 催办 and what is answered to it: each side has a limit of its own, the answer is a line of the history, and who asked hears it. */
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../handlers/export/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { later, tuesday, zone } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { day } from '../office.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'

describe.each(databases)('urging and answering, on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say, lightsUpTo } = talks
  const news = async (since: number) => (await told(here.db, since)).map(([name, text]) => `${name}：${text}`)

  it('the deputies, the chair, a member, 代表工委 and 政府办 urge each on their own limit, and stand there as what they are', async () => {
    await lightsUpTo('signed')
    const before = await lastNotice(here.db)
    expect(await say('ma', '催一下001')).toBe(`已催办${lights}，已告诉承办单位。`)
    for (const name of ['liang', 'zhou', 'zheng', 'sun'] as const)
      expect(await say(name, '催一下001')).toContain('已催办')
    expect((await news(before))[0]).toBe(
      `王涛：【催办】区政府办公室马宁催办${lights}。请尽快办理，办到哪一步请回：001办理情况：…`,
    )
    expect(await say('mao', '催一下001')).toBe('这件建议3天内已经催办过一次（代表工委合用），没有再催。')
    expect(await say('wu', '催一下001')).toBe('这件建议3天内已经催办过一次（主任、副主任合用），没有再催。')
    expect(await say('zhou', '催一下001')).toBe(
      '这件建议7天内已经催办过一次（领衔、附议代表合用），没有再催。',
    )
    // whoever may not urge is told that, and not that it was done lately
    expect(await say('yan', '催一下001')).not.toContain('已经催办过')
    const byChen = await as(here.db, here.world.chen, (act, who) => suggestion.urge(act, who, 1, null))
    expect(refusalIn(byChen)).toBe('not_yours')
    const urges = await here.db.suggestionUrge.findMany({ orderBy: { id: 'asc' } })
    expect(urges.map(({ party, weight }) => `${party} ${weight}`)).toEqual([
      'channel 1',
      'office 2',
      'lead 1',
      'chair 2',
      'member 2',
    ])
    expect(await say('zhou', '001到哪一步了')).toContain('区政府办公室催办')
  })

  it('nobody urges what waits for himself', async () => {
    await lightsUpTo('accepted')
    expect(await say('liang', '催一下001')).toBe('现在正等您这边办，不用催办，没有记。')
    await say('liang', '转交 001 政府办')
    expect(await say('ma', '催一下001')).toBe('现在正等您这边办，不用催办，没有记。')
    expect(await say('liang', '催一下001')).toContain('已告诉交办机关')
  })

  it('the weights and days are those of the settings on that day', async () => {
    await lightsUpTo('signed')
    await here.db.setting.create({
      data: {
        key: 'suggestion.urgeOfficeWeight',
        value: '5',
        effectiveOn: '2026-11-25',
        source: '青陵区规定',
        setAt: tuesday,
        setBy: '梁慧',
      },
    })
    const urged = (on: string) =>
      as(here.db, here.world.liang, (act, who) => suggestion.urge(act, who, 1, null), day(on))
    value(await urged('2026-11-24'))
    expect(refusalIn(await urged('2026-11-26'))).toBe('urged_lately')
    value(await urged('2026-11-27'))
    expect((await here.db.suggestionUrge.findMany()).map(({ weight }) => weight)).toEqual([2, 5])
  })

  it('the answer of the unit stands in the history and is told to who urged and to the lead deputy', async () => {
    await lightsUpTo('signed')
    await say('ma', '催一下001 学校门口天天堵')
    await say('zhou', '催一下001')
    const before = await lastNotice(here.db)
    expect(await say('wang', '001 已经在设计了，12月5日出图')).toBe(
      `已记${lights}的办理情况：“已经在设计了，12月5日出图”，已告诉领衔代表和催办的人。`,
    )
    expect((await news(before)).sort()).toEqual(
      ['周明远', '马宁'].map(
        (name) => `${name}：【办理情况】区住房和城乡建设局说${lights}：已经在设计了，12月5日出图。`,
      ),
    )
    expect(await say('wang', '001办理情况：正在做方案，下周进场')).toContain('“正在做方案，下周进场”')
    expect(await say('wang', '001 加上办理情况：图已经出来')).toContain('“图已经出来”')
    // an assisting unit says how far its part is, and whoever took a call puts it down
    expect(await say('jing', '001进展：信号配时已经算好')).toContain('“信号配时已经算好”')
    expect(await say('ma', '001办理情况：住建局来电，说下周进场')).toContain('“住建局来电，说下周进场”')
    const stands = await say('zhou', '001到哪一步了')
    for (const words of [
      '区政府办公室催办：催一下001 学校门口天天堵',
      '区住房和城乡建设局办理情况：已经在设计了，12月5日出图',
      '青陵公安分局交通警察大队办理情况：信号配时已经算好',
      '区政府办公室办理情况：住建局来电，说下周进场',
    ])
      expect(stands).toContain(words)
    expect(await here.rowOf(1)).toMatchObject({ state: 'handling' })
    await here.expectConsistent(1)
    const rows = await Array.fromAsync(
      rowsOf({ tx: here.db, now: talks.now, zone }, 'suggestion_urges', { from: null, to: null }),
    )
    expect(rows.slice(0, 3)).toMatchObject([
      { suggestion_no: 'JY-1801B-001', what: 'urge', by: '马宁', party: 'channel', weight: 1 },
      { what: 'urge', by: '周明远', party: 'lead', weight: 1 },
      {
        what: 'progress',
        by: '王涛',
        party: 'main',
        unit: '区住房和城乡建设局',
        weight: null,
        text: '已经在设计了，12月5日出图',
      },
    ])
  })

  it('what was not asked for is kept only when the unit means it so; questions and replies are something else', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '001 方案已报区政府')).toContain(`要记成${lights}的办理情况吗？“方案已报区政府”`)
    expect(await say('wang', '2')).toBe('好的，没有记。')
    const progress = () => here.db.suggestionEvent.count({ where: { move: 'report_progress' } })
    expect(await progress()).toBe(0)
    await say('wang', '001 方案已报区政府')
    expect(await say('wang', '1')).toContain('“方案已报区政府”')
    await say('wang', '001办理情况怎么样了？')
    await say('zhou', '001办理情况：我看没有动')
    await say('chen', '001 已经在设计了')
    expect(await progress()).toBe(1)
    await say('ma', '催一下001')
    // without its number it is asked
    expect(await say('wang', '图纸已经送审')).toContain(`要记成${lights}的办理情况吗？“图纸已经送审”`)
    await say('wang', '1')
    expect(await progress()).toBe(2)
    expect(await say('wang', '001的办理情况：已装好，A类')).toContain('A类答复')
  })

  it('on the phone and at the desk the same is done', async () => {
    await lightsUpTo('signed')
    const web = await startWeb(here.db, { now: () => later(talks.now, { seconds: 1 }) })
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('ma', '登录')))
      const page = '/desk/suggestions/1'
      expect((await desk.submit(page, `${page}/urge`, { note: '请本周内回话' })).text).toContain('已催办')
      const again = await desk.submit(page, `${page}/urge`, { note: '再催' })
      expect([again.status, again.text.includes('近几天已经催办过')]).toEqual([422, true])
      const kept = await desk.submit(page, `${page}/progress`, { text: '住建局来电，下周进场' })
      expect(kept.text).toContain('办理情况已记下')
      expect(kept.text).toContain('区政府办公室办理情况：住建局来电，下周进场')
    } finally {
      await web.close()
    }
  })
})
