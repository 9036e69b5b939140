import type { Speaker } from '../people/rules.ts'

/** 工作人员的角色, as the roster's sheet names them. */
const roles = ['代表工委', '人事任免', '政府办', '法院', '检察院', '系统管理'] as const
export type Role = (typeof roles)[number]

const everyone = roles
const deputyAffairs = ['代表工委'] as const
const keepers = ['代表工委', '系统管理'] as const
const handlers = ['代表工委', '政府办', '法院', '检察院'] as const

/**
 * Who may see and do what at the desk: one line a right. Every route names one; a route without one does not compile,
 * and a test asks each route as each role. Who may act on one record is decided by its matter's actions.
 */
export const rights = {
  'today.see': everyone,
  'sessions.own': everyone,
  'sessions.all': ['系统管理'],
  'help.answer': deputyAffairs,
  'people.see': ['代表工委', '人事任免', '系统管理'],
  'people.change': keepers,
  'people.phones': deputyAffairs,
  'contacts.see': deputyAffairs,
  'contacts.change': deputyAffairs,
  'concerns.see': deputyAffairs,
  'suggestions.see': handlers,
  'suggestions.office': deputyAffairs,
  'suggestions.assign': ['政府办', '法院', '检察院', '代表工委'],
  'activities.see': deputyAffairs,
  'activities.change': deputyAffairs,
  'outbox.see': keepers,
  'outbox.change': keepers,
  'settings.see': keepers,
  'settings.change': keepers,
  'audit.see': keepers,
  'exports.make': deputyAffairs,
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

export const hasRight = (who: Pick<Speaker, 'staffRoles'>, right: Right): boolean => {
  const allowed: readonly string[] = rights[right]
  return who.staffRoles.some((role) => allowed.includes(role))
}

/** Why a link opens nothing. */
export type LinkRefusal = 'unknown' | 'expired' | 'revoked'

export interface LinkState {
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}

/**
 * Whether a link opens at `now`. One that was used stays open for so many hours, for looking at what was stored: whoever
 * finds it later in a chat sees nothing.
 */
export function linkRefusal(link: LinkState | null, now: Date, storedHours: number): LinkRefusal | null {
  if (!link) return 'unknown'
  if (link.revokedAt) return 'revoked'
  const until = link.usedAt ? link.usedAt.getTime() + storedHours * 3600_000 : link.expiresAt.getTime()
  return until <= now.getTime() ? 'expired' : null
}

export interface SessionState {
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
}

/** Whether a session still counts: not ended, not idle for too long, not older than a working day. */
export const sessionLives = (
  session: SessionState,
  now: Date,
  idleMinutes: number,
  longestHours: number,
): boolean =>
  session.endedAt === null &&
  now.getTime() - session.lastSeenAt.getTime() < idleMinutes * 60_000 &&
  now.getTime() - session.createdAt.getTime() < longestHours * 3600_000
