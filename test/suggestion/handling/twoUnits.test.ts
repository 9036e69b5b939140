/** An officer of two units that both have a suggestion: it is asked for which he speaks, never taken for the first. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { reportCommunication, signFor } from '../../../handlers/suggestion/actions.ts'
import { openSqlite, type TestDatabase } from '../../databases.ts'
import { later, talk, tuesday, type Chat } from '../../people.ts'
import { as, chatWith, makeWorld, refusalIn, type World } from '../world.ts'

let test: TestDatabase
let world: World
const chats: Record<string, Chat> = {}
const chat = (name: keyof World): Chat => chats[name]!
const say = (name: keyof World, text: string) => chat(name).say(text)

beforeEach(async () => {
  let now = tuesday
  test = await openSqlite()
  world = await makeWorld(test.db)
  await test.db.handlingUnit.update({
    where: { id: world.su.unit.id },
    data: { officerId: world.wang.person.id },
  })
  const at = () => (now = later(now, { seconds: 1 }))
  for (const [name, one] of Object.entries(world))
    if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
  await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
  for (const words of ['3', '1', '提交']) await say('zhou', words)
  await say('liang', '受理 草1')
  await say('liang', '转交 001 政府办')
})
afterEach(() => test.close())

const states = async () =>
  (await test.db.handling.findMany({ orderBy: { id: 'asc' } })).map(({ role, state }) => [role, state])

it('signing and a contact are asked for, by number, by name, or named at once; what only one may do is not', async () => {
  await say('ma', '交办 001 主办住建局 协办城管局')
  const which = `您负责的几个单位都在办这件，这次是哪个单位？
      1 区住房和城乡建设局（主办）
      2 区城市管理执法局（协办）
      回数字或者单位名；不办了回“取消”。`
  await talk(chat('wang'), `\n      > 签收 001\n      ${which}\n      `)
  expect(await states()).toEqual([
    ['main', 'assigned'],
    ['assist', 'assigned'],
  ])
  expect(await say('wang', '城管局')).toContain('前提出协办意见')
  expect(await states()).toEqual([
    ['main', 'assigned'],
    ['assist', 'signed'],
  ])
  // the other is the only one that has not signed
  expect(await say('wang', '签收 001')).toContain('前答复代表')
  await talk(chat('wang'), `\n      > 001已电话联系周代表，同意方案\n      ${which}\n      `)
  expect(await say('wang', '2')).toContain('已请代表确认是否属实')
  expect(await say('wang', '住建局001已当面联系周代表')).toContain('已请代表确认是否属实')
  expect((await test.db.handlingCommunication.findMany()).map(({ handlingId }) => handlingId)).toEqual([2, 1])
  // only the other one assists, only the main unit replies
  expect(await say('wang', '001协办意见：同意')).toContain('已记协办意见')
  expect(await say('wang', '001答复 A 已经装好')).toContain('A类答复')
})

it('of two that answer separately each reply says whose it is, through every question', async () => {
  await say('ma', '交办 001 分办住建局、城管局')
  expect(await say('wang', '001答复 已经装好')).toContain('这次是哪个单位？')
  expect(await say('wang', '2')).toContain('是哪一类答复？')
  expect(await say('wang', 'A')).toContain('A类答复')
  expect(await states()).toEqual([
    ['separate', 'assigned'],
    ['separate', 'replied'],
  ])
})

it('no door takes one of them silently', async () => {
  await say('ma', '交办 001 主办住建局 协办城管局')
  await as(test.db, world.wang, async (act, who) => {
    expect(refusalIn(await signFor(act, who, 1))).toBe('which_unit')
    const talked = {
      method: 'phone',
      happenedOn: '2026-11-24',
      summary: '谈了方案',
      meetingOn: null,
      meetingPart: null,
    } as const
    expect(refusalIn(await reportCommunication(act, who, 1, talked))).toBe('which_unit')
  })
  expect(await test.db.handlingCommunication.count()).toBe(0)
})
