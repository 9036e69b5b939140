/** npm run setting -- list | set KEY VALUE --from DAY --source TEXT */
import { parseArgs } from 'node:util'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import type { Terminal } from '../shared/terminal.ts'
import { listSettings, setSetting } from './actions.ts'

export const settingHelp = `用法：
  npm run setting -- list [--json]
  npm run setting -- set 名称 值 [--from 日期] --source 依据
值用 JSON 写，例如 4、"one_round"、[30,10,3]。--from 是从哪一天起算（默认今天），例如 2027-01-01。`

export async function runSetting(terminal: Terminal, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, from: { type: 'string' }, source: { type: 'string' } },
  })
  const [verb, key, written] = positionals
  const db = await terminal.database()
  const inAct = <T>(work: (act: Act) => Promise<T>) =>
    db.$transaction((tx) => work({ tx, now: terminal.now(), zone: terminal.zone, actor: 'cli', via: 'cli' }))
  if (verb === 'list' && positionals.length === 1) {
    const lines = await inAct(listSettings)
    if (values.json) terminal.print(JSON.stringify(lines))
    else
      for (const line of lines)
        terminal.print(`${line.key} = ${JSON.stringify(line.value)}　${line.about}（依据：${line.source}）`)
    return 0
  }
  if (verb !== 'set' || key === undefined || written === undefined || positionals.length > 3)
    return terminal.misused('要写 list，或者 set 名称 值')
  if (!values.source) return terminal.misused('要写依据，例如 --source 主任会议2026年12月3日决定')
  const effectiveOn = values.from ?? dayOf(terminal.now(), terminal.zone)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effectiveOn))
    return terminal.misused(`--from 现在是“${effectiveOn}”，应当是 2027-01-01 这样的日期`)
  const source = values.source
  const outcome = await inAct((act) => setSetting(act, { key, value: valueOf(written), effectiveOn, source }))
  if (!outcome.ok) return terminal.failed(outcome.refusal)
  terminal.print(`已设：${key} = ${JSON.stringify(valueOf(written))}，从${effectiveOn}起。`)
  return 0
}

/** JSON, or the word itself. */
function valueOf(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}
