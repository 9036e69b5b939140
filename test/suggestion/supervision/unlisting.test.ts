/** 主任会议 takes a suggestion off the key list: everybody who was told hears it, the record keeps it, and it may be listed again. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'

describe.each(databases)('off the key list, on $name', ({ open }) => {
  const { here, say, lightsUpTo } = talksOn(open)
  const asLiang = <T>(work: Parameters<typeof as<T>>[2]) => as(here.db, here.world.liang, work)
  const list = () =>
    asLiang(async (act, who) =>
      value(
        await suggestion.setKey(act, who, 1, {
          decidedOn: '2026-11-20',
          decision: '主任会议',
          leadId: here.world.zheng.person.id,
          tracker: '教科文卫工委',
        }),
      ),
    )
  it('tells the deputy, the units, who leads, who joined and who tracks; the history keeps both, and it is listed again', async () => {
    await lightsUpTo('assigned')
    await list()
    await say('chen', '我参与督办001')
    const before = await lastNotice(here.db)
    expect(await say('liang', '001不再重点督办 11月24日主任会议决定，信号灯12月5日前就能装好')).toBe(
      `${lights}不再列为重点督办（11月24日主任会议），理由：“信号灯12月5日前就能装好”，已告诉代表、承办单位和督办的人。`,
    )
    const news = await told(here.db, before)
    expect(news.map(([name]) => name).sort()).toEqual(
      ['周明远', '王涛', '苏春霞', '何国新', '郑怀山', '陈秀兰', '孙立群'].sort(),
    )
    expect(news[0]?.[1]).toBe(
      `【重点督办】${lights}不再列为重点督办建议（11月24日主任会议），不用再督办，照常办理。理由：信号灯12月5日前就能装好。`,
    )
    expect(await here.rowOf(1)).toMatchObject({ isKey: false })
    const year = { from: new Date('2026-01-01T00:00Z'), until: new Date('2027-01-01T00:00Z') }
    const [line] = await asLiang((act) => suggestion.registerAfter(act, 0, year, 10))
    expect(line?.key).toBe(false)
    expect(await say('zhou', '001到哪一步了')).toContain('不再列为重点督办：信号灯12月5日前就能装好')
    // nobody supervises it any more
    expect(await say('chen', '001督办情况：到现场看了')).toContain('还不是重点督办建议')
    expect(await say('zheng', '我领衔的几件到哪了')).toContain('现在没有您领衔或参与督办的建议')
    await list()
    expect(await here.rowOf(1)).toMatchObject({ isKey: true })
    expect(await here.db.keySuggestion.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { endedOn: '2026-11-24', endReason: '信号灯12月5日前就能装好' },
      { endedOn: null },
    ])
    await here.expectConsistent(1)
  })

  it('takes no day on which something else was done for the day of the council', async () => {
    await lightsUpTo('assigned')
    await list()
    expect(await say('liang', '001不再重点督办 11月23日灯已装好')).toBe(
      '主任会议是哪天定的？请回日期，例如：11月25日',
    )
    expect(await say('liang', '11月24日')).toContain('（11月24日主任会议），理由：“11月23日灯已装好”')
  })

  it('hears the day also in the answer that gives the reason', async () => {
    await lightsUpTo('assigned')
    await list()
    await say('liang', '取消001的重点督办')
    expect(await say('liang', '11月24日主任会议决定，灯已装好')).toContain(
      '（11月24日主任会议），理由：“灯已装好”',
    )
  })

  it('asks for the reason and the day where they were not said, and takes no question and no denial for it', async () => {
    await lightsUpTo('assigned')
    await list()
    for (const words of ['001不再重点督办了吗？', '001重点督办不取消', '001重点督办取消怎么办'])
      await say('liang', words)
    expect(await here.rowOf(1)).toMatchObject({ isKey: true })
    expect(await say('chen', '001重点督办取消')).toContain('由代表工委来办')
    expect(await say('liang', '001重点督办取消')).toBe(
      '为什么不再列为重点督办？请写一句理由，有关的人会看到。',
    )
    expect(await say('liang', '两家单位已经答复，代表满意')).toBe(
      '主任会议是哪天定的？请回日期，例如：11月25日',
    )
    expect(await say('liang', '11月10日')).toContain('在列为重点督办以前')
    expect(await here.rowOf(1)).toMatchObject({ isKey: true })
    for (const words of ['取消001的重点督办', '两家单位已经答复，代表满意']) await say('liang', words)
    expect(await say('liang', '11月23日')).toContain('不再列为重点督办（11月23日主任会议）')
  })

  it('refuses what makes no sense: not on the list, no reason, a day to come, a closed supervision, somebody else', async () => {
    await lightsUpTo('assigned')
    const drop = (decidedOn = '2026-11-24', reason = '已经解决') =>
      asLiang((act, who) => suggestion.dropKey(act, who, 1, { decidedOn, reason }))
    expect(refusalIn(await drop())).toBe('not_key')
    await list()
    expect(refusalIn(await drop('2026-11-24', ' '))).toBe('reason_needed')
    expect(refusalIn(await drop('2026-12-24'))).toBe('past_day')
    expect(refusalIn(await drop('2026-11-19'))).toBe('before_listing')
    const byMa = await as(here.db, here.world.ma, (act, who) =>
      suggestion.dropKey(act, who, 1, { decidedOn: '2026-11-24', reason: '已经解决' }),
    )
    expect(refusalIn(byMa)).toBe('not_yours')
    await asLiang(async (act, who) =>
      value(await suggestion.closeSupervision(act, who, 1, { text: '已落实', fileId: null })),
    )
    expect(refusalIn(await drop())).toBe('supervision_closed')
  })

  it('a committee that tracks it no more hears so, and supervises it no more', async () => {
    await lightsUpTo('assigned')
    await list()
    expect(await say('sun', '001督办情况：到现场看了')).toContain('已记')
    const before = await lastNotice(here.db)
    await say('liang', '001由城环工委跟踪督办')
    expect(await told(here.db, before)).toContainEqual([
      '孙立群',
      `【跟踪督办】${lights}改由城建环保工委跟踪督办，教科文卫工委不再跟踪。`,
    ])
    expect(await say('sun', '001督办情况：又看了一次')).toContain('不归您办')
  })

  it('at the desk it is taken off with the day and the reason, and the page keeps both times', async () => {
    await lightsUpTo('assigned')
    await list()
    const web = await startWeb(here.db)
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('liang', '登录')))
      const page = '/desk/suggestions/1'
      const off = { decidedOn: '', reason: '信号灯已经装好' }
      const refused = await desk.submit(page, `${page}/drop-key`, off)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('信号灯已经装好')
      const done = await desk.submit(page, `${page}/drop-key`, { ...off, decidedOn: '2026-11-24' })
      expect(done.text).toContain('已不再列为重点督办')
      expect(done.text).toContain('2026-11-20列为重点，2026-11-24不再列')
      expect(done.text).toContain('列为重点督办</button>')
    } finally {
      await web.close()
    }
  })
})
