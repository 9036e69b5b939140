/** The ways of speaking with the deputy, and which are 面商, are the office's list of the day; so is the article beside a deadline. */
import { describe, expect, it } from 'vitest'
import { setSetting } from '../../../handlers/settings/actions.ts'
import { openCase, suggestionStatistics } from '../../../handlers/suggestion/actions.ts'
import { assignmentFacts, opinionFacts } from '../../../handlers/suggestion/documents/facts.ts'
import { communicationKinds } from '../../../handlers/suggestion/reading/communicationKinds.ts'
import { databases } from '../../databases.ts'
import { inAct, later } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { talksOn, type Talks } from '../talks.ts'

const put = async (talks: Talks, key: string, value: unknown, effectiveOn: string, source: string) =>
  expect(
    (await inAct(talks.here.db, (act) => setSetting(act, { key, value, effectiveOn, source }), talks.now)).ok,
  ).toBe(true)

const newKinds = [
  { code: 'video', name: '视频连线', real: true, words: ['视频'] },
  { code: 'phone', name: '打电话', real: false, words: ['电话'] },
  { code: 'other', name: '别的方式', real: false, words: [] },
]

describe.each(databases)('the ways of speaking with a deputy, on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say, lightsUpTo } = talks
  const contacted = async () => {
    const range = { from: '2026-01-01', to: '2026-12-31' }
    const { total } = await inAct(
      here.db,
      (act) => suggestionStatistics(act, range, 'unit'),
      later(talks.now, { days: 1 }),
    )
    return total.contacted
  }

  it('a new list holds from its day on; what was put down before keeps its name and counts as it did', async () => {
    await lightsUpTo('signed')
    expect(await say('wang', '001已电话联系周代表，谈了方案')).toContain('电话联系代表')
    await put(talks, 'suggestion.communicationKinds', newKinds, '2026-11-25', '常委会主任会议2026年11月')
    talks.now = later(talks.now, { days: 1 })
    expect(await say('wang', '001已视频联系周代表，看了现场')).toContain('视频连线联系代表')
    expect(await say('wang', '001已上门走访周代表，看了图纸')).toContain('别的方式联系代表')
    const kinds = await inAct(here.db, communicationKinds, talks.now)
    const kept = await here.db.handlingCommunication.findMany({ orderBy: { id: 'asc' } })
    expect(kept.map((one) => [kinds.nameOf(one), kinds.isReal(one)])).toEqual([
      ['电话', true],
      ['视频连线', true],
      ['别的方式', false],
    ])
    const { units } = await inAct(
      here.db,
      async (act) => (await openCase(act, 1))?.course ?? { units: [] },
      talks.now,
    )
    expect(units.flatMap((unit) => unit.contacts.map(({ real }) => real))).toEqual([true, true, false])
    // the deputy tells them apart by the names that they had
    expect(await say('zhou', '001沟通属实')).toMatch(/电话[\s\S]*视频连线[\s\S]*别的方式/)
    const web = await startWeb(here.db, { now: () => talks.now })
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('liang', '登录')))
      const page = await desk.get('/desk/suggestions/1')
      for (const name of ['（电话）', '（视频连线）', '（别的方式）']) expect(page.text).toContain(name)
      const unit = new Visitor(web)
      const path = linkIn(await say('wang', '填表'))
      const offered = (await unit.get(`${path}?id=1&do=communicate`)).text
      expect(offered).toContain('视频连线')
      expect(offered).not.toContain('座谈会')
    } finally {
      await web.close()
    }
    const ballot = await inAct(
      here.db,
      async (act) => {
        const one = await openCase(act, 1)
        return one && (await opinionFacts(act, one, one, here.world.wang.unit.id)).meetings
      },
      talks.now,
    )
    expect(ballot).toEqual(['视频连线', '打电话', '别的方式', '没有沟通'])
  })

  it('a way that is no 面商 on its day is left out of the rate', async () => {
    await lightsUpTo('assigned')
    await put(talks, 'suggestion.communicationKinds', newKinds, '2026-11-24', '主任会议')
    await say('wang', '签收 001')
    await say('wang', '001已电话联系周代表，谈了方案')
    await say('wang', '001答复 B类 明年一季度装好')
    expect(await contacted()).toEqual({ part: 0, of: 1 })
    await put(
      talks,
      'suggestion.communicationKinds',
      newKinds.toSpliced(1, 1, {
        code: 'phone',
        name: '打电话',
        real: true,
        words: ['电话'],
      }),
      '2026-11-24',
      '更正',
    )
    expect(await contacted()).toEqual({ part: 1, of: 1 })
  })

  it('the 交办单 names the document from which the months to reply come', async () => {
    await put(talks, 'suggestion.replyMonths', 2, '2026-11-01', '区人大常委会建议办理办法第九条')
    await lightsUpTo('assigned')
    const last = await inAct(
      here.db,
      async (act) => {
        const one = await openCase(act, 1)
        return one && (await assignmentFacts(act, one, one)).deadlines.at(-1)?.rule
      },
      talks.now,
    )
    expect(last).toBe('交办之日起2个月内（区人大常委会建议办理办法第九条）')
  })
})
