import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { misunderstoodBefore, noteMeaning, takeIn } from '../../handlers/inbox/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, tuesday } from '../people.ts'

describe.each(databases)('the inbox on $name', ({ open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.close())

  const message = (messageId: string, more = {}) => ({
    account: 'local|bot',
    messageId,
    conversation: 'local|bot|zhou',
    fromId: 'zhou',
    roomId: null,
    text: '走访 张德发',
    sentAt: tuesday,
    ...more,
  })
  const takes = (messageId: string, more = {}) =>
    inAct(test.db, (act) => takeIn(act, message(messageId, more)))
  const understoodAs = async (conversation: string, ...intents: string[]) => {
    for (const [n, intent] of intents.entries()) {
      const id = await takes(`${conversation}-${n}`, { conversation })
      await inAct(test.db, (act) => noteMeaning(act, id ?? 0, null, intent))
    }
  }
  const before = (conversation: string, messageId = 'now') =>
    inAct(test.db, (act) => misunderstoodBefore(act, conversation, messageId))

  it('takes a message once, however often it is delivered', async () => {
    const first = await takes('m1')
    expect(first).toBeGreaterThan(0)
    expect(await takes('m1')).toBeNull()
    expect(await takes('m1', { text: 'edited', sentAt: later(tuesday, { hours: 1 }) })).toBeNull()
    expect((await test.db.inbound.findMany({ where: { messageId: 'm1' } })).map(({ text }) => text)).toEqual([
      '走访 张德发',
    ])
  })

  it('takes it once when it is delivered several times at the same moment', async () => {
    const taken = await Promise.all(Array.from({ length: 5 }, () => takes('m2')))
    expect(taken.filter((id) => id !== null)).toHaveLength(1)
  })

  it('takes the same number from another account as another message', async () => {
    expect(await takes('m1', { account: 'local|bot2' })).toBeGreaterThan(0)
  })

  it.each([
    ['nothing was said before', [], 0],
    ['the last one was understood', ['unknown', 'contact.log'], 0],
    ['the last one was not understood', ['contact.log', 'unknown'], 1],
    ['the last two were not understood', ['help', 'unknown', 'unknown'], 2],
    ['none was understood for long', ['unknown', 'unknown', 'unknown', 'unknown'], 3],
  ])('counts the misunderstood in a row: %s', async (title, intents, count) => {
    await understoodAs(title, ...intents)
    expect(await before(title)).toBe(count)
  })

  it('leaves out the message that is being answered', async () => {
    await understoodAs('g', 'contact.log', 'unknown')
    expect(await before('g', 'g-1')).toBe(0)
  })
})
