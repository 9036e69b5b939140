import { describe, expect, it } from 'vitest'
import { hashOfCode, newBindingCode, newFaultNumber } from '../../handlers/shared/ids.ts'
import { codesIn } from '../../handlers/people/rules.ts'

describe('binding codes', () => {
  it('have eight signs that nobody mistakes for another', () => {
    const codes = Array.from({ length: 500 }, newBindingCode)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('are all found again when they are sent as 绑定 and the code', () => {
    for (const code of Array.from({ length: 500 }, newBindingCode))
      expect(codesIn(`绑定 ${code}`)).toEqual([code])
  })

  it('are compared without spaces, dashes and case', () => {
    expect(hashOfCode('7kqm 2xwa')).toBe(hashOfCode('7KQM-2XWA'))
    expect(hashOfCode('7KQM2XWA')).not.toBe(hashOfCode('7KQM2XWB'))
  })
})

it('gives every fault a short number that can be read out on the phone', () => {
  expect(newFaultNumber()).toMatch(/^[0-9A-F]{6}$/)
})
