import { describe, expect, it } from 'vitest'
import { notReady, type RosterPlan } from '../../../handlers/roster/actions.ts'
import type { SheetName } from '../../../handlers/roster/rules.ts'
import type { Db } from '../../../prisma/client.ts'
import { databases } from '../../databases.ts'
import { bindDirectly } from '../../people.ts'
import { changesOf, countsOf, imported, importFile } from '../importing.ts'
import { goodFile, smallFile, smallRows } from '../workbooks.ts'

type Rows = Partial<Record<SheetName, readonly (readonly (string | null)[])[]>>

describe.each(databases)('one roster after another on $name', ({ open }) => {
  const onFresh = async (first: Rows, work: (db: Db) => Promise<void>) => {
    const test = await open()
    try {
      await imported(test.db, await smallFile(first))
      await work(test.db)
    } finally {
      await test.close()
    }
  }
  const [zhou, chen] = smallRows.代表 as [string[], string[]]
  const withCell = (row: readonly (string | null)[], at: number, value: string) =>
    row.map((cell, index) => (index === at ? value : cell))
  const kinds = (plan: RosterPlan) =>
    plan.problems.map(({ severity, sheet, row, kind }) => `${severity} ${sheet}${row} ${kind}`)

  it('two deputies who swap their phones', () =>
    onFresh({}, async (db) => {
      await imported(
        db,
        await smallFile({ 代表: [withCell(zhou, 3, chen[3]!), withCell(chen, 3, zhou[3]!)] }),
      )
      const people = await db.person.findMany({
        where: { name: { in: ['周明远', '陈秀兰'] } },
        orderBy: { id: 'asc' },
      })
      expect(people.map(({ name, phone }) => `${name} ${phone}`)).toEqual([
        '周明远 13800000011',
        '陈秀兰 13800000012',
      ])
    }))

  it('a liaison with a new phone is the same person, and that is told', () =>
    onFresh({}, async (db) => {
      const group = smallRows.代表小组[0]!
      const office = smallRows.机构[0]!
      const plan = await imported(
        db,
        await smallFile({
          代表小组: [withCell(group, 4, '刘洁/13900000999')],
          机构: [withCell(office, 3, '刘洁/13900000999')],
        }),
      )
      expect(kinds(plan)).toEqual(['warning 机构2 phone_changed'])
      expect(await db.person.findMany({ where: { name: '刘洁' } })).toMatchObject([{ phone: '13900000999' }])
    }))

  it('another name at a known phone is a change of name, and ends the binding', () =>
    onFresh({}, async (db) => {
      const wang = await db.person.findFirstOrThrow({ where: { name: '王涛' } })
      await bindDirectly(db, wang.id)
      const plan = await imported(
        db,
        await smallFile({ 承办单位: [withCell(smallRows.承办单位[0]!, 3, '李涛')] }),
      )
      expect(kinds(plan)).toEqual(['warning 承办单位2 renamed'])
      expect(
        await db.person.findUnique({ where: { id: wang.id }, include: { identities: true } }),
      ).toMatchObject({
        name: '李涛',
        identities: [{ activeKey: null, endReason: 'renamed' }],
      })
    }))

  it('a deputy whose name is corrected keeps his binding', () =>
    onFresh({}, async (db) => {
      const person = await db.person.findFirstOrThrow({ where: { name: '陈秀兰' } })
      await bindDirectly(db, person.id)
      const plan = await imported(
        db,
        await smallFile({
          代表: [zhou, withCell(chen, 0, '陈秀岚')],
          常委会: [withCell(smallRows.常委会[0]!, 0, '陈秀岚')],
        }),
      )
      expect(kinds(plan)).toEqual([])
      expect(
        await db.wechatIdentity.count({ where: { personId: person.id, activeKey: { not: null } } }),
      ).toBe(1)
    }))

  it('a card that is another deputy’s is refused, and nothing is written', () =>
    onFresh({}, async (db) => {
      const before = await countsOf(db)
      const stranger = [
        '吴大海',
        '男',
        '1970-01',
        '13800000777',
        'QL18-002',
        '12',
        '桥东一组',
        '是',
        '农民',
        null,
      ]
      const outcome = await importFile(
        db,
        await smallFile({
          代表: [zhou, stranger],
          常委会: [],
          选民: [...smallRows.选民, ['新选民', null, null, '12', null, 'QL18-001']],
        }),
      )
      expect(outcome).toMatchObject({ ok: false, refusal: [{ sheet: '代表', row: 3, kind: 'card_taken' }] })
      expect(await countsOf(db)).toEqual(before)
    }))

  it('a phone of someone who is not in the roster any more is refused', () =>
    onFresh({}, async (db) => {
      const outcome = await importFile(
        db,
        await smallFile({ 代表: [withCell(zhou, 3, '13800000011')], 常委会: [], 选民: [smallRows.选民[0]!] }),
      )
      expect(outcome).toMatchObject({ ok: false, refusal: [{ sheet: '代表', row: 2, kind: 'phone_taken' }] })
    }))

  it('a roster of another term is refused', () =>
    onFresh({}, async (db) => {
      const outcome = await importFile(
        db,
        await smallFile({
          代表: [withCell(zhou, 4, 'QL19-001'), withCell(chen, 4, 'QL19-002')],
          常委会: [withCell(smallRows.常委会[0]!, 4, 'QL19-001')],
          选民: [withCell(smallRows.选民[0]!, 5, 'QL19-001')],
        }),
      )
      expect(outcome).toMatchObject({ ok: false, refusal: [{ kind: 'other_term' }] })
    }))

  it('a corrected card number stays with its deputy', () =>
    onFresh({ 常委会: [] }, async (db) => {
      const before = await countsOf(db)
      const plan = await imported(
        db,
        await smallFile({
          代表: [zhou, withCell(chen, 4, 'QL18-009')],
          常委会: [],
          选民: smallRows.选民.map((row) => withCell(row, 5, row[5]!.replace('QL18-002', 'QL18-009'))),
        }),
      )
      expect(changesOf(plan)).toEqual(['代表 陈秀兰（尾号0011）：代表证号 QL18-002→QL18-009'])
      expect(await countsOf(db)).toEqual(before)
    }))

  it('a voter who got a phone, and one who moved, stay who they are', () =>
    onFresh({}, async (db) => {
      const [zhang, wang, xu] = smallRows.选民
      await imported(
        db,
        await smallFile({
          选区: [...smallRows.选区, ['13', '第13选区', '桥东街道人大联络处']],
          选民: [withCell(zhang!, 3, '13'), wang!, withCell(xu!, 2, '13800000108')],
        }),
      )
      expect(await db.voter.count()).toBe(3)
      expect(await db.voter.findFirst({ where: { name: '徐丽' } })).toMatchObject({ phone: '13800000108' })
    }))

  it('what is not ready stands on the list: here almost everything', () =>
    onFresh({ 代表小组: [withCell(smallRows.代表小组[0]!, 4, '')] }, async (db) => {
      expect((await notReady({ tx: db })).map(({ kind, name }) => `${name} ${kind}`)).toEqual([
        '桥东一组 no_liaison',
        '陈秀兰 few_deputies',
        '周明远 few_voters',
        '陈秀兰 few_voters',
        '陈秀兰 no_member',
      ])
    }))

  it('the district as it should be has nothing on the list', async () => {
    const test = await open()
    await imported(test.db, goodFile)
    expect(await notReady({ tx: test.db })).toEqual([])
    await test.close()
  })
})
