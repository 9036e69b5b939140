import { describe, expect, it } from 'vitest'
import {
  addActivityFile,
  outcomesOf,
  raiseAtActivity,
  recordMinutes,
  activityOfConcern,
} from '../../../handlers/activity/actions.ts'
import { keepFile } from '../../../handlers/file/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

describe.each(databases)('the outcome of an activity on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, deputy, announced } = actsOf(office)

  it('what came of it is kept with it, nothing twice', async () => {
    const { id } = await announced()
    expect(await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))).toEqual({
      ok: false,
      refusal: 'not_begun',
    })
    expect(
      await liu((act, who) => raiseAtActivity(act, who, id, deputy('周明远').person.id, '雨污没有分流')),
    ).toEqual({ ok: false, refusal: 'not_begun' })
    office.now = at('2026-12-05T17:00')
    expect(await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))).toMatchObject({
      value: { state: 'held', minutes: '看了三个小区' },
    })
    const { person } = deputy('周明远')
    const raises = () => liu((act, who) => raiseAtActivity(act, who, id, person.id, '雨污没有分流'))
    const [first, again] = [await raises(), await raises()]
    expect(again).toEqual(first)
    expect(await office.db.concern.findMany()).toMatchObject([{ ownerId: person.id, text: '雨污没有分流' }])
    const photo = await liu(async (act, who) => {
      const fileId = await keepFile(act, {
        name: '现场.jpg',
        type: 'image/jpeg',
        bytes: new Uint8Array([1]),
        uploadedById: who.personId,
      })
      return addActivityFile(act, who, id, { fileId, kind: 'photo' })
    })
    if (!photo.ok) throw new Error(photo.refusal)
    const concernId = first.ok ? first.value.concernId : 0
    expect(await inAct(office.db, (act) => outcomesOf(act, photo.value))).toMatchObject({
      contacts: [],
      concerns: [concernId],
      files: [{ kind: 'photo' }],
    })
    expect((await inAct(office.db, (act) => activityOfConcern(act, concernId)))?.id).toBe(id)
  })
})
