/** A deputy whose duties are suspended: in no figure of trainings while he is, and not mentioned in his group's room. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { trainingFigures, yearFiguresOf } from '../../../handlers/activity/actions.ts'
import { sumLines } from '../../../handlers/activity/papers/words.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { staffAtDesk, startWeb } from '../../web/web.ts'
import { makeOffice, type Office } from '../office.ts'

let test: TestDatabase
let office: Office
const begin = async (opened: TestDatabase) => {
  test = opened
  office = await makeOffice(test, 3)
}
afterEach(() => test.close())

const suspend = (name: string, to: string | null = null) =>
  office.db.deputy.update({
    where: { id: office.deputies[name]!.deputy.id },
    data: { suspendedFrom: '2026-11-01', suspendedTo: to },
  })
const figures = () =>
  office.as(office.liang.contactId, async (act, who) => {
    const training = await trainingFigures(act, who, 2026)
    const year = await yearFiguresOf(act, who, 2026)
    if (!training.ok || !year.ok) throw new Error('not for the office')
    return { training: training.value, year: year.value }
  })

describe.each(databases)('a deputy who is suspended on $name', ({ open }) => {
  beforeEach(async () => begin(await open()))

  it('is in no figure of deputies, which says so, until he serves again', async () => {
    await suspend('何建平')
    const { training, year } = await figures()
    expect(training).toMatchObject({ deputies: 2, suspended: 1 })
    expect(year.deputies.map(({ name }) => name)).toEqual(['周明远', '陈秀兰'])
    expect(sumLines(year).at(-1)).toBe(
      '参加过培训的代表0/2名，其中新任代表0/0名（另有1名暂停执行代表职务，不计）。',
    )
    await suspend('何建平', '2026-11-10')
    const again = await figures()
    expect(again.training).toMatchObject({ deputies: 3, suspended: 0 })
    expect(sumLines(again.year).at(-1)).toBe('参加过培训的代表0/3名，其中新任代表0/0名。')
  })

  it('is not mentioned in the room where an activity of his group is announced', async () => {
    const room = { id: 'r1', topic: '桥东一组代表群' }
    await office.chat('刘洁').say('大家好', { room, mentioned: false })
    await suspend('何建平')
    await office.chat('刘洁').say('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await office.chat('刘洁').say('1')
    const notice = await office.db.notice.findFirstOrThrow({ where: { kind: 'activity-room' } })
    expect(notice.mention?.split(' ').sort()).toEqual(
      [office.deputies['周明远']!.contactId, office.deputies['陈秀兰']!.contactId].sort(),
    )
  })
})

it('the desk says beneath the figure who is left out', async () => {
  await begin(await openSqlite())
  const web = await startWeb(office.db, { now: () => office.now })
  await suspend('何建平')
  const staff = await staffAtDesk(office.db, web, ['代表工委'], '吴敏', () => office.now)
  expect((await staff.get('/desk/activities')).text).toMatch(
    /0\/2[^]*参加过＝本年度到场至少一次的在任代表÷在任代表（另有1名暂停执行代表职务，不计）。/,
  )
  await web.close()
})
