import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStuck, newTerm, runs, withoutPhones } from '../../../handlers/roster/upload/rules.ts'

const now = new Date('2026-11-24T09:30:00+08:00')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('an upload that is stuck', () => {
  it.each([
    ['checking', 4, true],
    ['importing', 4, true],
    ['waiting', 4, true],
    ['checking', 2, false],
    ['checked', 60, false],
    ['imported', 60, false],
    ['dropped', 60, false],
  ])('%s since %d minutes: %s', (state, minutes, stuck) => {
    expect(isStuck({ state, startedAt: ago(minutes), uploadedAt: ago(100) }, now)).toBe(stuck)
  })

  it('counts from the upload where it never began, and only what runs is ever stuck', () => {
    expect(isStuck({ state: 'waiting', startedAt: null, uploadedAt: ago(4) }, now)).toBe(true)
    fc.assert(
      fc.property(
        fc.constantFrom('checked', 'faulty', 'imported', 'failed', 'dropped'),
        fc.nat(),
        (state, age) => {
          expect(runs(state)).toBe(false)
          expect(isStuck({ state, startedAt: ago(age), uploadedAt: ago(age) }, now)).toBe(false)
        },
      ),
    )
  })
})

it('no whole phone stands in what is shown, and other numbers stay', () => {
  expect(withoutPhones('周明远 13800000001，王涛13800000002')).toBe('周明远 尾号0001，王涛尾号0002')
  expect(withoutPhones('第12选区 QL18-001 号码138000000011')).toBe('第12选区 QL18-001 号码138000000011')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (tail) => {
      const phone = `1${String(tail).padStart(10, '0')}`
      expect(withoutPhones(`张德发/${phone}`)).toBe(`张德发/尾号${phone.slice(-4)}`)
    }),
  )
})

it('a new term has a name and a number', () => {
  expect(newTerm.safeParse({ name: ' 第十九届 ', number: 19 })).toMatchObject({ data: { name: '第十九届' } })
  for (const wrong of [
    { name: '十', number: 19 },
    { name: '第十九届', number: 0 },
    { name: '第十九届', number: 1.5 },
  ])
    expect(newTerm.safeParse(wrong).success).toBe(false)
})
