import { describe, expect, it } from 'vitest'
import { scoreLines } from '../../handlers/language/contract.ts'

const line = (change: object) =>
  JSON.stringify({
    id: 'A1',
    role: 'deputy',
    text: '走访 张德发 反映3栋路灯不亮',
    now: '2026-11-23T09:30:00+08:00',
    linked: [{ name: '张德发', aka: ['老张'] }],
    room: false,
    pending: null,
    ...change,
  })

const first = (change: object) => scoreLines(line(change), 'Asia/Shanghai').lines[0]?.output

describe('a line of the contract', () => {
  it('has every key, absent things null or empty', () => {
    expect(first({})).toEqual({
      id: 'A1',
      intent: 'contact.log',
      method: 'visit',
      parties: ['张德发'],
      unknown_parties: [],
      occurred_on: '2026-11-23',
      part_of_day: null,
      concerns: ['3栋路灯不亮'],
      suggestion_no: null,
      units: { main: null, assist: [] },
      grade: null,
      confidence: 0.93,
      ask: null,
    })
  })

  it('names the likely person of a slip by ear, and a stranger as stranger', () => {
    expect(first({ text: '走访张得发' })).toMatchObject({ parties: ['张德发'], unknown_parties: [] })
    expect(first({ text: '走访陈大明' })).toMatchObject({ parties: [], unknown_parties: ['陈大明'] })
  })

  it('puts a planned day where a day stands', () => {
    expect(first({ role: 'liaison', text: '一组 11月28日下午2点半 老旧小区调研 全体参加' })).toMatchObject({
      intent: 'activity.create',
      occurred_on: '2026-11-28',
      part_of_day: 'pm',
    })
  })
})

describe('scoring', () => {
  const score = (expectation: object) => scoreLines(line({ expect: expectation }), 'Asia/Shanghai').score

  it('counts a line as right when every expected key is equal', () => {
    expect(score({ intent: 'contact.log', parties: ['张德发'] })).toEqual({ cases: 1, right: 1, wrong: [] })
    expect(score({ intent: 'contact.log', parties: [] })).toEqual({ cases: 1, right: 0, wrong: ['A1'] })
  })

  it('compares matters by containment and a question by its being there', () => {
    expect(score({ concerns: ['路灯'], ask: null })?.right).toBe(1)
    expect(score({ ask: true })?.right).toBe(0)
    expect(score({ units: { assist: [], main: null } })?.right).toBe(1)
  })

  it('is left out where nothing is expected', () => {
    expect(scoreLines(`\uFEFF${line({})}\r\n\r\n`, 'Asia/Shanghai')).toMatchObject({
      score: null,
      lines: [{ right: null }],
    })
  })

  it('refuses a line that is none', () => {
    expect(() => scoreLines('{"id":1}', 'Asia/Shanghai')).toThrow()
  })
})
