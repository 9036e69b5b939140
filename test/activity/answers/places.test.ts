import { describe, expect, it } from 'vitest'
import { answerActivity, changeActivity } from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { makeDeputy } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('seats on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, deputy, announced, answers, counts, notices } = actsOf(office)

  it('sixty answer at once for thirty seats: exactly thirty go, the others wait in order', async () => {
    const people = []
    for (let index = 0; index < 51; index++)
      people.push(await makeDeputy(office.db, office.district, `代表${index}`))
    const everybody = [...Object.values(office.deputies), ...people]
    const { id } = await announced({ seats: 30 })
    expect((await counts(id)).asked).toBe(60)
    const outcomes = await Promise.all(
      everybody.map(({ contactId }) =>
        office.as(contactId, (act, who) => answerActivity(act, who, id, { coming: true, reason: null })),
      ),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await counts(id)).toMatchObject({ going: 30, waiting: 30, unanswered: 0 })
    const waiting = await office.db.participation.findMany({ where: { activityId: id, answer: 'waiting' } })
    expect(waiting.map(({ waitingNo }) => waitingNo).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    )
  })

  it('a seat that comes free goes to the first who waits, who is told; a mind may be changed until the start', async () => {
    const { id } = await announced({ seats: 1 })
    expect(await answers('周明远', id, true)).toMatchObject({ value: { answer: 'going' } })
    expect(await answers('陈秀兰', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 1 } })
    expect(await answers('何建平', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 2 } })
    expect(await answers('陈秀兰', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 1 } })
    expect(await answers('周明远', id, false, '出差')).toMatchObject({
      value: { answer: 'excused', before: 'going', promoted: ['陈秀兰'] },
    })
    expect((await notices('activity-seat')).map(({ personId }) => personId)).toEqual([
      deputy('陈秀兰').person.id,
    ])
    expect(await answers('周明远', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 2 } })
    office.now = at('2026-12-05T14:30')
    expect(await answers('何建平', id, false)).toEqual({ ok: false, refusal: 'started' })
  })

  it('more seats let those in who wait', async () => {
    const { id } = await announced({ seats: 1 })
    for (const name of ['周明远', '陈秀兰', '何建平']) await answers(name, id, true)
    await liu((act, who) => changeActivity(act, who, id, { seats: 2 }))
    expect(await counts(id)).toMatchObject({ going: 2, waiting: 1 })
  })

  it('nobody loses a seat that he was promised: fewer seats than people who go are refused with their number', async () => {
    const { id } = await announced({ seats: 3 })
    for (const name of ['周明远', '陈秀兰', '何建平', '罗小燕']) await answers(name, id, true)
    const seats = (number: number) => liu((act, who) => changeActivity(act, who, id, { seats: number }))
    expect(await seats(1)).toEqual({ ok: false, refusal: { going: 3 } })
    expect(await counts(id)).toMatchObject({ going: 3, waiting: 1 })
    await answers('周明远', id, false, '出差')
    await answers('陈秀兰', id, false, '出差')
    expect(await seats(2)).toMatchObject({ value: { seats: 2 } })
    expect(await counts(id)).toMatchObject({ going: 2, waiting: 0 })
  })
})
