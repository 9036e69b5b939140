/** 议案 apart from 建议: numbered for themselves, in no rate, given to no unit until it is decided what they are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { motionDecided } from '../../../handlers/suggestion/chat/motions.ts'
import { databases } from '../../databases.ts'
import { chatOf, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lights, refusalIn, told, value } from '../world.ts'

const range = { from: '2026-01-01', to: '2026-12-31' }

describe('a decision on a motion, in words', () => {
  it.each([
    ['议案001交法制委员会审议', 'referMotion'],
    ['议案001不作为议案，按建议办理 主席团决定不列入议程', 'motionAsSuggestion'],
    ['YA-1801-001审议结果：已作出决定', 'concludeMotion'],
    ['议案001按建议办理吗？', null],
    ['001答复 A类 按建议办理', null],
    ['001转为建议', null],
  ])('%s: %s', (text, verb) => {
    expect(motionDecided(text)).toBe(verb)
  })
})

describe.each(databases)('a motion on $name', ({ open }) => {
  const here = officeOn(open)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => tuesday })
  })
  afterEach(() => web.close())

  /** Handed in by ten, taken on beside a suggestion. */
  async function taken(): Promise<number> {
    await here.accepted()
    const id = await here.submitted({ ...lights, title: '关于整治河道的议案' })
    await here.db.suggestion.update({ where: { id }, data: { kind: 'motion', cause: '河道污染' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    return id
  }
  const does = (work: Parameters<typeof as<unknown>>[2]) => as(here.db, here.world.liang, work)
  const counted = () =>
    does(async (act) => (await suggestion.suggestionStatistics(act, range, 'unit')).total.suggestions)

  it('has a series of its own, is in no rate, and no unit gets it', async () => {
    const id = await taken()
    const rows = await here.db.suggestion.findMany({ orderBy: { id: 'asc' }, select: { number: true } })
    expect(rows.map(({ number }) => number)).toEqual(['JY-1801B-001', 'YA-1801B-001'])
    expect(await counted()).toBe(1)
    const liang = chatWith(here.db, here.world.liang)
    expect(await liang.say('转交 YA-1801B-001 政府办')).toContain('这是议案')
    expect(await liang.say('转交 001 政府办')).toContain('《关于在桥东小学路口增设红绿灯的建议》')
    expect(await chatWith(here.db, here.world.zhou).say('议案001到哪一步了')).toContain('决定议案怎样处理')
    expect((await here.expectConsistent(id)).motion).toBe('asked')
  })

  it('that is not taken up becomes a suggestion with its own number and clock, and keeps the motion’s beside it', async () => {
    const id = await taken()
    const answer = await chatWith(here.db, here.world.liang).say(
      '议案001不作为议案，按建议办理 主席团决定不列入议程',
    )
    expect(answer).toBe(
      'YA-1801B-001不作为议案，已按建议办理，编号JY-1801B-002，期限从今天算起。理由：主席团决定不列入议程。已告诉领衔和附议代表；下一步请转交。',
    )
    expect(await here.rowOf(id)).toMatchObject({
      kind: 'suggestion',
      number: 'JY-1801B-002',
      motionNumber: 'YA-1801B-001',
    })
    expect(await counted()).toBe(2)
    expect((await told(here.db)).at(-1)).toEqual([
      '周明远',
      '【议案】《关于整治河道的议案》（001）不作为议案，按建议办理，编号JY-1801B-002。理由：主席团决定不列入议程。查进度请回：002到哪一步了',
    ])
    await does(async (act, who) => value(await suggestion.forwardSuggestion(act, who, id, 'government')))
    await here.expectConsistent(id)
  })

  it('that is taken up is considered by a committee, and its result ends it; the desk does the same and finds it', async () => {
    const id = await taken()
    const desk = new Visitor(web)
    await desk.post(linkIn(await chatOf(here.db, here.world.liang.contactId).say('登录')))
    const page = `/desk/suggestions/${id}`
    expect((await desk.get('/desk/suggestions?kind=motion')).text).toContain('关于整治河道的议案')
    expect((await desk.get('/desk/suggestions?kind=suggestion')).text).not.toContain('关于整治河道的议案')
    expect((await desk.get(page)).text).not.toContain('>转交</button>')
    expect((await desk.submit(page, `${page}/refer`, { committee: '法制委员会' })).text).toContain(
      '已记作议案',
    )
    expect((await here.expectConsistent(id)).motion).toBe('referred')
    expect((await desk.submit(page, `${page}/conclude`, { result: '' })).status).toBe(422)
    const done = await desk.submit(page, `${page}/conclude`, { result: '已作出整治河道的决定' })
    expect(done.text).toContain('已作出整治河道的决定')
    expect(await here.expectConsistent(id)).toMatchObject({ state: 'closed' })
    expect(await counted()).toBe(1)
  })

  it('is decided by 代表工委 only, and a suggestion is none', async () => {
    const id = await taken()
    const refer = (who: { contactId: string }, which: number) =>
      as(here.db, who, (act, speaker) => suggestion.referMotion(act, speaker, which, '法制委员会'))
    expect(refusalIn(await refer(here.world.ma, id))).toBe('not_yours')
    expect(refusalIn(await refer(here.world.liang, id - 1))).toBe('not_a_motion')
  })
})
