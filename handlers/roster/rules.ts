/** The roster as a value: what a workbook (or the seed) says, before it meets the database. Pure. */

export const sheetNames = [
  '机构',
  '选区',
  '代表小组',
  '代表',
  '常委会',
  '选民',
  '承办单位',
  '工作人员',
] as const
export type SheetName = (typeof sheetNames)[number]

/** The number of something for each sheet. */
export type PerSheet = Record<SheetName, number>

export const perSheet = (count: (sheet: SheetName) => number): PerSheet => ({
  机构: count('机构'),
  选区: count('选区'),
  代表小组: count('代表小组'),
  代表: count('代表'),
  常委会: count('常委会'),
  选民: count('选民'),
  承办单位: count('承办单位'),
  工作人员: count('工作人员'),
})

export const officeKinds = {
  街道人大联络处: 'subdistrict_liaison_office',
  乡镇人大主席团: 'township_presidium',
} as const
export const posts = { 主任: 'chair', 副主任: 'vice_chair', 委员: 'member' } as const
export const systems = {
  政府: 'government',
  监委: 'supervisory',
  法院: 'court',
  检察院: 'procuratorate',
} as const
export const genders = { 男: '男', 女: '女' } as const
export const yesOrNo = { 是: true, 否: false } as const
export const staffRoles = ['代表工委', '人事任免', '政府办', '法院', '检察院', '系统管理'] as const

/** The Chinese word for a stored one. */
export const wordFor = <Value>(words: Record<string, Value>, stored: Value): string =>
  Object.entries(words).find(([, value]) => value === stored)?.[0] ?? ''

/** What is wrong in one place of the workbook, and what to do about it. */
export interface Problem {
  sheet: string
  /** As Excel counts; 1 is the row of headings. Null for a whole sheet. */
  row: number | null
  /** The standard heading; （整行） for a whole row, （整表） for a whole sheet. */
  column: string
  /** An error stops the import of everything; a warning is imported and told. */
  severity: 'error' | 'warning'
  kind: string
  message: string
  advice: string
}

/** Where a value stands, so that a later finding can point at it. */
export interface Place {
  sheet: SheetName
  row: number
}

/** Stands for a person within one roster; the database gives the number. */
export type PersonKey = string

/** What a row does not say of a person (a liaison's birth month) is undefined and stays as it is stored. */
export interface RosterPerson {
  key: PersonKey
  name: string
  phone: string | null
  gender?: string
  bornIn?: string
  place: Place
}

export interface RosterOffice {
  row: number
  name: string
  kind: string
  head: PersonKey | null
  operators: readonly PersonKey[]
}

export interface RosterConstituency {
  row: number
  number: string
  name: string
  office: string
}

export interface RosterGroup {
  row: number
  name: string
  office: string
  leaderInCharge: PersonKey | null
  groupLeader: PersonKey | null
  liaison: PersonKey | null
  roomTopic: string | null
}

export interface RosterDeputy {
  row: number
  person: PersonKey
  cardNo: string
  constituency: string
  group: string
  isNew: boolean
  occupation: string | null
  unitAndPost: string | null
}

export interface RosterMember {
  row: number
  person: PersonKey
  post: string
  committee: string | null
  office: string
  /** Card numbers. */
  deputies: readonly string[]
}

export interface RosterVoter {
  row: number
  name: string
  aka: readonly string[]
  phone: string | null
  constituency: string
  address: string | null
  /** Card numbers. */
  deputies: readonly string[]
}

export interface RosterUnit {
  row: number
  name: string
  shortNames: readonly string[]
  system: string
  officer: PersonKey | null
}

export interface RosterStaff {
  row: number
  person: PersonKey
  department: string | null
  roles: readonly string[]
}

/** Everything a roster workbook says; offices, constituencies, groups and deputies refer to each other by name or number. */
export interface Roster {
  people: readonly RosterPerson[]
  offices: readonly RosterOffice[]
  constituencies: readonly RosterConstituency[]
  groups: readonly RosterGroup[]
  deputies: readonly RosterDeputy[]
  members: readonly RosterMember[]
  voters: readonly RosterVoter[]
  units: readonly RosterUnit[]
  staff: readonly RosterStaff[]
}

/** The term that card numbers speak of: QL18-001 → 第十八届; null where they name none, or several. */
export function termOfCards(cardNos: readonly string[]): { number: number; name: string } | null {
  const numbers = new Set(cardNos.map((cardNo) => /^\D*(\d{1,2})\D/.exec(cardNo)?.[1]))
  const [only] = numbers
  if (numbers.size !== 1 || only === undefined || Number(only) === 0) return null
  return { number: Number(only), name: `第${chineseNumber(Number(only))}届` }
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99 in Chinese numerals. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`
  return `${head}${digits[value % 10] ?? ''}`
}

/** The name of a term whose number the cards do not tell. */
export const unnumberedTerm = '本届'

/** 工作方案一(三)、二(一): operators an office, deputies a member contacts, voters a deputy contacts. */
export const planRules = { operators: [1, 2], deputiesOfMember: [5, 8], votersOfDeputy: 10 } as const
