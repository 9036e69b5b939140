/** A training for thirty seats, from its announcement to the certificate of attendance, through a real gateway. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { openLog } from '../../bot/log.ts'
import { openOffice, type Office } from '../../bot/office.ts'
import type { MovableClock } from '../../handlers/shared/clock.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { giveCode, makeDeputy, makeDistrict, makeStaff, unbind } from '../people.ts'
import { freePort } from '../postgres.ts'
import { Gateway } from './gateway.ts'

let database: TestDatabase
let gateway: Gateway
let office: Office
let home: string
const codes = new Map<string, string>()

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'renda-home-'))
  process.env['HOME'] = home
  database = await openSqlite()
  const district = await makeDistrict(database.db)
  const day = new Date('2026-11-24T09:00:00+08:00')
  const people = [
    ['wx-liang', await makeStaff(database.db, '梁慧', ['代表工委'])],
    ['wx-zhou', await makeDeputy(database.db, district, '周明远')],
    ['wx-chen', await makeDeputy(database.db, district, '陈秀兰')],
  ] as const
  gateway = new Gateway(await freePort(), `insecure_${randomUUID()}`)
  await gateway.up()
  for (const [id, { person }] of people) {
    await unbind(database.db, person.id)
    codes.set(id, await giveCode(database.db, person.id, day))
    await gateway.call({ do: 'add contact', id, name: person.name })
  }
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    CLOCK: '2026-11-24T09:30:00+08:00',
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${gateway.port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    SEND_PACE_MS: '0',
    LOG_LEVEL: 'silent',
  })
  office = await openOffice(config, openLog(config.logLevel))
}, 60_000)

afterAll(async () => {
  await office.stop()
  await gateway.kill()
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

const moveTo = (time: string) => {
  ;(office.clock as MovableClock).set(new Date(`${time}+08:00`))
}

test(
  'a training for thirty seats, from the announcement to the certificate',
  { timeout: 90_000 },
  async () => {
    for (let waited = 0; waited < 30_000 && !office.channel.loggedIn; waited += 100) await sleep(100)
    for (const [id, code] of codes) expect(await gateway.say(id, `绑定 ${code}`)).toContain('绑定好了')
    const before = (await gateway.sent('wx-zhou')).length
    expect(
      await gateway.say('wx-liang', '12月6日下午2点到5点 专题讲座 地方组织法 通知全体代表 区委党校 名额30'),
    ).toContain('通知：2人')
    expect(await gateway.say('wx-liang', '1')).toMatch(/^已发出：.*通知2人/)
    expect(await gateway.line('wx-zhou', before)).toContain('名额：30人，先回先得')
    expect(await gateway.say('wx-zhou', '参加')).toContain('已记：参加')
    expect(await gateway.say('wx-chen', '请假 出差')).toContain('已记：请假（出差）')
    expect(await gateway.say('wx-liang', '活动1签到表')).toContain('可以直接打印')
    moveTo('2026-12-06T13:50:00')
    expect(await gateway.say('wx-zhou', '签到')).toContain('计3学时')
    expect(await gateway.say('wx-zhou', '培训证明')).toContain('等结束后再开')
    moveTo('2026-12-06T17:30:00')
    expect(await gateway.say('wx-zhou', '培训证明')).toContain('PX2026-0001：参加培训1次，共3学时')
    expect(await gateway.say('wx-chen', '培训证明')).toContain('没有参加培训的记录')
  },
)
