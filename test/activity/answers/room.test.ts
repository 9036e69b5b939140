import { describe, expect, it } from 'vitest'
import { makeDeputy } from '../../people.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)
const room = { room: { id: 'r1', topic: '桥东一组代表群' }, mentioned: true }
const inRoom = (who: string, text: string) => say(who, text, room)

async function announce(words: string) {
  await say('刘洁', `一组 ${words} 桥东社区 全体参加`)
  expect(await say('刘洁', '1')).toMatch(/^已发出：/)
}

const answersOf = async (name: string) =>
  Object.fromEntries(
    (
      await office.db.participation.findMany({
        where: { personId: office.deputies[name]!.person.id, answer: { not: null } },
      })
    ).map(({ activityId, answer }) => [activityId, answer]),
  )

describe('an answer in the group’s room', () => {
  it('counts at once, even where the room was only just recognised by its name', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    expect(await inRoom('周明远', '参加')).toBe(
      '已记。《老旧小区调研》（活动1）本组：参加1人，请假0人，待回复8人。',
    )
    expect(await answersOf('周明远')).toEqual({ 1: 'going' })
  })

  it('is bound by number, day or title, like in private', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    await announce('12月8日下午2点半 学习座谈会')
    for (const [who, words] of [
      ['周明远', '活动1 参加'],
      ['陈秀兰', '参加 调研'],
      ['何建平', '12月5号的我参加'],
    ] as const) {
      expect(await inRoom(who, words), words).toMatch(/^已记。《老旧小区调研》/)
      expect(await answersOf(who), words).toEqual({ 1: 'going' })
    }
    expect(await inRoom('罗小燕', '参加')).toBe(
      '现在有2个活动，我分不清您说的是哪一个，没有记。请写编号，例如：活动2 参加（活动2 学习座谈会，活动1 老旧小区调研）',
    )
    expect(await answersOf('罗小燕')).toEqual({})
  })

  it('says how many of this group come, not of the others who are asked too', async () => {
    const { db, district } = office
    const group = await db.deputyGroup.create({ data: { name: '桥东二组', officeId: district.office.id } })
    const other = await makeDeputy(db, { ...district, group }, '高敏')
    await say('梁慧', '12月5日下午2点半 专题讲座 地方组织法 区委党校 通知全体代表')
    expect(await say('梁慧', '1')).toContain('通知10人')
    expect(await say(other.contactId, '参加')).toContain('已记：参加')
    expect(await inRoom('周明远', '参加')).toContain('本组：参加1人，请假0人，待回复8人')
    expect(await inRoom('陈秀兰', '请假 家里有人住院')).toBe(
      '已记。《专题讲座 地方组织法》（活动1）本组：参加1人，请假1人，待回复7人。',
    )
  })

  it('tells nothing in the room of what single people are asked to', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    expect(await inRoom('周明远', '几点集合')).toContain('老旧小区调研')
    const { audience } = await office.db.activity.findFirstOrThrow()
    const people = [office.deputies['周明远']!.person.id]
    await office.db.activity.updateMany({
      data: {
        groupId: null,
        audience: JSON.stringify({ ...(JSON.parse(audience) as object), roles: [], people }),
      },
    })
    for (const words of ['几点集合', '谁没回'])
      expect(await inRoom('周明远', words), words).not.toContain('老旧小区调研')
  })

  it('an activity that is answered does not count as open', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    await announce('12月8日下午2点半 学习座谈会')
    await say('周明远', '活动2 参加')
    expect(await inRoom('周明远', '参加')).toMatch(/^已记。《老旧小区调研》/)
    expect(await answersOf('周明远')).toEqual({ 1: 'going', 2: 'going' })
  })

  it('for both is recorded for both, and one that says both ways for none', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    await announce('12月8日下午2点半 学习座谈会')
    expect(await inRoom('周明远', '两个都去')).toBe(
      '已记。《学习座谈会》（活动2）本组：参加1人，请假0人，待回复8人。\n已记。《老旧小区调研》（活动1）本组：参加1人，请假0人，待回复8人。',
    )
    expect(await inRoom('陈秀兰', '除了座谈会我都参加')).toContain('没有记')
    expect(await answersOf('陈秀兰')).toEqual({})
  })
})

describe('a question in the group’s room', () => {
  it.each(['几点集合', '在哪集合？', '什么时候开始'])(
    'is answered with when and where: %s',
    async (words) => {
      await announce('12月5日下午2点半 老旧小区调研')
      expect(await inRoom('周明远', words)).toBe(
        '《老旧小区调研》（活动1）：12月5日（周六）14:30，桥东社区。',
      )
      expect(await answersOf('周明远')).toEqual({})
    },
  )

  it.each(['谁没回', '还有谁没回复', '谁请假了', '有几个人参加'])(
    'is answered with counts, never with a name or a reason: %s',
    async (words) => {
      await announce('12月5日下午2点半 老旧小区调研')
      await say('陈秀兰', '请假 家里有人住院')
      for (const who of ['周明远', '刘洁'])
        expect(await inRoom(who, words)).toBe(
          '《老旧小区调研》（活动1）：12月5日（周六）14:30。本组：参加0人，请假1人，待回复8人。\n姓名不在群里说，联络员请私聊我问。',
        )
      expect(await answersOf('周明远')).toEqual({})
    },
  )

  it('finds nothing where nothing lies ahead', async () => {
    await announce('12月5日下午2点半 老旧小区调研')
    office.now = new Date('2026-12-05T15:30+08:00')
    expect(await inRoom('周明远', '谁没回')).not.toContain('老旧小区调研')
  })
})
