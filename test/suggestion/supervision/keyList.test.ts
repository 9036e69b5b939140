/** Which suggestions are key, who leads and who tracks: nobody is invented, nobody is told what he cannot do. */
import { beforeEach, describe, expect, it } from 'vitest'
import { databases } from '../../databases.ts'
import { joinSupervision, nameLead, setKey, trackSupervision } from '../../../handlers/suggestion/actions.ts'
import { as, lastNotice, refusalIn, told, value } from '../world.ts'
import { talksOn } from '../talks.ts'

const lights = '《关于在桥东小学路口增设红绿灯的建议》（001）'

describe.each(databases)('on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say, lightsUpTo } = talks
  const newsSince = async (since: number) =>
    (await told(here.db, since)).map(([name, text]) => `${name}：${text}`)

  beforeEach(async () => {
    await lightsUpTo('accepted')
    await say('liang', '转交 001 政府办')
    await say('ma', '交办 001 主办住建局 协办城管局')
  })

  it('no committee and no day is made up, and taking off is not putting on', async () => {
    expect(await say('liang', '001列重点督办 郑主任领衔 火星工委跟踪')).toBe(
      '没有找到“火星工委”这个工作委员会，没有列。请写全称再发一次。',
    )
    expect(await say('liang', '001重点督办取消')).toBe('这件建议还不是重点督办建议，没有办。')
    await say('liang', '001列重点督办 郑主任领衔 城环工委跟踪')
    expect(await say('liang', '12月30日')).toContain('12月30日还没有到，没有列')
    expect(await here.db.keySuggestion.count()).toBe(0)
    const before = await lastNotice(here.db)
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
      leadId: here.world.zheng.person.id,
      tracker: null,
    }
    await as(here.db, here.world.liang, async (act, who) => value(await setKey(act, who, 1, choice)))
    expect(await say('wu', '001我来领衔督办')).toContain('已经有人领衔了')
    await here.db.scMember.update({
      where: { id: here.world.zheng.member.id },
      data: { endedOn: '2026-11-24' },
    })
    expect(await say('wu', '001我来领衔督办')).toContain('您领衔督办')
    await here.db.scMember.update({ where: { id: here.world.zheng.member.id }, data: { endedOn: null } })
    const before = await lastNotice(here.db)
    await as(here.db, here.world.liang, async (act, who) =>
      value(await nameLead(act, who, 1, here.world.zheng.person.id)),
    )
    expect(await newsSince(before)).toContain(
      `吴晓梅：【领衔督办】郑怀山领衔督办${lights}，不再由吴晓梅领衔。`,
    )
    const roles = await here.db.supervisor.findMany({ orderBy: { id: 'asc' } })
    expect(roles.map(({ role }) => role)).toEqual(['lead', 'past'])
  })

  it('of a secret one nobody is named who may not read it', async () => {
    await say('liang', '001涉密')
    const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: here.world.zheng.person.id }
    const key = (tracker: string | null) =>
      as(here.db, here.world.liang, (act, who) => setKey(act, who, 1, { ...choice, tracker }))
    expect(refusalIn(await key('教科文卫工委'))).toBe('secret_supervision')
    value(await key(null))
    const join = await as(here.db, here.world.liang, (act, who) =>
      joinSupervision(act, who, 1, here.world.chen.person.id),
    )
    expect(refusalIn(join)).toBe('secret_supervision')
    const track = await as(here.db, here.world.liang, (act, who) =>
      trackSupervision(act, who, 1, '教科文卫工委'),
    )
    expect(refusalIn(track)).toBe('secret_supervision')
    expect(await say('liang', '陈秀兰参与督办001')).toContain('工作委员会和其他代表看不到它')
  })
})
