/** npm run job -- list | NAME [--at INSTANT] [--dry-run] [--json] */
import { parseArgs } from 'node:util'
import { isoIn } from '../handlers/shared/days.ts'
import type { Terminal } from '../handlers/shared/terminal.ts'
import { jobs, nextWake, runJob } from './schedule.ts'

export const jobHelp = `用法：
  npm run job -- list                     列出所有任务，每行一个 JSON
  npm run job -- 任务名 [选项]            把任务当作现在运行一次，每条提醒一行
选项：
  --at 时刻      当作在这个时刻运行，例如 2026-12-21T09:00:00+08:00
  --dry-run      只看会提醒谁，什么都不写
  --json         只输出 JSON`

/** Answers the exit code: 0 done, 2 wrong usage. */
export async function runJobCommand(terminal: Terminal, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { at: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  })
  const [name, ...rest] = positionals
  if (name === 'list' && rest.length === 0) return list(terminal)
  const job = jobs.find((one) => one.name === name)
  if (!job || rest.length > 0)
    return terminal.misused(
      `没有“${name ?? ''}”这个任务，可以用的有：${jobs.map((one) => one.name).join('、')}`,
    )
  const at = values.at === undefined ? terminal.now() : instantOf(values.at)
  if (!at)
    return terminal.misused(
      `--at 现在是“${values.at ?? ''}”，应当是带时区的时刻，例如 2026-12-21T09:00:00+08:00`,
    )
  const door = { db: await terminal.database(), zone: terminal.zone, now: terminal.now }
  let count = 0
  for await (const lines of runJob(door, job, at, values['dry-run'] ?? false))
    for (const line of lines) {
      count++
      terminal.print(
        values.json
          ? JSON.stringify(line)
          : `${statusNames[line.status]} ${line.name}（${line.period} ${line.step}）：${line.text.replaceAll('\n', ' ')}`,
      )
    }
  if (!values.json)
    terminal.print(
      count === 0
        ? '现在没有要提醒的人。'
        : `共${count}条${values['dry-run'] ? '（只是预演，什么都没有写）' : ''}。`,
    )
  return 0
}

const statusNames = { queued: '待发', already: '已有', unreachable: '未绑定' } as const

const instantOf = (text: string): Date | null => {
  const instant = new Date(text)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(instant.getTime())
    ? instant
    : null
}

function list(terminal: Terminal): number {
  for (const { name, schedule, about } of jobs) {
    const next = nextWake({ schedule }, terminal.zone)
    terminal.print(JSON.stringify({ name, schedule, next: next && isoIn(next, terminal.zone), about }))
  }
  return 0
}
