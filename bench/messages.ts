/** From a message delivered to its receipt handed to the channel, durable, through the real door and the real sender. */
import { openChat } from '../handlers/chat.ts'
import { Sender } from '../bot/sender.ts'
import { openDatabase } from '../prisma/client.ts'
import { makeBenchDistrict, nameOf } from './district.ts'
import { measureFloor } from './floor.ts'
import { percentile, quietLog } from './measure.ts'

const zone = 'Asia/Shanghai'
const deputies = 200

export interface MessageFigures {
  concurrency: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  floorPerSecond: number
  ofFloor: number
}

/** One round: the floor first, then the same work through the program, on the same disk in the same minute. */
export async function measureMessages(concurrency: number, count: number): Promise<MessageFigures> {
  const floorDistrict = await makeBenchDistrict(deputies)
  const floorPerSecond = measureFloor(floorDistrict.file, count)
  floorDistrict.remove()

  const district = await makeBenchDistrict(deputies)
  const db = openDatabase(district.url)
  await db.$connect()
  const handed = new Map<string, () => void>()
  const now = () => new Date()
  const sender = new Sender({
    db,
    zone,
    now,
    account: () => 'bench|bot',
    say: (to) => {
      handed.get(to.contactId ?? '')?.()
      return Promise.resolve()
    },
    sayFile: () => Promise.resolve(),
    stillHolds: {},
    paceMs: 0,
    log: quietLog,
  })
  sender.start()
  const door = { db, zone, now, baseUrl: () => 'http://127.0.0.1:3000', logFault: (_number: string, fault: unknown) => { console.error(fault) } } // prettier-ignore
  const receive = openChat(door)
  const latencies: number[] = []
  let next = 0
  const talk = async (first: number) => {
    while (next < count) {
      const index = next++
      // a person has one message on its way at a time, and nobody reports a hundred times a day
      const person = first + concurrency * (index % Math.floor(deputies / concurrency))
      const started = performance.now()
      const { promise, resolve } = Promise.withResolvers<undefined>()
      handed.set(`p${person}`, () => {
        resolve(undefined)
      })
      const text = `走访 ${nameOf(index % 10)} 反映${index}号楼路灯不亮`
      const answers = await receive({
        puppet: 'bench', account: 'bot', contactId: `p${person}`, id: `m${index}`, room: null, mentioned: true, text, attachment: null, sentAt: now(),
      }) // prettier-ignore
      sender.push(answers)
      await promise
      if (index >= count / 10) latencies.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: concurrency }, (_, index) => talk((index % deputies) + 1)))
  const perSecond = count / ((performance.now() - started) / 1000)
  await sender.stop(5_000)
  const recorded = await db.contactReport.count()
  await db.$disconnect()
  district.remove()
  if (recorded !== count) throw new Error(`${recorded} of ${count} reports were recorded`)
  return {
    concurrency,
    perSecond,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    floorPerSecond,
    ofFloor: perSecond / floorPerSecond,
  }
}
