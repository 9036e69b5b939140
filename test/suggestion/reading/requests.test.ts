/** What units and lead deputies ask for stands on the list of whoever decides it, in the chat, at the desk and on 今天. */
import { describe, expect, it } from 'vitest'
import { listOf } from '../../../handlers/shared/list.ts'
import { listSorts, pageOfSuggestions, undecided, type View } from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, told } from '../world.ts'

const title = '关于在桥东小学路口增设红绿灯的建议'

describe.each(databases)('what is asked for, on $name', ({ open }) => {
  const { here, say, lightsUpTo } = talksOn(open)
  const listed = async (name: 'liang' | 'ma', view: View) => {
    const choice = { view, category: null, unitId: null, key: false, words: '' }
    const list = listOf(new URLSearchParams(), listSorts, { size: 50, descending: true })
    const page = await as(here.db, here.world[name], (act, who) => pageOfSuggestions(act, who, choice, list))
    return { ...page, kinds: page.rows.map(({ wait }) => wait?.kind) }
  }
  const today = async (name: 'liang' | 'ma') =>
    (await as(here.db, here.world[name], (act, who) => undecided(act, who))).map(({ about }) => about)

  it('an assisting unit that wants to give it back waits for 政府办', async () => {
    await lightsUpTo('signed')
    expect(await say('ma', '待办')).toBe('现在没有您要办的建议。')
    expect((await listed('ma', 'channel')).total).toBe(0)
    const before = await lastNotice(here.db)
    await say('su', '001不是我们的 应该是交警大队')
    expect((await told(here.db, before))[0]?.[1]).toContain('请重新交办：交办 001 协办某局')
    for (const words of ['待办', '有什么要我处理的'])
      expect(await say('ma', words)).toContain(`001 ${title}：办理中；等区政府办公室重新交办`)
    expect(await listed('ma', 'channel')).toMatchObject({ total: 1, kinds: ['reassign'] })
    // nothing of it waits for the office of deputies
    expect(await say('liang', '待办')).toBe('现在没有您要办的建议。')
    await say('ma', '不同意001退回 城管局管路灯')
    expect(await say('ma', '待办')).toBe('现在没有您要办的建议。')
    expect((await listed('ma', 'channel')).total).toBe(0)
  })

  it('a request for more time waits for 政府办 until it is decided', async () => {
    await lightsUpTo('signed')
    await say('wang', '申请001延期到4月30日 涉及规划调整')
    expect(await say('ma', '有什么要我处理的')).toContain('等区政府办公室决定是否延期')
    expect(await listed('ma', 'channel')).toMatchObject({ total: 1, kinds: ['decide_extension'] })
    expect(await today('ma')).toHaveLength(1)
    await say('ma', '同意001延期')
    expect(await say('ma', '有什么要我处理的')).toContain('现在没有要您办的建议')
    expect((await listed('ma', 'channel')).total).toBe(0)
  })

  it('a deputy who wants it back waits for 代表工委, until he has signed', async () => {
    await lightsUpTo('signed')
    expect((await listed('liang', 'office')).total).toBe(0)
    await say('zhou', '撤回建议 001')
    await say('zhou', '1')
    expect(await say('liang', '待办')).toContain(`001 ${title}：办理中；代表申请撤回，等签名的书面申请`)
    expect(await listed('liang', 'office')).toMatchObject({ total: 1, rows: [{ asksWithdrawal: true }] })
    expect(await today('liang')).toEqual([`周明远代表申请撤回《${title}》（001）。`])
    expect(await today('ma')).toEqual([])
    const web = await startWeb(here.db)
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('liang', '登录')))
      expect((await desk.get('/desk/suggestions?view=office')).text).toContain('代表申请撤回')
    } finally {
      await web.close()
    }
    await say('liang', '001按书面申请撤回 问题已经解决')
    await say('liang', '1')
    expect(await say('liang', '待办')).toBe('现在没有您要办的建议。')
    expect((await listed('liang', 'office')).total).toBe(0)
    expect(await today('liang')).toEqual([])
  })

  it('a deputy who thinks better of it lets it go on: the office hears it and waits for nothing', async () => {
    await lightsUpTo('signed')
    expect(await say('zhou', '001不撤回了')).toBe('这件建议没有申请过撤回，照常办理。')
    await say('zhou', '撤回建议 001')
    expect(await say('zhou', '1')).toContain('改了主意请回：001不撤回了')
    expect(await say('zhou', '撤回建议 001')).toBe(
      `您已经申请撤回《${title}》（001），请交签名的书面申请。改了主意请回：001不撤回了`,
    )
    expect(await say('chen', '001不撤回了')).toBe('撤回由领衔代表来办，没有办。')
    const before = await lastNotice(here.db)
    expect(await say('zhou', '001不撤回了')).toBe(
      `撤回申请已取消，《${title}》（001）照常办理，已告诉代表工委。`,
    )
    const heard = await told(here.db, before)
    expect(heard.map(([name]) => name)).toEqual(['梁慧', '毛素群'])
    expect(heard[0]?.[1]).toBe(
      `【不撤回了】周明远代表不再申请撤回《${title}》（001），照常办理，不用再收撤回申请。`,
    )
    expect(await say('liang', '待办')).toBe('现在没有您要办的建议。')
    expect((await listed('liang', 'office')).total).toBe(0)
    expect(await today('liang')).toEqual([])
    // and he may ask again
    await say('zhou', '撤回建议 001')
    await say('zhou', '1')
    expect((await listed('liang', 'office')).total).toBe(1)
    expect(await today('liang')).toHaveLength(1)
    expect(await say('zhou', '取消撤回申请')).toContain('撤回申请已取消')
    expect((await listed('liang', 'office')).total).toBe(0)
  })
})
