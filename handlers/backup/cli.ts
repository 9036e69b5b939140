/** npm run backup -- DIR, npm run restore -- FILE */
import { parseArgs } from 'node:util'
import type { Terminal } from '../shared/terminal.ts'
import { backUp, restore } from './actions.ts'

export const backupHelp = `用法：npm run backup -- 目录 [--json]
把整个数据库备份成目录里的一个文件，程序不用停。备份后会读一遍，确认完好。`

export const restoreHelp = `用法：npm run restore -- 文件 [--json]
先检查备份是否完好，再用它替换现在的数据库；先停下程序。原来的数据库会改名留着。`

export async function runBackup(terminal: Terminal, args: readonly string[]): Promise<number> {
  const asked = oneArgument(args)
  if (asked.argument === null) return terminal.misused('要写一个目录')
  const copy = await backUp(doorOf(terminal), asked.argument)
  if (!copy.ok) return terminal.failed(copy.refusal)
  const { file, rows, auditLines } = copy.value
  terminal.print(
    asked.json
      ? JSON.stringify(copy.value)
      : `已备份到 ${file}：${rows}行，审计记录${auditLines}条，检查完好。`,
  )
  return 0
}

export async function runRestore(terminal: Terminal, args: readonly string[]): Promise<number> {
  const asked = oneArgument(args)
  if (asked.argument === null) return terminal.misused('要写一个备份文件')
  const restored = await restore(doorOf(terminal), asked.argument)
  if (!restored.ok) return terminal.failed(restored.refusal)
  const { rows, auditLines, aside } = restored.value
  const kept = aside === null ? '' : `原来的数据库留在 ${aside}。`
  terminal.print(
    asked.json
      ? JSON.stringify(restored.value)
      : `已恢复：${rows}行，审计记录${auditLines}条。${kept}可以启动程序了。`,
  )
  return 0
}

const doorOf = ({ databaseUrl, zone, now }: Terminal) => ({ databaseUrl, zone, now: now() })

function oneArgument(args: readonly string[]): { argument: string | null; json: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  return { argument: positionals.length === 1 ? (positionals[0] ?? null) : null, json: values.json ?? false }
}
