import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codesIn, maskPhone, may, refusalOf, senderKey, type Speaker } from '../../handlers/people/rules.ts'
import { newBindingCode } from '../../handlers/shared/ids.ts'

const nobody: Speaker = {
  personId: 1,
  name: '某人',
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  liaisonGroupIds: [],
  memberPost: null,
  isStaff: false,
  staffRoles: [],
  unitIds: [],
}
const deputy = { ...nobody, deputyId: 4, groupId: 1 }
const member = { ...nobody, memberId: 3 }
const liaison = { ...nobody, liaisonGroupIds: [1] }
const staff = { ...nobody, isStaff: true, staffRoles: ['代表工委'] }
const officer = { ...nobody, unitIds: [1] }

describe('who may do what', () => {
  it.each([
    ['a deputy', deputy, true],
    ['a standing committee member', member, true],
    ['one who is both', { ...deputy, ...member, deputyId: 4 }, true],
    ['a liaison', liaison, false],
    ['staff', staff, false],
    ["a unit's officer", officer, false],
    ['somebody without a duty', nobody, false],
  ])('%s reports contacts: %s', (_who, who, allowed) => {
    expect(may.reportContacts(who)).toBe(allowed)
  })

  it.each([
    ['the own liaison', liaison, true],
    ["another group's liaison", { ...nobody, liaisonGroupIds: [2] }, false],
    ['staff', staff, true],
    ['a deputy of the group', deputy, false],
    ['a member', member, false],
    ["a unit's officer", officer, false],
  ])('%s sees how a group stands: %s', (_who, who, allowed) => {
    expect(may.seeGroupProgress(who, 1)).toBe(allowed)
  })

  it('only the own liaison ties the room of a group', () => {
    expect([liaison, staff, deputy, nobody].map((who) => may.tieRoom(who, 1))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(may.tieRoom(liaison, 2)).toBe(false)
  })

  it('a phone is seen in full only by those who contact its owner', () => {
    expect(may.seePhonesOf(deputy, [4])).toBe(true)
    expect(may.seePhonesOf(deputy, [5])).toBe(false)
    expect(may.seePhonesOf(member, [3])).toBe(true)
    expect([liaison, staff, officer, nobody].some((who) => may.seePhonesOf(who, [3, 4]))).toBe(false)
  })
})

it.each([
  ['13800001234', '138****1234'],
  ['0717-6211234', '071****1234'],
  ['6211234', '****'],
  ['', ''],
  [null, ''],
])('the phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

it('tells one WeChat contact from another by channel, bot account and contact', () => {
  const sender = { puppet: 'local', account: 'bot', contactId: 'a' }
  const others = [
    { ...sender, puppet: 'wecom' },
    { ...sender, account: 'bot2' },
    { ...sender, contactId: 'b' },
  ]
  expect(new Set([sender, ...others].map(senderKey)).size).toBe(4)
})

describe('binding codes in a message', () => {
  it.each([
    ['绑定 7KQM2XWA', ['7KQM2XWA']],
    ['绑定7KQM2XWA', ['7KQM2XWA']],
    ['绑定：7KQM2XWA', ['7KQM2XWA']],
    ['绑定码7kqm2xwa。', ['7kqm2xwa']],
    ['7KQM 2XWA', ['7KQM 2XWA']],
    ['7KQM-2XWA', ['7KQM-2XWA']],
    ['绑定 ７ＫＱＭ２ＸＷＡ', ['7KQM2XWA']],
    ['我的码是“7KQM2XWA”', ['7KQM2XWA']],
    ['【7KQM2XWA】', ['7KQM2XWA']],
    ['(7KQM2XWA)', ['7KQM2XWA']],
    ['code=7KQM2XWA', ['7KQM2XWA']],
    ['周明远/7KQM2XWA/30天', ['7KQM2XWA']],
    ['test 7KQM 2XWA', ['test 7KQM', '7KQM 2XWA']],
    ['7KQM2XWA 8NPR3YZB', ['7KQM2XWA', '8NPR3YZB']],
    ['绑定', []],
    ['您好', []],
    ['13800001234', []],
    ['绑定 7KQM2XW', []],
    ['绑定 7KQM2XWAB', []],
    ['走访 张德发 反映3栋路灯不亮', []],
  ])('%s holds %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes)
  })

  it('are found wherever they stand among Chinese words and signs', () => {
    const around = fc.constantFrom('', ' ', '，', '“', '】', '绑定', '我是周明远', '\n', '：', '/', '😀')
    fc.assert(
      fc.property(around, around, (before, after) => {
        const code = newBindingCode()
        expect(codesIn(`${before}${code}${after}`)).toEqual([code])
      }),
    )
  })

  it('are found to the last one in a pasted list', () => {
    const slips = Array.from(
      { length: 120 },
      (_, n) => `代表${n},000${n % 10},代表,${newBindingCode()},2026-12-24`,
    )
    expect(codesIn(slips.join('\n'))).toHaveLength(120)
  })
})

describe('whether a code may bind', () => {
  const now = new Date('2026-11-24T09:30:00+08:00')
  const good = { usedAt: null, voidedAt: null, expiresAt: new Date(now.getTime() + 1) }
  it.each([
    ['a good one', good, null],
    ['none that we know', null, 'wrong'],
    ['a used one', { ...good, usedAt: now }, 'used'],
    ['a void one', { ...good, voidedAt: now }, 'void'],
    ['one whose time ends at this instant', { ...good, expiresAt: now }, 'expired'],
    ['a used one that is void and expired too', { usedAt: now, voidedAt: now, expiresAt: now }, 'used'],
  ])('%s: %s', (_code, code, refusal) => {
    expect(refusalOf(code, now)).toBe(refusal)
  })
})
