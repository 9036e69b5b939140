/** Who urges for whom: each with a limit and a weight of its own, and only the signatories share one. Pure. */
import type { Settings } from '../../../settings/rules.ts'
import type { Party } from '../../moves.ts'

/** Those who share one limit. */
export type Urger = 'deputies' | 'chairs' | 'members' | 'office' | 'channel'

const urgers: Partial<Record<Party, Urger>> = {
  lead: 'deputies',
  cosigner: 'deputies',
  chair: 'chairs',
  office: 'office',
  channel: 'channel',
  member: 'members',
}

/** As what somebody urges who is these parties: as a signatory first. Null: he may not. */
export const urgingParty = (as: readonly Party[]): Party | null =>
  (Object.keys(urgers) as Party[]).find((party) => as.includes(party)) ?? null

export const urgerOf = (party: Party): Urger | null => urgers[party] ?? null

/** The parties under which the urges of one limit are stored; `deputy` stands for both in older records. */
export const storedParties = (urger: Urger): string[] => [
  ...Object.entries(urgers).flatMap(([party, of]) => (of === urger ? [party] : [])),
  ...(urger === 'deputies' ? ['deputy'] : []),
]

/** Once in so many days, and how much it weighs. */
export function urgeRule(settings: Settings, urger: Urger): { days: number; weight: number } {
  switch (urger) {
    case 'deputies':
      return {
        days: settings['suggestion.urgeCooldownDays'],
        weight: settings['suggestion.urgeDeputyWeight'],
      }
    case 'chairs':
      return { days: settings['suggestion.urgeChairDays'], weight: settings['suggestion.urgeChairWeight'] }
    case 'members':
      return { days: settings['suggestion.urgeMemberDays'], weight: settings['suggestion.urgeMemberWeight'] }
    case 'office':
      return { days: settings['suggestion.urgeOfficeDays'], weight: settings['suggestion.urgeOfficeWeight'] }
    case 'channel':
      return {
        days: settings['suggestion.urgeChannelDays'],
        weight: settings['suggestion.urgeChannelWeight'],
      }
  }
}

export const urgerNames: Record<Urger, string> = {
  deputies: '领衔、附议代表合用',
  chairs: '主任、副主任合用',
  members: '常委会委员合用',
  office: '代表工委合用',
  channel: '交办机关合用',
}
