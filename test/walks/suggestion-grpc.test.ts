/**
 * Two suggestions from the first draft to closed, through a gRPC gateway and the real Wechaty client. The judge of who was told
 * what is the WeChat behind the gateway: what it accepted.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { openLog } from '../../bot/log.ts'
import { openOffice, type Office } from '../../bot/office.ts'
import { senderKey } from '../../handlers/people/rules.ts'
import type { MovableClock } from '../../handlers/shared/clock.ts'
import { sha256 } from '../../handlers/shared/ids.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { pdf, photoWithPlace } from '../file/samples.ts'
import { freePort } from '../postgres.ts'
import { makeWorld, type World } from '../suggestion/world.ts'
import { Gateway } from './gateway.ts'

type Name = 'zhou' | 'chen' | 'he' | 'liang' | 'mao' | 'ma' | 'wang' | 'su' | 'wu'
const names: readonly Name[] = ['zhou', 'chen', 'he', 'liang', 'mao', 'ma', 'wang', 'su', 'wu']

let database: TestDatabase
let world: World
let gateway: Gateway
let office: Office
let home: string

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'renda-home-'))
  process.env['HOME'] = home
  database = await openSqlite()
  world = await makeWorld(database.db)
  gateway = new Gateway(await freePort(), `insecure_${randomUUID()}`)
  await gateway.up()
  for (const name of names) await gateway.call({ do: 'add contact', id: idOf(name), name })
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    CLOCK: '2026-11-24T09:00:00+08:00',
    WECHATY_PUPPET: 'wechaty-puppet-service',
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${gateway.port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
    SEND_PACE_MS: '0',
    LOG_LEVEL: 'silent',
  })
  office = await openOffice(config, openLog(config.logLevel))
  for (let waited = 0; office.channel.account === null; waited += 100) {
    if (waited > 60_000) throw new Error('not logged in')
    await sleep(100)
  }
  // all have bound their WeChat to this account before
  const [puppet = '', account = ''] = office.channel.account.split('|')
  for (const { id, contactId } of await database.db.wechatIdentity.findMany())
    await database.db.wechatIdentity.update({
      where: { id },
      data: { puppet, account, activeKey: senderKey({ puppet, account, contactId }) },
    })
}, 120_000)

afterAll(async () => {
  await office.stop()
  await gateway.kill()
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

const idOf = (name: Name): string => world[name].contactId
const say = (name: Name, text: string): Promise<string> => gateway.say(idOf(name), text)

/** The office's clock goes to half past nine of a day. CLOCK was set: it can be moved. */
const goTo = (day: string): void => {
  ;(office.clock as MovableClock).set(new Date(`${day}T09:30:00+08:00`))
}

/** What was told to whom about one suggestion, as the WeChat accepted it; several at once come as one message. */
function listenTo(title: string) {
  const heardBefore = new Map<Name, number>()
  const noticesOf = async (name: Name): Promise<string[]> =>
    (await gateway.sent(idOf(name)))
      .flatMap((line) => line.split(/\n\n(?=【)/))
      .filter((part) => part.startsWith('【') && part.includes(title))
  /** After a step exactly these are told, each once, and nobody else anything. */
  return async (expected: readonly (readonly [Name, string])[]): Promise<void> => {
    const due = (name: Name) => expected.filter(([to]) => to === name).map(([, head]) => head)
    const fresh = async (name: Name) => (await noticesOf(name)).slice(heardBefore.get(name) ?? 0)
    for (let waited = 0; waited < 20_000; waited += 50) {
      const missing = names.filter((name) => due(name).length > 0)
      const all = await Promise.all(
        missing.map(async (name) => (await fresh(name)).length >= due(name).length),
      )
      if (all.every(Boolean)) break
      await sleep(50)
    }
    const told = new Map<Name, string[]>()
    for (const name of names) told.set(name, await fresh(name))
    expect(
      Object.fromEntries(
        [...told].flatMap(([name, parts]) =>
          parts.length === 0 ? [] : [[name, parts.map((part) => /^【[^】]*】/.exec(part)?.[0])]],
        ),
      ),
    ).toEqual(
      Object.fromEntries(names.flatMap((name) => (due(name).length === 0 ? [] : [[name, due(name)]]))),
    )
    for (const [name, parts] of told) heardBefore.set(name, (heardBefore.get(name) ?? 0) + parts.length)
  }
}

const each = (people: readonly Name[], head: string) => people.map((name) => [name, head] as const)

/** A draft of somebody, with everything answered; its 草 number. */
async function draftBy(name: Name, words: string): Promise<string> {
  const ref = /（(草\d+)）/.exec(await say(name, words))?.[1] ?? ''
  expect(await say(name, '3')).toContain('愿意公开吗')
  expect(await say(name, '1')).toContain('交给代表工委：回“提交”')
  return ref
}

const numberIn = (receipt: string): string => /编号JY-1801B-(\d{3})/.exec(receipt)?.[1] ?? ''

test(
  'a suggestion with two co-signers goes to two units, is a key one, is answered with a letter and a promise, and closed',
  { timeout: 180_000 },
  async () => {
    const heard = listenTo('增设红绿灯')
    const draft = await draftBy(
      'zhou',
      '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带',
    )
    expect(await say('zhou', '找代表联名')).toContain('已请本组2位代表')
    await heard(each(['chen', 'he'], '【征集附议】'))
    for (const name of ['chen', 'he'] as const) {
      expect(await say(name, `附议 ${draft}`)).toContain('您附议吗')
      expect(await say(name, '1')).toContain('已附议')
    }
    await heard(each(['zhou', 'zhou'], '【附议】'))
    expect(await say('zhou', `继续 ${draft}`)).toContain('附议：陈秀兰、何建平')
    const before = (await gateway.sent(idOf('zhou'))).length
    const photo = (await photoWithPlace()).toString('base64')
    await gateway.call({ do: 'receive file', id: idOf('zhou'), name: '路口.jpg', base64: photo })
    expect(await gateway.line(idOf('zhou'), before)).toContain('已附：')
    expect(await say('zhou', '提交')).toContain('已提交')
    await heard(each(['liang', 'mao'], '【新建议】'))
    const no = numberIn(await say('liang', `受理 ${draft} 城建环保`))
    expect(no).toBe('001')
    await heard(each(['zhou', 'chen', 'he'], '【已受理】'))
    expect(await say('liang', `转交 ${no} 政府办`)).toContain('已转交区政府办公室')
    await heard([
      ['ma', '【转交】'],
      ['zhou', '【已转交】'],
    ])

    expect(await say('wu', `${no}我来领衔督办`)).toContain('已把您的提议交代表工委')
    await heard(each(['liang', 'mao'], '【督办提议】'))
    expect(await say('liang', `${no}列重点督办 吴主任领衔 城环工委跟踪`)).toContain('主任会议是哪天定的')
    expect(await say('liang', '11月20日')).toContain('吴晓梅领衔，城建环保工委跟踪')
    await heard(each(['zhou', 'wu'], '【重点督办】'))

    expect(await say('ma', `交办 ${no} 主办住建局 协办城管局`)).toContain('已交办')
    await heard([...each(['wang', 'su'], '【交办】'), ...each(['zhou', 'liang', 'mao'], '【已交办】')])
    expect(await say('wang', `签收 ${no}`)).toContain('2027年2月24日前答复代表')
    expect(await say('su', `签收 ${no}`)).toContain('12月24日前提出协办意见')
    await heard(each(['ma', 'ma'], '【签收】'))

    goTo('2026-12-01')
    expect(await say('wang', `${no}已电话联系周代表,约周五上午现场看`)).toContain('约定12月4日')
    await heard([['zhou', '【办理沟通】']])
    expect(await say('zhou', `${no}沟通属实`)).toContain('沟通属实')
    expect(await say('chen', `催一下${no}`)).toContain('已告诉承办单位')
    await heard([['wang', '【催办】']])
    expect(await say('he', `催一下${no}`)).toContain('没有再催')
    expect(await say('su', `${no}协办意见:同意划标线 12月底完成`)).toContain('承诺12月31日前完成')
    await heard([['wang', '【协办意见】']])

    goTo('2027-01-12')
    expect(await say('wang', `${no}答复 B类 3月底前装好信号灯`)).toContain('承诺3月31日前完成')
    await heard(each(['zhou', 'chen', 'he', 'liang', 'mao', 'ma'], '【答复】'))
    const asked = (await gateway.sent(idOf('wang'))).length
    await gateway.call({
      do: 'receive file',
      id: idOf('wang'),
      name: '答复函.pdf',
      base64: pdf.toString('base64'),
    })
    expect(await gateway.line(idOf('wang'), asked)).toContain('已收答复函')
    await heard(each(['zhou', 'chen', 'he'], '【答复函】'))
    const letter = { name: '答复函.pdf', sha256: sha256(pdf) }
    for (const name of ['zhou', 'chen', 'he'] as const) expect(await filesTo(name, 1)).toEqual([letter])
    expect(await say('zhou', `${no}答复函`)).toContain('见文件')
    expect(await filesTo('zhou', 2)).toEqual([letter, letter])

    expect(await say('zhou', `${no}办理工作满意，办理结果基本满意`)).toContain('已办结')
    await heard(each(['wang', 'liang', 'mao', 'ma'], '【测评】'))
    goTo('2027-03-24')
    expect(await say('wang', `${no}承诺已落实 3月20日通电`)).toContain('已请领衔代表测评')
    await heard([['zhou', '【承诺落实】']])
    expect(await say('zhou', `${no}承诺 满意`)).toContain('满意')
    await heard(each(['wang', 'liang', 'mao'], '【承诺测评】'))
    expect(await say('zhou', `${no}到哪一步了`)).toContain('现在：已办结')
    await heard([])
  },
)

/** The files that somebody has got, as soon as there are so many. */
async function filesTo(name: Name, count: number): Promise<unknown[]> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const files = (await gateway.call({ do: 'sent files', id: idOf(name) })) as unknown[]
    if (files.length >= count) return files
    await sleep(50)
  }
  throw new Error(`no ${count} files for ${name}`)
}

test(
  'a suggestion is given back by one unit, put off by another, answered twice to dissatisfaction, and closed by a conference',
  { timeout: 180_000 },
  async () => {
    goTo('2027-04-06')
    const heard = listenTo('夜市噪声')
    const draft = await draftBy(
      'chen',
      '提个建议 关于整治滨河夜市噪声扰民的建议 夜市半夜还在放音响 建议限定营业时间',
    )
    expect(await say('chen', '提交')).toContain('已提交')
    await heard(each(['liang', 'mao'], '【新建议】'))
    const no = numberIn(await say('liang', `受理 ${draft}`))
    await heard([['chen', '【已受理】']])
    expect(await say('liang', `转交 ${no} 政府办`)).toContain('已转交')
    await heard([
      ['ma', '【转交】'],
      ['chen', '【已转交】'],
    ])
    expect(await say('ma', `交办 ${no} 主办住建局`)).toContain('已交办')
    await heard([['wang', '【交办】'], ...each(['chen', 'liang', 'mao'], '【已交办】')])

    expect(await say('wang', `${no}不是我们的 应该是城管局`)).toContain('请不要自行转给别的单位')
    await heard([['ma', '【申请退回】']])
    expect(await say('ma', `交办 ${no} 主办城管局`)).toContain('已交办')
    await heard([['su', '【交办】'], ['wang', '【改交办】'], ...each(['chen', 'liang', 'mao'], '【已交办】')])
    expect(await say('su', `签收 ${no}`)).toContain('7月6日前答复代表')
    await heard([['ma', '【签收】']])

    goTo('2027-06-15')
    expect(await say('su', `申请${no}延期到9月10日 涉及规划调整`)).toContain('等交办机关同意')
    await heard([['ma', '【申请延期】']])
    expect(await say('ma', `同意${no}延期`)).toContain('已同意延期')
    await heard(each(['su', 'chen'], '【延期】'))

    goTo('2027-08-10')
    expect(await say('su', `${no}答复 C类 暂不具备条件`)).toContain('C类答复')
    await heard(each(['chen', 'liang', 'mao', 'ma'], '【答复】'))
    expect(await say('chen', `${no}不满意!答非所问 一条都没落实`)).toContain('对办理工作')
    expect(await say('chen', '1')).toContain('1个月内重新办理')
    await heard(each(['su', 'liang', 'mao', 'ma'], '【测评】'))
    expect(await say('chen', `${no}到哪一步了`)).toContain('重新办理中（第2轮）')

    goTo('2027-09-01')
    expect(await say('su', `${no}答复 C类 已经责令22点收摊`)).toContain('C类答复')
    await heard(each(['chen', 'liang', 'mao', 'ma'], '【答复】'))
    expect(await say('chen', `${no}办理工作不满意，办理结果不满意，夜里照样吵`)).toContain('组织会商')
    await heard(each(['su', 'liang', 'mao', 'ma'], '【测评】'))

    goTo('2027-09-15')
    expect(await say('liang', `${no}会商结论 由城管局牵头，10月底前划定夜市边界`)).toContain('按会商结论办结')
    await heard(each(['chen', 'su'], '【会商结果】'))
    expect(await say('chen', `${no}到哪一步了`)).toContain('现在：已办结')
    await heard([])
  },
)
