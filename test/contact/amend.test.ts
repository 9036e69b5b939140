import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkChain } from '../../handlers/audit/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, type District } from '../people.ts'
import { deskOf, idOf } from './office.ts'

const voters = ['张德发', '王桂英', '赵磊', '李桂芳', '刘永福']

describe.each(databases)('changing contact reports on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let district: District
  let count = 0
  let zhou: ReturnType<typeof deskOf>
  beforeAll(async () => {
    test = await open()
    db = test.db
    district = await makeDistrict(db)
  })
  beforeEach(async () => {
    zhou = deskOf(db, (await makeDeputy(db, district, `代表${++count}`, voters)).contactId)
  })
  afterAll(() => test.close())

  const stored = (id: number) =>
    db.contactReport.findUniqueOrThrow({
      where: { id },
      include: { contacts: { orderBy: { id: 'asc' } }, concerns: { include: { raisers: true } } },
    })

  describe('withdrawing', () => {
    it('keeps the report with the reason, and it counts no more', async () => {
      const id = idOf(await zhou.reports(['张德发'], { concerns: [{ text: '停水', raisedBy: null }] }))
      expect(await zhou.voids(id, '记重了')).toMatchObject({ ok: true })
      expect(await stored(id)).toMatchObject({
        status: 'void',
        voidReason: '记重了',
        contacts: [{ counts: false }],
        concerns: [{ status: 'void' }],
      })
      expect(await zhou.progress()).toMatchObject([{ progress: { thisYear: 0 } }])
    })

    it('works once', async () => {
      const id = idOf(await zhou.reports(['张德发']))
      await zhou.voids(id)
      expect(await zhou.voids(id)).toEqual({ ok: false, refusal: 'already_void' })
      expect(await zhou.corrects(id, { method: 'phone' })).toEqual({ ok: false, refusal: 'already_void' })
    })

    it("does not reach another person's report, nor tell that it is there", async () => {
      const other = deskOf(db, (await makeDeputy(db, district, `陈秀兰${count}`, voters)).contactId)
      const id = idOf(await other.reports(['张德发']))
      expect(await zhou.voids(id)).toEqual(await zhou.voids(987_654))
      expect(await zhou.corrects(id, { method: 'phone' })).toEqual({ ok: false, refusal: 'not_yours' })
      expect((await stored(id)).status).toBe('valid')
    })

    it('and correcting at the same moment leaves one winner', async () => {
      const id = idOf(await zhou.reports(['张德发']))
      const outcomes = await Promise.all([zhou.voids(id), zhou.voids(id), zhou.voids(id)])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    })
  })

  describe('correcting', () => {
    it('moves the contacts with the day, into the quarter where they belong', async () => {
      const id = idOf(await zhou.reports(['张德发']))
      expect(await zhou.corrects(id, { occurredOn: '2026-09-30' })).toMatchObject({ ok: true })
      expect(await zhou.progress()).toMatchObject([{ progress: { reached: [] } }])
      expect(await zhou.progress('2026-09-30')).toMatchObject([{ progress: { reached: { length: 1 } } }])
    })

    it.each([
      ['tomorrow', '2026-11-25', 'future'],
      ['a closed year', '2024-12-31', 'too_old'],
    ])('refuses %s', async (_what, occurredOn, refusal) => {
      const id = idOf(await zhou.reports(['张德发']))
      expect(await zhou.corrects(id, { occurredOn })).toEqual({ ok: false, refusal })
    })

    it('puts the right person in place of the wrong one, with what he raised', async () => {
      const id = idOf(await zhou.reports(['李桂芳'], { concerns: [{ text: '停水', raisedBy: [0] }] }))
      const [wrongKey, right] = [await zhou.key('李桂芳'), await zhou.linked('王桂英')]
      expect(await zhou.corrects(id, { party: { wrongKey, right } })).toMatchObject({ ok: true })
      const { contacts, concerns } = await stored(id)
      expect(contacts).toMatchObject([{ voterId: Number(right.key.slice(2)), counts: true }])
      expect(concerns).toMatchObject([{ raisers: [{ contactId: contacts[0]?.id }] }])
    })

    it('leaves one contact when the right person was named already', async () => {
      const id = idOf(await zhou.reports(['李桂芳', '王桂英']))
      const [wrongKey, right] = [await zhou.key('李桂芳'), await zhou.linked('王桂英')]
      await zhou.corrects(id, { party: { wrongKey, right } })
      expect((await stored(id)).contacts).toHaveLength(1)
    })

    it('keeps somebody who is not on the list by name only', async () => {
      const id = idOf(await zhou.reports(['李桂芳']))
      await zhou.corrects(id, { party: { wrongKey: await zhou.key('李桂芳'), right: { name: '李桂芬' } } })
      expect(await stored(id)).toMatchObject({ contacts: [], unlisted: '["李桂芬"]' })
      expect(await zhou.progress()).toMatchObject([{ progress: { thisYear: 0 } }])
    })

    it('refuses to put somebody in place of a person who was not met', async () => {
      const id = idOf(await zhou.reports(['李桂芳']))
      const [wrongKey, right] = [await zhou.key('张德发'), await zhou.linked('王桂英')]
      expect(await zhou.corrects(id, { party: { wrongKey, right } })).toEqual({
        ok: false,
        refusal: 'not_linked',
      })
    })

    it('changes the words of the matter, or adds one where there was none', async () => {
      const [some, none] = [
        idOf(await zhou.reports(['张德发'], { concerns: [{ text: '停水', raisedBy: null }] })),
        idOf(await zhou.reports(['张德发'])),
      ]
      for (const id of [some, none]) await zhou.corrects(id, { concern: { text: '停电' } })
      expect((await stored(some)).concerns).toMatchObject([{ text: '停电', raisers: [{}] }])
      expect((await stored(none)).concerns).toMatchObject([{ text: '停电', raisers: [{}] }])
    })
  })

  describe('the audit trail', () => {
    it('holds what was before and after, and by whom', async () => {
      const id = idOf(await zhou.reports(['张德发']))
      await zhou.corrects(id, { occurredOn: '2026-11-22' })
      await zhou.voids(id, '记重了')
      const lines = await db.audit.findMany({ where: { subject: `report:${id}` }, orderBy: { seq: 'asc' } })
      expect(lines.map(({ action }) => action)).toEqual(['contact.report', 'contact.correct', 'contact.void'])
      expect(lines[1]?.before).toContain('"occurredOn":"2026-11-24"')
      expect(lines[1]?.after).toContain('"occurredOn":"2026-11-22"')
      expect(lines[2]?.after).toBe('{"status":"void","reason":"记重了"}')
      expect(lines.every(({ actor }) => actor.startsWith('person:'))).toBe(true)
    })

    it('is whole after all of this', async () => {
      expect((await db.$transaction((tx) => checkChain({ tx }))).brokenAt).toBeNull()
    })
  })
})
