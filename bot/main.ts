import { EnvironmentFault } from '../handlers/shared/environment.ts'
import { readConfig, type Config } from './config.ts'
import { localChatAllowed } from './local/allowed.ts'
import { faultInLog, openLog } from './log.ts'
import { openOffice } from './office.ts'

// the database and what lies beside it are for this account only
process.umask(0o077)
const config = checkedConfig()
const log = openLog(config.logLevel)

process.on('unhandledRejection', (err) => {
  log.error({ err: faultInLog(err) }, 'unhandled rejection')
})

const office = await openOffice(config, log).catch((fault: unknown) => {
  log.fatal({ err: faultInLog(fault) }, 'start: fault')
  stopWith(1, `没有启动成功：${fault instanceof Error ? fault.message : String(fault)}`)
})
process.stdout.write(`已启动：${office.url}\n`)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 9_500).unref()
    void office.stop().then(
      () => {
        process.stdout.write('已停止。\n')
        process.exit(0)
      },
      (fault: unknown) => {
        log.error({ err: faultInLog(fault) }, 'stop: fault')
        process.exit(1)
      },
    )
  })

function checkedConfig(): Config {
  try {
    const read = readConfig(process.env)
    const local = read.puppet.name === 'local'
    const refusal = local
      ? localChatAllowed({ production: read.production, host: read.host, allowAnyway: read.localChatAllow })
      : null
    return refusal === null ? read : stopWith(2, refusal)
  } catch (fault) {
    if (fault instanceof EnvironmentFault) return stopWith(2, fault.message)
    throw fault
  }
}

function stopWith(code: number, line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(code)
}
