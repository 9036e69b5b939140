/** Official reasons are kept as they were written: only the command at the head is cut. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgedIn } from '../../../handlers/suggestion/chat/rating/judging.ts'
import { reasonBehind } from '../../../handlers/suggestion/chat/words/reasons.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, tuesday, type Chat } from '../../people.ts'
import { chatWith, lastNotice, makeWorld, told, type World } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const newsFor = async (since: number) =>
    (await told(test.db, since)).map(([name, text]) => `${name}：${text}`)

  beforeEach(async () => {
    let now = tuesday
    test = await open()
    world = await makeWorld(test.db)
    const at = () => (now = later(now, { seconds: 1 }))
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
    await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
    for (const words of ['3', '1', '提交']) await say('zhou', words)
  })
  afterEach(() => test.close())

  async function upto(): Promise<void> {
    await say('liang', '受理 草1')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  }

  it('the reason of a return reaches the deputy with its numbers', async () => {
    const before = await lastNotice(test.db)
    expect(await say('liang', '退回 草1 建议写明12号院的具体位置，因为第3页看不清')).toBe(
      `${lights}（草1）已退回代表修改，理由：“建议写明12号院的具体位置，因为第3页看不清”，已告诉代表。`,
    )
    expect((await test.db.suggestion.findFirstOrThrow()).returnReason).toBe(
      '建议写明12号院的具体位置，因为第3页看不清',
    )
    expect(await newsFor(before)).toEqual([
      `周明远：【退回修改】${lights}（草1）请修改后再提交。理由：建议写明12号院的具体位置，因为第3页看不清。领衔代表改好后请回：提交 草1`,
    ])
  })

  it('a reason that speaks of 延期 refuses the return that was asked for', async () => {
    await upto()
    await say('wang', '申请001延期到2027年4月30日 规划调整')
    await say('wang', '001不是我们的 应该是交警大队')
    const before = await lastNotice(test.db)
    expect(await say('ma', '不同意001退回 延期的理由不成立，15日前请签收')).toBe(
      `没有同意区住房和城乡建设局退回，${lights}（001）仍由它办理，理由：“延期的理由不成立，15日前请签收”，已告诉它。`,
    )
    expect(await newsFor(before)).toEqual([
      `王涛：【退回未同意】${lights}（001）仍由你单位办理。理由：延期的理由不成立，15日前请签收。`,
    ])
    expect(await say('ma', '不同意001延期 退回时没有说要延期')).toBe(
      `${lights}（001）没有同意延期（区住房和城乡建设局），理由：“退回时没有说要延期”，已告诉承办单位。`,
    )
  })

  it('the deputy’s reason and the conclusion of the conference are what was said', async () => {
    await upto()
    await say('wang', '001答复 A类 已装好')
    expect(await say('zhou', '001办理工作不满意，办理结果不满意 答非所问')).toContain(
      '办理工作不满意，办理结果不满意（答非所问）',
    )
    await say('wang', '001答复 A类 装好了')
    expect(await say('zhou', '001 不满意 15号那天来的人什么都没做')).toContain('办理结果：不满意')
    await say('zhou', '3')
    expect((await test.db.suggestionRating.findMany()).map(({ reason }) => reason)).toEqual([
      '答非所问',
      '15号那天来的人什么都没做',
    ])
    const before = await lastNotice(test.db)
    const words = '建议由区政府牵头，延期到6月30日办结，023号建议一并处理'
    expect(await say('liang', `001会商结论：${words}`)).toBe(
      `${lights}（001）已按会商结论办结：“${words}”，已告诉各方。`,
    )
    expect((await test.db.suggestion.findFirstOrThrow()).conclusion).toBe(words)
    expect(await newsFor(before)).toContain(`周明远：【会商结果】${lights}（001）：${words}。`)
  })
})

const one = { id: 12, number: 'JY-1801B-003' }
const giving = { verbs: ['退回修改', '退回'], last: /退回/ }

it.each([
  ['退回 003 3页看不清', '3页看不清'],
  ['退回 003 003号建议已经写过', '003号建议已经写过'],
  ['第三号建议退回，请写清', '请写清'],
  ['请把草12退回修改：12号院在哪', '12号院在哪'],
  ['退回 ００３ 写明地点', '写明地点'],
  ['退回 JY-1801B-003 理由：写明地点', '写明地点'],
  ['退回 003', ''],
  ['退回 003 退回的理由另发', '退回的理由另发'],
])('%s: the reason is “%s”', (text, reason) => {
  expect(reasonBehind(text, one, giving)).toBe(reason)
})

it.each([
  ['不满意!答非所问 一条都没落实', null, 'dissatisfied', '答非所问 一条都没落实'],
  ['对第二十三号建议的答复，我表示基本满意。', null, 'basically_satisfied', null],
  ['我对023号建议的办理结果不满意，没有解决实际问题。', null, 'dissatisfied', '没有解决实际问题'],
  ['办理工作满意办理结果不满意因为灯没亮', 'satisfied', 'dissatisfied', '办理结果不满意因为灯没亮'],
  ['不满意 15号 没人来', null, 'dissatisfied', '15号 没人来'],
  ['不满意,敷衍', null, 'dissatisfied', '敷衍'],
  ['办得马马虎虎 不满意', null, 'dissatisfied', '办得马马虎虎'],
  ['办理工作满意，办理结果基本满意，群众还有不满意', 'satisfied', 'basically_satisfied', '群众还有不满意'],
])('%s', (text, work, result, reason) => {
  expect(judgedIn(text)).toEqual({ work, result, reason })
})
