import { beforeEach, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { at, beginOffice, runJobAt } from '../activity/office.ts'

describe.each(databases)('the record of an activity that is over, on $name', ({ open }) => {
  const office = beginOffice(4, open)
  const dayAfter = at('2026-12-06T08:45')
  const ask = (dryRun = false) => runJobAt(office.db, 'activity-record', dayAfter, dryRun)
  const queued = () => office.db.notice.count({ where: { kind: 'activity-record' } })

  beforeEach(async () => {
    const liu = office.chat('刘洁')
    await liu.say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await liu.say('1')
  })

  it('is only foreseen where the run is tried out, and asked for once where it is not', async () => {
    expect(await ask(true)).toMatchObject([{ kind: 'activity-record', name: '刘洁' }])
    expect(await queued()).toBe(0)
    expect(await ask()).toMatchObject([{ kind: 'activity-record', status: 'queued' }])
    await ask()
    expect(await queued()).toBe(1)
  })

  it('is not asked of what was called off before', async () => {
    await office.chat('刘洁').say('取消活动1 原因 下雨')
    await office.chat('刘洁').say('1')
    expect(await office.db.activity.findFirst()).toMatchObject({ state: 'cancelled' })
    expect(await ask()).toEqual([])
  })
})
