/** 请假 at the desk's sheet: why, person by person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staffAtDesk, startWeb, type Web } from '../../web/web.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(4)
const { announced, answers } = actsOf(office)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

const idOf = (name: string) => String(office.deputies[name]!.person.id)
const reasons = async () =>
  (await office.db.participation.findMany({ orderBy: { personId: 'asc' } })).map(({ answer, reason }) => [
    answer,
    reason,
  ])

describe('why somebody is on leave', () => {
  it('is told beside his mark, is changed by the next sheet, and never replaces what he said himself', async () => {
    const { id } = await announced()
    await answers('陈秀兰', id, false, '出差')
    const liang = await staffAtDesk(office.db, web, ['代表工委'])
    office.now = at('2026-12-05T15:00')
    await office.db.deskSession.updateMany({ data: { createdAt: office.now, lastSeenAt: office.now } })
    const page = `/desk/activities/${id}`
    const open = (await liang.get(page)).text
    expect(open).toContain('罗小燕请假的原因')
    expect(open).not.toContain('陈秀兰请假的原因')
    const [zhou, chen, he, luo] = ['周明远', '陈秀兰', '何建平', '罗小燕'].map(idOf)
    const marks = { [`p${zhou}`]: 'attended', [`p${chen}`]: 'excused', [`p${he}`]: 'excused' }

    const astray = await liang.submit(page, `${page}/attendance`, { ...marks, [`r${luo}`]: '住院' })
    expect(astray.text).toContain('罗小燕写了请假的原因，没有标“请假”，还没有记。')
    expect(astray.text).toContain('value="住院"')
    expect(await reasons()).toEqual([
      [null, null],
      ['excused', '出差'],
      [null, null],
      [null, null],
    ])

    const all = { ...marks, [`p${luo}`]: 'excused', [`r${luo}`]: '住院' }
    expect((await liang.submit(page, `${page}/attendance`, all)).text).toContain('请假3人')
    expect(await reasons()).toEqual([
      [null, null],
      ['excused', '出差'],
      ['excused', '联络员记录请假'],
      ['excused', '住院'],
    ])
    const shown = (await liang.get(page)).text
    expect(shown).toContain('value="住院"')
    expect(shown).not.toContain('联络员记录请假')

    const mended = { ...all, [`r${luo}`]: '孩子生病', [`r${he}`]: '值班' }
    await liang.submit(page, `${page}/attendance`, mended)
    expect((await reasons()).slice(1)).toEqual([
      ['excused', '出差'],
      ['excused', '值班'],
      ['excused', '孩子生病'],
    ])
  })
})
