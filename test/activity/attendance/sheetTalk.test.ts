/** Who was there, in the words of liaisons: recorded as it was, or asked. */
import { beforeEach, describe, expect, it } from 'vitest'
import { makeDeputy } from '../../people.ts'
import { at, beginOffice, names } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)
const standing = async () => {
  const rows = await office.db.participation.findMany({
    include: { person: true },
    orderBy: { personId: 'asc' },
  })
  const of = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).map(({ person }) => person.name)
  return {
    there: of(({ presence }) => presence === 'attended').length,
    leave: of(({ presence, answer }) => presence === 'absent' && answer === 'excused'),
    absent: of(({ presence, answer }) => presence === 'absent' && answer !== 'excused'),
  }
}

describe('the sheet of a group', () => {
  beforeEach(async () => {
    await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('刘洁', '1')
    office.now = at('2026-12-05T17:00')
  })

  it.each([
    ['今天活动到了7个 罗小燕请假 谭志刚没来', 7, ['罗小燕'], ['谭志刚']],
    ['今天到了7个人，小燕请假，志刚没来', 7, ['罗小燕'], ['谭志刚']],
    ['今天活动到了8个，罗代表请假', 8, ['罗小燕'], []],
    ['调研到了8人，老谭没来', 8, [], ['谭志刚']],
    [`${names.filter((name) => name !== '罗小燕').join('、')}8名代表参加，罗小燕因病请假`, 8, ['罗小燕'], []],
    ['今天活动9人全部参加', 9, [], []],
    ['今天活动全员到齐', 9, [], []],
    ['缺罗小燕', 8, [], ['罗小燕']],
    ['今天就罗小燕没来', 8, [], ['罗小燕']],
    ['活动1 都到了', 9, [], []],
    ['活动1全都来了', 9, [], []],
    ['活动1 缺罗小燕和谭志刚', 7, [], ['罗小燕', '谭志刚']],
    ['今天活动周明远、陈秀兰到了，其他人都没来', 2, [], names.slice(2)],
    ['今天调研实到8人，小燕病假', 8, ['罗小燕'], []],
    ['除了邓国庆都到了', 8, [], ['邓国庆']],
    ['今天的调研大家都来了', 9, [], []],
    ['今天活动到了7人（罗小燕请假、谭志刚没来）', 7, ['罗小燕'], ['谭志刚']],
    ['应到9人，实到8人，请假1人：罗小燕', 8, ['罗小燕'], []],
    ['今天小组活动除罗小燕因公出差外全部到齐', 8, ['罗小燕'], []],
    [`参加人员：${names.filter((name) => name !== '罗小燕').join('、')}；请假：罗小燕`, 8, ['罗小燕'], []],
    ['今天7个到了，2个没来，罗小燕和谭志刚', 7, [], ['罗小燕', '谭志刚']],
    ['活动到了八个人 就缺罗小燕', 8, [], ['罗小燕']],
  ])('%s', async (words, there, leave, absent) => {
    expect(await say('刘洁', words)).toMatch(/^已记：/)
    expect(await standing()).toEqual({ there, leave, absent })
  })

  it.each([
    ['今天活动到了8个 罗小燕请假 谭志刚没来', '对不上，没有记'],
    ['今天活动到了5个', '还有4位没说到没到'],
    ['活动1 周明远、陈秀兰都到了', '还有7位没说到没到'],
    ['今天活动周明远和陈秀兰都参加了', '还有7位没说到没到'],
    ['今天活动到了7个 罗小燕请假', '还有1位没说到没到'],
    ['今天活动应到12人 实到9人', '对不上，没有记'],
    ['今天到会9人，实到7人，罗小燕出差，谭志刚病假', '对不上，没有记'],
    ['今天8个到了，2个没来，罗小燕', '没说到没到'],
    ['今天活动其他人都没来', '没看出谁到谁没到'],
    ['今天到了3个，其他人都没来', '到的是哪3位'],
  ])('asks: %s', async (words, question) => {
    expect(await say('刘洁', words)).toContain(question)
    expect(await standing()).toEqual({ there: 0, leave: [], absent: [] })
    expect(await office.db.activity.count()).toBe(1)
  })

  it('said anew with its own number it replaces what was said, said on it goes with it', async () => {
    expect(await say('刘洁', '今天活动到了7个 罗小燕请假')).toContain('还有1位没说到没到')
    expect(await say('刘洁', '活动1 到了8个，罗小燕没来，其他都到了')).toContain('实到8人，未到1人（罗小燕）')
    expect(await say('刘洁', '今天活动到了6个 何建平请假')).toContain('还有2位没说到没到')
    expect(await say('刘洁', '罗小燕、谭志刚没来')).toContain(
      '实到6人，请假1人（何建平），未到2人（罗小燕、谭志刚）',
    )
    expect(await say('刘洁', '今天活动到了5个，何建平请假')).toContain('还有3位')
    expect(await say('刘洁', '还有小燕请假，一共到了7个')).toContain('实到7人，请假2人（何建平、罗小燕）')
  })

  it('one who came late, or did not come after all, is put right alone', async () => {
    await say('刘洁', '今天活动到了7个 罗小燕请假 谭志刚没来')
    for (const words of ['谭志刚后来到了', '活动1 谭志刚补签', '活动1 志刚后来赶到了', '老谭其实到了'])
      expect(await say('刘洁', words), words).toBe(
        '已改：《老旧小区调研》（活动1）谭志刚到了。现在实到8人，请假1人（罗小燕）。记错了照样再说一遍，以最后一次为准。',
      )
    office.now = at('2026-12-07T09:00')
    expect(await say('刘洁', '上次活动谭志刚其实没来')).toContain('未到1人（谭志刚）')
    expect(await say('刘洁', '上次活动罗小燕其实到了')).toContain(
      '罗小燕到了。现在实到8人，未到1人（谭志刚）',
    )
    expect(await standing()).toEqual({ there: 8, leave: [], absent: ['谭志刚'] })
  })

  it('whoever had asked for leave needs no word', async () => {
    office.now = at('2026-12-04T09:00')
    await say('罗小燕', '请假 出差')
    await say('谭志刚', '不参加')
    office.now = at('2026-12-05T17:00')
    expect(await say('刘洁', '今天活动到了7个')).toBe(
      '已记：《老旧小区调研》（活动1）应到8人，实到7人，请假1人（罗小燕）。说过不参加1人（谭志刚），不算未到。记错了照样再说一遍，以最后一次为准。',
    )
    expect(await say('刘洁', '今天活动9人都到了')).toContain('应到9人，实到9人')
  })

  it('what is said of one is not said of the next, who has a word of his own', async () => {
    expect(await say('刘洁', '今天活动到了7个 罗小燕请假 谭志刚没来')).toContain('实到7人')
    expect(await say('刘洁', '活动1 罗小燕没来 谭志刚后来到了')).toContain('谭志刚到了，罗小燕没到')
    expect(await standing()).toEqual({ there: 8, leave: [], absent: ['罗小燕'] })
    expect(await say('刘洁', '活动1 谭志刚请假 陈秀兰到了')).toContain('陈秀兰到了，谭志刚请假')
    expect(await standing()).toEqual({ there: 7, leave: ['谭志刚'], absent: ['罗小燕'] })
    expect(await say('刘洁', '活动1 没来：谭志刚 请假：罗小燕')).toContain('谭志刚没到，罗小燕请假')
  })

  it('a number that does not fit says who had said before that he could not come', async () => {
    office.now = at('2026-12-04T09:00')
    await say('陈秀兰', '请假 厂里检修')
    office.now = at('2026-12-05T17:00')
    expect(await say('刘洁', '今天活动到了7个 罗小燕请假 谭志刚没来')).toBe(
      '对不上，没有记：《老旧小区调研》（活动1）通知9人，陈秀兰先前说过来不了；其余8人，请假1人、没来1人，应当到6人，您说到了7人。请核对后再说一遍。说过来不了、其实到了的，也请写上姓名。',
    )
    expect(await standing()).toEqual({ there: 0, leave: [], absent: [] })
    expect(await say('刘洁', '今天活动到了7个 罗小燕请假 谭志刚没来 陈秀兰到了')).toContain(
      '应到9人，实到7人，请假1人（罗小燕），未到1人（谭志刚）',
    )
    expect(await standing()).toEqual({ there: 7, leave: ['罗小燕'], absent: ['谭志刚'] })
  })

  it('a part of a name that two bear is asked', async () => {
    await makeDeputy(office.db, office.district, '陈小燕')
    office.now = at('2026-11-25T09:00')
    await say('刘洁', '一组 12月6日上午9点 民生实事座谈会 桥东社区 全体参加')
    await say('刘洁', '1')
    office.now = at('2026-12-06T11:00')
    expect(await say('刘洁', '今天座谈会到了9个，小燕没来')).toContain('请写全名再说一遍')
    expect(await say('刘洁', '今天座谈会到了9个，陈小燕没来')).toContain('实到9人，未到1人（陈小燕）')
  })

  it('what was done today is no new activity: it may be its minutes', async () => {
    const told = '今天的活动是视察小区，大家提了三条意见'
    expect(await say('刘洁', told)).toContain('是《老旧小区调研》（活动1）的纪要吗？还没有记。')
    expect(await say('刘洁', '1')).toContain('已记纪要')
    expect(await office.db.activity.findMany()).toMatchObject([{ id: 1, minutes: told }])
    expect(await say('刘洁', '今天晚上7点 小组学习会 桥东社区 全体参加')).toContain('请核对')
  })

  it('the day after it is asked which one is meant', async () => {
    office.now = at('2026-12-06T09:00')
    expect(await say('刘洁', '到了7个 罗小燕请假 谭志刚没来')).toContain('是这一次的考勤吗')
    expect(await say('刘洁', '1')).toContain('应到9人，实到7人')
  })
})

describe('the sheet of a training with seats', () => {
  beforeEach(async () => {
    await say('梁慧', '通知全体代表 12月3日下午2点半 专题讲座 地方组织法 会议中心 名额2')
    await say('梁慧', '1')
    for (const name of ['周明远', '陈秀兰', '何建平', '邓国庆']) await say(name, '参加')
    await say('罗小燕', '请假 出差')
    office.now = at('2026-12-03T15:00')
  })

  it('is about those who have a seat, and whoever came without one', async () => {
    expect(await say('梁慧', '今天培训到了2个人')).toContain('实到2人')
    expect(await standing()).toEqual({ there: 2, leave: ['罗小燕'], absent: [] })
    expect(await say('梁慧', '今天培训陈秀兰没来，其余都到了')).toContain(
      '实到1人，请假1人（罗小燕），未到1人（陈秀兰）',
    )
    expect(await say('梁慧', '今天培训到了2个人，周明远、何建平，其他人都没来')).toContain(
      '实到2人，请假1人（罗小燕），未到1人（陈秀兰）',
    )
    expect(await say('梁慧', '今天培训到了5个')).toContain('对不上，没有记')
    const hours = await office.db.participation.findMany({ where: { hours: { not: null } } })
    expect(hours).toHaveLength(2)
  })
})
