import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inParts,
  isThrottle,
  moves,
  pauseMinutes,
  retryAfterMs,
  sayableFrom,
  type NoticeState,
} from '../../handlers/notice/rules.ts'

const now = new Date('2026-11-24T09:30:00+08:00')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

describe('the states of a notice', () => {
  const states = Object.keys(moves) as NoticeState[]

  it.each(['sent', 'failed', 'dropped'] as const)('%s is the end', (state) => {
    expect(moves[state]).toEqual([])
  })

  it('what nobody knows is never said again by itself', () => {
    expect(moves.unknown).not.toContain('queued')
    expect(moves.unknown).not.toContain('sending')
  })

  it('nothing is sent that was not taken for sending, and every state can be reached', () => {
    expect(states.filter((state) => moves[state].includes('sent'))).toEqual(['sending', 'unknown'])
    const reached = new Set<NoticeState>(['queued'])
    for (const state of reached) for (const next of moves[state]) reached.add(next)
    expect([...reached].sort()).toEqual([...states].sort())
  })
})

describe('long texts', () => {
  const anyText = fc.array(fc.oneof(fc.constant('\n'), fc.string({ unit: 'grapheme', maxLength: 900 })), {
    maxLength: 12,
  })

  it('go out in parts of at most 2,000 signs, and not a sign is lost or cut in two', () => {
    fc.assert(
      fc.property(anyText, (pieces) => {
        const text = pieces.join('')
        const parts = inParts(text)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(2000)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
      }),
    )
  })

  it('go out whole as long as they fit', () => {
    expect(inParts('字'.repeat(2000))).toEqual(['字'.repeat(2000)])
    expect(inParts('')).toEqual([''])
  })

  it('are cut between lines where there is a line to cut at', () => {
    const list = Array.from({ length: 300 }, (_, n) => `第${n}位选民还没有联系`).join('\n')
    const parts = inParts(list)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join('\n')).toBe(list)
  })

  it('never say an empty part', () => {
    const text = `${'字'.repeat(1999)}\n\n\n${'字'.repeat(1999)}`
    expect(inParts(text).filter((part) => part.trim() === '')).toEqual([])
  })
})

describe('when WeChat says that it is too much', () => {
  it.each([
    ['发送消息过于频繁，请稍后再试', true],
    ['操作太频繁', true],
    ['Too many requests', true],
    ['rate limit exceeded', true],
    ['rate_limited', true],
    ['not logged in', false],
    ['14 UNAVAILABLE', false],
  ])('%s: %s', (message, throttled) => {
    expect(isThrottle(new Error(message))).toBe(throttled)
  })

  it('only an error can say so', () => {
    expect(isThrottle('频繁')).toBe(false)
  })

  it.each([
    ['the first time', null, 60],
    ['again right after the pause', { minutes: 60, pausedUntil: now }, 120],
    ['again during the pause', { minutes: 60, pausedUntil: minutes(20) }, 120],
    ['a third time', { minutes: 120, pausedUntil: minutes(-30) }, 240],
    ['a day after the last pause', { minutes: 480, pausedUntil: minutes(-24 * 60) }, 60],
  ])('%s the account rests', (_when, last, rest) => {
    expect(pauseMinutes(60, last, now)).toBe(rest)
  })

  it('each pause is twice the last, up to a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 20 }), (first, times) => {
        let last: { minutes: number; pausedUntil: Date } | null = null
        for (let n = 0; n < times; n++) last = { minutes: pauseMinutes(first, last, now), pausedUntil: now }
        expect(last?.minutes).toBe(Math.min(first * 2 ** (times - 1), 24 * 60))
      }),
    )
  })
})

it('an answer is tried again after 2, 4, 8 seconds … and at least every five minutes', () => {
  expect([1, 2, 3, 4].map(retryAfterMs)).toEqual([2000, 4000, 8000, 16_000])
  expect([0, 9, 30, 1000].map(retryAfterMs)).toEqual([2000, 300_000, 300_000, 300_000])
})

it('a reminder keeps to the working hours', () => {
  const hours = [
    ['08:30', '11:30'],
    ['14:00', '17:30'],
  ] as const
  const evening = new Date('2026-11-27T20:00:00+08:00')
  expect(sayableFrom(evening, 'Asia/Shanghai', hours, { daysOff: [], workdays: [] })).toEqual(
    new Date('2026-11-30T08:30:00+08:00'),
  )
})
