import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardOf, type Board, type BoardAsked } from '../../handlers/contact/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { quarterOf } from '../../handlers/shared/days.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, makeDeputy, makeDistrict, makeLiaison, makeMember, makeStaff, senderOf, tuesday } from '../people.ts' // prettier-ignore
import { deskOf, idOf } from './office.ts'

const q4 = quarterOf('2026-11-24')
const q3 = quarterOf('2026-09-01')

const boardFor = (db: Db, contactId: string, asked: Partial<BoardAsked> = {}, now = tuesday) =>
  inAct(
    db,
    async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      if (!who) throw new Error(`${contactId} is not bound`)
      const settings = await settingsAt(act.tx, act.now, act.zone)
      return boardOf(act, who, settings, { quarter: q4, scope: 'district', ...asked })
    },
    now,
  )

async function seen(...asking: Parameters<typeof boardFor>): Promise<Board> {
  const outcome = await boardFor(...asking)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

const namesIn = (board: Board) =>
  board.offices.flatMap(({ groups }) => groups.flatMap(({ deputies }) => deputies.map(({ name }) => name)))

describe.each(databases)('the board on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  const bound: Record<string, string> = {}
  beforeAll(async () => {
    test = await open()
    db = test.db
    const district = await makeDistrict(db)
    const second = await db.office.create({ data: { name: '桥西街道人大联络处', kind: 'subdistrict_liaison_office' } })
    const group = await db.deputyGroup.create({ data: { name: '桥西一组', officeId: second.id } })
    const west = { ...district, office: second, group }
    const zhou = await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    const chen = await makeDeputy(db, district, '陈秀兰', ['赵磊', '李桂芳', '刘永福'])
    await makeDeputy(db, district, '何建平')
    const luo = await makeDeputy(db, west, '罗小燕', ['吴美玲'])
    bound['staff'] = (await makeStaff(db, '方主任', ['代表工委'])).contactId
    bound['court'] = (await makeStaff(db, '法院小王', ['法院'])).contactId
    bound['member'] = (await makeMember(db, district, '秦委员', [zhou.deputy.id])).contactId
    bound['liaison'] = (await makeLiaison(db, district, '刘洁')).contactId
    bound['deputy'] = zhou.contactId
    await deskOf(db, zhou.contactId).reports(['张德发', '王桂英'])
    await deskOf(db, zhou.contactId).reports(['张德发'], { method: 'phone' })
    await deskOf(db, zhou.contactId).reports(['张德发'], { occurredOn: '2026-08-03' })
    await deskOf(db, chen.contactId).reports(['赵磊'])
    await deskOf(db, chen.contactId).reports(['李桂芳'], { bulk: true })
    await deskOf(db, chen.contactId).voids(idOf(await deskOf(db, chen.contactId).reports(['刘永福'])))
    await deskOf(db, bound['member']).reports(['周明远'])
    // a contact that counts stays a round when the voter is no longer on the list
    await deskOf(db, luo.contactId).reports(['吴美玲'])
    await db.voterLink.deleteMany({ where: { deputyId: luo.deputy.id } })
    const other = await db.voter.create({ data: { name: '郑小刚', constituencyId: district.constituency.id } })
    await db.voterLink.create({ data: { deputyId: luo.deputy.id, voterId: other.id } })
  }) // prettier-ignore
  afterAll(() => test.close())

  it('adds up linked and reached by office, group and deputy, as each deputy is told himself', async () => {
    const board = await seen(db, bound['staff']!)
    expect(board.sum).toEqual({
      deputies: 4,
      linked: 6,
      reached: 3,
      done: 1,
      short: 3,
      late: 0,
      withoutList: 1,
    })
    const [east, west] = board.offices
    expect([east?.name, east?.sum.reached, east?.sum.linked]).toEqual(['桥东街道人大联络处', 3, 5])
    expect([west?.name, west?.sum.reached, west?.sum.linked]).toEqual(['桥西街道人大联络处', 0, 1])
    expect(east?.groups[0]?.deputies).toMatchObject([
      { name: '周明远', linked: 2, reached: 2, rounds: 2, thisYear: 4, done: true, yearDone: true },
      { name: '陈秀兰', linked: 3, reached: 1, rounds: 1, thisYear: 1, done: false, yearDone: false },
      { name: '何建平', linked: 0, reached: 0, rounds: 0, thisYear: 0, done: false },
    ])
    for (const { groups } of board.offices)
      for (const deputy of groups.flatMap(({ deputies }) => deputies)) {
        const [own] = await deskOf(db, `p${deputy.personId}`).progress()
        expect(own?.progress).toMatchObject({
          linked: deputy.linked,
          rounds: deputy.rounds,
          thisYear: deputy.thisYear,
          done: deputy.done,
        })
        expect(own?.progress.reached).toHaveLength(deputy.reached)
      }
  })

  it('counts one round a quarter by the other reading', async () => {
    const board = await seen(db, bound['staff']!, { reading: 'one_round' })
    expect(board.sum).toMatchObject({ done: 3, short: 1 })
  })

  it('of a quarter that is over calls late what was not done', async () => {
    const board = await seen(db, bound['staff']!, { quarter: q3 })
    expect(board.sum).toMatchObject({ reached: 1, done: 0, short: 4, late: 4 })
    const next = await seen(db, bound['staff']!, {}, later(tuesday, { days: 60 }))
    expect(next.sum).toMatchObject({ short: 3, late: 3 })
  })

  it('shows a standing committee member sums without names, and a liaison only the own groups', async () => {
    const member = await seen(db, bound['member']!)
    expect(member.sum.deputies).toBe(4)
    expect(namesIn(member)).toEqual([])
    const liaison = await seen(db, bound['liaison']!)
    expect(liaison.offices.map(({ name }) => name)).toEqual(['桥东街道人大联络处'])
    expect(namesIn(liaison)).toEqual(['周明远', '陈秀兰', '何建平'])
  })

  it('is not for a deputy, nor for the staff of a court', async () => {
    expect(await boardFor(db, bound['deputy']!)).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await boardFor(db, bound['court']!)).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await boardFor(db, bound['staff']!, { scope: 'own_groups' })).toMatchObject({ ok: false })
  })
})
