/** Who has a part in a suggestion: signers, the office that assigns it, units; and so what somebody may do with it or read. */
import { officeStaff, staffOf, type Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { isActive, type Channel, type HandlingRole } from './course.ts'
import type { Party } from './moves.ts'
import { channelRoles, mayRead, partiesOf } from './rules.ts'
import * as store from './store.ts'
import type { Case } from './case.ts'

/** Co-signers who stand by it. */
export const signersOf = ({ row }: Case): { id: number; name: string }[] =>
  row.signers.filter(({ state }) => state === 'confirmed').map(({ person }) => person)

/** The lead deputy and his co-signers: a reply goes to each of them (重庆条例第二十三条). */
export const signatoriesOf = (one: Case): { id: number; name: string }[] => [one.row.lead, ...signersOf(one)]

/** Units that have it, or that owe it a reply because it was merged into what they have. */
function unitsOf({ course, into }: Case): { unitId: number; role: HandlingRole }[] {
  const own = course.units.filter(isActive)
  const ofInto = course.state === 'merged' && into ? into.course.units.filter(isActive) : []
  return [...own, ...ofInto].map(({ unitId, role }) => ({ unitId, role }))
}

/** The office that assigns it; of one that was merged that of the suggestion into which it went, also after its own reply. */
export const channelOf = ({ course, into }: Case): Channel | null => into?.course.channel ?? course.channel

/** The staff of the office that assigns it; nobody before it was forwarded. */
export const theAssigners = async (act: Pick<Act, 'tx'>, one: Case): Promise<{ id: number }[]> => {
  const channel = channelOf(one)
  return channel === null ? [] : theChannel(act, channel)
}

/** Names of those who handle it in these parts; of one that was merged and has none of its own, of the one it went into. */
export function handlerNames(one: Case, roles: readonly HandlingRole[]): string[] {
  const namesIn = ({ row, course }: Case) =>
    course.units
      .filter((unit) => isActive(unit) && roles.includes(unit.role))
      .flatMap(({ unitId }) => row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? [])
  const own = one.course.state === 'merged' ? [] : namesIn(one)
  return own.length > 0 || !one.into ? own : namesIn(one.into)
}

const involvedIn = (one: Case) => ({
  leadId: one.row.leadId,
  signerIds: signersOf(one).map(({ id }) => id),
  channel: channelOf(one),
  units: unitsOf(one),
})

/** What somebody is to it. */
export const partiesTo = (one: Case, who: Speaker): Party[] => [
  ...partiesOf(who, involvedIn(one)),
  ...(keyedIn(one, who) ? (['recorder'] as const) : []),
]

/** Came on paper, and he is the one who answers for what was typed from it: 代表工委, or the liaison who typed it. */
const keyedIn = ({ row }: Case, who: Speaker): boolean =>
  row.receivedOn !== null &&
  (who.staffRoles.includes('代表工委') ||
    (row.recordedById === who.personId && row.groupId !== null && who.liaisonGroupIds.includes(row.groupId)))

/** Whether somebody may read it. */
export const isReadableBy = (one: Case, who: Speaker): boolean =>
  mayRead(who, {
    ...involvedIn(one),
    state: one.course.state,
    number: one.row.number,
    secret: one.row.secret,
    publicity: one.row.publicity,
    seeksCosigners: one.row.events.some(({ move }) => move === 'seek_cosigners'),
    wasSubmitted: one.course.submittedOn !== null,
  })

/** Staff of the deputies' affairs office (代表工委). */
export const theOffice = (act: Pick<Act, 'tx'>) => officeStaff(act.tx)

/** Staff of the office that assigns what goes this way. */
export const theChannel = (act: Pick<Act, 'tx'>, channel: Channel) => staffOf(act.tx, channelRoles[channel])

/** The officers of units that have a part in it. */
export function officersOf(one: Case, roles?: readonly HandlingRole[]): { id: number }[] {
  const from = one.course.state === 'merged' && one.into ? one.into : one
  return from.row.handlings
    .filter(({ state, role }) => !isOver(state) && (!roles || roles.includes(role as HandlingRole)))
    .flatMap(({ unit }) => (unit.officerId === null ? [] : [{ id: unit.officerId }]))
}

const isOver = (state: string): boolean => state === 'returned' || state === 'ended'

/** The unit's part that is not over. */
export const handlingOf = (one: Case, unitId: number): store.HandlingRow | null =>
  one.row.handlings.find((handling) => handling.unitId === unitId && !isOver(handling.state)) ?? null
