/**
 * The office without WeChat: twenty people report as fast as they are answered; a fake channel journals what it accepted.
 * Killed at any moment and started again, it goes on with what was not answered.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { Sender } from '../../bot/sender.ts'
import { openChat } from '../../handlers/chat.ts'
import type { Answer, StillHolds } from '../../handlers/notice/actions.ts'
import { movableClock } from '../../handlers/shared/clock.ts'
import { jobs, runJob, stillHolds } from '../../jobs/schedule.ts'
import { openDatabase } from '../../prisma/client.ts'

// whoever is killed writes no cache at his end
flushCompileCache()

const { KILL_URL = '', KILL_JOURNAL = '', KILL_AT = '' } = process.env
const people = 20
const zone = 'Asia/Shanghai'
const clock = movableClock(new Date(KILL_AT))
const now = () => clock.now()
const db = openDatabase(KILL_URL)
await db.$connect()

let atWork = false

/** What the channel accepted: one line each, on disk before it says so. */
const journal = (line: object) => {
  appendFileSync(KILL_JOURNAL, `${JSON.stringify(line)}\n`)
  // what was redelivered is known before anything is read: the work begins with the first thing said
  if (!atWork && 'to' in line) {
    process.send?.('at work')
    atWork = true
  }
}
const accepted = existsSync(KILL_JOURNAL)
  ? readFileSync(KILL_JOURNAL, 'utf8').split('\n').filter(Boolean)
  : []
const answered = new Set(accepted.map((line) => (JSON.parse(line) as { message?: string }).message))
const waiting = new Map<string, { message: string; done: () => void }>()

/** Each reminder carries its key, so that the journal shows whether one was said twice. */
const marked = Object.fromEntries(
  Object.entries(stillHolds).map(([kind, asked]): [string, StillHolds] => [
    kind,
    async (act, notice) => {
      const text = await asked(act, notice)
      return text && `${text}〔${notice.recipient} ${notice.period} ${notice.step}〕`
    },
  ]),
)

const sender = new Sender({
  db,
  zone,
  now,
  account: () => 'local|bot',
  say: (to, text) => {
    const asked = waiting.get(to.contactId ?? '')
    const isReceipt = text.startsWith('已记') || text.startsWith('出错')
    journal({ to: to.contactId, text, ...(isReceipt && asked ? { message: asked.message } : {}) })
    if (isReceipt) asked?.done()
    return Promise.resolve()
  },
  sayFile: () => Promise.resolve(),
  stillHolds: marked,
  paceMs: 0,
  log: pino({ level: 'silent' }),
})
sender.start()

const door = {
  db,
  zone,
  now,
  baseUrl: () => 'http://127.0.0.1:3000',
  logFault: (_number: string, fault: unknown) => console.error(fault),
}

const receive = openChat(door)

async function report(person: number, index: number): Promise<void> {
  const message = `m-${person}-${index}`
  if (answered.has(message)) return
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const contactId = `p${person}`
  waiting.set(contactId, {
    message,
    done: () => {
      resolve(undefined)
    },
  })
  const text = `走访 张德发 反映${index}号楼路灯不亮`
  const answers: Answer[] = await receive({
    puppet: 'local', account: 'bot', contactId, id: message, room: null, mentioned: true, text, attachment: null, sentAt: now(),
  }) // prettier-ignore
  if (answers.length === 0) {
    // redelivered after a crash: it is recorded, and its receipt comes from the outbox or came before the crash
    journal({ redelivered: message })
    return
  }
  sender.push(answers)
  await promise
}

async function talk(person: number): Promise<void> {
  for (let index = 0; ; index++) await report(person, index)
}

const [job] = jobs
const remind = async () => {
  if (job) for await (const _ of runJob({ db, zone, now }, job, now())) sender.wake()
}
await Promise.all([remind(), ...Array.from({ length: people }, (_, index) => talk(index + 1))])
