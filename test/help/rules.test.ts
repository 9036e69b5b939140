import { expect, it } from 'vitest'
import { menu, stageOf } from '../../handlers/help/rules.ts'

it.each([
  [0, 'example'],
  [1, 'menu'],
  [2, 'human'],
  [3, 'human'],
] as const)('after %i misunderstood messages comes: %s', (before, stage) => {
  expect(stageOf(before)).toBe(stage)
})

it('the menu has at most nine lines, so that one digit answers it', () => {
  expect(menu.length).toBeLessThanOrEqual(9)
  expect(new Set(menu.map(({ label }) => label)).size).toBe(menu.length)
})
