import { describe, expect, it } from 'vitest'
import { hasRight, linkRefusal, rights, sessionLives, type Right } from '../../handlers/access/rules.ts'
import { later, tuesday } from '../people.ts'

const staff = (...staffRoles: string[]) => ({ staffRoles })

describe('who may see and do what at the desk', () => {
  it('is nothing for somebody who is not of the staff, or has a role nobody knows', () => {
    for (const right of Object.keys(rights) as Right[]) {
      expect(hasRight(staff(), right)).toBe(false)
      expect(hasRight(staff('司机'), right)).toBe(false)
    }
  })

  it('keeps contacts and concerns with the deputies’ affairs office alone', () => {
    for (const role of ['人事任免', '政府办', '法院', '检察院', '系统管理'])
      for (const right of ['contacts.see', 'concerns.see', 'people.phones'] as const)
        expect(hasRight(staff(role), right)).toBe(false)
    expect(hasRight(staff('代表工委'), 'contacts.see')).toBe(true)
  })

  it('adds up for somebody with two roles', () => {
    expect(hasRight(staff('法院', '系统管理'), 'audit.see')).toBe(true)
    expect(hasRight(staff('法院', '系统管理'), 'suggestions.see')).toBe(true)
  })
})

describe('a link', () => {
  const link = { expiresAt: later(tuesday, { hours: 1 }), usedAt: null, revokedAt: null }

  it('opens until it expires, and for a day more for looking once it was used', () => {
    expect(linkRefusal(link, tuesday, 24)).toBeNull()
    expect(linkRefusal(link, later(tuesday, { hours: 1 }), 24)).toBe('expired')
    const used = { ...link, usedAt: tuesday }
    expect(linkRefusal(used, later(tuesday, { hours: 23, minutes: 59 }), 24)).toBeNull()
    expect(linkRefusal(used, later(tuesday, { hours: 24 }), 24)).toBe('expired')
  })

  it('opens nothing when it is unknown or was taken back', () => {
    expect(linkRefusal(null, tuesday, 24)).toBe('unknown')
    expect(linkRefusal({ ...link, revokedAt: tuesday }, tuesday, 24)).toBe('revoked')
  })
})

describe('a session', () => {
  const session = { createdAt: tuesday, lastSeenAt: tuesday, endedAt: null }

  it.each([
    [{}, { minutes: 29 }, true],
    [{}, { minutes: 30 }, false],
    [{ lastSeenAt: later(tuesday, { hours: 11, minutes: 50 }) }, { hours: 11, minutes: 59 }, true],
    [{ lastSeenAt: later(tuesday, { hours: 11, minutes: 50 }) }, { hours: 12 }, false],
    [{ endedAt: tuesday }, { minutes: 1 }, false],
  ])('%o after %o counts: %s', (change, after, lives) => {
    expect(sessionLives({ ...session, ...change }, later(tuesday, after), 30, 12)).toBe(lives)
  })
})
