import { beforeEach, describe, expect, it } from 'vitest'
import { talk, unbind } from '../../people.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)
const answerOf = (name: string) =>
  office.db.participation.findFirst({
    where: { personId: office.deputies[name]!.person.id },
    select: { answer: true, reason: true, answeredById: true, presence: true },
  })
const noticesOf = async (kind: string) =>
  (await office.db.notice.findMany({ where: { kind }, orderBy: { id: 'asc' } })).map(({ personId, text }) => [
    personId,
    text,
  ])

beforeEach(async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 名额2')
  await say('刘洁', '1')
})

describe('what is said of an activity before it begins', () => {
  it('is no concern of a voter: it goes to whoever organises it', async () => {
    await talk(
      office.chat('周明远'),
      `
      > 活动1 建议改到下午4点
      活动还没有开始，没有记成选民的诉求。已转给刘洁：改到下午4点
      > 活动1 问题：停车方便吗
      活动还没有开始，没有记成选民的诉求。已转给刘洁：停车方便吗
      `,
    )
    expect(await office.db.concern.count()).toBe(0)
    expect(await noticesOf('activity.remark')).toEqual([
      [office.liu.person.id, '周明远对《老旧小区调研》（活动1）说：改到下午4点'],
      [office.liu.person.id, '周明远对《老旧小区调研》（活动1）说：停车方便吗'],
    ])
  })

  it('somebody’s answer by phone is put down by the liaison, with the same seats, and he hears of it', async () => {
    await unbind(office.db, office.deputies['罗小燕']!.person.id)
    expect(await say('刘洁', '活动1 周明远说来不了，要出差')).toBe(
      '已替周明远记：请假（要出差），《老旧小区调研》（活动1），12月5日（周六）14:30，也告诉周明远本人了。',
    )
    expect(await answerOf('周明远')).toEqual({
      answer: 'excused',
      reason: '要出差',
      answeredById: office.liu.person.id,
      presence: null,
    })
    expect(await noticesOf('activity.on_behalf')).toEqual([
      [
        office.deputies['周明远']!.person.id,
        '刘洁替您记了《老旧小区调研》（活动1）：请假（要出差）。不对请回“活动1 参加”或“活动1 请假 原因”。',
      ],
    ])
    expect(await say('刘洁', '活动1 罗小燕电话说参加')).toContain('已替罗小燕记：参加')
    expect(await say('刘洁', '活动1 何建平参加')).toContain('已替何建平记：参加')
    expect(await say('刘洁', '活动1 谭志刚参加')).toContain('已替谭志刚记：排候补第1位')
    expect(await office.db.concern.count()).toBe(0)
  })

  it('is asked where it is neither an answer nor a concern, and a deputy answers for nobody else', async () => {
    expect(await say('刘洁', '活动1 陈秀兰反映那天要开会')).toBe(
      '《老旧小区调研》还没有开始，没有记成诉求，也没有记成请假。陈秀兰来不来请这样说：活动1 陈秀兰参加；活动1 陈秀兰请假 出差',
    )
    expect(await say('周明远', '活动1 陈秀兰参加')).toBe(
      '陈秀兰来不来，请本人回复，或者请联络员代记。没有记。',
    )
    expect(await office.db.participation.count({ where: { answer: { not: null } } })).toBe(0)
  })
})

describe('到 at the door', () => {
  it('checks in within the window and signs nobody up outside it', async () => {
    office.now = at('2026-12-05T10:00')
    expect(await say('周明远', '到')).toBe(
      '还没有到签到时间，没有记。开始前1小时起可以签到。要参加请回“参加”。',
    )
    await say('陈秀兰', '参加')
    await say('何建平', '参加')
    office.now = at('2026-12-05T13:50')
    for (const [who, words] of [
      ['邓国庆', '到'],
      ['周明远', '到了'],
      ['陈秀兰', '已到'],
      ['何建平', '我已到场'],
      ['罗小燕', '报到'],
    ] as const) {
      expect(await say(who, words), words).toMatch(/^签到好了：/)
      expect(await answerOf(who), words).toMatchObject({ presence: 'attended' })
    }
    expect((await answerOf('邓国庆'))?.answer).toBeNull()
  })

  it('in the room it signs nobody up either', async () => {
    const room = { room: { id: 'r1', topic: '桥东一组代表群' }, mentioned: true }
    expect(await say('周明远', '到', room)).toBe('签到请私聊我回“签到”；参加请@我回“参加”。')
    expect((await answerOf('周明远'))?.answer).toBeNull()
  })
})
