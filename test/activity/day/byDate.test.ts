/** 没下去 with the date of the contact day, and how the day of one deputy stands: told by his liaison, or asked by her. */
import { describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(4)
const { announced } = actsOf(office)
const say = (who: string, text: string) => office.chat(who).say(text)
const absences = () =>
  office.db.contactDayAbsence.findMany({
    where: { voidedAt: null },
    select: { year: true, reason: true, personId: true },
  })

describe('that somebody did not go down on the date of the contact day', () => {
  it('is his absence of it, once the reason is told', async () => {
    office.now = at('2026-10-22T09:00')
    expect(await say('刘洁', '陈秀兰10月20号没下去')).toContain(
      '陈秀兰代表的10月20日联系选民日没有参加，是什么原因？',
    )
    expect(await absences()).toEqual([])
    expect(await say('刘洁', '住院了')).toContain('已记：陈秀兰代表的10月20日联系选民日没有参加，原因：住院')
    expect(await absences()).toMatchObject([
      { year: 2026, reason: '住院了', personId: office.deputies['陈秀兰']!.person.id },
    ])
  })

  it('with its reason is recorded at once, of the deputy himself as well', async () => {
    office.now = at('2026-10-22T09:00')
    expect(await say('刘洁', '陈秀兰20号没下去，在住院')).toContain('已记：陈秀兰代表的')
    expect(await say('周明远', '10月20号没下去，出差')).toContain('已记：10月20日联系选民日没有参加')
    expect(await absences()).toHaveLength(2)
  })

  it.each(['陈秀兰10月19号没下去', '10月20号水没下去', '10月20号陈秀兰家的水没下去，还淹着'])(
    'is nothing of the contact day: %s',
    async (words) => {
      office.now = at('2026-10-22T09:00')
      expect(await say('刘洁', words)).not.toContain('联系选民日没有参加')
      expect(await absences()).toEqual([])
    },
  )
})

describe('whether one deputy was there', () => {
  const questions = ['何建平联系日来了没', '何建平联系日去了吗？', '何建平代表联系日有没有去']

  it.each(questions)('is answered, and opens no plan: %s', async (words) => {
    office.now = at('2026-10-22T09:00')
    expect(await say('刘洁', words)).toContain('何建平代表10月20日的联系选民日还没有记录，去没去还不知道')
    await say('刘洁', '何建平联系日没参加，住院了')
    expect(await say('刘洁', words)).toContain('没有参加，原因：住院')
    expect(await office.db.openQuestion.count({ where: { closedAt: null } })).toBe(0)
    expect(await office.db.activity.count()).toBe(0)
  })

  it('says what his record holds', async () => {
    office.now = at('2026-10-20T18:00')
    await say('何建平', '联系日没人来')
    expect(await say('刘洁', '何建平联系日来了没')).toContain('有记录：参加了，见到0人；')
  })

  it('is nobody’s to hear who does not look after him, and the day may lie ahead', async () => {
    office.now = at('2026-09-22T09:00')
    expect(await say('刘洁', '何建平联系日去了吗')).toContain('还没有到')
    office.now = at('2026-10-22T09:00')
    expect(await say('周明远', '何建平联系日去了吗')).not.toContain('去没去还不知道')
    expect(await say('梁慧', '何建平联系日来了没')).not.toContain('通知谁')
  })

  it('does not keep a real plan from being made', async () => {
    await announced()
    expect(await say('刘洁', '一组12月20日上午9点联系日活动 桥东社区 全体参加')).toContain('1 发出')
  })
})
