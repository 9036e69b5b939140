import { z } from 'zod'
import { understand } from './understand.ts'
import type { Mention, Understanding, UnderstandContext } from './understanding.ts'

const linkedSchema = z.object({
  name: z.string(),
  aka: z.array(z.string()).default([]),
  hint: z.string().optional(),
})

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  role: z.enum(['deputy', 'sc_member', 'liaison', 'staff', 'unit', 'voter', 'unknown']).default('unknown'),
  text: z.string(),
  now: z.iso.datetime({ offset: true }),
  linked: z.array(linkedSchema).default([]),
  nearby: z.array(linkedSchema).optional(),
  room: z.boolean().default(false),
  pending: z.string().nullish(),
  expect: z.record(z.string(), z.unknown()).optional(),
})

type ContractLine = z.infer<typeof lineSchema>

/** One line of contract.md's `understand` input; throws with the reason when it is none. */
const fromContract = (line: string): ContractLine => lineSchema.parse(JSON.parse(line))

/** The context that a line describes. */
const contextOf = (line: ContractLine, zone: string): UnderstandContext => ({
  now: new Date(line.now),
  zone,
  role: line.role,
  linked: line.linked.map(toLinked('linked')),
  nearby: (line.nearby ?? []).map(toLinked('nearby')),
  room: line.room,
  pending: line.pending ?? null,
})

const toLinked =
  (circle: string) =>
  ({ name, aka, hint }: z.infer<typeof linkedSchema>, index: number) => ({
    key: `${circle}:${index}`,
    name,
    aka,
    ...(hint === undefined ? {} : { hint }),
  })

/** One line of contract.md's `understand` output. */
interface ContractOutput {
  id: string | number
  intent: string
  method: string | null
  parties: string[]
  unknown_parties: string[]
  occurred_on: string | null
  part_of_day: string | null
  concerns: string[]
  suggestion_no: string | null
  units: { main: string | null; assist: string[] }
  grade: string | null
  confidence: number
  ask: string | null
}

/** The names that a mention stands for: a slip that sounds alike shows whom it most likely means, and is asked. */
const partiesOf = (mention: Mention): string[] =>
  mention.unsure && mention.slip === 'look'
    ? []
    : new Set(mention.candidates.map(({ name }) => name)).size === 1
      ? [mention.candidates[0]?.name ?? '']
      : []

const isStranger = (mention: Mention): boolean => mention.candidates.length === 0 || mention.slip === 'look'

function toContract(understood: Understanding, id: string | number): ContractOutput {
  const { contacts } = understood
  const mentions = contacts.flatMap((contact) => contact.mentions)
  const [first] = contacts
  return {
    id,
    intent: understood.intent,
    method: first?.method ?? null,
    parties: [...new Set(mentions.flatMap(partiesOf))],
    unknown_parties: [...new Set(mentions.filter(isStranger).map(({ said }) => said))],
    occurred_on: first?.occurredOn ?? understood.plannedOn,
    part_of_day: first?.partOfDay ?? understood.plannedPartOfDay,
    concerns: contacts.flatMap(({ concerns }) => concerns.map(({ text }) => text)),
    suggestion_no: understood.suggestionNo,
    units: { main: understood.units.main, assist: [...understood.units.assist] },
    grade: understood.grade,
    confidence: understood.confidence,
    ask:
      understood.ask &&
      [
        understood.ask.question,
        ...understood.ask.choices.map((choice, index) => `${index + 1} ${choice}`),
      ].join('\n'),
  }
}

export interface Score {
  cases: number
  right: number
  wrong: (string | number)[]
}

export interface ScoredLine {
  output: ContractOutput
  understood: Understanding
  /** Null where the line expects nothing. */
  right: boolean | null
  /** Keys that differ from what was expected. */
  differing: string[]
}

/** Understands each line of a JSONL text and compares it with what the line expects. A line that cannot be read throws. */
export function scoreLines(text: string, zone: string): { lines: ScoredLine[]; score: Score | null } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => scored(fromContract(line), zone))
  const judged = lines.filter(({ right }) => right !== null)
  if (judged.length === 0) return { lines, score: null }
  const wrong = judged.filter(({ right }) => right === false).map(({ output }) => output.id)
  return { lines, score: { cases: judged.length, right: judged.length - wrong.length, wrong } }
}

function scored(line: ContractLine, zone: string): ScoredLine {
  const understood = understand(line.text, contextOf(line, zone))
  const output = toContract(understood, line.id)
  const { expect } = line
  if (!expect) return { output, understood, right: null, differing: [] }
  const differing = Object.entries(expect)
    .filter(([key, wanted]) => !agrees(key, wanted, output))
    .map(([key]) => key)
  return { output, understood, right: differing.length === 0, differing }
}

function agrees(key: string, wanted: unknown, output: ContractOutput): boolean {
  const given: unknown = (output as unknown as Record<string, unknown>)[key]
  if (key === 'ask' && typeof wanted === 'boolean') return (given !== null) === wanted
  if (key === 'concerns' && Array.isArray(wanted))
    return wanted.every((phrase) => output.concerns.some((concern) => concern.includes(String(phrase))))
  return same(given, wanted)
}

/** Equal whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  )
}
