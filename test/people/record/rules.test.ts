import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deputiesWarning,
  endReasonName,
  endReasons,
  isEndReason,
  newVoter,
  phoneOf,
  Suspension,
  suspensionReasons,
  suspensionWords,
  votersWarning,
} from '../../../handlers/people/record/rules.ts'

describe('a phone as it was typed', () => {
  it.each([
    ['13912345678', '13912345678'],
    [' 139 1234 5678 ', '13912345678'],
    ['139-1234-5678', '13912345678'],
    ['１３９１２３４５６７８', '13912345678'],
    ['+86 139 1234 5678', '13912345678'],
    ['8613912345678', '13912345678'],
    ['1391234567', null],
    ['139123456789', null],
    ['03391234567', null],
    ['+85213912345678', null],
    ['139l2345678', null],
    ['', null],
  ])('“%s” is %s', (typed, phone) => {
    expect(phoneOf(typed)).toBe(phone)
  })

  it('is the same eleven digits however they are spaced, and is read again as itself', () => {
    const digits = fc.stringMatching(/^1\d{10}$/)
    const spaces = fc.array(fc.constantFrom('', ' ', '-', '　', '\t'), { minLength: 11, maxLength: 11 })
    fc.assert(
      fc.property(digits, spaces, fc.constantFrom('', '+86', '86 '), (phone, gaps, before) => {
        const typed = before + Array.from(phone, (digit, at) => digit + (gaps[at] ?? '')).join('')
        expect(phoneOf(typed)).toBe(phone)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const phone = phoneOf(typed)
        expect(phone === null || phoneOf(phone) === phone).toBe(true)
      }),
    )
  })
})

describe('why a deputy is one no more', () => {
  it('is one of the eight reasons of the law, and no other word', () => {
    expect(Object.keys(endReasons)).toHaveLength(8)
    for (const reason of Object.keys(endReasons)) expect(isEndReason(reason)).toBe(true)
    for (const other of ['', 'Moved', 'toString', '__proto__', '去世']) expect(isEndReason(other)).toBe(false)
  })

  it('reads in the law’s words, and as nothing where nothing is kept', () => {
    expect(endReasonName('died')).toBe('去世')
    expect(endReasonName(null)).toBe('')
    expect(endReasonName('constructor')).toBe('')
  })
})

describe('a suspension of duties', () => {
  const one = { from: '2026-12-01', to: null, reason: 'detained', document: ' 青检捕〔2026〕7号 ' }

  it('has a first day, one of the two reasons of the law and a document; its last day may be unknown', () => {
    expect(Suspension.parse(one)).toEqual({ ...one, document: '青检捕〔2026〕7号' })
    expect(Suspension.parse({ ...one, to: '2027-03-31' }).to).toBe('2027-03-31')
    expect(Object.keys(suspensionReasons)).toEqual(['detained', 'serving'])
  })

  it.each([
    [{ from: '2026-02-30' }],
    [{ from: '2026-12-1' }],
    [{ from: '' }],
    [{ to: '2027年' }],
    [{ to: undefined }],
    [{ reason: 'ill' }],
    [{ reason: 'toString' }],
    [{ document: '  ' }],
    [{ document: '文'.repeat(201) }],
  ])('is not taken with %o', (change) => {
    expect(Suspension.safeParse({ ...one, ...change }).success).toBe(false)
  })

  it('is said with its days, the reason and the document', () => {
    const stored = {
      suspendedFrom: '2026-12-01',
      suspendedTo: '2027-03-31',
      suspendedReason: 'detained',
      suspendedDocument: '青检捕〔2026〕7号',
    }
    const because = `${suspensionReasons.detained}；依据：青检捕〔2026〕7号`
    expect(suspensionWords(stored)).toBe(`2026-12-01起，至2027-03-31（${because}）`)
    expect(suspensionWords({ ...stored, suspendedTo: null })).toBe(`2026-12-01起，止日未定（${because}）`)
  })
})

describe('a voter who is added by hand', () => {
  const voter = { name: '张德发', phone: null, aka: [], address: null }

  it('needs a name; what is not known stays empty', () => {
    expect(newVoter.parse({ ...voter, name: ' 张德发 ', aka: [' 老张 '] })).toEqual({
      ...voter,
      aka: ['老张'],
    })
  })

  it.each([
    [{ name: '　' }],
    [{ name: '张'.repeat(51) }],
    [{ aka: [''] }],
    [{ aka: ['一', '二', '三', '四', '五', '六'] }],
    [{ address: '路'.repeat(201) }],
  ])('is not taken with %o', (change) => {
    expect(newVoter.safeParse({ ...voter, ...change }).success).toBe(false)
  })
})

describe('a change that leaves the plan’s numbers', () => {
  it('of ten voters a deputy is told how many are missing, and more are no matter', () => {
    expect([8, 9, 10, 11].map(votersWarning)).toEqual([
      '现在联系8名选民，应为10名，还差2名。',
      '现在联系9名选民，应为10名，还差1名。',
      '',
      '',
    ])
  })

  it('of five to eight deputies a member is told on either side', () => {
    expect([4, 5, 8, 9].map(deputiesWarning)).toEqual([
      '现在联系4名代表，应为5至8名。',
      '',
      '',
      '现在联系9名代表，应为5至8名。',
    ])
  })
})
