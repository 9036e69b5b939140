/** What is late stays late, and what was not done does not count: extensions, contacts, reply classes, the second round. */
import { beforeEach, describe, expect, it } from 'vitest'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import {
  publicSuggestion,
  readSuggestion,
  suggestionStatistics,
} from '../../../handlers/suggestion/actions.ts'
import { setSetting } from '../../../handlers/settings/actions.ts'
import { settingsOn } from '../../../handlers/settings/rules.ts'

import { as, lastNotice, told } from '../world.ts'
import { talksOn } from '../talks.ts'

describe.each(databases)('on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say, lightsUpTo } = talks
  const newsSince = async (since: number) =>
    (await told(here.db, since)).map(([name, text]) => `${name}：${text}`)

  beforeEach(async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  })

  const moveTo = (day: string) => (talks.now = new Date(`${day}T10:00:00+08:00`))
  const waits = async () =>
    (
      (await as(here.db, here.world.liang, (act, who) => readSuggestion(act, who, 1), talks.now))?.waits ?? []
    ).map(({ kind, since }) => `${kind} ${since}`)

  it('an extension is asked for before the day that it puts off', async () => {
    moveTo('2027-02-24')
    expect(await say('wang', '申请001延期到3月20日 天冷不能施工')).toContain('已申请')
    await say('ma', '不同意001延期 再想想办法')
    moveTo('2027-03-02')
    expect(await say('wang', '申请001延期到3月20日 天冷不能施工')).toContain(
      '答复期限已经过了，不能再申请延期',
    )
    expect(await here.db.handlingExtension.count()).toBe(1)
  })

  it('a talk before the assignment is no talk about the handling', async () => {
    expect(await say('wang', '001去年5月3日已电话联系周代表')).toContain('这一天在交办以前，没有记成办理沟通')
    expect(await here.db.handlingCommunication.count()).toBe(0)
    expect(await waits()).toContain('first_contact 2026-11-24')
  })

  it('only the unit that is meant hears that it did not speak with the deputy', async () => {
    await say('wang', '001已电话联系周代表，同意方案')
    const before = await lastNotice(here.db)
    await say('zhou', '001没有沟通')
    expect((await newsSince(before)).map((line) => line.split('：')[0])).toEqual(['王涛', '马宁'])
  })

  it('handled again, nobody has to sign, and the first talk counts from the rating', async () => {
    await say('wang', '001答复 A类 已装好')
    moveTo('2027-02-20')
    await say('zhou', '001办理工作满意，办理结果不满意，没有装')
    expect(await waits()).toEqual(['first_contact 2027-02-20', 'reply 2027-02-20'])
  })

  it('a reply keeps the class that the table of its day gave it', async () => {
    await say('wang', '001答复 A类 已装好')
    await say('zhou', '001办理工作满意，办理结果满意')
    const classes = [{ letter: 'A', name: '已采纳正在办', promises: false, done: false }]
    await inAct(
      here.db,
      (act) =>
        setSetting(act, {
          key: 'suggestion.replyClasses',
          value: classes,
          effectiveOn: '2027-01-01',
          source: '新办法',
        }),
      talks.now,
    )
    moveTo('2027-01-05')
    const range = { from: '2026-01-01', to: '2026-12-31' }
    const { total } = await inAct(here.db, (act) => suggestionStatistics(act, range, 'unit'), talks.now)
    expect(total.fulfilled).toEqual({ part: 1, of: 1 })
    const shown = await inAct(here.db, (act) => publicSuggestion(act, 'JY-1801B-001'), talks.now)
    const before = settingsOn([], '2026-11-24')['suggestion.replyClasses'].find(
      ({ letter }) => letter === 'A',
    )
    expect(shown?.part === 'full' && shown.replies[0]?.className).toBe(before?.name)
  })
})
