/** What people ask back and half say of an activity: each gets the facts, is recorded, or is asked. */
import { beforeEach, describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(5)
const say = (who: string, text: string) => office.chat(who).say(text)
const answerOf = async (name: string) => {
  const own = await office.db.participation.findFirst({
    where: { personId: office.deputies[name]!.person.id },
  })
  return [own?.answer, own?.reason]
}
beforeEach(async () => {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 名额1')
  await say('刘洁', '1')
})

describe('whoever leads', () => {
  it('hears by name who comes, who does not and who waits, and how one person stands', async () => {
    await say('周明远', '参加')
    await say('陈秀兰', '参加')
    await say('罗小燕', '请假 出差')
    for (const [words, said] of [
      ['谁请假了', '请假或不参加的1人：罗小燕（出差）。'],
      ['活动1 谁参加', '参加的1人：周明远。'],
      ['谁在候补', '候补的1人：陈秀兰。'],
      ['小燕参加吗', '罗小燕：请假（出差），《老旧小区调研》（活动1）。'],
      ['何建平来不来', '何建平：还没有回复'],
      ['活动1 罗小燕为什么不来', '罗小燕：请假（出差）'],
      ['还有几个名额', '名额1人，已经满了。参加1人，候补1人，请假1人，待回复2人。'],
      ['几点开始', '12月5日（周六）14:30，桥东社区'],
      ['签到表', '的签到表，可以直接打印'],
    ] as const)
      expect(await say('刘洁', words), words).toContain(said)
    expect(await answerOf('罗小燕')).toEqual(['excused', '出差'])
    expect(await say('周明远', '谁请假了')).not.toContain('罗小燕')
  })
})

describe('a deputy', () => {
  it('comes in his own words, or is asked', async () => {
    expect(await say('周明远', '我要参加')).toMatch(/^已记：参加/)
    expect(await say('陈秀兰', '我也去')).toContain('您排候补第1位')
    expect(await say('陈秀兰', '我排第几')).toContain('您排候补第1位')
    expect(await say('周明远', '活动1改成请假 住院')).toMatch(/^已记：请假（住院）/)
    expect(await say('周明远', '请假的原因改成开庭')).toMatch(/^已记：请假（开庭）/)
    for (const words of ['尽量参加', '应该能去', '晚点到'])
      expect(await say('何建平', words), words).toContain('您参加吗？')
    expect(await answerOf('何建平')).toEqual([null, null])
  })

  it('sends nobody in his place', async () => {
    expect(await say('罗小燕', '我去不了，让老谭替我')).toContain('别人不能代替，没有记')
    expect(await answerOf('罗小燕')).toEqual([null, null])
  })

  it('hears that nothing lies ahead of him', async () => {
    office.now = at('2026-12-06T09:00')
    for (const words of ['几点开始', '我排第几', '还有名额吗'])
      expect(await say('罗小燕', words), words).toContain('您现在没有要参加的活动')
  })
})

describe('the sheet, put right in a few words', () => {
  it.each([
    ['今天人到齐了', '实到5人'],
    ['5人都在', '实到5人'],
    ['请假的是罗小燕，其他人都到了', '实到4人，请假1人（罗小燕）'],
  ])('%s', async (words, said) => {
    await say('刘洁', '活动1 不限名额')
    await say('刘洁', '1')
    office.now = at('2026-12-05T16:00')
    expect(await say('刘洁', words)).toContain(said)
  })

  it('what it is counts, not what it is not', async () => {
    await say('刘洁', '活动1 不限名额')
    await say('刘洁', '1')
    office.now = at('2026-12-05T16:00')
    await say('刘洁', '罗小燕请假了，其他人都到了')
    expect(await say('刘洁', '罗小燕不是请假，是没来')).toContain('未到1人（罗小燕）')
    expect(await answerOf('罗小燕')).toEqual([null, null])
  })
})
