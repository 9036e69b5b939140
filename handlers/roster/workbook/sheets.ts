/** The workbook's sheets and headings, and what stands under each. Pure. */
import { genders, officeKinds, posts, staffRoles, systems, yesOrNo, type SheetName } from '../rules.ts'

export interface Column {
  heading: string
  /** An empty cell is an error. What the plan asks for but an office may still lack is a warning instead. */
  needed: boolean
  /** What to write, for the note under the heading. */
  note: string
  /** In characters. */
  width: number
  /** The words to choose from. */
  words?: readonly string[]
  /** The drop-down offers what stands in the first column of that sheet. */
  from?: SheetName
  /** Several, separated by 、. */
  several?: boolean
}

type More = Partial<Pick<Column, 'words' | 'from' | 'several'>>

const needed = (heading: string, width: number, note: string, more: More = {}): Column => ({
  heading,
  needed: true,
  note: `必填。${note}`,
  width,
  ...more,
})

const optional = (heading: string, width: number, note: string, more: More = {}): Column => ({
  heading,
  needed: false,
  note: `可以不填。${note}`,
  width,
  ...more,
})

/** The plan asks for it; without it the row is imported and stands under 尚未健全. */
const expected = (heading: string, width: number, note: string): Column => ({
  heading,
  needed: false,
  note: `应当有。${note}`,
  width,
})

const byName = '写姓名；“代表”“工作人员”里没有或有同名的，写“姓名/手机”。'
const phone = '11位手机号。'
const cards = '写代表证号，几位用、隔开。'

export const sheets: Readonly<Record<SheetName, readonly Column[]>> = {
  机构: [
    needed('名称', 28, '全称，例如 桥东街道人大联络处。'),
    needed('类型', 18, '从下拉里选。', { words: Object.keys(officeKinds) }),
    expected('负责人', 22, byName),
    expected('平台管理员1', 22, `每个机构1至2名。${byName}`),
    optional('平台管理员2', 22, `第二名平台管理员。${byName}`),
  ],
  选区: [
    needed('编号', 10, '例如 12。'),
    needed('名称', 28, '例如 第12选区（桥东社区）。'),
    needed('机构', 28, '写“机构”表里的名称。', { from: '机构' }),
  ],
  代表小组: [
    needed('名称', 16, '例如 桥东一组。'),
    needed('机构', 28, '写“机构”表里的名称。', { from: '机构' }),
    expected('分管负责人', 22, byName),
    expected('组长', 22, byName),
    expected('联络员', 22, `每组恰好1名。${byName}`),
    optional('群名称', 28, '微信群的名称，一字不差。'),
  ],
  代表: [
    needed('姓名', 14, '身份证上的姓名。'),
    needed('性别', 8, '男或女。', { words: Object.keys(genders) }),
    needed('出生年月', 12, '例如 1975-06。'),
    needed('手机', 16, phone),
    needed('代表证号', 14, '例如 QL18-001，一人一号。'),
    needed('选区', 10, '写“选区”表里的编号。', { from: '选区' }),
    needed('小组', 16, '写“代表小组”表里的名称。', { from: '代表小组' }),
    needed('新任', 8, '本届新当选写是，连任写否。', { words: Object.keys(yesOrNo) }),
    optional('职业', 16, '例如 教师。'),
    optional('单位及职务', 32, '例如 桥东小学副校长。'),
  ],
  常委会: [
    needed('姓名', 18, `与“代表”里同名的就是那位代表。${byName}`),
    needed('职务', 10, '从下拉里选。', { words: Object.keys(posts) }),
    optional('工作委员会', 36, '主任、副主任可以不填。'),
    needed('联系机构', 28, '写“机构”表里的名称，一个。', { from: '机构' }),
    expected('联系代表', 60, `5至8名。${cards}`),
  ],
  选民: [
    needed('姓名', 14, '选民的姓名。'),
    optional('称呼', 18, '平时怎么叫，例如 老张；几个用、隔开。', { several: true }),
    optional('手机', 16, phone),
    needed('选区', 10, '写“选区”表里的编号。', { from: '选区' }),
    optional('住址', 40, '小区、楼栋、单元、门牌。'),
    needed('联系代表', 24, cards, { several: true }),
  ],
  承办单位: [
    needed('名称', 30, '全称。'),
    optional('简称', 36, '平时怎么叫，例如 住建局；几个用、隔开。', { several: true }),
    needed('系统', 10, '从下拉里选。', { words: Object.keys(systems) }),
    needed('联络人', 14, '办理建议的联络人，一名。'),
    needed('手机', 16, `联络人的${phone}`),
  ],
  工作人员: [
    needed('姓名', 14, '工作人员的姓名。'),
    optional('部门', 32, '例如 区人大常委会代表工委。'),
    needed('角色', 24, `${staffRoles.join('、')}；几个用、隔开。`, { words: staffRoles, several: true }),
    needed('手机', 16, phone),
  ],
}

/** Sheets of our own making that are no part of the roster. */
export const problemSheet = '问题'

export const columnOf = (sheet: SheetName, heading: string): Column | undefined =>
  sheets[sheet].find((column) => column.heading === heading)

/** No person's name is longer, the longest transcribed ones included. */
export const longestName = 50
export const longestText = 500
