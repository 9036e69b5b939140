/** 并案: who handles it now hears of it, speaks with each deputy, answers each; nothing of the record is lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  mergeSuggestion,
  registerAfter,
  readSuggestion,
  suggestionStatistics,
} from '../../../handlers/suggestion/actions.ts'
import { commitmentNudges } from '../../../handlers/suggestion/reminding/promises.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { inAct, later, tuesday, type Chat } from '../../people.ts'
import { as, chatWith, lastNotice, makeWorld, told, value, type World } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'
const market = '《关于整治夜市占道的建议》（002）'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  let now = tuesday
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const moveTo = (day: string) => (now = new Date(`${day}T10:00:00+08:00`))
  const newsSince = async (since: number) =>
    (await told(test.db, since)).map(([name, text]) => `${name}：${text}`)
  const reading = (id: number) => as(test.db, world.liang, (act, who) => readSuggestion(act, who, id), now)
  const waitsOf = async (id: number) =>
    ((await reading(id))?.waits ?? []).map(({ kind, due }) => `${kind} ${due ?? ''}`)
  const register = async (id: number) => {
    const range = { from: new Date('2026-01-01'), until: new Date('2028-01-01') }
    return inAct(
      test.db,
      async (act) => (await registerAfter(act, 0, range, 9)).find((line) => line.id === id),
      now,
    )
  }

  beforeEach(async () => {
    now = tuesday
    test = await open()
    world = await makeWorld(test.db)
    const at = () => (now = later(now, { seconds: 1 }))
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
    await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
    for (const words of ['3', '1', '提交']) await say('zhou', words)
    await say('chen', '提个建议 关于整治夜市占道的建议 夜市半夜还在占着半条路摆摊 建议限定摆摊的范围')
    for (const words of ['3', '3', '提交']) await say('chen', words)
    await say('liang', '受理 草1')
    await say('liang', '受理 草2')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  })
  afterEach(() => test.close())

  async function secondAssigned(): Promise<void> {
    await say('liang', '转交 002 政府办')
    await say('ma', '交办 002 主办城管局 协办交警大队')
  }

  it('tells each unit what it owes now, and the assigner; and so when it is undone', async () => {
    await secondAssigned()
    const before = await lastNotice(test.db)
    await say('liang', '001和002并案')
    const news = (await newsSince(before)).filter((line) => !/^(?:毛素群|周明远|陈秀兰)/.test(line))
    expect(news).toEqual([
      `王涛：【并案】${market}并入${lights}，由你单位一并办理。两件要分别联系领衔代表，2027年2月24日前分别答复。答复这一件请回：002答复，写明类别和内容`,
      `苏春霞：【并案】${market}并入${lights}，由你单位一并协办。`,
      `何国新：【并案】${market}并入${lights}办理，不再由你单位办理。已经作出的承诺仍要落实。`,
      `马宁：【并案】${market}并入${lights}，一并办理，分别答复、分别测评。`,
    ])
    expect(await say('wang', '签收 002')).toBe(
      `${market}已并入001办理，签收001就行；答复和联系代表要分别办。`,
    )
    const again = await lastNotice(test.db)
    await say('liang', '002取消并案')
    expect((await newsSince(again)).map((line) => line.split('：')[0]).toSorted()).toEqual(
      ['陈秀兰', '毛素群', '王涛', '苏春霞', '马宁'].toSorted(),
    )
  })

  it('the unit speaks with the other deputy, too, and that counts for each', async () => {
    await say('liang', '001和002并案')
    expect(await waitsOf(2)).toEqual(['first_contact 2026-12-22', 'reply 2027-02-24'])
    await say('wang', '001已电话联系周代表，说了装灯的事')
    const before = await lastNotice(test.db)
    expect(await say('wang', '002已电话联系陈代表，说了夜市的事')).toContain('已请代表确认是否属实')
    expect(await newsSince(before)).toEqual([
      expect.stringContaining(
        '陈秀兰：【办理沟通】区住房和城乡建设局说：11月24日电话联系了您，商量《关于整治夜市占道的建议》（002）',
      ),
    ])
    expect(await say('chen', '002沟通属实')).toContain('沟通属实')
    expect(await waitsOf(2)).toEqual(['reply 2027-02-24'])
    await say('wang', '002答复 A类 已划线')
    await say('wang', '001答复 A类 已装好')
    const { total } = await inAct(
      test.db,
      (act) => suggestionStatistics(act, { from: '2026-01-01', to: '2026-12-31' }, 'unit', 'each'),
      now,
    )
    expect(total.contacted).toEqual({ part: 2, of: 2 })
    expect(await test.db.handling.count({ where: { suggestionId: 2 } })).toBe(1)
  })

  it('its own first reply is due by the first day, put off with the other one, and the deputy hears it', async () => {
    await say('liang', '001和002并案')
    await say('wang', '申请001延期到2027年4月30日 涉及规划调整')
    const before = await lastNotice(test.db)
    await say('ma', '同意001延期')
    expect(await newsSince(before)).toContain(
      `陈秀兰：【延期】${market}与${lights}并案办理，随它延期到2027年4月30日答复。`,
    )
    await say('wang', '001答复 A类 已装好')
    await say('zhou', '001办理工作满意，办理结果不满意，没有装')
    expect((await waitsOf(2)).at(-1)).toBe('reply 2027-04-30')
    moveTo('2027-03-15')
    await say('wang', '002答复 A类 已划线')
    expect((await register(2))?.overdueDays).toBe(0)
    expect((await register(2))?.dueOn).toBe('2027-04-30')
  })

  it('after its own reply the register and the news still name the assigner, the units and who replied', async () => {
    await say('liang', '001和002并案')
    const handlers = async () => {
      const line = await register(2)
      return [line?.forwardedTo, line?.main, line?.assisting]
    }
    const expected = ['区政府办公室', '区住房和城乡建设局', ['区城市管理执法局']]
    expect(await handlers()).toEqual(expected)
    const before = await lastNotice(test.db)
    await say('wang', '002答复 A类 已划线')
    const news = await newsSince(before)
    expect(news).toHaveLength(4)
    for (const line of news) expect(line).toContain(`【答复】区住房和城乡建设局答复了${market}`)
    expect(await handlers()).toEqual(expected)
    await say('chen', '002办理工作满意，办理结果不满意，没有划')
    await say('wang', '002已电话联系陈代表，说了划线的事')
    const denied = await lastNotice(test.db)
    await say('chen', '002没有沟通')
    expect((await newsSince(denied)).map((line) => line.split('：')[0])).toContain('马宁')
  })

  it('what a unit promised before is kept and rated, whatever became of its part', async () => {
    await secondAssigned()
    await say('jing', '002协办意见：同意划标线，明年3月底前完成')
    await say('liang', '001和002并案')
    await say('liang', '002取消并案')
    expect(await say('jing', '002承诺已落实 划好了')).toContain('已落实，已请领衔代表测评')
    expect(await say('chen', '002承诺 满意')).toContain('已记：002的承诺')
    const { nudges } = await inAct(test.db, (act) => commitmentNudges(act, 0), moveTo('2027-04-07'))
    expect(nudges).toEqual([])
  })

  it('taking it out again moves the clock, and not the day on which it was taken on', async () => {
    await say('liang', '001和002并案')
    const { acceptedAt } = await test.db.suggestion.findUniqueOrThrow({ where: { id: 2 } })
    moveTo('2027-01-15')
    await say('liang', '002取消并案')
    expect((await test.db.suggestion.findUniqueOrThrow({ where: { id: 2 } })).acceptedAt).toEqual(acceptedAt)
    expect(await waitsOf(2)).toEqual(['forward 2027-01-22'])
  })

  it('a unit that is given the other one afterwards hears of both', async () => {
    await as(test.db, world.liang, async (act, who) => value(await mergeSuggestion(act, who, 2, 1)), now)
    await say('wang', '001不是我们的 应该是交警大队')
    const before = await lastNotice(test.db)
    await say('ma', '交办 001 主办交警大队')
    expect((await newsSince(before)).find((line) => line.startsWith('何国新'))).toContain(
      `并入这一件的${market}同时办理，要分别联系代表、分别答复。`,
    )
  })
})
