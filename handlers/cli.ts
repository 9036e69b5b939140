/** Door 3: the office's terminal. `npm run roster|job|export|… -- …` begin here; each word is one matter's command. */
import v8 from 'node:v8'
import { openDatabase } from '../prisma/client.ts'
import { migrate } from '../prisma/migrate.ts'
import type { Db } from './shared/act.ts'
import { machineClock, movableClock } from './shared/clock.ts'
import { clockField, databaseFields, EnvironmentFault, readFields, zoneField } from './shared/environment.ts'
import type { Command, Terminal } from './shared/terminal.ts'

/** Loaded when asked for: a command starts without the others' libraries. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  roster: async () => {
    const { runRoster, rosterHelp } = await import('./roster/cli.ts')
    return { run: runRoster, help: rosterHelp }
  },
  export: async () => {
    const { runExport, exportHelp } = await import('./export/cli.ts')
    return { run: runExport, help: exportHelp }
  },
  understand: async () => {
    const { runUnderstand, understandHelp } = await import('./language/cli.ts')
    return { run: runUnderstand, help: understandHelp }
  },
  setting: async () => {
    const { runSetting, settingHelp } = await import('./settings/cli.ts')
    return { run: runSetting, help: settingHelp }
  },
  job: async () => {
    const { runJobCommand, jobHelp } = await import('../jobs/cli.ts')
    return { run: runJobCommand, help: jobHelp }
  },
  backup: async () => {
    const { runBackup, backupHelp } = await import('./backup/cli.ts')
    return { run: runBackup, help: backupHelp }
  },
  restore: async () => {
    const { runRestore, restoreHelp } = await import('./backup/cli.ts')
    return { run: runRestore, help: restoreHelp }
  },
}

export interface Streams {
  out: (text: string) => void | Promise<void>
  err: (text: string) => void
}

/**
 * Runs one command of the office's terminal. Answers the exit code: 0 done, 1 failed or refused, 2 wrong usage or a wrong
 * environment variable; every failure is one line on `err`.
 */
export async function main(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  { out, err }: Streams,
): Promise<number> {
  const [first = '', ...rest] = words
  const load = Object.hasOwn(commands, first) ? commands[first] : undefined
  if (!load) {
    err(`没有“${first}”这个命令，可以用：${Object.keys(commands).join('、')}\n`)
    return 2
  }
  try {
    const command = await load()
    if (rest.includes('--help') || rest.includes('-h')) {
      await out(`${command.help}\n`)
      return 0
    }
    return await inOffice(environment, { out, err }, `npm run ${first} -- --help`, (terminal) =>
      command.run(terminal, rest),
    )
  } catch (fault) {
    const { line, exitCode } = told(fault, first)
    err(`${line}\n`)
    return exitCode
  }
}

/** Gives the command its terminal, and closes the database behind it. */
async function inOffice(
  environment: NodeJS.ProcessEnv,
  { out, err }: Streams,
  helpCommand: string,
  work: (terminal: Terminal) => Promise<number>,
): Promise<number> {
  const { DATABASE_URL: databaseUrl, OFFICE_TIME_ZONE: zone, CLOCK } = readEnvironment(environment)
  const clock = CLOCK ? movableClock(CLOCK) : machineClock
  const opened: { db?: Promise<Db> } = {}
  const open = async () => {
    await migrate(databaseUrl, clock.now())
    return openDatabase(databaseUrl)
  }
  const terminal: Terminal = {
    print: (line) => void out(`${line}\n`),
    write: async (text) => out(text),
    failed: (why) => {
      err(`${why}\n`)
      return 1
    },
    misused: (why) => {
      err(`${why}。用法见 ${helpCommand}\n`)
      return 2
    },
    database: () => (opened.db ??= open()),
    databaseUrl,
    zone,
    now: () => clock.now(),
  }
  try {
    return await work(terminal)
  } finally {
    // a database that could not be opened has been told already
    await opened.db?.then(
      (db) => db.$disconnect(),
      () => undefined,
    )
  }
}

function readEnvironment(environment: NodeJS.ProcessEnv) {
  const read = readFields(environment, { ...databaseFields, ...zoneField, ...clockField })
  if (read.CLOCK && environment['NODE_ENV'] === 'production')
    throw new EnvironmentFault('CLOCK', environment['CLOCK'], '空着：NODE_ENV=production 时不能改时钟')
  return read
}

function told(fault: unknown, command: string): { line: string; exitCode: 1 | 2 } {
  if (!(fault instanceof Error)) return { line: `没有完成：${String(fault)}`, exitCode: 1 }
  if (fault instanceof EnvironmentFault) return { line: fault.message, exitCode: 2 }
  const code = 'code' in fault ? String(fault.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS'))
    return {
      line: `选项不对（${firstLine(fault.message)}）。用法见 npm run ${command} -- --help`,
      exitCode: 2,
    }
  const file = 'path' in fault ? String(fault.path) : ''
  if (file !== '')
    return { line: `没有完成：${file} ${fileFaults[code] ?? `读写不了（${code}）`}`, exitCode: 1 }
  return { line: `没有完成：${firstLine(fault.message) || code}`, exitCode: 1 }
}

const fileFaults: Record<string, string> = {
  ENOENT: '所在的文件夹不存在',
  EACCES: '没有权限读写',
  EPERM: '没有权限读写',
  EISDIR: '是文件夹，要写文件名',
  EBUSY: '正被别的程序打开',
  ENOSPC: '所在的磁盘满了',
}

/** Prisma puts what matters last, others first. */
const firstLine = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (lines[0]?.includes('invocation') ? lines.at(-1) : lines[0])?.trim() ?? ''
}

const processStreams: Streams = {
  out: (text) => {
    if (process.stdout.write(text)) return
    const { promise, resolve } = Promise.withResolvers<undefined>()
    process.stdout.once('drain', () => resolve(undefined))
    return promise
  },
  err: (text) => void process.stderr.write(text),
}

if (import.meta.main) {
  // what a command writes holds people's data: for this account only
  process.umask(0o077)
  // whoever reads may stop early, as `| head` does
  process.stdout.on('error', () => process.exit(0))
  // rows pass by the hundred thousand: V8 is told to clear them away early rather than to grow
  v8.setFlagsFromString('--optimize-for-size')
  process.exitCode = await main(process.argv.slice(2), process.env, processStreams)
}
