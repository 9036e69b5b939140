import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openChat, type Incoming, type Receive } from '../../handlers/chat.ts'
import { openDatabase, type Db } from '../../prisma/client.ts'
import { databases } from '../databases.ts'
import { later, makeDeputy, makeDistrict, makeStaff, senderOf, tuesday, zone } from '../people.ts'

const conversations: Record<string, string[]> = {
  p1: ['走访 张德发 反映3栋路灯不亮', '打电话给王婶', '撤回', '走访', '王桂英', '还差谁'],
  p2: ['走访 张德发', '走访 老张', '1', '刚才那条日期错了 是前天不是昨天', '阿巴阿巴', '人工'],
  p3: ['走访 陈小毛', '1', '昨天微信跟小赵聊了', '改', '2', '电话'],
  stranger: ['你好', '绑定 22223333', '绑定 33334444'],
}

interface Line extends Incoming {
  order: number
}

/** Every message of every conversation, those of one conversation in their order. */
const lines: Line[] = Object.entries(conversations).flatMap(([contactId, texts]) =>
  texts.map((text, order) => ({
    ...senderOf(contactId),
    id: `${contactId}-${order}`,
    room: null,
    mentioned: true,
    text,
    attachment: null,
    sentAt: later(tuesday, { minutes: order }),
    order,
  })),
)

async function fill(db: Db): Promise<void> {
  const district = await makeDistrict(db)
  for (const name of ['周明远', '陈秀兰', '何建平'])
    await makeDeputy(db, district, name, [
      ['张德发', '老张'],
      ['王桂英', '王婶'],
      ['赵磊', '小赵'],
    ])
  await makeStaff(db, '梁慧', ['代表工委'])
}

const doorOf = (db: Db): Receive =>
  openChat({
    db,
    zone,
    now: () => tuesday,
    baseUrl: () => 'http://127.0.0.1:3000',
    logFault: (_number, fault) => {
      throw fault
    },
  })

/** What is in the database, whatever numbers the rows got. */
async function contents(db: Db): Promise<unknown> {
  const reports = await db.contactReport.findMany({
    include: { contactor: true, contacts: { include: { voter: true } }, concerns: true },
  })
  const told = await db.notice.findMany()
  const questions = await db.openQuestion.findMany()
  const deeds = await db.audit.findMany()
  const inbound = await db.inbound.findMany()
  const shown = [
    ...reports.map(
      (one) =>
      [one.contactor.name, one.messageId, one.method, one.occurredOn, one.status, one.unlisted, one.version,
        ...one.contacts.map(({ voter, counts }) => `${voter?.name ?? ''}${String(counts)}`).sort(),
        ...one.concerns.map(({ text, status }) => `${text}${status}`)].join(' '), // prettier-ignore
    ),
    ...told.map(
      ({ kind, recipient, step, text }) =>
        `${kind} ${recipient} ${step} ${text.replace(/编号\d+|1380000\d+/g, '')}`,
    ),
    ...questions.map(({ conversation, kind, outcome }) => `${conversation} ${kind} ${outcome ?? 'open'}`),
    ...deeds.map(({ actor, action }) => `${actor} ${action}`),
    ...inbound.map(({ messageId, intent }) => `${messageId} ${intent ?? ''}`),
  ]
  return shown.sort()
}

/** Each message first in its conversation's order, then again as often and as late as it comes. */
function withRepeats(order: readonly Line[], repeats: readonly [number, number][]): Line[] {
  const delivered = [...order]
  for (const [which, howLate] of repeats) {
    const again = order[which % order.length]
    if (!again) continue
    const first = delivered.indexOf(again)
    delivered.splice(first + 1 + (howLate % (delivered.length - first)), 0, again)
  }
  return delivered
}

/** Any interleaving of the conversations: by a shuffled list of who comes next. */
const anyOrder = fc.shuffledSubarray([...lines.keys()], { minLength: lines.length }).map((keys) => {
  const queues = Map.groupBy(lines, ({ contactId }) => contactId)
  const waiting = new Map([...queues].map(([contactId, queue]) => [contactId, [...queue]]))
  return keys.flatMap((key) => waiting.get(lines[key]?.contactId ?? '')?.shift() ?? [])
})
const anyRepeats = fc.array(fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })), {
  minLength: 40,
  maxLength: 60,
})

describe.each(databases)('messages that come again and again, on $name', ({ open }) => {
  it(
    'three times, shuffled among each other, across a restart: the database is the same',
    { timeout: 120_000 },
    async () => {
      const once = await open()
      await fill(once.db)
      const receive = doorOf(once.db)
      for (const line of lines) await receive(line)
      const expected = await contents(once.db)
      expect(JSON.stringify(expected)).toContain('张德发')

      await fc.assert(
        fc.asyncProperty(anyOrder, anyRepeats, fc.nat({ max: 60 }), async (order, repeats, restartAt) => {
          const test = await open()
          const restarted = openDatabase(test.url)
          try {
            await fill(test.db)
            const [before, after] = [doorOf(test.db), doorOf(restarted)]
            for (const [n, line] of withRepeats(order, repeats).entries())
              await (n < restartAt ? before : after)(line)
            expect(await contents(restarted)).toEqual(expected)
          } finally {
            await restarted.$disconnect()
            await test.close()
          }
        }),
        { numRuns: 8, endOnFailure: true },
      )
      await once.close()
    },
  )

  it('all at the same moment: each is taken in once and answered once', async () => {
    const test = await open()
    await fill(test.db)
    const receive = doorOf(test.db)
    const again = [...lines, ...lines, ...lines]
    const answers = await Promise.all(again.map((line) => receive(line)))
    expect(await test.db.inbound.count()).toBe(lines.length)
    expect(answers.filter((answer) => answer.length > 0)).toHaveLength(lines.length)
    await test.close()
  })
})
