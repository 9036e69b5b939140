import { describe, expect, it } from 'vitest'
import type { SheetName } from '../../handlers/roster/rules.ts'
import { judged, smallFile, smallRows } from './workbooks.ts'

const [zhou, chen] = smallRows.代表 as [string[], string[]]
const voter = (...cells: (string | null)[]) => cells

/** Errors, and warnings that are not about what the plan still lacks: a roster of two deputies lacks much. */
async function told(rows: Partial<Record<SheetName, readonly (readonly (string | null)[])[]>>) {
  const { problems } = await judged(await smallFile(rows))
  const lacking = ['few_voters', 'few_deputies', 'no_member']
  return problems
    .filter(({ kind }) => !lacking.includes(kind))
    .map(({ sheet, row, column, kind }) => `${sheet}${row} ${column} ${kind}`)
}

const group = (leader: string | null) => [
  ['桥东一组', '桥东街道人大联络处', '彭春宝/13800000901', leader, '刘洁/13900000020', null],
]

describe('names that refer to people', () => {
  it('a name alone means the only deputy or member of staff who bears it', async () => {
    expect(await told({ 代表小组: group('陈秀兰') })).toEqual([])
    expect(await told({ 代表小组: group('梁慧') })).toEqual([])
  })

  it('a name alone may mean a unit officer whom no other sheet lists', async () => {
    expect(await told({ 代表小组: group('王涛') })).toEqual([])
  })

  it('a name that only stands with its phone elsewhere needs its phone here too', async () => {
    expect(await told({ 代表小组: group('刘洁') })).toEqual(['代表小组2 组长 unknown_person'])
  })

  it('of two with one name, the phone tells which', async () => {
    const twin = ['周明远', ...chen.slice(1)]
    expect(await told({ 代表: [zhou, twin], 常委会: [] })).toEqual(['代表小组2 组长 ambiguous_name'])
    expect(await told({ 代表: [zhou, twin], 常委会: [], 代表小组: group('周明远/13800000011') })).toEqual([])
  })

  it('a phone that is another person’s is an error where it is used', async () => {
    expect(await told({ 代表小组: group('刘杰/13900000020') })).toEqual(['代表小组2 组长 duplicate_phone'])
  })

  it('a full-width slash is read and told; anything but a phone behind it is an error', async () => {
    expect(await told({ 代表小组: group('周明远／13800000012') })).toEqual(['代表小组2 组长 full_width'])
    expect(await told({ 代表小组: group('周明远/桥东') })).toEqual(['代表小组2 组长 wrong_person'])
  })

  it('a post that is not filled yet is a warning', async () => {
    expect(await told({ 代表小组: group(null) })).toEqual(['代表小组2 组长 no_group_leader'])
  })

  it('a deputy entered twice, and a member entered twice, are errors', async () => {
    const again = [...zhou]
    again[4] = 'QL18-003'
    expect(await told({ 代表: [zhou, chen, again] })).toEqual(['代表4 姓名 duplicate_person'])
    const member = smallRows.常委会[0]!
    expect(await told({ 常委会: [member, [...member.slice(0, 4), 'QL18-002']] })).toEqual([
      '常委会3 姓名 duplicate_person',
    ])
  })
})

describe('voters', () => {
  const home = '锦绣花园'
  it('two of one name in a constituency are two voters when their phones differ', async () => {
    const rows = [
      voter('李桂芳', null, '13800000104', '12', home, 'QL18-001'),
      voter('李桂芳', null, '13800000121', '12', home, 'QL18-002'),
    ]
    expect(await told({ 选民: rows })).toEqual([])
  })

  it('two of one name in a constituency without phones cannot be told apart', async () => {
    const rows = [
      voter('李桂芳', null, null, '12', home, 'QL18-001'),
      voter('李桂芳', null, null, '12', home, 'QL18-002'),
    ]
    expect(await told({ 选民: rows })).toEqual(['选民3 姓名 same_voter'])
  })

  it('one phone for two voters is an error', async () => {
    const rows = [
      voter('张德发', null, '13800000101', '12', home, 'QL18-001'),
      voter('王桂英', null, '13800000101', '12', home, 'QL18-001'),
    ]
    expect(await told({ 选民: rows })).toEqual(['选民3 手机 duplicate_phone'])
  })

  it('a voter needs a deputy', async () => {
    expect(await told({ 选民: [voter('张德发', null, null, '12', home, null)] })).toEqual([
      '选民2 联系代表 missing',
    ])
  })
})

describe('numbers and names that must be one', () => {
  it('offices, constituencies, groups and units stand once', async () => {
    const twice = (sheet: SheetName) => {
      const row = smallRows[sheet][0]!
      const other = [...row]
      other[1] = sheet === '机构' ? '乡镇人大主席团' : (other[1] ?? null)
      other[2] = sheet === '代表小组' ? null : (other[2] ?? null)
      if (sheet === '选区') other[1] = '别的名称'
      if (sheet === '承办单位') other[1] = '住建'
      return told({ [sheet]: [row, other] })
    }
    expect(await twice('机构')).toEqual(['机构3 名称 duplicate_name'])
    expect(await twice('选区')).toEqual(['选区3 编号 duplicate_number'])
    expect(await twice('代表小组')).toEqual([
      '代表小组3 名称 duplicate_name',
      '代表小组3 分管负责人 no_leader_in_charge',
    ])
    expect(await twice('承办单位')).toEqual(['承办单位3 名称 duplicate_name'])
  })

  it('staff may have several roles, known ones only', async () => {
    const staff = (roles: string) => [['梁慧', '代表工委', roles, '13900000031']]
    expect(await told({ 工作人员: staff('代表工委、系统管理') })).toEqual([])
    expect(await told({ 工作人员: staff('代表工委、主任') })).toEqual(['工作人员2 角色 wrong_value'])
  })
})
