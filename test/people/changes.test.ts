import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personRecord } from '../../handlers/people/record/person.ts'
import { speakerOf, speakerOfPerson } from '../../handlers/people/actions.ts'
import * as bindings from '../../handlers/people/record/binding.ts'
import * as liaisons from '../../handlers/people/record/liaison.ts'
import * as links from '../../handlers/people/record/links.ts'
import * as offices from '../../handlers/people/record/office.ts'
import * as phones from '../../handlers/people/record/phone.ts'
import type { Speaker } from '../../handlers/people/rules.ts'
import { notReady } from '../../handlers/roster/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { databases, type TestDatabase } from '../databases.ts'
import {
  giveCode,
  inAct,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  makePerson,
  makeStaff,
  senderOf,
  type District,
} from '../people.ts'

const asRole = (...staffRoles: string[]): Speaker => ({
  personId: 1,
  name: '梁慧',
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  memberPost: null,
  liaisonGroupIds: [],
  isStaff: true,
  staffRoles,
  unitIds: [],
})
const clerk = asRole('代表工委')
const keeper = asRole('系统管理')
const stranger = asRole('政府办')

describe.each(databases)('changing the registry on $name', ({ open }) => {
  let office: TestDatabase
  let district: District
  let zhou: Awaited<ReturnType<typeof makeDeputy>>
  beforeEach(async () => {
    office = await open()
    district = await makeDistrict(office.db)
    zhou = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])
  })
  afterEach(() => office.close())
  const act = <T>(work: (act: Act) => Promise<T>) => inAct(office.db, work)
  const trail = async () =>
    (await office.db.audit.findMany({ orderBy: { seq: 'asc' } })).map(({ action }) => action)

  it('is refused to whoever may not, and nothing is written', async () => {
    const { id } = zhou.person
    const voter = { name: '赵磊', phone: null, aka: [], address: null }
    const tries = [
      act((one) => bindings.endBinding(one, stranger, id)),
      act((one) => phones.changePhone(one, stranger, id, '13900000001')),
      act((one) => liaisons.makeLiaison(one, stranger, id, district.group.id)),
      act((one) => liaisons.dismissLiaison(one, stranger, id, district.group.id)),
      act((one) => offices.endOffice(one, stranger, id, '2026-11-01', 'resigned')),
      act((one) => offices.restoreOffice(one, stranger, id)),
      act((one) => links.linkVoter(one, stranger, id, voter, null)),
      act((one) => links.linkVoter(one, keeper, id, voter, null)),
      act((one) => links.unlinkVoter(one, keeper, id, 1)),
      act((one) => links.linkDeputy(one, stranger, id, zhou.deputy.cardNo)),
      act((one) => links.unlinkDeputy(one, stranger, id, zhou.deputy.id)),
      act((one) => phones.showPhone(one, keeper, { kind: 'person', id })),
      act((one) => phones.showPhone(one, stranger, { kind: 'voter', id: 1 })),
    ]
    for (const one of tries) expect(await one).toEqual({ ok: false, refusal: 'not_allowed' })
    expect(await trail()).toEqual([])
  })

  it('shows a phone in full and says so in the trail, without the phone', async () => {
    const shown = await act((one) => phones.showPhone(one, clerk, { kind: 'person', id: zhou.person.id }))
    expect(shown).toEqual({ ok: true, value: { name: '周明远', phone: zhou.person.phone } })
    const [line] = await office.db.audit.findMany()
    expect(line).toMatchObject({ action: 'people.show_phone', subject: `person:${zhou.person.id}` })
    expect(JSON.stringify(line)).not.toContain(zhou.person.phone)
  })

  it('ends a binding with its sessions and its codes', async () => {
    await giveCode(office.db, zhou.person.id)
    const session = {
      tokenHash: 'x',
      personId: zhou.person.id,
      createdAt: new Date(),
      lastSeenAt: new Date(),
      browser: '',
    }
    await office.db.deskSession.create({ data: session })
    expect(await act((one) => bindings.endBinding(one, clerk, zhou.person.id))).toMatchObject({ ok: true })
    expect(await speakerOf(office.db, senderOf(zhou.contactId))).toBeNull()
    expect(await office.db.bindingCode.count({ where: { voidedAt: null } })).toBe(0)
    expect(await office.db.deskSession.count({ where: { endedAt: null } })).toBe(0)
    expect(await act((one) => bindings.endBinding(one, clerk, zhou.person.id))).toEqual({
      ok: false,
      refusal: 'nothing_to_do',
    })
  })

  it('a phone is eleven digits and one person’s', async () => {
    const other = await makePerson(office.db, '陈秀兰')
    const to = (typed: string) => act((one) => phones.changePhone(one, clerk, zhou.person.id, typed))
    expect(await to('1380000')).toMatchObject({ refusal: 'wrong_phone' })
    expect(await to(other.phone ?? '')).toMatchObject({ refusal: 'phone_taken' })
    expect(await to('+86 139-1234-5678')).toMatchObject({ ok: true })
    expect(await office.db.person.findUnique({ where: { id: zhou.person.id } })).toMatchObject({
      phone: '13912345678',
    })
    expect(await to('13912345678')).toMatchObject({ refusal: 'nothing_to_do' })
    const lines = await office.db.audit.findMany()
    expect(lines).toHaveLength(1)
    expect(lines[0]?.after).toBe('{"tail":"5678"}')
  })

  it('a group has one liaison: another takes the place, both histories tell it; none is a warning', async () => {
    const { person: liu } = await makeLiaison(office.db, district, '刘洁')
    const made = await act((one) => liaisons.makeLiaison(one, clerk, zhou.person.id, district.group.id))
    expect(made).toEqual({
      ok: true,
      value: { name: '周明远', group: '桥东一组', before: '刘洁', warning: '' },
    })
    const lines = await office.db.audit.findMany({ orderBy: { seq: 'asc' } })
    expect(lines.map(({ subject }) => subject)).toEqual([`person:${zhou.person.id}`, `person:${liu.id}`])
    const none = await act((one) => liaisons.dismissLiaison(one, clerk, zhou.person.id, district.group.id))
    expect(none).toMatchObject({ ok: true, value: { warning: '桥东一组现在没有联络员，每组应有1名。' } })
    const again = await act((one) => liaisons.dismissLiaison(one, clerk, zhou.person.id, district.group.id))
    expect(again).toMatchObject({ refusal: 'nothing_to_do' })
  })

  it('an office that ends: no deputy any more, unbound without another duty, history kept', async () => {
    const member = await makeMember(office.db, district, '孙立群', [zhou.deputy.id])
    await office.db.deputyGroup.updateMany({ data: { groupLeaderId: zhou.person.id } })
    const end = (day: string) => act((one) => offices.endOffice(one, clerk, zhou.person.id, day, 'resigned'))
    expect(await end('2026-12-01')).toMatchObject({ refusal: 'wrong_day' })
    expect(await end('2026-13-40')).toMatchObject({ refusal: 'wrong_day' })
    const ended = await end('2026-11-20')
    expect(ended).toMatchObject({ ok: true, value: { name: '周明远' } })
    expect(ended.ok && ended.value.warning).toContain('微信绑定已解除')
    expect(ended.ok && ended.value.warning).toContain('组长空缺')
    expect(await speakerOfPerson(office.db, zhou.person.id)).toBeNull()
    expect(await end('2026-11-20')).toMatchObject({ refusal: 'nothing_to_do' })
    // nobody is asked to contact him, and he is on no list of what is not ready
    const record = await personRecord({ tx: office.db }, clerk, member.person.id)
    expect(record?.deputies).toEqual([])
    const gaps = await notReady({ tx: office.db })
    expect(gaps.map(({ message }) => message)).toContain('孙立群联系0名代表，应为5至8名')
    expect(gaps.some(({ name }) => name === '周明远')).toBe(false)
    expect(await office.db.voterLink.count()).toBe(2)

    const back = await act((one) => offices.restoreOffice(one, clerk, zhou.person.id))
    expect(back).toMatchObject({ ok: true })
    expect((await personRecord({ tx: office.db }, clerk, zhou.person.id))?.voters).toHaveLength(2)
    expect(await trail()).toEqual(['people.end_office', 'people.restore_office'])
  })

  it('a deputy who is also of the staff keeps the binding when his office ends', async () => {
    const { person, contactId } = await makeStaff(office.db, '何建平', ['代表工委'])
    await office.db.deputy.update({ where: { id: zhou.deputy.id }, data: { personId: person.id } })
    const ended = await act((one) => offices.endOffice(one, clerk, person.id, '2026-11-20', 'moved'))
    expect(ended.ok && ended.value.warning).toContain('微信绑定保留')
    expect(await speakerOf(office.db, senderOf(contactId))).toMatchObject({ deputyId: null, isStaff: true })
  })

  it('a voter is added, found again by phone, or chosen where the name is known', async () => {
    const { id } = zhou.person
    const add = (more: object, which: number | 'new' | null = null) =>
      act((one) =>
        links.linkVoter(
          one,
          clerk,
          id,
          { name: '张德发', phone: null, aka: [], address: null, ...more },
          which,
        ),
      )
    const fresh = await add({ name: '赵磊', aka: ['小赵'], phone: '13700000001' })
    expect(fresh).toMatchObject({
      ok: true,
      value: { isNew: true, warning: '现在联系3名选民，应为10名，还差7名。' },
    })
    expect(await add({ name: '赵磊', phone: '13700000001' })).toMatchObject({ refusal: 'nothing_to_do' })
    const asked = await add({ phone: '13700000009' })
    expect(asked).toMatchObject({ ok: true, value: { choose: [{ name: '张德发' }] } })
    expect(await office.db.voter.count()).toBe(3)
    expect(await add({ phone: '13700000009' }, 'new')).toMatchObject({ ok: true, value: { isNew: true } })
    expect(await office.db.voter.count({ where: { name: '张德发' } })).toBe(2)
    expect(await office.db.voter.count({ where: { searchText: null } })).toBe(2)
  })

  it('a voter who is no longer contacted stays, and so do his contacts', async () => {
    const voter = await office.db.voter.findFirstOrThrow({ where: { name: '张德发' } })
    const gone = await act((one) => links.unlinkVoter(one, clerk, zhou.person.id, voter.id))
    expect(gone).toMatchObject({ ok: true, value: { warning: '现在联系1名选民，应为10名，还差9名。' } })
    expect(await office.db.voter.count()).toBe(2)
    expect(await act((one) => links.unlinkVoter(one, clerk, zhou.person.id, voter.id))).toMatchObject({
      refusal: 'nothing_to_do',
    })
  })

  it('a member’s deputies by card, with a word when they are not five to eight', async () => {
    const { person } = await makeMember(office.db, district, '孙立群', [])
    const link = (card: string) => act((one) => links.linkDeputy(one, clerk, person.id, card))
    expect(await link(zhou.deputy.cardNo.toLowerCase())).toMatchObject({
      ok: true,
      value: { deputy: '周明远', warning: '现在联系1名代表，应为5至8名。' },
    })
    expect(await link(zhou.deputy.cardNo)).toMatchObject({ refusal: 'nothing_to_do' })
    expect(await link('QL18-999')).toMatchObject({ refusal: 'unknown' })
    expect(await act((one) => links.unlinkDeputy(one, clerk, person.id, zhou.deputy.id))).toMatchObject({
      ok: true,
    })
  })
})
