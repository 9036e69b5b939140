import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPeople } from '../../handlers/people/registry/finding.ts'
import type { PeopleFilter, PeopleSort } from '../../handlers/people/registry/rules.ts'
import { databases, type TestDatabase } from '../databases.ts'
import {
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  makePerson,
  makeStaff,
  unbind,
} from '../people.ts'

const anybody: PeopleFilter = { role: null, officeId: null, groupId: null, bound: null, voters: true }

describe.each(databases)('finding people on $name', ({ open }) => {
  let office: TestDatabase
  let card = ''
  let places = { office: 0, group: 0, otherGroup: 0 }
  beforeAll(async () => {
    office = await open()
    const { db } = office
    const district = await makeDistrict(db)
    const zhou = await makeDeputy(db, district, '周明远', [['张德发', '老张'], '周明远'])
    card = zhou.deputy.cardNo
    const other = await db.deputyGroup.create({ data: { name: '滨河二组', officeId: district.office.id } })
    const chen = await makeDeputy(db, { ...district, group: other }, '陈秀兰')
    await makeMember(db, district, '孙立群', [zhou.deputy.id])
    await makeLiaison(db, district, '刘洁')
    await makeStaff(db, '梁慧', ['代表工委'])
    await makePerson(db, '周退之')
    await unbind(db, chen.person.id)
    await db.person.update({ where: { id: zhou.person.id }, data: { phone: '13912345678' } })
    await db.voter.updateMany({ where: { name: '张德发' }, data: { phone: '13700005678' } })
    places = { office: district.office.id, group: district.group.id, otherGroup: other.id }
  })
  afterAll(() => office.close())

  const names = async (
    typed: string,
    more: Partial<PeopleFilter> = {},
    sort: PeopleSort = 'name',
    page = 1,
  ) =>
    (
      await findPeople(
        { tx: office.db },
        typed,
        { ...anybody, ...more },
        { sort, descending: false, page, size: 4 },
      )
    ).people.map(({ name, kind }) => (kind === 'voter' ? `选民${name}` : name))

  it('by name, first letters, sound, phone tail, card, group and office', async () => {
    expect(await names('周明远')).toEqual(['周明远', '选民周明远'])
    expect(await names('zmy')).toEqual(['周明远', '选民周明远'])
    expect(await names('xiulan')).toEqual(['陈秀兰'])
    expect(await names('5678')).toEqual(['周明远', '选民张德发'])
    expect(await names('13912345678')).toEqual(['周明远'])
    expect(await names('912345678')).toEqual([])
    expect(await names(card.toLowerCase())).toEqual(['周明远'])
    expect(await names('滨河二组')).toEqual(['陈秀兰'])
    expect(await names('桥东街道 zhou')).toEqual(['周明远'])
    expect(await names('老张')).toEqual(['选民张德发'])
    expect(await names('%')).toEqual([])
  })

  it('those without a duty are found by name, and stand in no list of those who serve', async () => {
    expect(await names('周退之')).toEqual(['周退之'])
    expect(await names('', { role: 'none' })).toEqual(['周退之'])
    expect(await names('')).toEqual(['陈秀兰', '梁慧', '刘洁', '孙立群'])
    expect(await names('', {}, 'name', 2)).toEqual(['周明远'])
  })

  it('by role, office, group and binding', async () => {
    expect(await names('', { role: 'deputy' }, 'card')).toEqual(['周明远', '陈秀兰'])
    expect(await names('', { role: 'sc_member' })).toEqual(['孙立群'])
    expect(await names('', { role: 'liaison' })).toEqual(['刘洁'])
    expect(await names('', { role: 'voter' })).toEqual(['选民张德发', '选民周明远'])
    expect(await names('', { groupId: places.otherGroup })).toEqual(['陈秀兰'])
    expect(await names('', { officeId: places.office }, 'group')).toEqual(['周明远', '陈秀兰', '刘洁'])
    expect(await names('zmy', { groupId: places.group })).toEqual(['周明远', '选民周明远'])
    expect(await names('', { bound: false })).toEqual(['陈秀兰'])
  })

  it('voters only for those who may see contacts', async () => {
    expect(await names('周明远', { voters: false })).toEqual(['周明远'])
    expect(await names('', { voters: false, role: 'voter' })).toEqual([])
  })

  it('phones are masked, and a deputy’s line says what he does', async () => {
    const list = { sort: 'name', descending: false, page: 1, size: 5 } as const
    const { people } = await findPeople({ tx: office.db }, '5678', anybody, list)
    expect(people).toMatchObject([
      { name: '周明远', phone: '139****5678', duties: ['代表'], group: '桥东一组', bound: true },
      { name: '张德发', phone: '137****5678', duties: ['周明远'], group: '第12选区', bound: null },
    ])
  })
})
