/** Which suggestions are key, who leads and who tracks: nobody is invented, nobody is told what he cannot do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, tuesday, type Chat } from '../../people.ts'
import { joinSupervision, nameLead, setKey, trackSupervision } from '../../../handlers/suggestion/actions.ts'
import { as, chatWith, lastNotice, makeWorld, refusalIn, told, value, type World } from '../world.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  let now = tuesday
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const newsSince = async (since: number) =>
    (await told(test.db, since)).map(([name, text]) => `${name}：${text}`)

  beforeEach(async () => {
    now = tuesday
    test = await open()
    world = await makeWorld(test.db)
    const at = () => (now = later(now, { seconds: 1 }))
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
    await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
    for (const words of ['3', '1', '提交']) await say('zhou', words)
    await say('liang', '受理 草1')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  })
  afterEach(() => test.close())

  it('no committee and no day is made up, and taking off is not putting on', async () => {
    expect(await say('liang', '001列重点督办 郑主任领衔 火星工委跟踪')).toBe(
      '没有找到“火星工委”这个工作委员会，没有列。请写全称再发一次。',
    )
    expect(await say('liang', '001重点督办取消')).toBe('这件建议还不是重点督办建议，没有办。')
    await say('liang', '001列重点督办 郑主任领衔 城环工委跟踪')
    expect(await say('liang', '12月30日')).toContain('12月30日还没有到，没有列')
    expect(await test.db.keySuggestion.count()).toBe(0)
    const before = await lastNotice(test.db)
    expect(await say('liang', '11月20日')).toBe(
      `${lights}列为重点督办（11月20日主任会议确定），郑怀山领衔，城建环保工委跟踪。`,
    )
    const news = await newsSince(before)
    expect(news).toContain(
      `周明远：【重点督办】${lights}列为重点督办建议，由郑怀山领衔督办，城建环保工委跟踪。`,
    )
    expect(news.filter((line) => line.startsWith('郑怀山'))).toEqual([
      `郑怀山：【重点督办】${lights}列为重点督办建议，由您领衔督办，城建环保工委跟踪。查进度请回：001到哪一步了；记督办请回：001督办情况：…`,
    ])
  })

  it('somebody else leads when the leader serves no more, or the office changes it; the record keeps who led', async () => {
    const choice = {
      decidedOn: '2026-11-20',
      decision: '主任会议',
      leadId: world.zheng.person.id,
      tracker: null,
    }
    await as(test.db, world.liang, async (act, who) => value(await setKey(act, who, 1, choice)))
    expect(await say('wu', '001我来领衔督办')).toContain('已经有人领衔了')
    await test.db.scMember.update({ where: { id: world.zheng.member.id }, data: { endedOn: '2026-11-24' } })
    expect(await say('wu', '001我来领衔督办')).toContain('您领衔督办')
    await test.db.scMember.update({ where: { id: world.zheng.member.id }, data: { endedOn: null } })
    const before = await lastNotice(test.db)
    await as(test.db, world.liang, async (act, who) =>
      value(await nameLead(act, who, 1, world.zheng.person.id)),
    )
    expect(await newsSince(before)).toContain(
      `吴晓梅：【领衔督办】郑怀山领衔督办${lights}，不再由吴晓梅领衔。`,
    )
    const roles = await test.db.supervisor.findMany({ orderBy: { id: 'asc' } })
    expect(roles.map(({ role }) => role)).toEqual(['lead', 'past'])
  })

  it('of a secret one nobody is named who may not read it', async () => {
    await say('liang', '001涉密')
    const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: world.zheng.person.id }
    const key = (tracker: string | null) =>
      as(test.db, world.liang, (act, who) => setKey(act, who, 1, { ...choice, tracker }))
    expect(refusalIn(await key('教科文卫工委'))).toBe('secret_supervision')
    value(await key(null))
    const join = await as(test.db, world.liang, (act, who) =>
      joinSupervision(act, who, 1, world.chen.person.id),
    )
    expect(refusalIn(join)).toBe('secret_supervision')
    const track = await as(test.db, world.liang, (act, who) => trackSupervision(act, who, 1, '教科文卫工委'))
    expect(refusalIn(track)).toBe('secret_supervision')
    expect(await say('liang', '陈秀兰参与督办001')).toContain('工作委员会和其他代表看不到它')
  })
})
