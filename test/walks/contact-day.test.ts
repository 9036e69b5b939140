/**
 * The voter contact day of 20 October over a moved clock, through a gRPC gateway and the real Wechaty client: each notice to
 * the right person once, also when the machine was off at the time.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindDirectly, makeDeputy, makeDistrict, makeLiaison, makePerson, makeStaff } from '../people.ts'
import { beginWalk, type Walk } from './office.ts'

let walk: Walk
beforeAll(async () => {
  walk = await beginWalk('2026-08-20T09:30', async (db) => {
    const qiaodong = await makeDistrict(db)
    const person = async (name: string) => {
      const { id } = await makePerson(db, name)
      return { name, id, contactId: await bindDirectly(db, id) }
    }
    const ding = await person('丁立新')
    const han = await person('韩雪')
    const shiling = await db.office.create({
      data: { name: '石岭乡人大主席团', kind: 'township_presidium', headId: ding.id },
    })
    await db.platformOperator.create({ data: { officeId: shiling.id, personId: han.id, position: 1 } })
    const group = await db.deputyGroup.create({
      data: { name: '石岭一组', officeId: shiling.id, liaisonId: han.id },
    })
    const constituency = await db.constituency.create({
      data: { number: '30', name: '第30选区', officeId: shiling.id },
    })
    return [
      {
        name: '周明远',
        ...(await makeDeputy(db, qiaodong, '周明远', [['张德发', '老张'], '王桂英', '赵磊'])),
      },
      { name: '陈秀兰', ...(await makeDeputy(db, qiaodong, '陈秀兰')) },
      { name: '何建平', ...(await makeDeputy(db, qiaodong, '何建平')) },
      { name: '谭志刚', ...(await makeDeputy(db, { ...qiaodong, group, constituency }, '谭志刚')) },
      { name: '刘洁', ...(await makeLiaison(db, qiaodong, '刘洁')) },
      ding,
      han,
      { name: '梁慧', ...(await makeStaff(db, '梁慧', ['代表工委'])) },
    ]
  })
}, 120_000)
afterAll(() => walk.close())

const say = (name: string, text: string) => walk.say(name, text)
const each = (names: readonly string[], ...lines: string[]) =>
  Object.fromEntries(names.map((name) => [name, lines]))
const deputies = ['周明远', '陈秀兰', '何建平', '谭志刚']
const offices = ['刘洁', '丁立新', '韩雪']

/** The job is woken twice at a time: the second has nothing to say. */
async function at(time: string): Promise<void> {
  walk.goTo(time)
  await walk.job('contact-day')
  await walk.job('contact-day')
}

test(
  'the campaign of a year: plan, reminders, the day in four parts, who is missing, the summary',
  { timeout: 180_000 },
  async () => {
    await at('2026-09-19T10:00')
    await walk.heard({})
    // a Sunday: the call to plan waits for the working day
    await at('2026-09-20T09:05')
    walk.goTo('2026-09-21T09:05')
    await walk.heard(each(offices, '10月20日是代表联系选民日。请'))
    await at('2026-10-13T09:05')
    await walk.heard(each(deputies, '【联系选民日】10月20日是代表联系选民日'))

    // the machine is off on the 19th: nobody hears of it twice on the 20th
    await at('2026-10-20T08:05')
    await walk.heard(each(deputies, '【联系选民日】今天是代表联系选民日，请到本选区'))

    walk.goTo('2026-10-20T15:00')
    expect(await say('周明远', '10月20号联系日 去了12选区 见了8个选民 征求意见卡收了6张')).toContain(
      '这8位是谁',
    )
    expect(await say('周明远', '张德发、王桂英')).toMatch(
      /已记：10月20日 征求意见卡 张德发、王桂英（本季已联系2\/3位）[^]*见8人，征求意见卡6张[^]*听民意（选民反映了什么）/,
    )
    expect(await say('周明远', '听：3栋路灯不亮 解：讲了医保政策')).toContain('还要记：帮民困')
    expect(await say('周明远', '帮：替赵大爷联系了社区')).toContain('四项都齐了')
    expect(await say('周明远', '本季度联系情况')).toContain('2/3')
    // the same day told again is the same record
    expect(await say('周明远', '今天联系日 收了张德发、王桂英的征求意见卡')).toContain('已经记过了，没有再记')
    expect(await say('周明远', '2')).toContain('没有再记')
    expect(await say('何建平', '联系日 去了13选区 见了5个选民')).toContain('只记人数')
    expect(await say('何建平', '只记人数')).toContain('您说的是13选区，您自己是12选区，联系日要到本选区')
    expect(await say('何建平', '没有')).toContain('四项都齐了')
    await walk.heard({})

    await at('2026-10-20T20:05')
    await walk.heard(each(['陈秀兰', '谭志刚'], '【联系选民日】今天是代表联系选民日，还没有您的记录'))
    walk.goTo('2026-10-21T09:30')
    expect(await say('陈秀兰', '昨天联系日 见了3个选民')).toContain('只记人数')
    expect(await say('陈秀兰', '只记人数')).toContain('见3人')

    await at('2026-10-23T09:05')
    await walk.heard({
      刘洁: ['桥东街道人大联络处3位代表10月20日联系选民日都有记录'],
      ...each(['丁立新', '韩雪'], '石岭乡人大主席团有1位代表还没有10月20日联系选民日的记录'),
    })
    await at('2026-10-30T09:05')
    await walk.heard({ 梁慧: ['【联系选民日小结】2026年代表联系选民日'] })
    const summary = (await walk.gateway.sent(walk.idOf('梁慧'))).at(-1)
    expect(summary).toContain('应参加代表4名，有记录3名，参加率75.0%（有记录÷在任代表）。')
    expect(summary).toContain('联系到名单内选民2人次；代表自报见到选民16人；征求意见卡6张')
    await at('2026-11-10T09:05')
    await walk.heard({})

    const zhou = await walk.db.person.findFirstOrThrow({ where: { name: '周明远' } })
    expect(await walk.db.contactDayRecord.findMany({ where: { personId: zhou.id } })).toMatchObject([
      {
        year: 2026,
        heldOn: '2026-10-20',
        constituency: '12',
        ownConstituency: true,
        headcount: 8,
        cards: 6,
        met: '张德发；王桂英',
        heard: '3栋路灯不亮',
        solved: '讲了医保政策',
        helped: '替赵大爷联系了社区',
      },
    ])
    expect(await walk.db.contactReport.count({ where: { contactDay: true } })).toBe(1)
    expect(await walk.db.contact.count({ where: { counts: true } })).toBe(2)
    const notices = await walk.db.notice.findMany({ where: { kind: { startsWith: 'contact-day' } } })
    expect(notices.every(({ state }) => state === 'sent')).toBe(true)
    expect(new Set(notices.map(({ recipient, step }) => `${recipient} ${step}`)).size).toBe(notices.length)
  },
)

test(
  'a machine that slept over the steps of the next year tells each once what still holds, and nothing twice',
  { timeout: 120_000 },
  async () => {
    // off from before the plan until five days before: the plan and the reminder are both still of use
    await at('2027-10-15T09:05')
    await walk.heard({
      ...each(offices, '10月20日是代表联系选民日。请'),
      ...each(deputies, '【联系选民日】10月20日是代表联系选民日'),
    })
    // off from the eve until the morning after: one question for the record, to those without
    walk.goTo('2027-10-20T18:00')
    expect(await say('周明远', '联系日 见了4个选民')).toContain('只记人数')
    expect(await say('周明远', '只记人数')).toContain('见4人')
    await at('2027-10-21T09:05')
    await walk.heard(
      each(['陈秀兰', '何建平', '谭志刚'], '【联系选民日】10月20日是代表联系选民日，还没有您的记录'),
    )
    // off from then until after the summary was due: the offices and the staff get theirs, the deputies nothing more
    await at('2027-11-02T09:05')
    await walk.heard({
      刘洁: ['桥东街道人大联络处有2位代表还没有10月20日联系选民日的记录'],
      ...each(['丁立新', '韩雪'], '石岭乡人大主席团有1位代表还没有10月20日联系选民日的记录'),
      梁慧: ['【联系选民日小结】2027年代表联系选民日'],
    })
    const steps = await walk.db.jobStep.findMany({
      where: { job: 'contact-day', period: '2027' },
      orderBy: { step: 'asc' },
    })
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      '08:00 missed',
      '20:00 done',
      'T+10 done',
      'T+3 done',
      'T-1 missed',
      'T-30 done',
      'T-7 done',
    ])
  },
)
