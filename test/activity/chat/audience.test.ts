/** Whom a sentence asks: offices, groups, roles; shown with their number before anything goes out. */
import { beforeEach, describe, expect, it } from 'vitest'
import { officesIn } from '../../../handlers/activity/chat/plan/officeWords.ts'
import { planIn } from '../../../handlers/activity/chat/plan/words.ts'
import { makeDeputy } from '../../people.ts'
import { at, beginOffice } from '../office.ts'

const offices = ['桥东街道人大联络处', '滨河街道人大联络处', '石岭乡人大主席团'].map((name, index) => ({
  id: index + 1,
  name,
}))
const groups = [
  { id: 1, name: '桥东一组', officeId: 1 },
  { id: 2, name: '桥东二组', officeId: 1 },
  { id: 3, name: '滨河一组', officeId: 2 },
]
const context = {
  now: at('2026-11-23T09:30'),
  zone: 'Asia/Shanghai',
  groups,
  offices,
  ownGroups: [] as number[],
}
const audience = (text: string) => planIn(text, context).audience

describe('offices in words', () => {
  it.each([
    ['通知桥东街道全体代表', [1]],
    ['桥东街道的代表', [1]],
    ['请桥东街道人大联络处各组联络员', [1]],
    ['通知石岭乡全体新任代表', [3]],
    ['桥东街道、滨河街道全体代表', [1, 2]],
    ['桥东街道和石岭乡的人大代表', [1, 3]],
  ])('%s', (text, ids) => {
    expect(officesIn(text, offices)).toMatchObject({ ids, unknown: null })
  })

  it.each([
    '桥东街道二楼会议室 通知全体代表',
    '桥东街道代表之家 全体代表参加',
    '到桥东街道视察 全体参加',
    '桥东一组全体代表',
    '石岭乡代表联络站揭牌 全体代表',
  ])('are a place in %s', (text) => {
    expect(officesIn(text, offices)).toBeNull()
  })

  it('is no office of this district: never taken for everybody', () => {
    expect(officesIn('通知东湖街道全体代表', offices)).toMatchObject({ ids: [], unknown: '东湖街道' })
    expect(planIn('通知东湖街道全体代表 12月6日上午9点 会议', context)).toMatchObject({
      audience: null,
      unknownOffice: '东湖街道',
    })
  })
})

describe('an audience in words', () => {
  it('is all deputies of an office, or the new ones', () => {
    expect(audience('通知桥东街道全体代表 12月6日上午9点 专题讲座 地方组织法')).toMatchObject({
      roles: ['deputy'],
      offices: [1],
      groups: [],
      newcomers: 'all',
    })
    expect(audience('12月6日上午9点 专题讲座 通知石岭乡全体新任代表')).toMatchObject({
      roles: ['deputy'],
      offices: [3],
      newcomers: 'new',
    })
  })

  it('is an office’s liaisons, alone or beside its deputies', () => {
    expect(audience('通知桥东街道各组联络员 12月6日上午9点 学习代表法')).toMatchObject({
      roles: ['liaison'],
      offices: [1],
    })
    expect(audience('通知桥东街道联络员和全体代表 12月6日上午9点 会议')).toMatchObject({
      roles: ['deputy', 'liaison'],
      offices: [1],
    })
  })

  it('joins an office and a single group of another', () => {
    expect(audience('通知滨河街道全体代表和桥东一组 12月6日上午9点 会议')).toMatchObject({
      roles: ['deputy'],
      offices: [],
      groups: [1, 3],
    })
  })

  it('leaves the title and the place alone', () => {
    expect(planIn('12月6日下午3点 老旧小区调研桥东街道全体代表参加 桥东社区', context)).toMatchObject({
      title: '老旧小区调研',
      place: '桥东社区',
      audience: { offices: [1] },
    })
    expect(planIn('12月6日下午3点 平台培训 桥东街道二楼会议室 通知全体代表', context)).toMatchObject({
      place: '桥东街道二楼会议室',
      audience: { offices: [], groups: [] },
    })
  })
})

describe('organising for an office in the chat', () => {
  const office = beginOffice()
  beforeEach(async () => {
    const { db, district } = office
    const riverside = await db.office.create({
      data: { name: '滨河街道人大联络处', kind: 'subdistrict_liaison_office' },
    })
    const group = await db.deputyGroup.create({ data: { name: '滨河一组', officeId: riverside.id } })
    for (const name of ['冯先良', '董学华'])
      await makeDeputy(db, { ...district, group, office: riverside }, name)
    await db.platformOperator.create({
      data: { officeId: riverside.id, personId: office.liu.person.id, position: 1 },
    })
  })
  const say = async (who: string, text: string) => (await office.chat(who).say(text)).trimEnd()

  it('shows the office and its number of people, and tells exactly those', async () => {
    const shown = await say('梁慧', '通知滨河街道全体代表 12月6日下午3点 专题讲座 地方组织法 桥东社区')
    expect(shown).toContain('对象：滨河街道人大联络处全体代表')
    expect(shown).toContain('通知：2人')
    expect(await say('梁慧', '1')).toContain('通知2人')
    const told = await office.db.participation.findMany({ include: { person: true } })
    expect(told.map(({ person }) => person.name).sort()).toEqual(['冯先良', '董学华'].sort())
    expect(await office.db.activity.findFirstOrThrow()).toMatchObject({ groupId: null })
  })

  it('asks where no office is called so, and takes the office in the answer', async () => {
    const asked = await say('梁慧', '通知东湖街道全体代表 12月6日下午3点 专题讲座 地方组织法')
    expect(asked).toContain('没有“东湖街道”这个街道乡镇，还没有发')
    expect(asked).toContain('通知谁？')
    expect(await say('梁慧', '滨河街道')).toContain('对象：滨河街道人大联络处全体代表')
  })

  it('asks the liaisons, and the keepers of an office’s platform', async () => {
    expect(await say('梁慧', '12月6日下午3点 平台培训 通知各组联络员')).toContain('对象：联络员')
    await say('梁慧', '2')
    const keepers = await say('梁慧', '通知滨河街道工作人员 12月6日下午3点 平台培训')
    expect(keepers).toContain('对象：滨河街道人大联络处的工作人员')
    expect(keepers).toContain('通知：1人')
  })

  it('is not a liaison’s to ask a whole office', async () => {
    expect(await say('刘洁', '通知桥东街道全体代表 12月6日下午3点 会议')).toBe(
      '活动由联络员（本组）和代表工委来发，没有发。要组织活动请找他们。',
    )
    expect(await office.db.activity.count()).toBe(0)
  })
})
