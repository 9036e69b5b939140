/** 撤回 means the last thing recorded: after an act on a suggestion no older contact goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, tuesday, type Chat } from '../../people.ts'
import { chatWith, makeWorld, type World } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const valid = () => test.db.contactReport.count({ where: { status: 'valid' } })

  beforeEach(async () => {
    let now = tuesday
    test = await open()
    world = await makeWorld(test.db)
    const at = () => (now = later(now, { seconds: 1 }))
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
    await say('zhou', '走访 张德发 反映3栋路灯不亮')
    await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
    for (const words of ['3', '1']) await say('zhou', words)
  })
  afterEach(() => test.close())

  it('a draft, and what was handed in, is offered to go; the contact stays', async () => {
    expect(await say('zhou', '撤回')).toContain('要撤回已经记下的，请再回一次“撤回”')
    expect(await say('zhou', '撤回')).toBe(
      `您最近办的是：改建议草稿${lights}（草1）。不要这份草稿了请回：删草稿1。没有撤回别的。要撤回联系记录，请说编号，例如：撤回编号231。`,
    )
    await say('zhou', '提交草1')
    expect(await say('zhou', '撤回')).toBe(`要撤回${lights}（草1）吗？撤回后不再办理。\n1 撤回\n2 不撤回`)
    expect(await say('zhou', '1')).toBe(`已撤回${lights}（草1），不再办理。`)
    expect(await valid()).toBe(1)
    await say('zhou', '走访 张德发 反映6栋路灯不亮')
    expect(await say('zhou', '草1建议纸')).toContain('见文件')
    expect(await say('zhou', '撤回')).toContain('已撤回：11月24日 走访 张德发')
    expect(await valid()).toBe(1)
  })

  it('a rating and a unit’s reply stand, and it is said how they are corrected', async () => {
    await say('zhou', '提交')
    await say('liang', '受理 草1')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局')
    await say('wang', '001答复 A类 已装好')
    expect(await say('wang', '撤回')).toContain('请再回一次“撤回”')
    expect(await say('wang', '撤回')).toBe(
      `您最近办的是：答复建议${lights}（001）。写错了请在代表测评以前回：001答复改成B类，再写内容。没有撤回别的。`,
    )
    await say('zhou', '001办理工作不满意，办理结果满意，态度不好')
    for (const words of ['撤回', '刚才那条删掉'])
      expect(await say('zhou', words)).toContain(`您最近办的是：测评${lights}（001）。评错了请在7天内`)
    expect(await valid()).toBe(1)
    expect(await test.db.concern.count({ where: { status: 'open' } })).toBe(1)
    expect(await say('zhou', '撤回编号1')).toContain('已撤回：11月24日 走访 张德发')
  })
})
