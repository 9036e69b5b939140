/** 要回执: whoever has not answered is reminded before the last day; of what is told for information nobody is. */
import { describe, expect, it } from 'vitest'
import { actsOf } from './acts.ts'
import { at, beginOffice, runJobAt } from './office.ts'

const office = beginOffice()
const { announced, answers } = actsOf(office)

describe('an activity that wants an answer', () => {
  it('reminds whoever gave none the day before the last day for it, and nobody else', async () => {
    const { id } = await announced({ answerBy: at('2026-12-01T18:00') })
    await answers('周明远', id, true)
    const lines = await runJobAt(office.db, 'activity-notice', at('2026-11-30T09:00'))
    expect(lines).toHaveLength(8)
    expect(lines[0]?.text).toContain('您还没有回复')
    expect(lines[0]?.text).toContain('请在12月1日（周二）18:00前回复。')
    expect(lines.map(({ name }) => name)).not.toContain('周明远')
    expect(await runJobAt(office.db, 'activity-notice', at('2026-11-30T10:00'))).toEqual([])
  })
})

describe('an activity told for information', () => {
  it('says so, is on nobody’s list of open answers, and reminds only who comes', async () => {
    const liu = office.chat('刘洁')
    expect(await liu.say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加，不用回复')).toContain(
      '回执：不用回复，只是告知',
    )
    await liu.say('1')
    const notice = await office.db.notice.findFirstOrThrow({ where: { kind: 'activity' } })
    expect(notice.text).toContain('这是告知，不用回复；来不了可以回“请假 原因”。')
    expect(await liu.say('谁还没回执')).toBe('您没有正在等回复的活动。')
    const state = await liu.say('活动1 情况')
    expect(state).toContain('通知9人，参加0人，请假0人。\n这个活动只是告知，不用回复。')
    await answers('周明远', 1, true)
    const lines = await runJobAt(office.db, 'activity-notice', at('2026-12-02T09:00'))
    expect(lines.map(({ name }) => name)).toEqual(['周明远'])
  })
})
