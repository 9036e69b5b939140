import { describe, expect, it } from 'vitest'
import { checkIn, codeAtDoor, ownTraining, trainingFigures } from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { later } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('checking in on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, liang, deputy, announced } = actsOf(office)

  it('at the door only the code that stands there now opens, and it is worth the hours', async () => {
    const { id } = await announced({ kind: 'lecture', doorOnly: true, hours: 4 })
    office.now = at('2026-12-05T14:20')
    const shown = await liu((act, who) => codeAtDoor(act, who, id))
    if (!shown.ok) throw new Error(shown.refusal)
    const { contactId } = deputy('周明远')
    const enters = (code: string | null) => office.as(contactId, (act, who) => checkIn(act, who, id, code))
    expect(await enters(null)).toEqual({ ok: false, refusal: 'door_only' })
    expect(await enters(shown.value.code === '000000' ? '000001' : '000000')).toEqual({
      ok: false,
      refusal: 'wrong_code',
    })
    const photographed = office.now
    office.now = later(photographed, { minutes: 2 })
    expect(await enters(shown.value.code)).toEqual({ ok: false, refusal: 'wrong_code' })
    office.now = later(photographed, { seconds: 40 })
    expect(await enters(shown.value.code)).toMatchObject({ ok: true, value: { hours: 4 } })
    expect(await enters(shown.value.code)).toEqual({ ok: false, refusal: 'already' })
    expect(await office.as(contactId, (act, who) => ownTraining(act, who.personId, 2026))).toMatchObject({
      times: 1,
      hours: 4,
    })
    expect(await liang((act, who) => trainingFigures(act, who, 2026))).toMatchObject({
      value: { attendances: 1, hours: 4, deputies: 9, trained: 1, newcomers: 0, newTrained: 0 },
    })
    expect(await office.as(contactId, (act, who) => codeAtDoor(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
  })

  it('a word counts within its window only', async () => {
    const { id } = await announced()
    const says = () => office.as(deputy('周明远').contactId, (act, who) => checkIn(act, who, null, null))
    expect(await says()).toEqual({ ok: false, refusal: 'nothing_now' })
    office.now = at('2026-12-05T13:29')
    expect(await says()).toEqual({ ok: false, refusal: 'too_early' })
    office.now = at('2026-12-05T18:01')
    expect(await says()).toEqual({ ok: false, refusal: 'too_late' })
    office.now = at('2026-12-05T13:30')
    expect(await says()).toMatchObject({ ok: true, value: { activity: { id }, hours: null } })
  })

  it('a word at two open windows is credited to neither until he says which; who is in already is meant at the other', async () => {
    const training = await announced({
      kind: 'lecture',
      title: '上午培训',
      hours: 2,
      startsAt: at('2026-12-05T09:00'),
      endsAt: at('2026-12-05T11:00'),
    })
    const visit = await announced({ startsAt: at('2026-12-05T11:00'), endsAt: at('2026-12-05T12:00') })
    const says = (name: string, id: number | null = null) =>
      office.as(deputy(name).contactId, (act, who) => checkIn(act, who, id, null))
    office.now = at('2026-12-05T08:50')
    expect(await says('周明远')).toMatchObject({ value: { activity: { id: training.id }, hours: 2 } })
    office.now = at('2026-12-05T10:55')
    expect(await says('陈秀兰')).toMatchObject({
      ok: false,
      refusal: { which: [{ id: training.id }, { id: visit.id }] },
    })
    expect(await office.db.participation.count({ where: { presence: 'attended' } })).toBe(1)
    expect(await says('陈秀兰', visit.id)).toMatchObject({
      value: { activity: { id: visit.id }, hours: null },
    })
    expect(await says('周明远')).toMatchObject({ value: { activity: { id: visit.id }, hours: null } })
    expect(await says('周明远')).toEqual({ ok: false, refusal: 'already' })
  })
})
