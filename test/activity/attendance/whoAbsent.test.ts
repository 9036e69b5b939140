/** 谁没来: after an activity who was absent, before it who has not answered. A question records nothing. */
import { describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const { announced, answers } = actsOf(office)
const ask = (text: string) => office.chat('刘洁').say(text)
const marked = () => office.db.participation.count({ where: { presence: { not: null } } })

describe('who was not there', () => {
  it.each([
    '谁没来',
    '还有谁没来',
    '哪些人没来',
    '没来的有哪些',
    '昨天谁没来',
    '谁缺席了',
    '有几个没来',
    '缺了谁',
    '老旧小区调研谁没来',
    '活动1 谁没到',
    '昨天都到齐了没',
    '昨天的人到齐了吗',
  ])('is told by name once the sheet is there, and who had asked for leave before: %s', async (words) => {
    await announced({ startsAt: at('2026-11-24T14:30') })
    await answers('罗小燕', 1, false, '出差')
    office.now = at('2026-11-25T09:30')
    const before = await ask(words)
    expect(before).toContain('还没有记考勤。\n说过不来的1人：罗小燕（出差）。\n还没有记到没到的8人：')
    expect(await marked()).toBe(0)
    await ask('活动1 到了7个 罗小燕请假 谭志刚没来')
    expect(await ask(words)).toContain('实到7人，请假1人（罗小燕），未到1人（谭志刚）。')
  })

  it.each(['谁没来', '还有谁没来', '谁还没定', '谁没回啊', '哪些人没答复', '还有谁没答复'])(
    'is, before it begins, who has not answered: %s',
    async (words) => {
      await announced()
      await answers('周明远', 1, true)
      const said = await ask(words)
      expect(said).toContain('还没回复：陈秀兰、何建平、罗小燕')
      expect(said).not.toContain('周明远')
    },
  )

  it.each(['答复来了吗', '文件到了没', '罗小燕来了吗'])('is not what is asked: %s', async (words) => {
    await announced({ startsAt: at('2026-11-24T14:30') })
    office.now = at('2026-11-25T09:30')
    expect(await ask(words)).not.toContain('还没有记考勤')
  })

  it('asks of suggestions where no activity waits for answers', async () => {
    expect(await ask('哪些人没答复')).not.toContain('活动')
    await announced()
    expect(await ask('哪些建议没答复')).not.toContain('还没回复')
  })

  it('is not read into an activity that is being organised', async () => {
    await announced()
    expect(await ask('12月6日上午9点 座谈会 桥东社区 罗小燕主持 其他人都参加')).toContain('1 发出')
  })

  it('is nobody’s to see who leads nothing', async () => {
    await announced({ startsAt: at('2026-11-24T14:30') })
    office.now = at('2026-11-25T09:30')
    expect(await office.chat('周明远').say('谁没来')).not.toContain('陈秀兰')
  })
})
