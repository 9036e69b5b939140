/** A liaison tells what a deputy said on the phone: of the activity it is his answer, of a road it is none. */
import { beforeEach, describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const { announced, answers, counts } = actsOf(office)
const say = (text: string, who = '刘洁') => office.chat(who).say(text)
const answered = async (name: string) =>
  office.db.participation.findFirstOrThrow({
    where: { person: { name } },
    select: { answer: true, reason: true },
  })
const nothing = { answer: null, reason: null }

beforeEach(() => announced())

describe('what 罗小燕 said on the phone', () => {
  it.each([
    '罗小燕代表电话说村里去不了，路塌了',
    '罗小燕打电话说他们村去不了，桥断了',
    '罗小燕说去不了学校，路没修好',
    '罗小燕反映救护车来不了，路太窄',
    '罗小燕来电说路塌了，村里去不了',
    '罗小燕说下雪了山上去不了',
    '罗小燕说公交车来不了她们小区',
    '罗小燕家门口的路来不了车',
    '罗小燕说对岸去不了，桥没通',
  ])('is asked, and not kept as leave: %s', async (words) => {
    expect(await say(words)).toContain('罗小燕这是说《老旧小区调研》（活动1）来不了吗？')
    expect(await answered('罗小燕')).toEqual(nothing)
    expect(await say('2')).toContain('代罗小燕代表登记：')
    expect(await answered('罗小燕')).toEqual(nothing)
  })

  it('is leave once the liaison says so, in the words that were told', async () => {
    await say('罗小燕代表电话说村里去不了，路塌了')
    expect(await say('谢谢')).not.toContain('已替罗小燕记')
    expect(await say('1')).toContain('已替罗小燕记：请假（村里去不了，路塌了）')
    expect(await answered('罗小燕')).toEqual({ answer: 'excused', reason: '村里去不了，路塌了' })
  })

  it.each([
    ['罗小燕说调研去不了，路塌了', '路塌了'],
    ['罗小燕打电话来说那天要开会 来不了', '那天要开会'],
    ['罗小燕路塌了来不了', '路塌了'],
    ['罗小燕脚崴了，去不了了', '脚崴了'],
    ['罗小燕说她来不了，孙子满月', '孙子满月'],
    ['罗小燕请假 山上下雪', '山上下雪'],
    ['罗小燕不来了，说是村里有事', '说是村里有事'],
    ['罗小燕请假 出差 其他人我再问问', '出差'],
  ])('is leave where the activity is meant: %s', async (words, reason) => {
    expect(await say(words)).toContain('已替罗小燕记：请假')
    expect(await answered('罗小燕')).toEqual({ answer: 'excused', reason })
  })
})

describe('everybody but who is named', () => {
  it.each([
    '罗小燕请假 出差，其他人都参加',
    '其他人都参加，罗小燕请假 出差',
    '活动1 罗小燕请假 出差，其余参加',
    '罗小燕出差来不了，剩下的都去',
    '罗小燕请假 出差，其他人均参加',
  ])('is read back before it is kept: %s', async (words) => {
    const said = await say(words)
    expect(said).toContain('要替9人记：\n来不了1人：罗小燕（出差）\n参加8人：')
    expect(await counts(1)).toMatchObject({ unanswered: 9 })
    expect(await say('1')).toContain('已替9人记：《老旧小区调研》（活动1）')
    expect(await counts(1)).toMatchObject({ going: 8, excused: 1, unanswered: 0 })
  })

  it('leaves those alone who answered themselves, also in the meantime', async () => {
    await answers('谭志刚', 1, false, '住院')
    const said = await say('罗小燕请假 出差，其他人都参加')
    expect(said).toContain('要替8人记')
    expect(said).toContain('自己回复过的不改：谭志刚（请假）')
    await answers('何建平', 1, false, '开会')
    expect(await say('对')).toContain('1人刚才自己回复了，没有改。')
    expect(await counts(1)).toMatchObject({ going: 6, excused: 3 })
  })

  it('says nothing of who is only left out, and is dropped by 2', async () => {
    expect(await say('除了邓国庆都参加')).toContain('邓国庆没说来不来，不记。')
    expect(await say('2')).toContain('都没有记')
    expect(await counts(1)).toMatchObject({ unanswered: 9 })
  })

  it('is not for a deputy to answer', async () => {
    expect(await say('罗小燕请假，其他人都参加', '周明远')).toContain('请本人回复，或者请联络员代记')
    expect(await counts(1)).toMatchObject({ unanswered: 9 })
  })
})
