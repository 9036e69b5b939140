import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChat, type Incoming } from '../../handlers/chat.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, makeStaff, senderOf, tuesday, zone } from '../people.ts'

describe.each(databases)('when something breaks on $name', ({ open }) => {
  let test: TestDatabase
  let contactId: string
  let numbers: string[]
  beforeEach(async () => {
    numbers = []
    test = await open()
    contactId = (await makeDeputy(test.db, await makeDistrict(test.db), '周明远', ['张德发', '王桂英']))
      .contactId
  })
  afterEach(() => test.close())

  const door = (db: Db = test.db) =>
    openChat({
      db,
      zone,
      now: () => tuesday,
      baseUrl: () => 'http://127.0.0.1:3000',
      logFault: (number) => numbers.push(number),
    })
  const message = (id: string, text: string, more: Partial<Incoming> = {}): Incoming => ({
    ...senderOf(contactId),
    id,
    room: null,
    mentioned: true,
    text,
    attachment: null,
    sentAt: tuesday,
    ...more,
  })
  const texts = (answers: readonly { text: string }[]) => answers.map(({ text }) => text)
  /** A table that cannot be written any more. */
  const breakConcerns = () => test.db.$executeRawUnsafe('ALTER TABLE "Concern" RENAME TO "Broken"')

  it('he hears a number and what to do, nothing is half recorded, and the message is kept', async () => {
    await breakConcerns()
    const said = texts(await door()(message('m1', '走访 张德发 反映停水')))
    expect(said).toEqual([
      `出错了，编号${numbers[0] ?? ''}，这条没有记。请过几分钟再发一次；还不行请把编号告诉联络处。`,
    ])
    expect(await test.db.contactReport.count()).toBe(0)
    expect(await test.db.inbound.findMany()).toMatchObject([
      { messageId: 'm1', text: '走访 张德发 反映停水' },
    ])
    expect(await test.db.audit.findMany()).toMatchObject([
      { action: 'chat.fault', after: JSON.stringify({ number: numbers[0] }) },
    ])
  })

  it('the staff who look after the system are told the number', async () => {
    await makeStaff(test.db, '韩雪', ['系统管理'])
    await breakConcerns()
    const [said] = texts(await door()(message('m1', '走访 张德发 反映停水')))
    expect(said).toContain('已通知工作人员')
    expect(await test.db.notice.findFirst({ where: { kind: 'fault' } })).toMatchObject({
      text: expect.stringContaining(numbers[0] ?? 'no number') as string,
    })
  })

  it('the same message again is not tried again', async () => {
    await breakConcerns()
    const receive = door()
    await receive(message('m1', '走访 张德发 反映停水'))
    expect(await receive(message('m1', '走访 张德发 反映停水'))).toEqual([])
    expect(numbers).toHaveLength(1)
  })

  it('in a group nothing is said about it', async () => {
    await test.db.$executeRawUnsafe('ALTER TABLE "Room" RENAME TO "Broken"')
    const room = { id: 'r1', topic: '桥东一组代表群' }
    expect(await door()(message('m1', '大家好', { room, mentioned: false }))).toEqual([])
    expect(numbers).toHaveLength(1)
  })

  it('a message that breaks does not harm those that came with it', async () => {
    await breakConcerns()
    const receive = door()
    const answers = await Promise.all([
      receive(message('m0', '帮助')),
      receive(message('m1', '走访 张德发')),
      receive(message('m2', '走访 王桂英 反映停水')),
      receive(message('m3', '还差谁')),
    ])
    const [, first, broken, last] = answers.map((answer) => texts(answer).join())
    expect(first).toMatch(/^已记：11月24日 走访 张德发/)
    expect(broken).toMatch(/^出错了，编号/)
    expect(last).toMatch(/^本季还差1位选民没联系/)
    expect(await test.db.contactReport.count()).toBe(1)
  })

  it('nothing is acknowledged while the database cannot be written, and the same message is taken in later', async () => {
    const gone = new Proxy(test.db, {
      get: (target, name) =>
        name === '$transaction'
          ? () => Promise.reject(new Error('disk full'))
          : (Reflect.get(target, name) as unknown),
    })
    await expect(door(gone)(message('m1', '走访 张德发'))).rejects.toThrow('disk full')
    expect(texts(await door()(message('m1', '走访 张德发'))).join()).toMatch(/^已记：/)
  })

  it('signs that no database stores are left out, and the rest is taken in', async () => {
    const [said] = texts(await door()(message('m1', '走访\u0000 张德发\u0007 反映路灯\ud83d不亮')))
    expect(said).toMatch(/^已记：/)
    expect(numbers).toEqual([])
  })
})
