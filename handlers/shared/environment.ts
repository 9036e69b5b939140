import { z } from 'zod'

/** A variable that holds something wrong: the start stops with this one line and exit code 2. */
export class EnvironmentFault extends Error {
  constructor(name: string, holds: string | undefined, should: string) {
    super(
      `环境变量 ${name} ${holds === undefined || holds === '' ? '没有设' : `现在是“${holds}”`}，应当是${should}`,
    )
  }
}

interface Field<Schema extends z.ZodType = z.ZodType> {
  schema: Schema
  /** What it should hold, in Chinese. */
  should: string
  /** Null: may be left out. */
  default: string | null
}

type Fields = Readonly<Record<string, Field>>
type Values<F extends Fields> = {
  [Key in keyof F]: F[Key]['default'] extends null
    ? z.output<F[Key]['schema']> | null
    : z.output<F[Key]['schema']>
}

/** Reads and checks the variables; an empty one counts as left out. */
export function readFields<F extends Fields>(environment: NodeJS.ProcessEnv, fields: F): Values<F> {
  const values = Object.entries(fields).map(([name, field]) => {
    const holds = environment[name]?.trim() || field.default
    if (holds === null) return [name, null]
    const parsed = field.schema.safeParse(holds)
    if (!parsed.success) throw new EnvironmentFault(name, holds, field.should)
    return [name, parsed.data]
  })
  return Object.fromEntries(values) as Values<F>
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const databaseFields = {
  DATABASE_URL: {
    schema: z.string().regex(/^(?:file:.+|postgres(?:ql)?:\/\/.+)$/),
    should: 'file:路径（SQLite）或 postgresql://…（PostgreSQL）',
    default: 'file:./data/app.db',
  },
} as const

export const zoneField = {
  OFFICE_TIME_ZONE: {
    schema: z.string().refine(isZone),
    should: '时区名，例如 Asia/Shanghai',
    default: 'Asia/Shanghai',
  },
} as const

export const clockField = {
  CLOCK: {
    schema: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    should: '带时区的时刻，例如 2026-12-21T09:00:00+08:00',
    default: null,
  },
} as const
