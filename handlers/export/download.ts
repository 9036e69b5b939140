/** An export as a file that flows: whoever takes it stands in the audit trail before the first row leaves. */
import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { hasRight } from '../access/rules.ts'
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, isoIn } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { rowsOf, type ExportDoor } from './actions.ts'
import { writeCsv, writeXlsx, type Rows, type Write } from './formats.ts'
import { explanationOf, isWanted, kinds, type Filter, type Kind, type KindName, type Range } from './rules.ts'

export interface Asked {
  kind: KindName
  format: 'csv' | 'xlsx'
  range: Range
  filter: Filter
}

export interface Download {
  name: string
  type: string
  /** Reads the rows from these committed ones, page after page. */
  stream: (tx: Act['tx']) => Readable
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Opens an export for one of the staff; audited as a read of what is personal. Refused without the right. */
export async function openExport(
  act: Act,
  who: Speaker,
  asked: Asked,
): Promise<Outcome<Download, 'no_right'>> {
  if (!hasRight(who, 'exports.make')) return refused('no_right')
  const { kind, format, range, filter } = asked
  await recordDeed(act, {
    action: 'export.run',
    subject: `export:${kind}`,
    after: { ...range, ...filter, format },
  })
  const today = dayOf(act.now, act.zone)
  const at = isoIn(act.now, act.zone)
  return done({
    name: `${kinds[kind].title}${range.from ?? ''}${(range.from ?? range.to) ? '至' : ''}${range.to ?? ''}（${today}导出）.${format}`,
    type: types[format],
    stream: (tx) => streamOf({ tx, zone: act.zone, now: act.now }, asked, { at, by: who.name }),
  })
}

function streamOf(door: ExportDoor, asked: Asked, made: { at: string; by: string }): Readable {
  const out = new PassThrough()
  const kind = kinds[asked.kind]
  const rows = wanted(rowsOf(door, asked.kind, asked.range), kind, asked.filter, out)
  const { range, filter } = asked
  const explain = (count: number) => explanationOf(kind, { range, filter, ...made, zone: door.zone }, count)
  const written =
    asked.format === 'xlsx' ? writeXlsx(asked.kind, rows, out, explain) : writeCsv(kind, rows, into(out))
  written.then(
    () => out.end(),
    (fault: unknown) => out.destroy(fault instanceof Error ? fault : new Error(String(fault))),
  )
  return out
}

/** The rows that fit, as long as somebody still takes them. */
async function* wanted(rows: Rows, kind: Kind, filter: Filter, out: PassThrough): AsyncGenerator<Row> {
  for await (const row of rows) {
    if (out.destroyed) return
    if (isWanted(kind, row, filter)) yield row
  }
}

type Row = Rows extends AsyncIterable<infer One> ? One : never

/** Waits for who reads; whoever went away is waited for no more. */
const into =
  (out: PassThrough): Write =>
  async (text) => {
    if (out.destroyed || out.write(text)) return
    await Promise.race([once(out, 'drain'), once(out, 'close')])
  }
