/** 桥东街道、石岭乡的全体代表: which offices an audience is of. Pure. */

export interface NamedOffice {
  id: number
  name: string
}

export interface OfficesSaid {
  ids: number[]
  /** A street or township that no office is called after: asked, never taken for everybody. */
  unknown: string | null
  /** Their deputies are meant, alone or beside others. */
  deputies: boolean
  /** Where the words stand. */
  from: number
  to: number
}

const place = '[\\u4e00-\\u9fa5]{2,8}?(?:街道|镇|乡)(?:人大(?:联络处|主席团|工委)|联络处|主席团|办事处)?'
const between = '(?:、|，|,|和|及|与|以及)'
/** What follows when the office's people are meant, and not a place of the same name. */
const which =
  '(?:的|辖区|片区|所属|范围)?(?:内)?(?:的)?(?:全体|所有|各位|各个?组|全部)?(?:的)?(?:新(?:任|当选)?的?)?(?:区)?(?:人大)?'
const deputy = '代表(?!小组|之家|联络站|接待|履职|建议|工作|法)'
const others = '(?:联络员|工作人员|常委会组成人员)'
const said = new RegExp(
  `(?:通知|邀请|组织|发给|请)?\\s*((?:${place})(?:${between}(?:${place}))*)\\s*(?=${which}(?:${deputy}|${others}))`,
)
const deputies = new RegExp(`^${which}(?:${others}${between}(?:全体|所有)?)*${deputy}`)
const lead = /^(?:通知|邀请|组织|发给|请)+/

/** The offices whose people a sentence asks; null when it names none before 代表, 联络员 and the like. */
export function officesIn(text: string, offices: readonly NamedOffice[]): OfficesSaid | null {
  const match = said.exec(text)
  if (!match?.[1]) return null
  const names = match[1].split(new RegExp(between)).map((name) => name.replace(lead, '').trim())
  const found = names.map((name) => officeNamed(name, offices))
  const to = match.index + match[0].length
  return {
    deputies: deputies.test(text.slice(to, to + 60)),
    ids: [...new Set(found.flatMap((office) => office?.id ?? []))],
    unknown: names[found.indexOf(null)] ?? null,
    from: startOf(text, match.index, found[0] ?? null),
    to,
  }
}

/** Words that run into the first name belong to the title: 老旧小区调研桥东街道全体代表. */
function startOf(text: string, from: number, first: NamedOffice | null): number {
  if (!first) return from
  const at = text.indexOf(first.name.replace(seat, ''), from)
  const asked = /(?:通知|邀请|组织|发给|请)+\s*$/.exec(text.slice(0, at))
  return asked ? asked.index : at
}

const seat = /(?:人大(?:联络处|主席团|工委)|联络处|主席团|办事处)$/

/** 桥东街道 or 桥东街道联络处, for 桥东街道人大联络处; the longest of several names that end the words. */
export function officeNamed(words: string, offices: readonly NamedOffice[]): NamedOffice | null {
  const bare = words.replace(seat, '')
  const [office = null] = offices
    .filter(({ name }) => bare !== '' && bare.endsWith(name.replace(seat, '')))
    .sort((a, b) => b.name.length - a.name.length)
  return office
}
