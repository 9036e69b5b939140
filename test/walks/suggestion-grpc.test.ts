/**
 * Suggestions from the first draft to closed, through a gRPC gateway and the real Wechaty client. Between the steps the days go
 * by and the office's jobs run each morning. The judge of who was told what is the WeChat behind the gateway: what it accepted.
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
import { addDays, weekdayOf } from '../../handlers/shared/days.ts'
import { sha256 } from '../../handlers/shared/ids.ts'
import { annualReport } from '../../jobs/annual-report.ts'
import { commitments } from '../../jobs/commitments.ts'
import { pendingDigest } from '../../jobs/pending-digest.ts'
import { runJob } from '../../jobs/schedule.ts'
import { suggestionClock } from '../../jobs/suggestion-clock.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { pdf, photoWithPlace } from '../file/samples.ts'
import { bindDirectly, makePerson, zone } from '../people.ts'
import { freePort } from '../postgres.ts'
import { makeWorld, type World } from '../suggestion/world.ts'
import { Gateway } from './gateway.ts'

/** Everybody of the office's world, and 娄, who leads the unit of 苏. */
const names = [
  ...([
    'zhou',
    'chen',
    'he',
    'liang',
    'mao',
    'ma',
    'wang',
    'su',
    'jing',
    'yan',
    'zheng',
    'wu',
    'sun',
  ] as const),
  'lou',
] as const
type Name = (typeof names)[number]

let database: TestDatabase
let world: World & { lou: { contactId: string } }
let gateway: Gateway
let office: Office
let home: string

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'renda-home-'))
  process.env['HOME'] = home
  database = await openSqlite()
  const made = await makeWorld(database.db)
  const lou = await makePerson(database.db, '娄局长')
  await database.db.handlingUnit.update({ where: { id: made.su.unit.id }, data: { leaderId: lou.id } })
  world = { ...made, lou: { contactId: await bindDirectly(database.db, lou.id) } }
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

const clock = (): MovableClock => office.clock as MovableClock
let today = '2026-11-24'
const told = new Map<Name, number>()

/** What was told to whom since it was asked last, in the order of `names`: `zhou 【答复】`, a reminder with what it waits for. */
async function news(): Promise<string[]> {
  const all: string[] = []
  for (const name of names) {
    const parts = (await gateway.sent(idOf(name)))
      .flatMap((line) => line.split(/\n\n(?=【)/))
      .filter((part) => part.startsWith('【'))
    all.push(...parts.slice(told.get(name) ?? 0).flatMap((part) => inShort(name, part)))
    told.set(name, parts.length)
  }
  return all
}

/** A reminder is a line for each suggestion, with its number and what it waits for; an event is its heading. */
function inShort(name: Name, part: string): string[] {
  const heading = /^【[^】]*】/.exec(part)?.[0] ?? ''
  if (!/^【(?:建议办理|承诺)提醒】/.test(part)) return [`${name} ${heading}`]
  const lines = part.split('\n').filter((line) => line.startsWith('· '))
  return lines.map((line) => {
    const [, no = '', what = ''] = /^· (\S+) [^：]*：([^，。]*)/.exec(line) ?? []
    const when = /还有\d+天|今天到期|已逾期\d+天|已?到期|请您测评/.exec(line)?.[0]
    return `${name} ${heading}${no} ${what}${when ? ` ${when}` : ''}`
  })
}

/** All that is due was said: nothing waits in the outbox but what may only be said later. */
async function said(): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    if (waited > 30_000) throw new Error('the outbox is not said')
    const due = await office.db.notice.count({
      where: {
        OR: [{ state: 'sending' }, { state: 'queued', notBefore: { lte: clock().now() } }],
        kind: { not: 'answer' },
      },
    })
    if (due === 0) return
    office.wake()
    await sleep(20)
  }
}

/** After a step exactly these are told, each once, and nobody else anything. */
async function heard(expected: readonly (readonly [Name, string])[]): Promise<void> {
  await said()
  const inOrder = (lines: readonly string[]) => [...lines].sort()
  expect(inOrder(await news())).toEqual(inOrder(expected.map(([name, heading]) => `${name} ${heading}`)))
}

const jobs = [suggestionClock, commitments, pendingDigest, annualReport]

/** The days go by: each morning at nine the jobs run, twice, and what is due is said. What was told, with its day. */
async function passTo(day: string): Promise<string[]> {
  expect(await news()).toEqual([])
  const diary: string[] = []
  while (today < day) {
    today = addDays(today, 1)
    const now = new Date(`${today}T09:00:00+08:00`)
    clock().set(now)
    for (const job of [...jobs, ...jobs])
      await Array.fromAsync(runJob({ db: office.db, zone, now: () => now }, job, now))
    await said()
    diary.push(...(await news()).map((line) => `${today} ${line}`))
  }
  clock().set(new Date(`${day}T09:30:00+08:00`))
  return diary
}

/** On each Monday between two days, the first left out, each member of the committee hears what is pending. */
function digests(after: string, until: string): string[] {
  const lines: string[] = []
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (weekdayOf(day) === 1)
      lines.push(...['zheng', 'wu', 'sun'].map((name) => `${day} ${name} 【待办建议】`))
  return lines
}

/** The days go by; told are exactly the weekly digest and these. */
async function daysPass(day: string, reminders: readonly string[]): Promise<void> {
  const from = today
  expect((await passTo(day)).sort()).toEqual([...digests(from, day), ...reminders].sort())
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
    await heard([...each(['zhou', 'wu'], '【重点督办】'), ['wu', '【跟踪督办】']])

    expect(await say('ma', `交办 ${no} 主办住建局 协办城管局`)).toContain('已交办')
    await heard([...each(['wang', 'su'], '【交办】'), ...each(['zhou', 'liang', 'mao'], '【已交办】')])
    expect(await say('wang', `签收 ${no}`)).toContain('2027年2月24日前答复代表')
    expect(await say('su', `签收 ${no}`)).toContain('12月24日前提出协办意见')
    await heard(each(['ma', 'ma'], '【签收】'))

    await daysPass('2026-12-01', ['2026-11-25 liang 【年度报告】', '2026-11-25 mao 【年度报告】'])
    expect((await filesTo('liang', 1)).map(({ name }) => name)).toEqual([
      '代表建议办理情况统计（2026-01-01至2026-11-25）.docx',
    ])
    expect(await say('wang', `${no}已电话联系周代表,约周五上午现场看`)).toContain('约定12月4日')
    await heard([['zhou', '【办理沟通】']])
    await daysPass('2026-12-03', ['2026-12-02 zhou 【建议办理提醒】001 等您确认沟通是否属实'])
    expect(await say('zhou', `${no}沟通属实`)).toContain('沟通属实')
    expect(await say('chen', `催一下${no}`)).toContain('已告诉承办单位')
    await heard([['wang', '【催办】']])
    expect(await say('he', `催一下${no}`)).toContain('没有再催')
    const opinion = '【建议办理提醒】001 等区城市管理执法局提出协办意见'
    await daysPass('2026-12-28', [
      `2026-12-15 su ${opinion} 还有9天`,
      `2026-12-18 su ${opinion} 还有6天`,
      `2026-12-24 su ${opinion} 今天到期`,
      ...['su', 'lou', 'ma'].map((name) => `2026-12-25 ${name} ${opinion} 已逾期1天`),
    ])
    expect(await say('su', `${no}协办意见:同意划标线 12月底完成`)).toContain('承诺12月31日前完成')
    await heard([['wang', '【协办意见】']])

    const lines = '【承诺提醒】001 区城市管理执法局承诺“同意划标线 12月底完成”'
    await daysPass('2027-01-05', [
      `2026-12-30 su ${lines} 到期`,
      `2026-12-31 su ${lines} 到期`,
      ...['su', 'lou', 'ma', 'liang', 'mao'].map((name) => `2027-01-04 ${name} ${lines} 已到期`),
    ])
    expect(await say('su', `${no}承诺已落实 标线划好了`)).toContain('已请领衔代表测评')
    await heard([['zhou', '【承诺落实】']])
    const done = '【承诺提醒】001 区城市管理执法局说“同意划标线 12月底完成”已落实 请您测评'
    await daysPass('2027-01-12', [`2027-01-06 zhou ${done}`, `2027-01-12 zhou ${done}`])
    expect(await say('zhou', `${no}承诺 满意`)).toContain('满意')
    await heard(each(['su', 'liang', 'mao'], '【承诺测评】'))

    expect(await say('wang', `${no}答复 B类 3月底前装好信号灯`)).toContain('承诺3月31日前完成')
    await heard(each(['zhou', 'chen', 'he', 'liang', 'mao', 'ma'], '【答复】'))
    const asked = (await gateway.sent(idOf('wang'))).length
    await gateway.call({
      do: 'receive file',
      id: idOf('wang'),
      name: '答复函.pdf',
      base64: pdf.toString('base64'),
    })
    expect(await gateway.line(idOf('wang'), asked)).toContain('的答复函“答复函.pdf”，送各位代表')
    await heard(each(['zhou', 'chen', 'he'], '【答复函】'))
    const letter = { name: '答复函.pdf', sha256: sha256(pdf) }
    for (const name of ['zhou', 'chen', 'he'] as const) expect(await filesTo(name, 1)).toEqual([letter])
    expect(await say('zhou', `${no}答复函`)).toContain('见文件')
    expect(await filesTo('zhou', 2)).toEqual([letter, letter])

    await daysPass('2027-01-25', ['2027-01-21 zhou 【建议办理提醒】001 等您测评 还有5天'])
    expect(await say('zhou', `${no}办理工作满意，办理结果基本满意`)).toContain('已办结')
    await heard(each(['wang', 'liang', 'mao', 'ma'], '【测评】'))
    const lamps = '【承诺提醒】001 区住房和城乡建设局承诺“3月底前装好信号灯”'
    // closed: no digest any more, but the promise lives on
    expect(await passTo('2027-04-02')).toEqual([
      `2027-03-08 wang ${lamps} 到期`,
      `2027-03-24 wang ${lamps} 到期`,
      `2027-03-31 wang ${lamps} 到期`,
      ...['liang', 'mao', 'ma', 'wang'].map((name) => `2027-04-01 ${name} ${lamps} 已到期`),
    ])
    expect(await say('wang', `${no}承诺已落实 4月1日通电`)).toContain('已请领衔代表测评')
    await heard([['zhou', '【承诺落实】']])
    expect(await say('zhou', `${no}承诺 满意`)).toContain('满意')
    await heard(each(['wang', 'liang', 'mao'], '【承诺测评】'))
    expect(await say('zhou', `${no}到哪一步了`)).toContain('现在：已办结')
    await heard([])
  },
)

/** The files that somebody has got, as soon as there are so many. */
async function filesTo(name: Name, count: number): Promise<{ name: string; sha256: string }[]> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const files = (await gateway.call({ do: 'sent files', id: idOf(name) })) as {
      name: string
      sha256: string
    }[]
    if (files.length >= count) return files
    await sleep(50)
  }
  throw new Error(`no ${count} files for ${name}`)
}

test(
  'a suggestion is given back by one unit, put off by another, answered twice to dissatisfaction, and closed by a conference',
  { timeout: 180_000 },
  async () => {
    expect(await passTo('2027-04-06')).toEqual([])
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

    const contact = '【建议办理提醒】002 等区城市管理执法局首次联系代表'
    const late = (day: string, days: number) =>
      ['su', 'lou', 'ma'].map((name) => `${day} ${name} ${contact} 已逾期${days}天`)
    await daysPass('2027-06-15', [
      `2027-04-26 su ${contact} 还有8天`,
      `2027-04-29 su ${contact} 还有5天`,
      `2027-05-04 su ${contact} 今天到期`,
      ...late('2027-05-05', 1),
      ...late('2027-05-11', 7),
      ...late('2027-05-18', 14),
      ...late('2027-06-03', 30),
    ])
    expect(await say('su', `申请${no}延期到9月10日 涉及规划调整`)).toContain('等交办机关同意')
    await heard([['ma', '【申请延期】']])
    expect(await say('ma', `同意${no}延期`)).toContain('已同意延期')
    await heard(each(['su', 'chen'], '【延期】'))

    // the sixtieth day is a Sunday: said on Monday, as it then stands
    await daysPass('2027-08-10', [...late('2027-07-05', 62), ...late('2027-08-02', 90)])
    expect(await say('su', `${no}答复 C类 暂不具备条件`)).toContain('C类答复')
    await heard(each(['chen', 'liang', 'mao', 'ma'], '【答复】'))
    expect(await say('chen', `${no}不满意!答非所问 一条都没落实`)).toContain('对办理工作')
    expect(await say('chen', '1')).toContain('1个月内重新办理')
    await heard(each(['su', 'liang', 'mao', 'ma'], '【测评】'))
    expect(await say('chen', `${no}到哪一步了`)).toContain('重新办理中（第2轮）')

    // nobody spoke with her the first time: the word is due anew, from her rating
    await daysPass('2027-09-01', [
      `2027-08-30 su ${contact} 还有8天`,
      '2027-09-01 su 【建议办理提醒】002 等区城市管理执法局答复 还有9天',
    ])
    expect(await say('su', `${no}答复 C类 已经责令22点收摊`)).toContain('C类答复')
    await heard(each(['chen', 'liang', 'mao', 'ma'], '【答复】'))
    expect(await say('chen', `${no}办理工作不满意，办理结果不满意，夜里照样吵`)).toContain('组织会商')
    await heard(each(['su', 'liang', 'mao', 'ma'], '【测评】'))

    await daysPass('2027-09-17', [])
    expect(await say('liang', `${no}会商结论 由城管局牵头，10月底前划定夜市边界`)).toContain('按会商结论办结')
    await heard(each(['chen', 'su'], '【会商结果】'))
    expect(await say('chen', `${no}到哪一步了`)).toContain('现在：已办结')
    await heard([])
  },
)

test(
  'three suggestions become key ones by one sentence; each leader hears weekly how his own stand',
  { timeout: 120_000 },
  async () => {
    const titles = [
      '关于支持石岭柑橘冷链建设的建议',
      '关于完善居家养老助餐点的建议',
      '关于加强河道垃圾打捞的建议',
    ]
    const facts = ['柑橘一到雨季就烂在地里', '八十岁以上的老人做饭困难', '汛期上游漂来的垃圾没有人捞']
    const by = ['zhou', 'chen', 'he'] as const
    for (const [index, last] of [4, 18, 22].entries()) {
      const name = by[index] ?? 'zhou'
      const draft = await draftBy(name, `提个建议 ${titles[index]} ${facts[index]} 建议今年办好`)
      expect(await say(name, '提交')).toContain('已提交')
      await heard(each(['liang', 'mao'], '【新建议】'))
      await database.db.suggestionSeries.update({ where: { series: '1801B' }, data: { last } })
      expect(numberIn(await say('liang', `受理 ${draft}`))).toBe(String(last + 1).padStart(3, '0'))
      await heard([[name, '【已受理】']])
    }
    expect(await say('wu', '019我来领衔督办')).toContain('还不是重点督办建议，已把您的提议交代表工委')
    await heard(each(['liang', 'mao'], '【督办提议】'))

    expect(await say('liang', '005 019 023列重点督办 郑主任吴主任领衔 城环工委跟踪')).toContain(
      '主任会议是哪天定的',
    )
    expect(await say('liang', '9月15日')).toContain('冷链建设的建议》（005）由谁领衔？\n1 郑怀山\n2 吴晓梅')
    expect(await say('liang', '1')).toContain('助餐点的建议》（019）由谁领衔？')
    expect(await say('liang', '2')).toContain('河道垃圾打捞的建议》（023）由谁领衔？')
    await heard([])
    expect(await say('liang', '1')).toBe(
      [
        '《关于支持石岭柑橘冷链建设的建议》（005）列为重点督办（9月15日主任会议确定），郑怀山领衔，城建环保工委跟踪。',
        '《关于完善居家养老助餐点的建议》（019）列为重点督办（9月15日主任会议确定），吴晓梅领衔，城建环保工委跟踪。',
        '《关于加强河道垃圾打捞的建议》（023）列为重点督办（9月15日主任会议确定），郑怀山领衔，城建环保工委跟踪。',
      ].join('\n'),
    )
    await heard([
      ...each(['zhou', 'zheng', 'chen', 'wu', 'he', 'zheng'], '【重点督办】'),
      ...each(['wu', 'wu', 'wu'], '【跟踪督办】'),
    ])
    expect(await say('wu', '019我来领衔督办')).toContain('已经办过')
    expect(await say('wu', '023我来领衔督办')).toContain('已经有人领衔')
    await heard([])

    await daysPass('2027-09-20', [])
    const led = async (name: Name) =>
      /您领衔督办的：\n(?<own>[\s\S]*)$/
        .exec((await gateway.sent(idOf(name))).findLast((line) => line.startsWith('【待办建议】')) ?? '')
        ?.groups?.['own']?.split('\n')
        .map((line) => line.slice(0, 5)) ?? []
    expect(await led('zheng')).toEqual(['· 005', '· 023'])
    expect(await led('wu')).toEqual(['· 019'])
    expect(await led('sun')).toEqual([])
  },
)
