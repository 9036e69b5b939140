import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstHash, hashOf, type AuditEntry } from '../../handlers/audit/rules.ts'

const line: AuditEntry = {
  at: '2026-11-24T01:30:00.000Z',
  actor: 'person:7',
  via: 'chat',
  action: 'contact.report',
  subject: 'report:231',
  before: null,
  after: '{"method":"visit"}',
}

describe('the seal on a line of the audit trail', () => {
  it('is the same for the same line after the same line', () => {
    expect(hashOf({ ...line }, firstHash)).toBe(hashOf(line, firstHash))
  })

  it('changes with every field of the line and with the line before', () => {
    const fields = Object.keys(line) as (keyof AuditEntry)[]
    const seals = fields.map((field) => hashOf({ ...line, [field]: 'other' }, firstHash))
    expect(new Set([hashOf(line, firstHash), hashOf(line, 'f'.repeat(64)), ...seals]).size).toBe(
      fields.length + 2,
    )
  })

  it('cannot be kept by moving words from one field to the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (head, moved, tail) => {
        const left = hashOf({ ...line, action: head + moved, subject: tail }, firstHash)
        const right = hashOf({ ...line, action: head, subject: moved + tail }, firstHash)
        expect(left).not.toBe(right)
      }),
    )
  })

  it('tells nothing from an empty text', () => {
    expect(hashOf({ ...line, before: null }, firstHash)).not.toBe(hashOf({ ...line, before: '' }, firstHash))
  })
})
