/** A roster is imported while activities are announced: who is asked to them follows it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerActivity, organise, type Activity } from '../../../handlers/activity/actions.ts'
import { nobodyAsked, type Plan } from '../../../handlers/activity/rules.ts'
import { speakerOf } from '../../../handlers/people/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { planFor, runJobAt } from '../../activity/office.ts'
import { bindDirectly, inAct, later, senderOf, tuesday } from '../../people.ts'
import { imported } from '../importing.ts'
import { smallFile, smallRows } from '../workbooks.ts'

describe.each(databases)('an import while activities lie ahead on $name', ({ open }) => {
  let test: TestDatabase
  let now = tuesday
  const [group] = smallRows.代表小组
  const [zhou, chen] = smallRows.代表
  if (!group || !zhou || !chen) throw new Error('the small roster has lost its rows')
  const second = ['桥东二组', group[1]!, group[2]!, null, '刘洁/13900000020', '桥东二组代表履职群']
  const he = [
    '何建平',
    '男',
    '1970-01',
    '13800000013',
    'QL18-003',
    '12',
    '桥东一组',
    '是',
    '医生',
    '社区医院',
  ]

  beforeEach(async () => {
    now = tuesday
    test = await open()
    await imported(test.db, await smallFile({ 代表小组: [group, second] }))
    for (const { id } of await test.db.person.findMany({ orderBy: { id: 'asc' } }))
      await bindDirectly(test.db, id)
  })
  afterEach(() => test.close())

  const personOf = (name: string) => test.db.person.findFirstOrThrow({ where: { name } })

  const as = async <T>(
    name: string,
    work: (act: Parameters<typeof organise>[0], who: Parameters<typeof organise>[1]) => Promise<T>,
  ) => {
    const { id } = await personOf(name)
    return inAct(
      test.db,
      async (act) => {
        const who = await speakerOf(act.tx, senderOf(`p${id}`))
        if (!who) throw new Error(`${name} is not bound`)
        return work(act, who)
      },
      now,
    )
  }

  const announced = async (of: 'first' | 'all', change: Partial<Plan> = {}): Promise<Activity> => {
    const first = await test.db.deputyGroup.findFirstOrThrow({ where: { name: '桥东一组' } })
    const made = await as('梁慧', (act, who) =>
      organise(act, who, {
        ...planFor({ district: { group: first } }),
        ...(of === 'all' ? { groupId: null, audience: { ...nobodyAsked, roles: ['deputy'] } } : {}),
        ...change,
      }),
    )
    if (!made.ok) throw new Error(made.refusal)
    await told()
    return made.value
  }

  const told = () => runJobAt(test.db, 'activity-notice', (now = later(now, { minutes: 1 })))

  const askedTo = async ({ id }: Activity) =>
    (
      await test.db.participation.findMany({
        where: { activityId: id },
        include: { person: true },
        orderBy: { personId: 'asc' },
      })
    ).map(({ person, groupId, answer }) => ({ name: person.name, groupId, answer }))

  it('a new deputy is asked to what his group and everybody is asked to; who was told hears nothing twice', async () => {
    const research = await announced('first')
    const lecture = await announced('all', { kind: 'lecture', title: '专题讲座' })
    const before = await test.db.notice.count({ where: { kind: 'activity' } })
    const { askedAnew } = await imported(
      test.db,
      await smallFile({ 代表小组: [group, second], 代表: [zhou, chen, he] }),
    )
    expect(askedAnew).toEqual({ asked: 2, left: 0 })
    await bindDirectly(test.db, (await personOf('何建平')).id)
    await told()
    expect((await askedTo(research)).map(({ name }) => name)).toEqual(['周明远', '陈秀兰', '何建平'])
    expect((await askedTo(lecture)).map(({ name }) => name)).toEqual(['周明远', '陈秀兰', '何建平'])
    const he2 = await personOf('何建平')
    const fresh = await test.db.notice.findMany({
      where: { kind: 'activity' },
      orderBy: { id: 'asc' },
      skip: before,
    })
    expect(fresh.map(({ personId }) => personId)).toEqual([he2.id, he2.id])
    expect(fresh[0]?.text).toContain('老旧小区调研')
  })

  it('a deputy moved to another group is let go by the old one, answers where he is, and hears no reminder', async () => {
    const research = await announced('first', { seats: 1 })
    const lecture = await announced('all', { kind: 'lecture', title: '专题讲座' })
    const yes = { coming: true, reason: null }
    await as('陈秀兰', (act, who) => answerActivity(act, who, research.id, yes))
    await as('陈秀兰', (act, who) => answerActivity(act, who, lecture.id, yes))
    await as('周明远', (act, who) => answerActivity(act, who, research.id, yes))
    const moved = chen.map((cell, index) => (index === 6 ? '桥东二组' : cell))
    const { askedAnew } = await imported(
      test.db,
      await smallFile({ 代表小组: [group, second], 代表: [zhou, moved] }),
    )
    expect(askedAnew).toEqual({ asked: 0, left: 1 })
    const two = await test.db.deputyGroup.findFirstOrThrow({ where: { name: '桥东二组' } })
    // the seat that came free went to who waited
    expect(await askedTo(research)).toMatchObject([{ name: '周明远', answer: 'going' }])
    expect(await askedTo(lecture)).toMatchObject([
      { name: '周明远' },
      { name: '陈秀兰', answer: 'going', groupId: two.id },
    ])
    expect(await test.db.audit.findFirst({ where: { action: 'activity.withdraw' } })).toMatchObject({
      subject: `activity:${research.id}`,
    })
    const reminded = await runJobAt(test.db, 'activity-notice', new Date('2026-12-04T09:30:00+08:00'))
    expect(
      reminded
        .filter(({ kind, text }) => kind === 'activity-reminder' && text.includes('老旧小区调研'))
        .map(({ name }) => name),
    ).toEqual(['周明远'])
  })

  it('moved back, he is asked anew and told that he must answer again', async () => {
    const research = await announced('first')
    await as('陈秀兰', (act, who) => answerActivity(act, who, research.id, { coming: true, reason: null }))
    const sent = await test.db.notice.updateMany({
      where: { kind: 'activity' },
      data: { state: 'sent', sentAt: now },
    })
    expect(sent.count).toBe(2)
    const moved = chen.map((cell, index) => (index === 6 ? '桥东二组' : cell))
    await imported(test.db, await smallFile({ 代表小组: [group, second], 代表: [zhou, moved] }))
    await told()
    expect((await askedTo(research)).map(({ name }) => name)).toEqual(['周明远'])
    await imported(test.db, await smallFile({ 代表小组: [group, second] }))
    const lines = await told()
    expect(await askedTo(research)).toMatchObject([{ name: '周明远' }, { name: '陈秀兰', answer: null }])
    expect(lines.filter(({ status }) => status !== 'already').map(({ name }) => name)).toEqual(['陈秀兰'])
  })

  it('the same roster again tells nobody', async () => {
    await announced('first')
    const before = await test.db.notice.count()
    const { askedAnew } = await imported(test.db, await smallFile({ 代表小组: [group, second] }))
    await told()
    expect(askedAnew).toEqual({ asked: 0, left: 0 })
    expect(await test.db.notice.count()).toBe(before)
  })
})
