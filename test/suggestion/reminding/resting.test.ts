/** Nobody is nudged for what he may not do; what waits to be said is judged again by who reads it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  clockDigestHolds,
  clockNudges,
  closeUnrated,
  commitmentDigestHolds,
  commitmentNudges,
  sayNudges,
  type NudgeKind,
} from '../../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { bindDirectly, inAct, later, makePerson, tuesday, type Chat } from '../../people.ts'
import { as, chatWith, makeWorld, lastNotice, refusalIn, told, value, type World } from '../world.ts'

describe.each(databases)('on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  let now = tuesday
  const chats: Record<string, Chat> = {}
  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const moveTo = (day: string) => (now = new Date(`${day}T10:00:00+08:00`))

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
    await say('ma', '交办 001 主办住建局')
  })
  afterEach(() => test.close())

  /** Who would be nudged on a day, by name; and the digests kept for them. */
  async function nudged(kind: NudgeKind, day: string): Promise<string[]> {
    moveTo(day)
    const find = kind === 'commitments' ? commitmentNudges : clockNudges
    return inAct(
      test.db,
      async (act) => {
        const { nudges } = await find(act, 0)
        const lines = await sayNudges(act, kind, nudges, false)
        return lines.map(({ name, text }) => `${name}：${text.split('\n').slice(1).join(' ')}`)
      },
      now,
    )
  }

  /** What is said in the end of the digest that was kept for somebody. */
  const saidTo = (personId: number, kind: NudgeKind) =>
    inAct(
      test.db,
      async (act) => {
        const notice = await test.db.notice.findFirstOrThrow({
          where: { kind, personId },
          orderBy: { id: 'desc' },
        })
        return (kind === 'commitments' ? commitmentDigestHolds : clockDigestHolds)(act, {
          ...notice,
          promise: 'at_most_once',
        })
      },
      now,
    )

  const suspend = (to: string | null) =>
    test.db.deputy.update({
      where: { id: world.zhou.deputy.id },
      data: { suspendedFrom: '2026-11-25', suspendedTo: to },
    })

  it('a suspended lead is not asked to rate: the office hears it once, and may not close it for his silence', async () => {
    await say('wang', '001答复 A类 已装好')
    await suspend(null)
    const first = await nudged('suggestion-clock', '2026-12-10')
    expect(first.map((line) => line.split('：')[0])).toEqual(['梁慧', '毛素群'])
    expect(first[0]).toContain('他暂停执行代表职务，现在不能办，不催他')
    expect(await nudged('suggestion-clock', '2026-12-15')).toEqual([])
    const close = () => as(test.db, world.liang, (act, who) => closeUnrated(act, who, 1), now)
    expect(refusalIn(await close())).toBe('lead_suspended')
    await suspend('2026-12-15')
    moveTo('2026-12-16')
    expect(refusalIn(await close())).toBe('too_early')
    moveTo('2026-12-31')
    expect(value(await close()).one.course.state).toBe('closed')
  })

  it('a suspended lead hears of a talk and a reply without being asked for what he may not do, and is asked again later', async () => {
    await suspend('2026-12-15')
    moveTo('2026-11-26')
    const before = await lastNotice(test.db)
    await say('wang', '001已电话联系周代表，商量装灯')
    await say('wang', '001答复 B类 明年3月底前装好')
    await say('wang', '001承诺已落实')
    const heard = (await told(test.db, before)).filter(([name]) => name === '周明远').map(([, text]) => text)
    expect(heard).toHaveLength(3)
    expect(heard[0]).toContain('您暂停执行代表职务期间不用确认，恢复以后再请您确认。')
    expect(heard[1]).toContain('您暂停执行代表职务期间不用测评，恢复以后再请您测评。')
    expect(heard.join('')).not.toMatch(/属实吗|请您测评(?:办理|，回)/)
    const later = await nudged('suggestion-clock', '2026-12-28')
    expect(later.some((line) => line.startsWith('周明远：') && line.includes('测评'))).toBe(true)
  })

  it('a former deputy still judges what he handed in, and finds it on his list', async () => {
    await say('wang', '001答复 A类 已装好')
    await test.db.deputy.update({ where: { id: world.zhou.deputy.id }, data: { endedOn: '2026-11-24' } })
    expect(await say('zhou', '我的建议')).toContain('001 关于在桥东小学路口增设红绿灯的建议：已答复，待测评')
    expect(await say('zhou', '001办理工作满意，办理结果满意')).toContain('已记您的测评')
  })

  it('a digest that waits says nothing to whoever lost his part, nor of what was withdrawn', async () => {
    await say('wang', '001答复 B类 明年3月底前装好')
    await say('zhou', '001办理工作满意，办理结果不满意，没有装')
    await say('liang', '001涉密')
    const nudge = await nudged('suggestion-clock', '2026-12-20')
    expect(nudge[0]).toContain('王涛：')
    expect(await saidTo(world.wang.person.id, 'suggestion-clock')).toContain('001')
    const other = await makePerson(test.db, '钱进')
    await bindDirectly(test.db, other.id)
    await test.db.handlingUnit.update({ where: { id: world.wang.unit.id }, data: { officerId: other.id } })
    expect(await saidTo(world.wang.person.id, 'suggestion-clock')).toBeNull()

    await test.db.handlingUnit.update({
      where: { id: world.wang.unit.id },
      data: { officerId: world.wang.person.id },
    })
    await nudged('commitments', '2027-03-31')
    expect(await saidTo(world.wang.person.id, 'commitments')).toContain('明年3月底前装好')
    await test.db.handlingUnit.update({ where: { id: world.wang.unit.id }, data: { officerId: other.id } })
    expect(await saidTo(world.wang.person.id, 'commitments')).toBeNull()
  })
})
