/** The course of a roster workbook that was handed in at the desk. */
import { z } from 'zod'
import { sheetNames } from '../rules.ts'

/** waiting → checking → checked (or faulty) → importing → imported; failed where it cannot go on; dropped by the office. */
export type UploadState =
  'waiting' | 'checking' | 'faulty' | 'checked' | 'importing' | 'imported' | 'failed' | 'dropped'

/** Something runs that should have ended long ago: the program was stopped in the middle, and nothing was written. */
const longestRunMs = 3 * 60_000

export const runs = (state: string): boolean =>
  state === 'waiting' || state === 'checking' || state === 'importing'

export const isStuck = (
  upload: { state: string; startedAt: Date | null; uploadedAt: Date },
  now: Date,
): boolean =>
  runs(upload.state) && now.getTime() - (upload.startedAt ?? upload.uploadedAt).getTime() > longestRunMs

const perSheet = z.record(z.enum(sheetNames), z.number())
const problem = z.object({
  sheet: z.string(),
  row: z.number().nullable(),
  column: z.string(),
  severity: z.enum(['error', 'warning']),
  kind: z.string(),
  message: z.string(),
  advice: z.string(),
})
const names = z.array(z.string())

const askedAnew = z.object({ asked: z.number(), left: z.number() })

/** What stands on the page: counts whole, long lists by their first lines. */
export const shown = z.object({
  /** A sentence, when the file could not be read at all or the import could not be done. */
  refusal: z.string().nullable(),
  added: perSheet,
  unchanged: perSheet,
  kept: perSheet,
  addedNames: z.record(z.enum(sheetNames), names),
  changedCount: z.number(),
  changedPerSheet: perSheet,
  changed: z.array(
    z.object({
      sheet: z.enum(sheetNames),
      name: z.string(),
      fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  errors: z.number(),
  warnings: z.number(),
  problems: z.array(problem),
  /** Of a new term: who stays, who is new, who leaves; whoever leaves and serves no other way loses the binding. */
  term: z
    .object({
      continuing: names,
      fresh: names,
      leaving: names,
      membersContinuing: names,
      membersFresh: names,
      membersLeaving: names,
      /** How many of those who leave have no other duty. */
      unbound: z.number(),
    })
    .nullable(),
  /** Of the announced activities ahead: how many are asked by it, and how many let go. */
  askedAnew: askedAnew.default({ asked: 0, left: 0 }),
})
export type Shown = z.output<typeof shown>

/** So many lines of each list stand on the page; the marked workbook has every problem. */
export const mostLines = 20
export const mostProblems = 200

const phoneInWords = /(?<!\d)1\d{6}(\d{4})(?!\d)/g

/** Phones in what is shown are known by their tails. */
export const withoutPhones = (text: string): string => text.replace(phoneInWords, '尾号$1')

/** The name and the number of a term to come. */
export const newTerm = z.object({
  name: z.string().trim().min(2).max(30),
  number: z.number().int().min(1).max(99),
})
export type NewTerm = z.output<typeof newTerm>
