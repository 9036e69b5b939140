import { describe, expect, it } from 'vitest'
import { answersOnBehalf, askedWith, cancelActivity } from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('several answers by phone at once on $name', ({ open }) => {
  const office = beginOffice(5, open)
  const { liu, liang, deputy, announced, answers, counts } = actsOf(office)
  const said = (name: string, coming: boolean, reason: string | null = null) => ({
    personId: deputy(name).person.id,
    coming,
    reason,
  })

  it('keep to the seats: who gives up a seat goes first, the others wait in turn', async () => {
    const { id } = await announced({ seats: 2 })
    await answers('周明远', id, true)
    const kept = await liu((act, who) =>
      answersOnBehalf(act, who, id, [
        said('陈秀兰', true),
        said('何建平', true),
        said('罗小燕', true),
        said('周明远', false, '出差'),
      ]),
    )
    expect(kept.ok && kept.value.map(({ answer, waitingPlace }) => [answer, waitingPlace])).toEqual([
      ['excused', null],
      ['going', null],
      ['going', null],
      ['waiting', 1],
    ])
    expect(await counts(id)).toMatchObject({ going: 2, waiting: 1, excused: 1, unanswered: 1 })
  })

  it('are put down all or none, by nobody but who leads or is their liaison, and only ahead', async () => {
    const { id } = await announced()
    const all = [said('陈秀兰', true), { personId: 99_999, coming: true, reason: null }]
    expect(await liang((act, who) => answersOnBehalf(act, who, id, all))).toEqual({
      ok: false,
      refusal: 'not_asked',
    })
    const ofDeputy = office.as(deputy('何建平').contactId, (act, who) =>
      answersOnBehalf(act, who, id, [said('陈秀兰', true)]),
    )
    expect(await ofDeputy).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await counts(id)).toMatchObject({ unanswered: 5 })
    await liang((act, who) => cancelActivity(act, who, id, '暴雨'))
    expect(await liang((act, who) => answersOnBehalf(act, who, id, [said('陈秀兰', true)]))).toEqual({
      ok: false,
      refusal: 'not_open',
    })
    const second = await announced()
    office.now = at('2026-12-05T14:30')
    expect(await liang((act, who) => answersOnBehalf(act, who, second.id, [said('陈秀兰', true)]))).toEqual({
      ok: false,
      refusal: 'started',
    })
  })

  it('somebody is known by his name only among those who are asked to the same', async () => {
    await announced()
    const he = deputy('何建平').person.id
    const look = (words: string) => liu((act) => askedWith(act, he, words))
    expect(await look('谭志刚请假 出差')).toMatchObject({ name: '谭志刚' })
    expect(await look('何建平请假 出差')).toBeNull()
    expect(await look('张德发请假')).toBeNull()
  })
})
