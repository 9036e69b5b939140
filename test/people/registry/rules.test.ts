import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isRoleFilter, roleFilters } from '../../../handlers/people/registry/rules.ts'

it('a role in an address is one of those that can be looked for, or none at all', () => {
  const roles = Object.keys(roleFilters)
  for (const role of roles) expect(isRoleFilter(role)).toBe(true)
  for (const other of ['', 'DEPUTY', 'deputy ', '代表', 'toString', '__proto__', 'constructor'])
    expect(isRoleFilter(other)).toBe(false)
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(isRoleFilter(typed)).toBe(roles.includes(typed))
    }),
  )
})

it('no two roles read the same in the list', () => {
  const names = Object.values(roleFilters)
  expect(new Set(names).size).toBe(names.length)
})
