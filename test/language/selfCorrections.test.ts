import { describe, expect, it } from 'vitest'
import { mended } from '../../handlers/language/selfCorrections.ts'
import { understand } from '../../handlers/language/understand.ts'
import { speaker } from './people.fixture.ts'

describe('somebody who corrects himself while he tells', () => {
  it.each([
    ['今天走访了张德发不对是昨天,他说停水', '昨天走访了张德发,他说停水'],
    ['打电话给张德发 哦写错了是王桂英 她说停水', '打电话给王桂英 她说停水'],
    ['今天上午,哦不是,是下午三点多,走访了张德发', '今天下午三点多,走访了张德发'],
    ['走访了张德发,说错了,是打电话,他说停水', '打电话了张德发,他说停水'],
  ])('is read as he meant it: %s', (words, meant) => {
    expect(mended(words, speaker())).toBe(meant)
  })

  it.each(['不是张德发是王桂英', '走访张德发那条不对,是昨天', '刚才记的不对是前天', '走访张德发反映停水'])(
    'is not one who speaks of a record, or of nothing wrong: %s',
    (words) => {
      expect(mended(words, speaker())).toBeNull()
    },
  )

  it('and tells of no matter may mean the last record: it is asked', () => {
    expect(understand('昨天走访张德发,不对,是前天', speaker()).ask).not.toBeNull()
    expect(understand('昨天走访张德发,不对,是前天,反映停水', speaker())).toMatchObject({
      intent: 'contact.log',
      ask: null,
      contacts: [{ occurredOn: '2026-11-21' }],
    })
  })
})
