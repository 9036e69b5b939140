/** 请假的是韩雪梅不是罗小燕: leave that a liaison put down for the wrong one, before an activity. */
import { beforeEach, describe, expect, it } from 'vitest'
import { moveLeave } from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const corrections = [
  '刚才搞错了 请假的是韩雪梅不是罗小燕',
  '请假的是韩雪梅，不是罗小燕',
  '记错了，不是罗小燕请假，是韩雪梅',
  '搞错了，罗小燕没请假，是韩雪梅请假',
]

describe.each(databases)('leave for the wrong one on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { announced, answers, liu } = actsOf(office)
  const say = (text: string) => office.chat('刘洁').say(text)
  const answerOf = async (name: string) => {
    const { answer, reason } = await office.db.participation.findFirstOrThrow({
      where: { person: { name }, activityId: 1 },
    })
    return [answer, reason]
  }
  beforeEach(() => announced())

  it('is read back, and goes to the other with its reason; the one has not answered then, and both hear', async () => {
    await say('罗小燕请假 出差')
    expect(await say(corrections[0]!)).toBe(
      '《老旧小区调研》（活动1），12月5日（周六）14:30，要改成：\n韩雪梅：请假（出差）\n罗小燕：请假去掉，算还没回复\n1 对，改过来\n2 不对，不改\n还没有改，回数字。',
    )
    expect(await answerOf('罗小燕')).toEqual(['excused', '出差'])
    expect(await say('1')).toContain('已替韩雪梅记：请假（出差）')
    expect([await answerOf('韩雪梅'), await answerOf('罗小燕')]).toEqual([
      ['excused', '出差'],
      [null, null],
    ])
    const told = await office.db.notice.findMany({ where: { kind: 'activity.on_behalf' } })
    expect(told.map(({ text }) => text).join('\n')).toContain('刘洁替您记的请假是记错了，已经去掉')
    expect(await office.db.audit.count({ where: { action: 'activity.answer' } })).toBe(3)
  })

  it('is not taken from who told it himself', async () => {
    await answers('罗小燕', 1, false, '出差')
    const [wrong, right] = ['罗小燕', '韩雪梅'].map((name) => office.deputies[name]!.person.id)
    expect(await liu((act, who) => moveLeave(act, who, 1, { fromId: wrong!, toId: right! }))).toEqual({
      ok: false,
      refusal: 'changed_meanwhile',
    })
    await say(corrections[1]!)
    await say('1')
    expect(await answerOf('罗小燕')).toEqual(['excused', '出差'])
  })

  it('cannot be put right once it has begun, nor by a deputy', async () => {
    await say('罗小燕请假 出差')
    await office.chat('周明远').say(corrections[1]!)
    await say(corrections[1]!)
    office.now = at('2026-12-05T15:00')
    await say('1')
    expect(await answerOf('罗小燕')).toEqual(['excused', '出差'])
    expect(await answerOf('韩雪梅')).toEqual([null, null])
  })
})

describe('the words', () => {
  const office = beginOffice()
  const { announced } = actsOf(office)

  it.each(corrections)('say whose leave it is: %s', async (words) => {
    await announced()
    await office.chat('刘洁').say('罗小燕请假 出差')
    expect(await office.chat('刘洁').say(words)).toContain('韩雪梅：请假（出差）\n罗小燕：请假去掉')
    expect(await office.chat('刘洁').say('2')).toBe('好的，没有改。')
  })
})
