/**
 * A training for thirty seats, from its announcement to the certificate of attendance, through a gRPC gateway and the real
 * Wechaty client: sixty deputies answer at once, thirty get a seat.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDeputy, makeDistrict, makeLiaison, makeStaff } from '../people.ts'
import { beginWalk, type Walk } from './office.ts'

const deputies = Array.from({ length: 60 }, (_, index) => `代表${String(index + 1).padStart(2, '0')}`)

let walk: Walk
beforeAll(async () => {
  walk = await beginWalk('2026-11-24T09:30', async (db) => {
    const district = await makeDistrict(db)
    const people = []
    for (const name of deputies) people.push({ name, ...(await makeDeputy(db, district, name)) })
    people.push({ name: '刘洁', ...(await makeLiaison(db, district, '刘洁')) })
    people.push({ name: '梁慧', ...(await makeStaff(db, '梁慧', ['代表工委'])) })
    return people
  })
}, 120_000)
afterAll(() => walk.close())

const say = (name: string, text: string) => walk.say(name, text)
const each = (names: readonly string[], ...lines: string[]) =>
  Object.fromEntries(names.map((name) => [name, lines]))
/** All of them at once. */
const allSay = async (names: readonly string[], text: string) => {
  const answers = await Promise.all(names.map((name) => say(name, text)))
  return new Map(names.map((name, index) => [name, answers[index] ?? '']))
}
const counts = async () => {
  const rows = await walk.db.participation.groupBy({ by: ['answer'], _count: true })
  return Object.fromEntries(rows.map(({ answer, _count }) => [answer ?? 'silent', _count]))
}

test(
  'sixty answer at once for thirty seats: thirty sit, thirty wait in order, a seat that comes free goes to the first',
  { timeout: 180_000 },
  async () => {
    expect(
      await say('梁慧', '12月6日下午2点到5点 专题讲座 地方组织法 通知全体代表 区委党校 名额30'),
    ).toContain('通知：60人')
    expect(await say('梁慧', '1')).toContain('先通知50人，其余几分钟内发完')
    await walk.job('activity-notice')
    await walk.heard(each(deputies, '【培训通知】'))

    const answers = await allSay(deputies, '参加')
    const seated = deputies.filter((name) => answers.get(name)?.includes('已记：参加'))
    const waiting = deputies.filter((name) => !seated.includes(name))
    expect(seated).toHaveLength(30)
    expect(await counts()).toEqual({ going: 30, waiting: 30 })
    const places = waiting.map((name) => Number(/您排候补第(\d+)位/.exec(answers.get(name) ?? '')?.[1]))
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    // said again it is the same answer
    expect((await say(seated[0] ?? '', '参加')).includes('已记：参加')).toBe(true)
    expect(await counts()).toEqual({ going: 30, waiting: 30 })

    const [leaver = '', ...staying] = seated
    const first = waiting[places.indexOf(1)] ?? ''
    expect(await say(leaver, '请假 出差')).toContain('已记：请假（出差）')
    await walk.heard(each([first], '【候补转正】'))
    expect(await counts()).toEqual({ going: 30, waiting: 29, excused: 1 })
    expect(await say('梁慧', '活动1签到表')).toContain('可以直接打印')
    await walk.heard({ 梁慧: ['活动1签到表.docx'] })

    // who has a seat is reminded and checks in; a seat without anybody in it is no hour of training
    const there = [...staying, first]
    walk.goTo('2026-12-05T09:05')
    await walk.job('activity-notice')
    await walk.heard(each(there, '【培训提醒】'))
    walk.goTo('2026-12-06T13:50')
    const [absent = '', ...present] = there
    const checkedIn = await allSay(present, '签到')
    expect([...checkedIn.values()].filter((answer) => answer.includes('计3学时'))).toHaveLength(29)
    expect(await say(present[0] ?? '', '签到')).toContain('已经签过到')
    expect(await say(present[0] ?? '', '培训证明')).toContain('等结束后再开')

    walk.goTo('2026-12-06T17:30')
    expect(await say('梁慧', '活动1 情况')).toContain('实到29人')
    const certificates = await allSay(present, '培训证明')
    const numbers = [...certificates.values()].map(
      (answer) => /(PX2026-\d{4})：参加培训1次，共3学时/.exec(answer)?.[1],
    )
    expect(numbers.filter(Boolean)).toHaveLength(29)
    expect(new Set(numbers).size).toBe(29)
    // asked for again it has the number that it got
    expect(await say(present[0] ?? '', '培训证明')).toContain(numbers[0] ?? 'none')
    for (const name of [leaver, absent]) expect(await say(name, '培训证明')).toContain('没有参加培训的记录')
    expect(await walk.db.trainingCertificate.count()).toBe(29)
    expect(await walk.db.participation.aggregate({ _sum: { hours: true } })).toMatchObject({
      _sum: { hours: 87 },
    })
    const [again = '', ...others] = present
    await walk.heard({ ...each(others, '.docx'), ...each([again], '.docx', '.docx') })
  },
)
