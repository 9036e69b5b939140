/** Single people and the leaders of groups as an audience: who is named is asked, nobody else; a doubtful name is asked about. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planIn } from '../../../handlers/activity/chat/plan/words.ts'
import { peopleIn } from '../../../handlers/activity/chat/plan/peopleWords.ts'
import { nobodyAsked, type Audience } from '../../../handlers/activity/rules.ts'
import { audienceSize } from '../../../handlers/activity/audience/store.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { makeDeputy } from '../../people.ts'
import { at, makeOffice, type Office } from '../office.ts'

const context = {
  now: at('2026-11-23T09:30'),
  zone: 'Asia/Shanghai',
  groups: [{ id: 1, name: '桥东一组', officeId: 1 }],
  offices: [],
  ownGroups: [] as number[],
}

describe('names in words', () => {
  it.each([
    ['12月3日 座谈会 桥东社区 请周明远、罗小燕、郑怀山参加', ['周明远', '罗小燕', '郑怀山']],
    ['通知周明远、罗小燕 12月3日上午9点 座谈会', ['周明远', '罗小燕']],
    ['座谈会 周明远、罗小燕代表参加', ['周明远', '罗小燕']],
    ['请组长罗小燕参加', ['罗小燕']],
    ['参加人员：周明远、小王', ['周明远', '小王']],
    ['请一组全体代表和周明远参加', ['周明远']],
  ])('%s', (text, names) => {
    expect(peopleIn(text)?.names).toEqual(names)
  })

  it.each([
    '请全体代表参加',
    '请准时参加',
    '请各组组长参加',
    '请一组代表2点到桥东社区集合',
    '请大家积极参加',
    '请新任代表、联络员参加',
    '邀请6名代表列席常委会',
    '请带雨伞',
  ])('are none in %s', (text) => {
    expect(peopleIn(text)).toBeNull()
  })

  it.each([
    ['12月3日上午9点 代表小组组长座谈会 桥东社区', ['group_leader'], []],
    ['12月3日上午9点 座谈会 请各组组长参加', ['group_leader'], []],
    ['一组 12月3日上午9点 组长座谈会', ['group_leader'], [1]],
    ['12月3日上午9点 组长座谈会 全体代表参加', ['deputy'], []],
    ['12月3日上午9点 视察班组长工作 全体代表参加', ['deputy'], []],
  ])('the leaders or not: %s', (text, roles, groups) => {
    expect(planIn(text, context).audience).toMatchObject({ roles, groups, people: [] })
  })
})

describe.each(databases)('an activity for single people on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  let riverside: { id: number }
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 4)
    riverside = await office.db.deputyGroup.create({
      data: { name: '滨河一组', officeId: office.district.office.id },
    })
    for (const name of ['陈秀兰', '邓国庆'])
      await makeDeputy(
        office.db,
        { ...office.district, group: { ...office.district.group, ...riverside } },
        name,
      )
  })
  afterEach(() => test.close())

  const asked = async () =>
    (
      await office.db.participation.findMany({
        select: { person: { select: { name: true } } },
        orderBy: { personId: 'asc' },
      })
    ).map(({ person }) => person.name)

  it('asks those who are named, and asks about a name that it does not know', async () => {
    const liang = office.chat('梁慧')
    expect(await liang.say('12月3日上午9点 座谈会 桥东社区 请周明远、罗小燕、郑怀山参加')).toContain(
      '没有找到“郑怀山”，还没有发',
    )
    const shown = await liang.say('去掉')
    expect(shown).toContain('对象：周明远、罗小燕')
    expect(shown).toContain('通知：2人')
    expect(await asked()).toEqual([])
    expect(await liang.say('发出')).toContain('已发出')
    expect(await asked()).toEqual(['周明远', '罗小燕'])
  })

  it('asks which of two of one name is meant', async () => {
    const liang = office.chat('梁慧')
    const which = await liang.say('12月3日上午9点 座谈会 桥东社区 请周明远、陈秀兰参加')
    expect(which).toContain('有2位陈秀兰，请哪一位？')
    expect(which).toMatch(/1 陈秀兰（桥东一组代表）\n2 陈秀兰（滨河一组代表）/)
    expect(await liang.say('2')).toContain('通知：2人')
    await liang.say('发出')
    const rows = await office.db.participation.findMany({ select: { groupId: true } })
    expect(rows.map(({ groupId }) => groupId).sort()).toEqual([office.district.group.id, riverside.id].sort())
  })

  it('lets a liaison name deputies of his own group only, and takes it for no activity of the whole group', async () => {
    const liu = office.chat('刘洁')
    expect(await liu.say('12月3日下午3点 座谈会 桥东社区 请陈秀兰、邓国庆参加')).toContain('没有找到“邓国庆”')
    expect(await liu.say('罗小燕')).toContain('对象：陈秀兰、罗小燕')
    await liu.say('发出')
    expect(await asked()).toEqual(['陈秀兰', '罗小燕'])
    expect(await office.db.activity.findFirst()).toMatchObject({ groupId: null })
    expect(await liu.say('活动1 情况')).toContain('通知2人')
  })

  it('asks nobody whose duties are suspended on the day, also without a known end', async () => {
    const { person, deputy } = office.deputies['罗小燕']!
    await office.db.deputy.update({ where: { id: deputy.id }, data: { suspendedFrom: '2026-11-01' } })
    await office.db.scMember.create({
      data: {
        personId: person.id,
        termId: office.district.term.id,
        post: 'member',
        officeId: office.district.office.id,
      },
    })
    const size = (audience: Partial<Audience>) =>
      audienceSize(office.db, { ...nobodyAsked, ...audience }, '2026-12-03')
    expect(await size({ people: [person.id] })).toBe(0)
    expect(await size({ roles: ['sc_member'] })).toBe(0)
    expect(await office.chat('梁慧').say('12月3日上午9点 座谈会 请周明远、罗小燕参加')).toContain(
      '没有找到“罗小燕”',
    )
  })

  it('of the leaders goes to the leaders of the groups alone, and to no room', async () => {
    const lead = (id: number, personId: number) =>
      office.db.deputyGroup.update({ where: { id }, data: { groupLeaderId: personId } })
    await lead(office.district.group.id, office.deputies['何建平']!.person.id)
    const other = await office.db.person.findFirstOrThrow({ where: { name: '邓国庆' } })
    await lead(riverside.id, other.id)
    const liang = office.chat('梁慧')
    const shown = await liang.say('12月3日上午9点 代表小组组长座谈会 桥东社区')
    expect(shown).toContain('代表小组组长座谈会')
    expect(shown).toContain('对象：各小组组长')
    expect(shown).toContain('通知：2人')
    await liang.say('发出')
    expect(await asked()).toEqual(['何建平', '邓国庆'])
    await office.db.deputy.updateMany({
      where: { personId: other.id },
      data: { suspendedFrom: '2026-11-01' },
    })
    expect(await liang.say('12月4日上午9点 会议 请各组组长参加')).toContain('通知：1人')
  })

  it('invites by name out of the order only with a reason, and keeps it', async () => {
    const liang = office.chat('梁慧')
    await liang.say('12月3日上午9点 列席常委会会议 邀请周明远参加')
    await liang.say('发出')
    const second = await liang.say('12月8日上午9点 列席常委会会议 邀请周明远参加')
    expect(second).toContain('轮到的是')
    expect(await liang.say('发出')).toContain('要写原因，还没有发')
    expect(await liang.say('原因 熟悉养老服务')).toContain('原因：熟悉养老服务')
    expect(await liang.say('发出')).toContain('已发出')
    const kept = await office.db.invitationChoice.findMany({ where: { activityId: 2 } })
    expect(kept.every(({ reason }) => reason === '熟悉养老服务')).toBe(true)
  })
})
