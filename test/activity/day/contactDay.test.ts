/** The board of the contact day and its summary: counted from the deputies' own records. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayBoard, daySummary, deputysDay, yearToLookAt } from '../../../handlers/activity/actions.ts'
import type { DayChoice } from '../../../handlers/activity/day/store.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { makeDeputy } from '../../people.ts'
import { opened } from '../../docx.ts'
import { at, makeOffice, type Office } from '../office.ts'

const all: DayChoice = { year: 2026, officeId: null, constituencyId: null, hasRecord: null }
const page = { skip: 0, take: 50 }

describe.each(databases)('the contact day on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 3)
    office.now = at('2026-10-20T16:00')
    const riverside = await office.db.office.create({
      data: { name: '滨河街道人大联络处', kind: 'subdistrict_liaison_office' },
    })
    const group = await office.db.deputyGroup.create({ data: { name: '滨河一组', officeId: riverside.id } })
    const constituency = await office.db.constituency.create({
      data: { number: '20', name: '第20选区', officeId: riverside.id },
    })
    await makeDeputy(office.db, { ...office.district, group, constituency, office: riverside }, '邓国庆')
    await office
      .chat('周明远')
      .say('联系日 去了12选区 见了8个选民 征求意见卡收了6张 走访 张德发 反映3栋路灯不亮')
  })
  afterEach(() => test.close())

  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const board = (choice: Partial<DayChoice> = {}) =>
    liang(async (act, who) => {
      const outcome = await dayBoard(act, who, { ...all, ...choice }, page)
      if (!outcome.ok) throw new Error(outcome.refusal)
      return outcome.value
    })

  it('shows who has a record and who has not, by office and constituency', async () => {
    const seen = await board()
    expect(
      seen.offices.map(({ name, deputies, recorded, headcount, cards }) => [
        name,
        deputies,
        recorded,
        headcount,
        cards,
      ]),
    ).toEqual([
      ['桥东街道人大联络处', 3, 1, 8, 6],
      ['滨河街道人大联络处', 1, 0, 0, 0],
    ])
    expect(seen.total).toBe(4)
    expect(seen.rows[0]).toMatchObject({
      name: '周明远',
      hasRecord: true,
      ownConstituency: true,
      heard: '3栋路灯不亮',
    })
    const missing = await board({ hasRecord: false })
    expect(missing.rows.map(({ name }) => name)).toEqual(['陈秀兰', '何建平', '邓国庆'])
    const [own, other] = seen.offices
    const there = await board({ officeId: own!.id, hasRecord: true })
    expect(there.rows.map(({ name }) => name)).toEqual(['周明远'])
    expect(there.constituencies).toMatchObject([{ name: '第12选区', deputies: 3, recorded: 1 }])
    const elsewhere = await board({ officeId: other!.id, constituencyId: there.places[0]!.id })
    expect(elsewhere.rows).toEqual([])
    expect((await board({ year: 2025 })).offices[0]).toMatchObject({ deputies: 3, recorded: 0, headcount: 0 })
  })

  it('shows one deputy’s day in full, and nothing that was taken back', async () => {
    const { id } = office.deputies['周明远']!.person
    const day = () => liang((act, who) => deputysDay(act, who, id, 2026))
    expect(await day()).toMatchObject({
      value: {
        name: '周明远',
        constituency: '第12选区',
        record: { headcount: 8, cards: 6 },
        reports: [{ concerns: [{ text: '3栋路灯不亮' }] }],
      },
    })
    // the first puts the open question about the four parts away
    await office.chat('周明远').say('撤回')
    await office.chat('周明远').say('撤回')
    expect(await day()).toMatchObject({ value: { record: null, reports: [] } })
    expect((await board()).offices[0]).toMatchObject({ recorded: 0, headcount: 0, cards: 0 })
  })

  it('is summed up for the bulletin as a draft that says how it was counted', async () => {
    const made = await liang((act, who) => daySummary(act, who, 2026))
    if (!made.ok) throw new Error(made.refusal)
    expect(made.value.name).toBe('2026年联系选民日情况小结.docx')
    const { text, sound } = opened(made.value.bytes)
    expect(sound).toBe(true)
    for (const words of [
      '应参加代表4名，有记录1名，参加率25.0%。',
      '代表自报见到选民8人，征求意见卡6张，记下诉求1条',
      '1. 3栋路灯不亮（桥东街道人大联络处）',
      '桥东一组（2名）：陈秀兰、何建平',
      '滨河一组（1名）：邓国庆',
      '没有记录不等于没有参加',
      '初稿',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('张德发')
  })

  it('is for the deputies’ affairs office, and for nobody before the day', async () => {
    const asLiaison = await office.as(office.liu.contactId, (act, who) => daySummary(act, who, 2026))
    expect(asLiaison).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await liang((act, who) => daySummary(act, who, 2027))).toEqual({ ok: false, refusal: 'not_begun' })
    expect(await office.as(office.liu.contactId, (act, who) => dayBoard(act, who, all, page))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
  })

  it('联系日小结 sends it to the office in the chat', async () => {
    expect(await office.chat('梁慧').say('联系日小结')).toContain(
      '2026年联系选民日情况小结，按现在的记录做的初稿',
    )
    expect((await office.db.storedFile.findFirstOrThrow({ orderBy: { id: 'desc' } })).name).toBe(
      '2026年联系选民日情况小结.docx',
    )
    expect(await office.chat('周明远').say('联系日小结')).toContain('由代表工委来做')
  })
})

it('looks at last year’s contact day until this year’s campaign begins', () => {
  const rule = { 'contactDay.on': '10-20', 'contactDay.daysBefore': [30, 7, 1] }
  expect(yearToLookAt('2026-09-19', rule)).toBe(2025)
  expect(yearToLookAt('2026-09-20', rule)).toBe(2026)
  expect(yearToLookAt('2027-01-02', rule)).toBe(2026)
})
