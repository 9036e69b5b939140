import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchDayDue, type WatchRule } from '../../handlers/activity/invitations/watchDays.ts'
import type { DueNotice } from '../../handlers/notice/actions.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { at, makeOffice, runJobAt, type Office } from '../activity/office.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct } from '../people.ts'

const rule: WatchRule = {
  'invitation.watchOn': ['01-10', '07-10'],
  'invitation.watchOnLastYear': ['01-10', '04-10', '07-10', '10-10'],
  'term.endsOn': '2031-12-31',
}

describe('the days on which the office hears who was not invited', () => {
  it.each<[string, string | null, string]>([
    ['2027-01-09', null, 'not yet'],
    ['2027-01-10', '2027-01-10', 'in January'],
    ['2027-02-20', '2027-01-10', 'a machine that was off tells it late'],
    ['2027-04-10', null, 'no more when it is of no use'],
    ['2027-07-12', '2027-07-10', 'in July'],
    ['2030-10-20', null, 'not each quarter before the last year'],
    ['2031-04-10', '2031-04-10', 'each quarter in the last year'],
    ['2031-10-11', '2031-10-10', 'also in October'],
    ['2032-01-10', null, 'not after the term'],
  ])('%s → %s: %s', (today, due) => {
    expect(watchDayDue(today, '2026-03-01', rule)).toBe(due)
  })

  it('leave out the first half-year of a term', () => {
    expect(watchDayDue('2027-01-12', '2026-09-01', rule)).toBeNull()
    expect(watchDayDue('2027-07-12', '2026-09-01', rule)).toBe('2027-07-10')
  })

  it('are the usual ones while nobody has set the end of the term', () => {
    expect(watchDayDue('2031-04-12', '2026-03-01', { ...rule, 'term.endsOn': null })).toBeNull()
  })
})

describe.each(databases)('who was not invited in a term, on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 4)
    await office.db.term.updateMany({ data: { createdAt: at('2026-03-01T09:00') } })
  })
  afterEach(() => test.close())

  const run = (time: string, dryRun = false) => runJobAt(office.db, 'invitation-watch', at(time), dryRun)

  it('is told to the office once, by name, with the way to invite them', async () => {
    const liang = office.chat('梁慧')
    await liang.say('12月3日上午9点 列席常委会会议 邀请周明远参加')
    await liang.say('原因 议题是老旧小区')
    await liang.say('发出')
    await office.db.deputy.update({
      where: { id: office.deputies['何建平']!.deputy.id },
      data: { suspendedFrom: '2026-12-01' },
    })
    expect(await run('2027-01-12T08:50', true)).toHaveLength(1)
    const [line, ...more] = await run('2027-01-12T08:50')
    expect(more).toEqual([])
    expect(line).toMatchObject({
      kind: 'invitation-watch',
      name: '梁慧',
      period: '2027-01-10',
      status: 'queued',
    })
    expect(line?.text).toContain('在任代表3名（暂停执行职务的不算），还有2名没有邀请够')
    expect(line?.text).toContain('桥东一组：陈秀兰、罗小燕')
    expect(line?.text).not.toContain('何建平')
    expect(line?.text).toContain('列席常委会会议 邀请6名代表')
    expect(await run('2027-01-12T09:10')).toEqual([])
    expect(await run('2027-03-01T08:50')).toEqual([])
    expect(await run('2027-07-12T08:50')).toHaveLength(1)
  })

  it('is said as it stands when it is said, and not at all once everybody is invited', async () => {
    await run('2027-01-12T08:50')
    const holds = () =>
      inAct(office.db, (act) => stillHolds['invitation-watch']!(act, {} as DueNotice), at('2027-01-12T10:00'))
    expect(await holds()).toContain('还有4名')
    const liang = office.chat('梁慧')
    await liang.say('12月3日上午9点 列席常委会会议 邀请4名代表')
    await liang.say('发出')
    expect(await holds()).toBeNull()
    expect(await run('2027-07-12T08:50')).toEqual([])
    expect(await office.db.jobStep.count({ where: { job: 'invitation-watch', period: '2027-07-10' } })).toBe(
      1,
    )
  })
})
