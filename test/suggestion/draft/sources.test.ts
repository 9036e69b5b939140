/** 形成方式 is the office's list: asked by it in the chat, chosen of it on the form, printed as it stood when it was handed in. */
import { describe, expect, it } from 'vitest'
import { setSetting } from '../../../handlers/settings/actions.ts'
import { settingsOn } from '../../../handlers/settings/rules.ts'
import { openCase } from '../../../handlers/suggestion/actions.ts'
import { sheetFacts } from '../../../handlers/suggestion/documents/facts.ts'
import { readDraft } from '../../../handlers/suggestion/draft/entries.ts'
import { fieldsOf } from '../../../handlers/shared/fields.ts'
import { databases } from '../../databases.ts'
import { inAct, later } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { talksOn } from '../talks.ts'

const sources = [
  { code: 'activity', name: '代表活动' },
  { code: 'contact', name: '联系选民' },
  { code: 'station', name: '代表联络站接待' },
  { code: 'other', name: '其他' },
]

describe.each(databases)('how a suggestion came about, on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say } = talks
  const put = (value: unknown, effectiveOn: string) =>
    inAct(
      here.db,
      (act) => setSetting(act, { key: 'suggestion.sources', value, effectiveOn, source: '区代表工作办法' }),
      talks.now,
    )
  const atDesk = async () => {
    const web = await startWeb(here.db, { now: () => talks.now })
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('liang', '登录')))
      return (await desk.get('/desk/suggestions/1')).text
    } finally {
      await web.close()
    }
  }

  it('is asked by the list of the day, and keeps the name under which it was handed in', async () => {
    expect((await put(sources, '2026-11-24')).ok).toBe(true)
    const asked = await say(
      'zhou',
      '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带',
    )
    expect(asked).toMatch(/怎么形成的？[\s\S]*3 代表联络站接待/)
    expect(asked).not.toContain('调研走访')
    await say('zhou', '3')
    await say('zhou', '1')
    await say('zhou', '提交')
    expect(await here.db.suggestion.findFirst()).toMatchObject({ sourceKind: 'station' })
    const renamed = sources.map((one) => (one.code === 'station' ? { ...one, name: '家站接待' } : one))
    await put(renamed, '2026-12-01')
    talks.now = later(talks.now, { days: 10 })
    expect(await atDesk()).toContain('代表联络站接待')
    const ticks = await inAct(
      here.db,
      async (act) => {
        const one = await openCase(act, 1)
        return one && (await sheetFacts(act, one)).ticks.find(({ about }) => about === '形成方式')
      },
      talks.now,
    )
    expect(ticks).toEqual({
      about: '形成方式',
      options: ['代表活动', '联系选民', '代表联络站接待', '其他'],
      chosen: ['代表联络站接待'],
    })
  })

  it('must keep those on which the rest stands', async () => {
    const refusal = await put(sources.slice(1), '2026-11-24')
    expect(refusal.ok ? '' : refusal.refusal).toContain('要留着代号是 activity、contact、other 的三种')
  })
})

describe('a form', () => {
  it('takes no source that the list does not have', () => {
    const settings = settingsOn([], '2026-11-24')
    const typed = (sourceKind: string) => readDraft(fieldsOf({ sourceKind }), settings, 'suggestion')
    expect(typed('station')).toEqual({ problems: { sourceKind: '没有这一种，请重选' } })
    expect(typed('research')).toMatchObject({ input: { sourceKind: 'research' } })
  })
})
