import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { openLog } from '../../bot/log.ts'
import { openOffice, type Office } from '../../bot/office.ts'
import { hashOfCode, newBindingCode, sha256 } from '../../handlers/shared/ids.ts'
import { jobs, runJob } from '../../jobs/schedule.ts'
import { photoWithPlace } from '../file/samples.ts'
import { freePort } from '../postgres.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, makeLiaison, zone } from '../people.ts'
import { Gateway } from './gateway.ts'

let database: TestDatabase
let gateway: Gateway
let office: Office
let home: string

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'renda-home-'))
  process.env['HOME'] = home
  database = await openSqlite()
  const district = await makeDistrict(database.db)
  const zhou = await makeDeputy(database.db, district, '周明远', [
    ['张德发', '老张'],
    ['王桂英', '王婶'],
    '赵磊',
  ])
  await database.db.wechatIdentity.deleteMany({ where: { personId: zhou.person.id } })
  await makeLiaison(database.db, district, '刘洁')
  gateway = new Gateway(await freePort(), `insecure_${randomUUID()}`)
  await gateway.up()
  await gateway.call({ do: 'add contact', id: 'wx-zhou', name: '明远' })
  // Monday, ten days before the quarter ends, in working hours
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    CLOCK: '2026-12-21T09:00:00+08:00',
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${gateway.port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    SEND_PACE_MS: '0',
    LOG_LEVEL: 'silent',
  })
  office = await openOffice(config, openLog(config.logLevel))
})

afterAll(async () => {
  await office.stop()
  await gateway.kill()
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

const loggedIn = async (withinMs: number): Promise<number> => {
  for (let waited = 0; waited < withinMs; waited += 100) {
    if (office.channel.loggedIn) return waited
    await sleep(100)
  }
  throw new Error(`not logged in within ${withinMs} ms`)
}

async function freshCode(name: string): Promise<string> {
  const person = await database.db.person.findFirstOrThrow({ where: { name } })
  const code = newBindingCode()
  const createdAt = new Date('2026-12-20T09:00:00+08:00')
  const expiresAt = new Date('2027-01-20T09:00:00+08:00')
  await database.db.bindingCode.create({
    data: { personId: person.id, codeHash: hashOfCode(code), createdAt, expiresAt },
  })
  return code
}

test(
  'a deputy binds, reports, gets the receipt, undoes, asks for the quota and is reminded',
  { timeout: 90_000 },
  async () => {
    await loggedIn(30_000)
    // what runs at the start reminds whoever is bound by then, and names him in his liaison's list: he binds after it
    const listed = () => database.db.notice.count({ where: { kind: 'contact-quota-group' } })
    await expect.poll(listed, { timeout: 30_000 }).toBe(1)
    expect(await gateway.say('wx-zhou', '你好')).toContain('绑定码')
    expect(await gateway.say('wx-zhou', `绑定 ${await freshCode('周明远')}`)).toContain(
      '周明远您好，绑定好了',
    )
    const receipt = await gateway.say('wx-zhou', '走访 张德发 反映3栋路灯不亮')
    expect(receipt).toMatch(
      /^已记：12月21日 走访 张德发（本季第1\/3位）。诉求1条：3栋路灯不亮。编号\d+。改：回“改”；撤：回“撤回”。$/,
    )
    expect(await gateway.say('wx-zhou', '撤回')).toContain('已撤回：12月21日 走访 张德发')
    expect(await gateway.say('wx-zhou', '昨天打电话给王婶')).toContain('12月20日 电话 王桂英（本季第1/3位）')
    expect(await gateway.say('wx-zhou', '本季度联系情况')).toContain('1/3位')
    expect(await gateway.say('wx-zhou', '还差谁')).toMatch(/张德发 138.*赵磊 138/s)

    const before = (await gateway.sent('wx-zhou')).length
    await remindNow()
    expect(await gateway.line('wx-zhou', before)).toMatch(/【联系提醒】周明远您好.*还差2位：张德发、赵磊/s)
  },
)

async function remindNow(): Promise<void> {
  const [job] = jobs
  if (!job) throw new Error('no job')
  const door = { db: office.db, zone, now: () => office.clock.now() }
  for await (const _ of runJob(door, job, office.clock.now()));
}

test(
  'a message that the channel delivers again changes nothing and is not answered again',
  { timeout: 180_000 },
  async () => {
    const messageId = randomUUID()
    await gateway.say('wx-zhou', '微信跟赵磊聊了', { messageId })
    const reports = await database.db.contactReport.count()
    const said = (await gateway.sent('wx-zhou')).length
    await gateway.call({ do: 'receive', id: 'wx-zhou', text: '微信跟赵磊聊了', messageId })
    await gateway.say('wx-zhou', '帮助')
    expect(await database.db.contactReport.count()).toBe(reports)
    expect((await gateway.sent('wx-zhou')).length).toBe(said + 1)
  },
)

test(
  'photos come through the gateway, pictures and files go out whole, small and large',
  { timeout: 180_000 },
  async () => {
    const report = await gateway.say('wx-zhou', '走访 赵磊 反映井盖松动')
    const id = /编号(\d+)/.exec(report)?.[1] ?? ''
    const before = (await gateway.sent('wx-zhou')).length
    const photo = await photoWithPlace(1_200, 900)
    await gateway.call({
      do: 'receive file',
      id: 'wx-zhou',
      name: '井盖.jpg',
      base64: photo.toString('base64'),
    })
    expect(await gateway.line('wx-zhou', before)).toBe(`收到照片，附在编号${id}那条下。发错了回“删照片”。`)

    const large = (await gateway.sent('wx-zhou')).length
    const tooLarge = Buffer.alloc(10 * 2 ** 20 + 10, 1).toString('base64')
    await gateway.call({ do: 'receive file', id: 'wx-zhou', name: '大.pdf', base64: tooLarge })
    expect(await gateway.line('wx-zhou', large)).toContain('超过10 MB，没有存')

    const files = [
      { name: '情况图.png', bytes: randomBytes(60_000) },
      { name: '通报.pdf', bytes: randomBytes(5_000_000) },
    ]
    const to = { contactId: 'wx-zhou', roomId: null, mention: null }
    for (const file of files) await office.channel.sayFile(to, file)
    expect(await gateway.call({ do: 'sent files', id: 'wx-zhou' })).toEqual(
      files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
    )
  },
)

test(
  'the gateway dies and comes back: the bot is there again by itself and says what waited',
  { timeout: 120_000 },
  async () => {
    const reports = await database.db.contactReport.count({ where: { status: 'valid' } })
    await gateway.kill()
    await sleep(15_000)
    const waiting = await database.db.notice.create({ data: waitingNotice(await zhou()) })
    await gateway.up()
    await gateway.call({ do: 'add contact', id: 'wx-zhou', name: '明远' })
    const waited = await backWithin(30_000)
    expect(waited).toBeLessThan(30_000)
    expect(await gateway.line('wx-zhou', 0)).toBe('停机时等着的话')
    expect(await gateway.say('wx-zhou', '走访 张德发 反映停水')).toContain('张德发')
    expect(await database.db.contactReport.count({ where: { status: 'valid' } })).toBe(reports + 1)
    expect((await database.db.notice.findUniqueOrThrow({ where: { id: waiting.id } })).kind).toBe('test')
  },
)

const zhou = () => database.db.person.findFirstOrThrow({ where: { name: '周明远' } })

/** Not only logged in by its own memory, but really able to say something. */
async function backWithin(withinMs: number): Promise<number> {
  for (let waited = 0; waited < withinMs; waited += 100) {
    if ((await gateway.sent('wx-zhou')).length > 0) return waited
    await sleep(100)
  }
  throw new Error(`the bot did not come back within ${withinMs} ms`)
}

const waitingNotice = ({ id: personId }: { id: number }) => ({
  kind: 'test',
  recipient: `person:${personId}`,
  period: '2026Q4',
  step: '1',
  personId,
  text: '停机时等着的话',
  promise: 'at_least_once',
  queuedAt: office.clock.now(),
  notBefore: office.clock.now(),
})
