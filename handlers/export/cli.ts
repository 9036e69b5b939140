/** `npm run export -- KIND --format json|csv|xlsx` */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { Act } from '../shared/act.ts'
import { isoIn } from '../shared/days.ts'
import type { Terminal } from '../shared/terminal.ts'
import { recordExport, rowsOf } from './actions.ts'
import { writeCsv, writeJson, writeXlsx, type Explanation, type Write } from './formats.ts'
import {
  Day,
  explanationOf,
  formats,
  isKind,
  kinds,
  type Format,
  type KindName,
  type Range,
} from './rules.ts'

export const exportHelp = `用法：npm run export -- 种类 --format json|csv|xlsx [--out 文件] [--from 日期] [--to 日期]
种类：
${Object.entries(kinds)
  .map(([name, { title }]) => `  ${name.padEnd(10)} ${title}`)
  .join('\n')}
选项：
  --format 格式   json（一个数组）、csv（Excel 能直接打开）、xlsx（另有一张“说明”表）
  --out 文件      存成文件；不写就显示在屏幕上（xlsx 必须写）
  --from 日期     从哪一天起，含当天，例如 2026-10-01
  --to 日期       到哪一天止，含当天`

interface Asked {
  kind: KindName
  format: Format
  out: string | null
  range: Range
}

/** Answers the exit code. Every export leaves a line in the audit trail. */
export async function runExport(terminal: Terminal, words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    },
  })
  const [kind = '', ...more] = positionals
  if (!isKind(kind)) return terminal.misused(`没有“${kind}”这一种，可以导出：${kindNames()}`)
  if (more.length > 0) return terminal.misused(`多写了“${more.join(' ')}”`)
  const format = formats.find((name) => name === values.format)
  if (!format)
    return terminal.misused(`--format 现在是“${values.format ?? ''}”，应当是 ${formats.join('、')} 之一`)
  if (format === 'xlsx' && !values.out) return terminal.misused('xlsx 要写 --out 文件名')
  const range = { from: values.from ?? null, to: values.to ?? null }
  const wrong = wrongRange(kind, range)
  if (wrong) return terminal.misused(wrong)
  return write(terminal, { kind, format, out: values.out ?? null, range })
}

const kindNames = (): string => Object.keys(kinds).join('、')

function wrongRange(kind: KindName, { from, to }: Range): string | null {
  if (kinds[kind].filteredBy === null && (from ?? to) !== null) return `${kind} 不分日期，不能写 --from、--to`
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (day !== null && !Day.safeParse(day).success)
      return `${name} 现在是“${day}”，应当是 2026-10-01 这样的日期`
  if (from !== null && to !== null && from > to) return `--from（${from}）比 --to（${to}）晚`
  return null
}

async function write(terminal: Terminal, asked: Asked): Promise<number> {
  const db = await terminal.database()
  const rows = rowsOf({ tx: db, now: terminal.now(), zone: terminal.zone }, asked.kind, asked.range)
  const kind = kinds[asked.kind]
  const count = await writeRows(terminal, asked, {
    json: (to) => writeJson(rows, to),
    csv: (to) => writeCsv(kind, rows, to),
    xlsx: (stream) => writeXlsx(asked.kind, rows, stream, (total) => explanation(terminal, asked, total)),
  })
  await db.$transaction((tx) => {
    const act: Act = { tx, now: terminal.now(), zone: terminal.zone, actor: 'cli', via: 'cli' }
    return recordExport(act, asked.kind, asked.range, asked.format, count)
  })
  if (asked.out !== null) terminal.print(`${kind.title}${count}行，已存到 ${asked.out}。`)
  return 0
}

interface Writers {
  json: (write: Write) => Promise<number>
  csv: (write: Write) => Promise<number>
  xlsx: (stream: Writable) => Promise<number>
}

/** A file gets its name only when it is whole. */
async function writeRows(terminal: Terminal, { format, out }: Asked, writers: Writers): Promise<number> {
  if (out === null) return format === 'xlsx' ? 0 : writers[format]((text) => terminal.write(text))
  const part = `${out}.part`
  const stream = createWriteStream(part, { mode: 0o600 })
  // a folder that does not exist is told here, before any row is read
  await once(stream, 'open')
  try {
    const count = await (format === 'xlsx' ? writers.xlsx(stream) : writers[format](intoStream(stream)))
    await ended(stream)
    renameSync(part, out)
    return count
  } finally {
    stream.destroy()
    rmSync(part, { force: true })
  }
}

const intoStream =
  (stream: Writable): Write =>
  async (text) => {
    if (!stream.write(text)) await once(stream, 'drain')
  }

async function ended(stream: Writable): Promise<void> {
  if (!stream.writableEnded) stream.end()
  await finished(stream)
}

const explanation = (terminal: Terminal, { kind, range }: Asked, count: number): Explanation =>
  explanationOf(
    kinds[kind],
    {
      range,
      filter: { name: '', validOnly: false },
      at: isoIn(terminal.now(), terminal.zone),
      zone: terminal.zone,
      by: '机房命令行',
    },
    count,
  )
