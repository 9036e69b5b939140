/** The kinds of inspections and meetings are the office's list, and each meeting keeps the name of its day. */
import { describe, expect, it } from 'vitest'
import { setSetting } from '../../../handlers/settings/actions.ts'
import { databases } from '../../databases.ts'
import { inAct, later } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { talksOn } from '../talks.ts'

const kinds = [
  { code: 'special_inspection', name: '专项视察' },
  { code: 'on_site', name: '现场督办会' },
]

describe.each(databases)('kinds of meetings on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say } = talks
  const put = (value: unknown, effectiveOn: string) =>
    inAct(
      here.db,
      (act) =>
        setSetting(act, { key: 'suggestion.meetingKinds', value, effectiveOn, source: '区建议督办办法' }),
      talks.now,
    )

  it('are offered by the list of the day, at the desk and in the chat', async () => {
    await talks.lightsUpTo('signed')
    await say('liang', '记推进会 昨天：001 灯杆已立')
    expect(await say('liang', '1')).toContain('已记')
    expect((await put(kinds, '2026-12-01')).ok).toBe(true)
    talks.now = later(talks.now, { days: 10 })
    expect(await say('liang', '记推进会 昨天：001 等通电')).toContain(
      '没有“推进会”这一种，没有记。现在有：专项视察、现场督办会',
    )
    const web = await startWeb(here.db, { now: () => talks.now })
    try {
      const desk = new Visitor(web)
      await desk.post(linkIn(await say('liang', '登录')))
      const fresh = '/desk/suggestions/meetings/new'
      const form = await desk.get(fresh)
      expect(form.text).toContain('现场督办会')
      expect(form.text).not.toContain('见面会')
      const post = (kind: string) =>
        desk.submit(fresh, fresh, { kind, heldOn: '2026-12-03', findings: '001 已经通电' })
      expect((await post('progress_meeting')).text).toContain('请选种类')
      expect((await post('on_site')).text).toContain('1件建议的代表和单位会收到情况')
      expect((await desk.get('/desk/suggestions/meetings')).text).toMatch(/现场督办会[\s\S]*推进会/)
      const one = (await desk.get('/desk/suggestions/1')).text
      expect(one).toContain('推进会：灯杆已立')
      expect(one).toContain('现场督办会：已经通电')
    } finally {
      await web.close()
    }
  })

  it('cannot be two of one code', async () => {
    const refusal = await put([kinds[0], { code: 'special_inspection', name: '视察' }], '2026-12-01')
    expect(refusal.ok ? '' : refusal.refusal).toContain('有两种的代号一样')
  })
})
