import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scoreLines, type ScoredLine } from '../../handlers/language/contract.ts'
import { understand } from '../../handlers/language/understand.ts'
import { speaker } from './people.fixture.ts'

const folder = new URL('cases/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const collections = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== 'heldout.jsonl')

const told = ['intent', 'parties', 'unknown_parties', 'occurred_on', 'method', 'ask']

/** Recorded without a question, and not what was said. */
const silentlyWrong = ({ output, differing }: ScoredLine): boolean =>
  /^contact(_day)?\.log$/.test(output.intent) &&
  output.ask === null &&
  differing.some((key) => told.includes(key))

describe('the collected sentences', () => {
  it.each(collections)('are all understood as people meant them: %s', (name) => {
    const { lines, score } = scoreLines(read(name), 'Asia/Shanghai')
    expect(lines.length).toBeGreaterThan(10)
    expect(score?.wrong).toEqual([])
  })
})

// a set that was put aside; once a sentence of it led to a rule, write a new set
describe('sentences put aside', () => {
  const { lines, score } = scoreLines(read('heldout.jsonl'), 'Asia/Shanghai')

  it('are understood nine times of ten', () => {
    expect((score?.right ?? 0) / (score?.cases ?? 1)).toBeGreaterThan(0.9)
  })

  it('make no wrong record without a question', () => {
    expect(lines.filter(silentlyWrong).map(({ output }) => output.id)).toEqual([])
  })
})

describe('plans, failures, hearsay and questions', () => {
  it.each(
    read('nothing.txt')
      .split('\n')
      .filter((line) => line !== ''),
  )('make no record unasked: %s', (text) => {
    const { intent, ask } = understand(text, speaker({ now: '2026-11-24T10:15:00+08:00' }))
    expect(/^contact(_day)?\.log$/.test(intent) && ask === null).toBe(false)
  })
})
