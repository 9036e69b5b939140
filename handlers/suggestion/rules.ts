/** What doors and other matters may know of suggestions: words, inputs, who may see. The arithmetic stands beside it. */
import { z } from 'zod'
import type { Speaker } from '../people/rules.ts'
import type { Channel, HandlingRole, Satisfaction } from './course.ts'
import { isUnnumbered, type Party, type State } from './moves.ts'

export { stateNames } from './moves.ts'

export const publicityNames = {
  full: '同意全文公开',
  title: '只公开标题',
  none: '不公开',
} as const

export const channelNames: Record<Channel, string> = {
  government: '区政府办公室',
  supervisory: '区监察委员会',
  court: '区人民法院',
  procuratorate: '区人民检察院',
}

/** The staff role that assigns in a channel; the supervisory commission has none of its own, so 代表工委 assigns. */
export const channelRoles: Record<Channel, string> = {
  government: '政府办',
  supervisory: '代表工委',
  court: '法院',
  procuratorate: '检察院',
}

/** What somebody is to a suggestion, as it is said to others. */
export const partyName = (party: string, channel: Channel | null): string =>
  party === 'channel' && channel !== null ? channelNames[channel] : (partyNames[party] ?? '')

const partyNames: Readonly<Record<string, string>> = {
  lead: '领衔代表',
  cosigner: '附议代表',
  deputy: '代表',
  office: '代表工委',
  channel: '交办机关',
  chair: '常委会领导',
  member: '常委会委员',
}

export const handlingNames: Record<HandlingRole, string> = { main: '主办', assist: '协办', separate: '分办' }

export const gradeNames: Record<Satisfaction, string> = {
  satisfied: '满意',
  basically_satisfied: '基本满意',
  dissatisfied: '不满意',
}

const line = (name: string, most: number) =>
  z.string(`要写${name}`).trim().min(1, `要写${name}`).max(most, `${name}太长了，最多${most}字`)

export const titleShape = /^关于.+的(?:建议|议案|批评|意见)$/

/** The words of a draft as any door hands them in; whatever is left out stays as it was. */
export const DraftInput = z.object({
  kind: z.enum(['suggestion', 'motion']).optional(),
  title: line('标题', 60).optional(),
  cause: z.string().trim().max(500, '案由最多500字').nullable().optional(),
  facts: z.string().trim().max(20_000, '情况和问题最多20000字').optional(),
  proposals: z.string().trim().max(20_000, '具体建议最多20000字').optional(),
  category: z.string().trim().max(40).nullable().optional(),
  /** A code of the office's list. */
  sourceKind: z.string().max(20).nullable().optional(),
  sourceNote: z.string().trim().max(500).nullable().optional(),
  concernId: z.int().nullable().optional(),
  activityId: z.int().nullable().optional(),
  publicity: z.enum(['full', 'title', 'none']).nullable().optional(),
  wantsWrittenReply: z.boolean().nullable().optional(),
  wantsContact: z.boolean().nullable().optional(),
  repeatedYears: z.int().min(1).max(20).nullable().optional(),
  mayBeCosigned: z.boolean().nullable().optional(),
  address: z.string().trim().max(100, '地址最多100字').nullable().optional(),
  postcode: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '邮编要写6位数字')
    .nullable()
    .optional(),
  guardAnswer: z.string().trim().max(500).nullable().optional(),
})
export type DraftInput = z.infer<typeof DraftInput>

/** What a speaker must be known as, to say what he is to a suggestion. */
interface Involved {
  leadId: number
  signerIds: readonly number[]
  channel: Channel | null
  /** Units that have it now, with their part; of the one it was merged into, where it was. */
  units: readonly { unitId: number; role: HandlingRole }[]
}

/** Everything that a speaker is to one suggestion. */
export function partiesOf(who: Speaker, one: Involved): Party[] {
  const held = one.units.filter(({ unitId }) => who.unitIds.includes(unitId))
  const is: Partial<Record<Party, boolean>> = {
    lead: who.personId === one.leadId,
    cosigner: one.signerIds.includes(who.personId),
    deputy: who.deputyId !== null,
    office: who.staffRoles.includes('代表工委'),
    channel: one.channel !== null && who.staffRoles.includes(channelRoles[one.channel]),
    main: held.some(({ role }) => role !== 'assist'),
    assist: held.some(({ role }) => role === 'assist'),
    chair: who.memberPost === 'chair' || who.memberPost === 'vice_chair',
    member: who.memberId !== null,
  }
  return (Object.keys(is) as Party[]).filter((party) => is[party])
}

interface Visible extends Involved {
  state: State
  number: string | null
  secret: boolean
  publicity: string | null
  seeksCosigners: boolean
  /** A draft that was thrown away was never anybody's but its deputies'. */
  wasSubmitted: boolean
}

/**
 * Who may read a suggestion. A draft: its lead and co-signers, and any deputy while co-signers are sought. Submitted: also
 * the office. Numbered: every deputy, member, staff and unit officer; a secret one only those who sign or work on it, from the
 * moment on in which it is made secret.
 */
export function mayRead(who: Speaker, one: Visible): boolean {
  const as = partiesOf(who, one)
  if (as.includes('lead') || as.includes('cosigner')) return true
  if (one.state === 'draft' || one.state === 'returned')
    return (
      (!one.secret && one.seeksCosigners && as.includes('deputy')) ||
      (one.state === 'returned' && as.includes('office'))
    )
  if (as.includes('office')) return one.number !== null || one.wasSubmitted
  if (isUnnumbered(one.state)) return !one.secret && one.seeksCosigners && as.includes('deputy')
  if (one.number === null) return false
  if (one.secret) return as.some((party) => ['channel', 'main', 'assist', 'chair'].includes(party))
  return hasDuty(who)
}

/** A suggestion as its row and what hangs on it say it, without the one that it was merged into. */
interface Stored extends Pick<Visible, 'leadId' | 'number' | 'secret' | 'publicity'> {
  state: string
  channel: string | null
  submittedAt: Date | null
  /** Confirmed. */
  signers: readonly { personId: number }[]
  /** Not over. */
  handlings: readonly { unitId: number; role: string }[]
  /** Of seeking co-signers. */
  events: readonly unknown[]
}

/** The same for other matters, which do not open the case: by what is stored of it. */
export const isStoredReadable = (who: Speaker, one: Stored): boolean =>
  mayRead(who, {
    ...one,
    // columns hold the state, channel and part that the course wrote
    state: one.state as State,
    channel: one.channel as Channel | null,
    units: one.handlings.map(({ unitId, role }) => ({ unitId, role: role as HandlingRole })),
    signerIds: one.signers.map(({ personId }) => personId),
    seeksCosigners: one.events.length > 0,
    wasSubmitted: one.submittedAt !== null,
  })

/** What a list must know of its reader, to hold what `mayRead` allows him and nothing else. */
export interface Reader {
  personId: number
  isOffice: boolean
  isDeputy: boolean
  isChair: boolean
  /** Has some duty: reads what has a number and is not secret. */
  readsNumbered: boolean
  channels: readonly Channel[]
  unitIds: readonly number[]
}

export const readerOf = (who: Speaker): Reader => ({
  personId: who.personId,
  isOffice: who.staffRoles.includes('代表工委'),
  isDeputy: who.deputyId !== null,
  isChair: who.memberPost === 'chair' || who.memberPost === 'vice_chair',
  readsNumbered: hasDuty(who),
  channels: (Object.keys(channelRoles) as Channel[]).filter((channel) =>
    who.staffRoles.includes(channelRoles[channel]),
  ),
  unitIds: who.unitIds,
})

const hasDuty = (who: Speaker): boolean =>
  who.deputyId !== null || who.memberId !== null || who.isStaff || who.unitIds.length > 0

/** What the public may read: nothing secret, nothing before it was taken on, and no more than the lead deputy agreed to. */
export function publicPart(
  one: Pick<Visible, 'state' | 'number' | 'secret' | 'publicity'>,
): 'full' | 'title' | null {
  if (one.secret || one.number === null || one.state === 'withdrawn') return null
  return one.publicity === 'full' ? 'full' : one.publicity === 'title' ? 'title' : null
}

/** Mobile and land-line numbers, identity cards, and a short number that is said to be a phone. */
const personalNumber =
  /(?<!\d)(?:1[3-9](?:[\s-]?\d){9}|0\d{2,3}[\s-]?\d{7,8}|\d{17}[\dXx])(?!\d)|(?<=(?:电话|手机|座机|热线|拨打?)[^\d\n]{0,4})\d{7,8}(?!\d)/g

/** A text as the public reads it: without the phone and identity-card numbers that somebody typed into it. */
export const withoutNumbers = (text: string): string => text.replace(personalNumber, '＊＊＊')

/** Why a verb was refused; every door has a sentence for each. */
export type SuggestionRefusal =
  | 'not_found'
  | 'not_yours'
  | 'not_deputy'
  | 'wrong_state'
  | 'already_done'
  | 'changed_meanwhile'
  | 'incomplete'
  | 'too_few_signers'
  | 'not_in_session'
  | 'too_many_files'
  | 'secret_words'
  | 'reason_needed'
  | 'kept_secret'
  | 'own_suggestion'
  | 'already_signed'
  | 'no_cosigning'
  | 'not_signed'
  | 'unknown_unit'
  | 'wrong_channel'
  | 'no_main_unit'
  | 'unit_twice'
  | 'unit_has_it'
  | 'unit_has_it_not'
  | 'return_too_late'
  | 'extension_too_late'
  | 'past_cap'
  | 'not_later'
  | 'nothing_asked'
  | 'which_one'
  | 'which_unit'
  | 'no_reply_yet'
  | 'rating_acted_on'
  | 'motion_undecided'
  | 'not_a_motion'
  | 'correction_too_late'
  | 'unknown_class'
  | 'unknown_way'
  | 'promise_needed'
  | 'past_day'
  | 'before_assignment'
  | 'before_possible'
  | 'gone_on'
  | 'not_keyed'
  | 'urged_lately'
  | 'own_turn'
  | 'keyed_in'
  | 'waits_for_lead'
  | 'nobody_reached'
  | 'too_early'
  | 'lead_suspended'
  | 'merge_with_itself'
  | 'target_unfit'
  | 'has_merged'
  | 'not_key'
  | 'key_already'
  | 'before_listing'
  | 'supervision_closed'
  | 'lead_taken'
  | 'secret_supervision'
  | 'unknown_person'
  | 'several_people'
  | 'unknown_committee'
  | 'unknown_category'
  | 'named_twice'
  | 'does_not_add_up'
  | 'poll_changed'
  | 'nothing_changed'
  | 'no_withdrawal'
  | 'report_first'
  | 'file_needed'
  | 'not_at_activity'
