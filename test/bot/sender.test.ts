import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotLoggedIn } from '../../handlers/notice/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { later, tuesday } from '../people.ts'
import { aLook, account, outboxWorld, until, type World } from './outbox-world.ts'

const evening = new Date('2026-11-24T20:00:00+08:00')
const tooOften = () => Promise.reject(new Error('发送消息过于频繁，请稍后再试'))
const broken = () => Promise.reject(new Error('14 UNAVAILABLE'))

let test: TestDatabase
let world: World
beforeEach(async () => {
  test = await openSqlite()
  world = outboxWorld(test.db)
})
afterEach(async () => {
  await world.stop()
  await test.close()
})

const allSent = async () => (await world.states()).every((state) => state === 'sent')

describe('answers', () => {
  it('are said in the order they were written, and stand as sent', async () => {
    const sender = world.sender()
    for (const text of ['已记：1', '已记：2', '已记：3']) sender.push(await world.answers(text))
    await until(allSent)
    expect(world.saidTexts()).toEqual(['已记：1', '已记：2', '已记：3'])
  })

  it('that a crash left unsaid are said after the restart', async () => {
    await world.answers('已记：走访 张德发')
    world.now = later(tuesday, { minutes: 2 })
    world.sender()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['已记：走访 张德发'])
  })

  it('that were said just before a crash are said once more: they carry their number', async () => {
    const crashed = world.sender({ db: deaf(world.db) })
    crashed.push(await world.answers('已记。编号231。'))
    await until(() => world.said.length === 1)
    world.now = later(tuesday, { minutes: 2 })
    world.sender()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['已记。编号231。', '已记。编号231。'])
  })

  it('that the channel did not take are tried again, later each time', async () => {
    world.channel = broken
    const sender = world.sender()
    sender.push(await world.answers('已记'))
    await until(async () => (await world.states())[0] === 'queued')
    expect(await world.db.notice.findFirst()).toMatchObject({
      notBefore: later(tuesday, { seconds: 2 }),
      error: '14 UNAVAILABLE',
    })
    world.channel = () => Promise.resolve()
    world.now = later(tuesday, { seconds: 2 })
    sender.wake()
    await until(allSent)
    expect(world.said).toHaveLength(1)
  })

  it('wait while nobody is logged in', async () => {
    let login: string | null = null
    const sender = world.sender({ account: () => login })
    sender.push(await world.answers('已记'))
    await aLook()
    expect(world.said).toEqual([])
    login = account
    sender.wake()
    await until(allSent)
    expect(world.said).toHaveLength(1)
  })
})

/** A database that does not note any more that something was said: the machine died in between. */
const deaf = (db: Db): Db =>
  new Proxy(db, {
    get: (target, name) =>
      name === '$transaction'
        ? () => Promise.reject(new Error('the machine died'))
        : (Reflect.get(target, name) as unknown),
  })

describe('reminders', () => {
  it('that were taken when the machine died stand as unknown and are not said again', async () => {
    const died = Promise.withResolvers<undefined>()
    await world.reminds(await world.bound('周明远'))
    world.channel = () => died.promise
    world.sender()
    await until(async () => (await world.states())[0] === 'sending')
    world.channel = () => Promise.resolve()
    world.now = later(tuesday, { minutes: 2 })
    world.sender()
    await until(async () => (await world.states())[0] === 'unknown')
    await aLook()
    expect(world.said).toEqual([])
    died.resolve(undefined)
  })

  it('that the channel may or may not have taken stand as unknown', async () => {
    world.channel = broken
    await world.reminds(await world.bound('周明远'))
    world.sender()
    await until(async () => (await world.states())[0] === 'unknown')
    expect(await world.db.notice.findFirst()).toMatchObject({ error: '14 UNAVAILABLE', attempts: 1 })
  })

  it('wait for the working hours', async () => {
    world.now = evening
    await world.reminds(await world.bound('周明远'))
    const sender = world.sender()
    await aLook()
    expect(world.said).toEqual([])
    world.now = new Date('2026-11-25T08:30:00+08:00')
    sender.wake()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['还差3位选民'])
  })

  it('are not said to somebody who has done meanwhile what they remind of', async () => {
    const [done, short] = [await world.bound('甲'), await world.bound('乙')]
    await world.reminds(done)
    await world.reminds(short)
    const holds = (_act: unknown, { personId }: { personId: number | null }) =>
      Promise.resolve(personId === done ? null : '还差1位选民')
    world.sender({ stillHolds: { 'contact-quota': holds } })
    await until(async () => (await world.states()).join() === 'dropped,sent')
    expect(world.said).toMatchObject([{ to: `p${short}`, text: '还差1位选民' }])
  })

  it('for one person come as one message', async () => {
    const zhou = await world.bound('周明远')
    await world.reminds(zhou)
    await world.reminds(zhou, { kind: 'pending-digest', text: '023号建议等您评价' })
    world.sender()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['还差3位选民\n\n023号建议等您评价'])
  })

  it('that are long come in parts of at most 2,000 signs', async () => {
    const list = Array.from({ length: 300 }, (_, n) => `代表${n}（还差10位）`).join('\n')
    await world.reminds(await world.bound('刘洁'), { text: list })
    world.sender()
    await until(allSent)
    expect(world.said.length).toBeGreaterThan(1)
    expect(Math.max(...world.saidTexts().map((text) => text.length))).toBeLessThanOrEqual(2000)
    expect(world.saidTexts().join('\n')).toBe(list)
  })

  it('let the answers go first', async () => {
    await world.reminds(await world.bound('周明远'))
    await world.answers('已记')
    world.now = later(tuesday, { minutes: 2 })
    world.sender()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['已记', '还差3位选民'])
  })
})

describe('when WeChat says that it is too much', () => {
  it('the account rests for an hour, keeps its queue, and then goes on', async () => {
    world.channel = tooOften
    const people = [await world.bound('甲'), await world.bound('乙'), await world.bound('丙')]
    for (const id of people) await world.reminds(id)
    const sender = world.sender()
    await until(async () => (await world.db.accountPause.count()) === 1)
    world.channel = () => Promise.resolve()
    sender.push(await world.answers('已记'))
    sender.wake()
    await aLook()
    expect(world.said).toEqual([])
    expect(await world.db.accountPause.findFirst()).toMatchObject({
      account,
      minutes: 60,
      pausedUntil: later(tuesday, { hours: 1 }),
    })
    world.now = later(tuesday, { hours: 1 })
    sender.wake()
    await until(allSent)
    expect(world.said).toHaveLength(4)
  })

  it('the second rest is twice as long', async () => {
    world.channel = tooOften
    await world.reminds(await world.bound('甲'))
    const sender = world.sender()
    await until(async () => (await world.db.accountPause.count()) === 1)
    world.now = later(tuesday, { hours: 1 })
    sender.wake()
    await until(async () => (await world.db.accountPause.findFirst())?.minutes === 120)
    expect(await world.db.accountPause.findFirst()).toMatchObject({
      pausedUntil: later(tuesday, { hours: 3 }),
    })
    expect(await world.states()).toEqual(['queued'])
  })

  it('a restart does not end the rest, not even for an answer', async () => {
    world.channel = tooOften
    const first = world.sender()
    first.push(await world.answers('已记：1'))
    await until(async () => (await world.db.accountPause.count()) === 1)
    await first.stop(500)
    world.channel = () => Promise.resolve()
    const restarted = world.sender()
    await aLook()
    restarted.push(await world.answers('已记：2'))
    await aLook()
    expect(world.said).toEqual([])
  })

  it('only the account that was told rests', async () => {
    await world.db.accountPause.create({
      data: {
        account: 'local|bot2',
        pausedUntil: later(tuesday, { hours: 1 }),
        minutes: 60,
        reason: '过于频繁',
      },
    })
    const sender = world.sender()
    sender.push(await world.answers('已记'))
    await until(allSent)
    expect(world.said).toHaveLength(1)
  })
})

describe('the pace', () => {
  const gaps = (times: readonly number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0))

  it('keeps the least gap between two sends', async () => {
    const sender = world.sender({ paceMs: 60 })
    for (const text of ['1', '2', '3', '4']) sender.push(await world.answers(text))
    await until(() => world.said.length === 4)
    expect(Math.min(...gaps(world.said.map(({ at }) => at)))).toBeGreaterThanOrEqual(58)
  })

  it('keeps it between tries that fail too', async () => {
    const tries: number[] = []
    world.channel = () => {
      tries.push(performance.now())
      return broken()
    }
    const sender = world.sender({ paceMs: 60 })
    for (const text of ['1', '2', '3', '4']) sender.push(await world.answers(text))
    await until(() => tries.length >= 4)
    expect(Math.min(...gaps(tries))).toBeGreaterThanOrEqual(58)
  })
})

describe('stopping', () => {
  it('says what is in hand first', async () => {
    const sender = world.sender({ paceMs: 20 })
    for (const text of ['1', '2', '3']) sender.push(await world.answers(text))
    await sender.stop(5_000)
    expect(world.saidTexts()).toEqual(['1', '2', '3'])
    expect(await allSent()).toBe(true)
  })

  it('leaves for the next start what the pace does not allow in the time', async () => {
    const sender = world.sender({ paceMs: 60_000 })
    for (const text of ['1', '2', '3']) sender.push(await world.answers(text))
    await until(() => world.said.length === 1)
    await sender.stop(100)
    expect(await world.states()).toEqual(['sent', 'sending', 'sending'])
    world.now = later(tuesday, { minutes: 2 })
    world.sender()
    await until(allSent)
    expect(world.saidTexts()).toEqual(['1', '2', '3'])
  })
})

it('what was said is noted even when the first note of it failed', async () => {
  let fails = 1
  const flaky = new Proxy(world.db, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name)
      if (name !== '$transaction' || world.said.length === 0 || fails-- <= 0) return found
      return () => Promise.reject(new Error('the disk was full for a moment'))
    },
  })
  await world.reminds(await world.bound('周明远'))
  world.sender({ db: flaky })
  await until(allSent)
  expect(world.said).toHaveLength(1)
})

describe('what is begun or in hand', () => {
  it('a reminder whose second part was throttled is not said again from the start', async () => {
    let parts = 0
    world.channel = () => (++parts === 2 ? tooOften() : Promise.resolve())
    await world.reminds(await world.bound('刘洁'), { text: '代表'.repeat(1750) })
    world.sender()
    await until(async () => (await world.states()).includes('unknown'))
    expect(parts).toBe(2)
  })

  it('a reminder that met a logged-out account waits, for nothing was said', async () => {
    let tries = 0
    world.channel = () => (++tries === 1 ? Promise.reject(new NotLoggedIn()) : Promise.resolve())
    await world.reminds(await world.bound('刘洁'), { text: '等登录再说' })
    world.sender()
    await until(async () => (await allSent()) && world.said.length === 1)
    expect(tries).toBe(2)
  })

  it('what was meant for one account is not said with another', async () => {
    let loggedIn = account
    const sender = world.sender({ account: () => loggedIn, paceMs: 400 })
    sender.push([
      ...(await world.answers('第一句')),
      ...(await world.answers('第二句')),
      ...(await world.answers('第三句')),
    ])
    await until(() => Promise.resolve(world.said.length === 1))
    loggedIn = 'local|another'
    await aLook()
    // the second was on its way already when the account changed
    expect(world.saidTexts()).not.toContain('第三句')
  })
})
