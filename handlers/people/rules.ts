/** Who a WeChat contact is, as the binding says; never by name or alias. */
export interface Sender {
  puppet: string
  account: string
  contactId: string
}

export const senderKey = (sender: Sender): string => `${sender.puppet}|${sender.account}|${sender.contactId}`

/** A bound person with the duties that he has now. */
export interface Speaker {
  personId: number
  name: string
  deputyId: number | null
  memberId: number | null
  groupId: number | null
  constituencyId: number | null
  /** chair | vice_chair | member; null when not of the standing committee. */
  memberPost: string | null
  liaisonGroupIds: readonly number[]
  isStaff: boolean
  /** 角色: 代表工委、人事任免、政府办、法院、检察院、系统管理; empty when not of the staff. */
  staffRoles: readonly string[]
  /** The handling units whose officer or leader he is. */
  unitIds: readonly number[]
  /** His duties as a deputy are suspended today: then he is none, nor of the standing committee. */
  suspension?: { from: string; to: string | null }
}

/** Somebody who would be a deputy but for a suspension, and has no other duty. */
export const onlyRests = (who: Speaker): boolean =>
  who.suspension !== undefined && !who.isStaff && who.liaisonGroupIds.length === 0 && who.unitIds.length === 0

const districtRoles: readonly string[] = ['代表工委', '人事任免', '系统管理']

/** What a person may see. One line an act; every read and write asks here. */
export const may = {
  /** 代表、常委会组成人员 report their own contacts (方案二(一)). */
  reportContacts: (who: Speaker) => who.deputyId != null || who.memberId != null,
  /** A group's liaison sees who of the group is short, and nobody's voters. */
  seeGroupProgress: (who: Speaker, groupId: number) => who.isStaff || who.liaisonGroupIds.includes(groupId),
  /** The district's progress: the deputies' office, and in sums the standing committee's members; no unit, no court. */
  seeDistrictProgress: (who: Speaker) =>
    who.memberId != null || who.staffRoles.some((role) => districtRoles.includes(role)),
  /** Reports and their photos in full: the deputies' office. */
  seeReports: (who: Speaker) => who.staffRoles.includes('代表工委'),
  /** Only the group's own liaison ties its chat room. */
  tieRoom: (who: Speaker, groupId: number) => who.liaisonGroupIds.includes(groupId),
  /** A voter's phone in full: those who contact him. */
  seePhonesOf: (who: Speaker, linkedTo: readonly number[]) =>
    (who.deputyId != null && linkedTo.includes(who.deputyId)) ||
    (who.memberId != null && linkedTo.includes(who.memberId)),
} as const

/** 138****1234; short or missing numbers are hidden whole. */
export const maskPhone = (phone: string | null): string => {
  if (!phone) return ''
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** A code as it may stand in a message: alone or among other words and signs, in either case, in groups of four. */
const codeInWords =
  /(?<![0-9A-Za-z])(?=([2-9A-HJKMNP-Za-hjkmnp-z]{4}[\s-]?[2-9A-HJKMNP-Za-hjkmnp-z]{4})(?![0-9A-Za-z]))/g

const mostCodes = 500

/** What could be a binding code in these words, in the order found. */
export const codesIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(codeInWords)].slice(0, mostCodes).map((match) => match[1] ?? '')

export type BindRefusal =
  'no_code' | 'wrong' | 'used' | 'expired' | 'void' | 'too_many' | 'already_bound' | 'in_room'

export interface CodeState {
  usedAt: Date | null
  voidedAt: Date | null
  expiresAt: Date
}

/** Whether a code may bind at `now`. */
export function refusalOf(code: CodeState | null, now: Date): BindRefusal | null {
  if (!code) return 'wrong'
  if (code.usedAt) return 'used'
  if (code.voidedAt) return 'void'
  return code.expiresAt <= now ? 'expired' : null
}
