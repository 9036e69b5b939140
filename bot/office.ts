/** The running office: database, channel, web and jobs, opened in this order and closed in reverse. */
import { createServer, type Server } from 'node:http'
import type Router from '@koa/router'
import Koa from 'koa'
import { openChat, openRooms, type Incoming } from '../handlers/chat.ts'
import type { Db } from '../handlers/shared/act.ts'
import {
  elapsed,
  machineClock,
  movableClock,
  type Clock,
  type MovableClock,
} from '../handlers/shared/clock.ts'
import { nothingHere, webRoutes } from '../handlers/web.ts'
import { startSchedule, stillHolds, type Schedule } from '../jobs/schedule.ts'
import { openDatabase } from '../prisma/client.ts'
import { migrate } from '../prisma/migrate.ts'
import { prepareDemo } from '../prisma/seed.ts'
import type { Config } from './config.ts'
import { openLocalPuppet, type LocalOffice } from './local/office.ts'
import { faultInLog, type Logger } from './log.ts'
import { Sender } from './sender.ts'
import { Channel } from './wechat.ts'

const version = '0.1.0'

export interface Office {
  url: string
  db: Db
  clock: Clock
  channel: Channel
  /** The built-in puppet, when it is the one that runs. */
  local: LocalOffice | null
  /** Something may be due to be said: look now. */
  wake(): void
  stop(): Promise<void>
}

/** Opens everything; throws when the database cannot be opened or migrated, or the port is taken. */
export async function openOffice(config: Config, log: Logger): Promise<Office> {
  const local = config.puppet.name === 'local'
  // the chat page may move the clock; elsewhere it follows the machine
  const clock: Clock | MovableClock = config.clockStart
    ? movableClock(config.clockStart)
    : local
      ? movableClock(machineClock.now())
      : machineClock
  const now = () => clock.now()
  await migrate(config.databaseUrl, now())
  const db = openDatabase(config.databaseUrl)
  await db.$connect()
  if (local && config.demo) await prepareDemo(db, { now: now(), zone: config.zone })

  const localOffice = local ? await openLocalPuppet(db, config, clock) : null
  let url = config.baseUrl
  const baseUrl = () => url
  const { channel, sender } = openChannel(config, db, now, baseUrl, localOffice, log)
  const schedule = startSchedule(
    { db, zone: config.zone, now },
    () => {
      sender.wake()
    },
    (job, err) => {
      log.error({ job, err: faultInLog(err) }, 'job: fault')
    },
  )
  const web = webRoutes({
    db,
    zone: config.zone,
    now,
    baseUrl,
    puppet: config.puppet.name,
    loggedIn: () => channel.loggedIn,
    version,
    paceMs: config.paceMs,
    wake: () => {
      sender.wake()
    },
    logFault: (number, fault) => {
      log.error({ number, err: faultInLog(fault) }, 'web: fault')
    },
  })
  const chatPage = localOffice?.routes(() => {
    schedule.wakeAll()
    sender.wake()
  })
  const server = await listen(config, [web, ...(chatPage ? [chatPage] : [])])
  url = urlOf(config, server)
  sender.start()
  channel.start()
  return {
    url,
    db,
    clock,
    channel,
    local: localOffice,
    wake: () => {
      sender.wake()
    },
    stop: () => close(db, channel, sender, schedule, server, localOffice),
  }
}

function openChannel(
  config: Config,
  db: Db,
  now: () => Date,
  baseUrl: () => string,
  local: LocalOffice | null,
  log: Logger,
) {
  const door = {
    db,
    zone: config.zone,
    now,
    baseUrl,
    logFault: (number: string, fault: unknown) => {
      log.error({ number, err: faultInLog(fault) }, 'chat: fault')
    },
  }
  const receive = openChat(door)
  const channel = new Channel({
    name: config.puppet.name,
    puppet: local?.puppet ?? config.puppet,
    receive: (incoming) => take(incoming),
    onRoomEvent: openRooms(door),
    onLogin: () => {
      sender.wake()
    },
    // a clock that was set runs apart from the puppet's; then a message is as old as its arrival
    sentAt: (timestamp) => (config.clockStart && !local ? now() : instantOf(timestamp, now())),
    log,
  })
  const sender = new Sender({
    db,
    zone: config.zone,
    now,
    account: () => channel.account,
    say: (to, text) => channel.say(to, text),
    sayFile: (to, file) => channel.sayFile(to, file),
    stillHolds,
    paceMs: config.paceMs,
    log,
  })
  const take = async (incoming: Incoming): Promise<void> => {
    try {
      sender.push(await receive(incoming))
    } catch (err) {
      log.error({ err: faultInLog(err) }, 'chat: not recorded')
      const to = { contactId: incoming.room ? null : incoming.contactId, roomId: null, mention: null }
      if (to.contactId)
        await channel.say(to, '系统暂时记不了，这条没有记。请过几分钟再发一次。').catch(() => undefined)
    }
  }
  return { channel, sender }
}

/** Puppets give seconds or milliseconds; a message from the future counts as of now. */
function instantOf(timestamp: number, now: Date): Date {
  const ms = timestamp < 1e11 ? timestamp * 1000 : timestamp
  return Number.isFinite(ms) && ms > 0 && ms <= now.getTime() ? new Date(ms) : now
}

async function listen(config: Config, routers: readonly Router[]): Promise<Server> {
  const app = new Koa()
  for (const router of routers) app.use(router.routes()).use(router.allowedMethods())
  app.use(nothingHere)
  const answer = app.callback()
  const server = createServer((request, response) => void answer(request, response))
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  server.once('error', reject)
  server.listen(config.port, config.host, () => {
    resolve(undefined)
  })
  await promise
  return server
}

function urlOf(config: Config, server: Server): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return config.port === 0 ? `http://${config.host}:${port}` : config.baseUrl
}

/** Finishes what is being handled, within ten seconds. */
async function close(
  db: Db,
  channel: Channel,
  sender: Sender,
  schedule: Schedule,
  server: Server,
  local: LocalOffice | null,
): Promise<void> {
  const started = elapsed()
  local?.close()
  server.close()
  server.closeIdleConnections()
  await schedule.stop()
  await channel.finish()
  await sender.stop(Math.max(500, 6_000 - (elapsed() - started)))
  await channel.stop()
  server.closeAllConnections()
  await db.$disconnect()
}
