import { expect, test } from 'vitest'
import { raisersOf } from '../../handlers/concern/rules.ts'

test.each([
  ['a matter that nobody is named for was raised by all', null, [11, 12, 13]],
  ['a matter with voices keeps to them', [0, 2], [11, 13]],
  ['a matter of people who are not on the list has no voice on it', [], []],
  ['a voice that is not there is left out', [5], []],
])('%s', (_what, raisedBy, contacts) => {
  expect(raisersOf({ text: '停水', raisedBy }, [11, 12, 13])).toEqual(contacts)
})
