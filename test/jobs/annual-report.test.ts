import { describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { annualReport } from '../../jobs/annual-report.ts'
import { databases } from '../databases.ts'
import { inAct } from '../people.ts'
import { as, draftOf, value } from '../suggestion/world.ts'
import { at, remindersOn } from './reminding.ts'

describe.each(databases)('the yearly report on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)

  it('ask 代表工委 once a year for the report, with the figures and the tables', async () => {
    expect(await run(annualReport, '2026-11-24')).toEqual([]) // nothing to report
    await assigned()
    expect(await run(annualReport, '2026-10-31')).toEqual([]) // 2025 had nothing
    expect((await run(annualReport, '2026-11-25', true)).map(({ name }) => name)).toEqual(['梁慧', '毛素群'])
    const lines = await run(annualReport, '2026-11-25')
    expect(lines.map(({ name, period, status }) => [name, period, status])).toEqual([
      ['梁慧', '2026', 'queued'],
      ['毛素群', '2026', 'queued'],
    ])
    expect(lines[0]?.text).toBe(
      '【年度报告】请起草2026年代表建议办理情况的报告，提请常委会会议。到今天受理1件，办复率—，面商率—，满意率—，基本满意以上率—，落实率—。分单位、类别、联络处的表见文件。',
    )
    const notices = await here.db.notice.findMany({ where: { kind: 'annual-report' } })
    expect(notices).toHaveLength(2)
    const file = await here.db.storedFile.findUniqueOrThrow({ where: { id: notices[0]?.fileId ?? 0 } })
    expect(file.name).toBe('代表建议办理情况统计（2026-01-01至2026-11-25）.docx')
    expect(await run(annualReport, '2026-12-31')).toEqual([])
    expect(await run(annualReport, '2027-10-31')).toEqual([])
  })

  it('ask once for the year that a machine slept through, over its own figures, and not for older ones', async () => {
    await assigned()
    // off from November 2026 on; on again in February
    const lines = await run(annualReport, '2027-02-10')
    expect(lines.map(({ name, period }) => [name, period])).toEqual([
      ['梁慧', '2026'],
      ['毛素群', '2026'],
    ])
    expect(lines[0]?.text).toContain('请起草2026年代表建议办理情况的报告，提请常委会会议。全年受理1件')
    expect(await run(annualReport, '2027-02-11')).toEqual([])
    const id = await draftOf(here.db, here.world)
    const in2027 = at('2027-06-01')
    await as(
      here.db,
      here.world.zhou,
      async (act, who) => value(await suggestion.submitDraft(act, who, id)),
      in2027,
    )
    await as(
      here.db,
      here.world.liang,
      async (act, who) => value(await suggestion.acceptSuggestion(act, who, id)),
      in2027,
    )
    // off again until 2028: one year's report, not two
    expect((await run(annualReport, '2028-01-05')).map(({ period }) => period)).toEqual(['2027', '2027'])
    expect(await run(annualReport, '2028-01-06')).toEqual([])
  })

  it('leave a report unsaid once the next one is due', async () => {
    await assigned()
    await run(annualReport, '2026-11-25')
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'annual-report' } })
    const holds = (on: string) =>
      inAct(
        here.db,
        (act) => stillHolds['annual-report']!(act, { ...notice, promise: 'at_most_once' }),
        at(on),
      )
    expect(await holds('2027-01-05')).toContain('【年度报告】')
    expect(await holds('2027-11-01')).toBeNull()
  })
})
