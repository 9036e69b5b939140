import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkChain } from '../../../handlers/audit/actions.ts'
import { compareRoster } from '../../../handlers/roster/actions.ts'
import type { Db } from '../../../prisma/client.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { changesOf, countsOf, imported } from '../importing.ts'
import { cellAt, changed, goodFile, judged, rowOf } from '../workbooks.ts'

describe.each(databases)('importing the district’s roster on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  beforeAll(async () => {
    test = await open()
    db = test.db
  })
  afterAll(() => test.close())

  it('brings everything in, in one transaction, with one line in the audit trail', async () => {
    const plan = await imported(db, goodFile)
    expect(plan.summary.added).toEqual({
      机构: 5,
      选区: 64,
      代表小组: 12,
      代表: 168,
      常委会: 25,
      选民: 1680,
      承办单位: 23,
      工作人员: 9,
    })
    expect(await countsOf(db)).toEqual({
      terms: 1,
      people: 220,
      offices: 5,
      operators: 9,
      constituencies: 64,
      groups: 12,
      deputies: 168,
      members: 25,
      memberLinks: 175,
      voters: 1680,
      voterLinks: 1680,
      units: 23,
      staff: 9,
      staffRoles: 9,
    })
    expect(await db.term.findFirst()).toMatchObject({ name: '第十八届', number: 18, current: true })
    expect(await db.audit.findMany({ select: { action: true, actor: true } })).toEqual([
      { action: 'roster.import', actor: 'cli' },
    ])
    expect(await checkChain({ tx: db })).toMatchObject({ lines: 1, brokenAt: null })
  })

  it('stores what the sheets say, each link included', async () => {
    const zhou = await db.deputy.findFirst({
      where: { cardNo: 'QL18-002' },
      include: {
        person: true,
        group: { include: { liaison: true, leaderInCharge: true, groupLeader: true, office: true } },
        constituency: true,
        voters: { include: { voter: true }, orderBy: { voterId: 'asc' } },
        contactedBy: { include: { member: { include: { person: true } } } },
      },
    })
    expect(zhou).toMatchObject({
      isNew: false,
      occupation: '社区工作者',
      person: { name: '周明远', phone: '13800000012', gender: '男', bornIn: '1974-09' },
      constituency: { number: '12' },
      group: {
        name: '桥东一组',
        roomTopic: '桥东一组代表履职群',
        liaison: { name: '刘洁' },
        leaderInCharge: { name: '彭春宝' },
        groupLeader: { name: '陈秀兰' },
        office: { name: '桥东街道人大联络处', kind: 'subdistrict_liaison_office' },
      },
    })
    expect(zhou?.voters.map(({ voter }) => voter.name)).toEqual([
      '张德发',
      '王桂英',
      '赵磊',
      '李桂芳',
      '刘永福',
      '孙玉梅',
      '欧阳建国',
      '徐丽',
      '马腾',
      '何秀珍',
    ])
    expect(zhou?.contactedBy.map(({ member }) => member.person.name)).toEqual(['孙立群'])
    expect(zhou?.voters[8]?.voter).toMatchObject({ aka: '["小马","马老板"]', phone: '13800000109' })
    const office = await db.office.findFirst({
      where: { name: '新城街道人大联络处' },
      include: { head: true, operators: { include: { person: true }, orderBy: { position: 'asc' } } },
    })
    expect(office?.operators.map(({ person, position }) => `${position} ${person.name}`)).toEqual([
      '1 杜光勇',
      '2 丁一凡',
    ])
    expect(
      await db.handlingUnit.findFirst({ where: { name: '区监察委员会' }, include: { officer: true } }),
    ).toMatchObject({ shortNames: '["监委","区监委"]', system: 'supervisory', officer: { name: '于正军' } })
    const ma = await db.person.findFirst({
      where: { name: '马宁' },
      include: { staff: { include: { roles: true } }, unitOfficerOf: true },
    })
    expect(ma).toMatchObject({
      staff: { roles: [{ role: '政府办' }] },
      unitOfficerOf: [{ name: '区政府办公室' }],
    })
  })

  it('the same file again changes nothing', async () => {
    const before = await countsOf(db)
    const plan = await imported(db, goodFile)
    expect(Object.values(plan.summary.added).every((count) => count === 0)).toBe(true)
    expect(plan.summary.changed).toEqual([])
    expect(plan.summary.unchanged).toMatchObject({ 代表: 168, 选民: 1680 })
    expect(await countsOf(db)).toEqual(before)
    expect(await db.audit.count()).toBe(1)
  })

  it('a changed file tells what changes before it is imported, field by field', async () => {
    const file = await changed((workbook) => {
      cellAt(workbook, '代表', 3, '单位及职务').value = '桥东街道人大工委副主任'
      cellAt(workbook, '代表', 3, '手机').value = '13800009901'
      cellAt(workbook, '代表小组', 2, '联络员').value = '韩雪/13900000021'
      cellAt(workbook, '选民', rowOf(workbook, '选民', '姓名', '张德发'), '住址').value = '锦绣花园5栋'
      cellAt(workbook, '选民', rowOf(workbook, '选民', '姓名', '王桂英'), '联系代表').value =
        'QL18-001、QL18-002'
      cellAt(workbook, '常委会', 2, '联系代表').value = 'QL18-087、QL18-088、QL18-089、QL18-090、QL18-111'
    })
    const { roster } = await judged(file)
    const plan = await compareRoster({ tx: db }, roster)
    const chair = plan.summary.changed.find(({ sheet }) => sheet === '常委会')!.name
    expect(chair).toContain('郑怀山')
    expect(changesOf(plan).sort()).toEqual(
      [
        '代表小组 桥东一组：联络员 刘洁（尾号0020）→韩雪（尾号0021）',
        '代表 周明远（尾号9901）：单位及职务 桥东街道桥东社区党委书记→桥东街道人大工委副主任；手机 13800000012→13800009901',
        `常委会 ${chair}：联系代表 QL18-087、QL18-088、QL18-089、QL18-090、QL18-095、QL18-096、QL18-106、QL18-111→QL18-087、QL18-088、QL18-089、QL18-090、QL18-111`,
        '选民 张德发：住址 桥东社区锦绣花园3栋1单元402室→锦绣花园5栋',
        '选民 王桂英：联系代表 QL18-002→QL18-001、QL18-002',
      ].sort(),
    )
    expect(await db.person.count({ where: { phone: '13800009901' } })).toBe(0)

    await imported(db, file)
    expect(await db.person.findFirst({ where: { name: '周明远' } })).toMatchObject({ phone: '13800009901' })
    const links = await db.voterLink.findMany({
      where: { voter: { name: '王桂英' } },
      select: { deputy: { select: { cardNo: true } } },
      orderBy: { deputyId: 'asc' },
    })
    expect(links.map(({ deputy }) => deputy.cardNo)).toEqual(['QL18-001', 'QL18-002'])
    expect(changesOf(await imported(db, file))).toEqual([])
  })

  it('what is not in the file is kept, and its number is told', async () => {
    await imported(db, goodFile)
    const file = await changed((workbook) => {
      for (let row = 21; row <= 24; row++) workbook.getWorksheet('承办单位')!.getRow(row).values = []
      for (let row = 1652; row <= 1681; row++) workbook.getWorksheet('选民')!.getRow(row).values = []
    })
    const { roster } = await judged(file)
    const { summary } = await compareRoster({ tx: db }, roster)
    expect(summary.kept).toMatchObject({ 承办单位: 4, 选民: 30, 代表: 0 })
    const before = await countsOf(db)
    await imported(db, file)
    expect(await countsOf(db)).toEqual(before)
  })
})
