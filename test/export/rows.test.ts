import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../handlers/export/actions.ts'
import type { KindName, Range, Value } from '../../handlers/export/rules.ts'
import { kinds } from '../../handlers/export/rules.ts'
import { pageSize } from '../../handlers/export/store.ts'
import type { Db } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, makeDeputy, makeDistrict, makeMember, tuesday, zone } from '../people.ts'
import { recordDeed } from '../../handlers/audit/actions.ts'

const always: Range = { from: null, to: null }

describe.each(databases)('exports on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let ids: { zhou: number; sun: number; voters: number[]; zhouDeputy: number }

  beforeAll(async () => {
    test = await open()
    db = test.db
    const district = await makeDistrict(db)
    const zhou = await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    const sun = await makeMember(db, district, '孙立群', [zhou.deputy.id])
    const voters = await db.voter.findMany({ orderBy: { id: 'asc' } })
    ids = {
      zhou: zhou.person.id,
      sun: sun.person.id,
      voters: voters.map(({ id }) => id),
      zhouDeputy: zhou.deputy.id,
    }
    const visit = await report(
      { contactorId: ids.zhou, contactorRole: 'deputy', occurredOn: '2026-09-30' },
      ids.voters.map((voterId) => ({ voterId })),
    )
    await concern(
      visit.id,
      ids.zhou,
      '3栋路灯不亮',
      visit.contacts.map(({ id }) => id),
    )
    await report(
      {
        contactorId: ids.sun,
        contactorRole: 'sc_member',
        occurredOn: '2026-11-22',
        method: 'interview',
        partOfDay: 'pm',
        place: '接访室',
        messageId: 'wx-7',
      },
      [{ deputyId: ids.zhouDeputy }],
    )
    await report(
      { contactorId: ids.zhou, contactorRole: 'deputy', occurredOn: '2026-11-23', status: 'void' },
      [{ voterId: ids.voters[0]! }],
    )
    await report({ contactorId: ids.zhou, contactorRole: 'deputy', occurredOn: '2026-11-23', bulk: true }, [
      { voterId: ids.voters[1]! },
    ])
    await concern(null, ids.zhou, '桥东小学路口没有红绿灯', [])
  })
  afterAll(() => test.close())

  const report = async (
    more: {
      contactorId: number
      contactorRole: string
      occurredOn: string
      method?: string
      partOfDay?: string
      place?: string
      messageId?: string
      status?: string
      bulk?: boolean
    },
    parties: readonly ({ voterId: number } | { deputyId: number })[],
  ) => {
    const { contactorId, contactorRole, occurredOn } = more
    return db.contactReport.create({
      data: {
        method: 'visit',
        summary: '走访',
        source: 'chat',
        recordedById: contactorId,
        recordedAt: tuesday,
        ...more,
        contacts: {
          create: parties.map((party) => ({
            contactorId,
            contactorRole,
            occurredOn,
            counts: true,
            ...party,
          })),
        },
      },
      include: { contacts: { orderBy: { id: 'asc' } } },
    })
  }
  const concern = async (
    reportId: number | null,
    ownerId: number,
    text: string,
    contactIds: readonly number[],
  ) =>
    db.concern.create({
      data: {
        text,
        ownerId,
        reportId,
        createdAt: tuesday,
        raisers: { create: contactIds.map((contactId) => ({ contactId })) },
      },
    })

  const rows = async (kind: KindName, range = always) => {
    const all: Record<string, Value>[] = []
    for await (const row of rowsOf({ tx: db, now: tuesday, zone }, kind, range)) all.push(row)
    return all
  }

  it('a contact is a row, with what was raised and where it was recorded', async () => {
    const [first, second, third] = await rows('contacts')
    expect(first).toEqual({
      id: expect.any(Number) as number,
      report_id: expect.any(Number) as number,
      deputy: '周明远',
      contactor_role: 'deputy',
      party: '张德发',
      party_role: 'voter',
      method: 'visit',
      occurred_on: '2026-09-30',
      part_of_day: null,
      quarter: '2026Q3',
      place: null,
      summary: '走访',
      concerns: ['3栋路灯不亮'],
      source: 'chat',
      recorded_by: '周明远',
      recorded_at: '2026-11-24T09:30:00+08:00',
      status: 'valid',
      contact_day: false,
      message_id: null,
    })
    expect(second).toMatchObject({
      report_id: first?.['report_id'],
      party: '王桂英',
      concerns: ['3栋路灯不亮'],
    })
    expect(third).toMatchObject({
      deputy: '孙立群',
      contactor_role: 'sc_member',
      party: '周明远',
      party_role: 'deputy',
      method: 'interview',
      part_of_day: 'pm',
      quarter: '2026Q4',
      place: '接访室',
      concerns: [],
      message_id: 'wx-7',
    })
  })

  it('a void contact stays in the export as void; a message to many at once is no contact', async () => {
    expect(
      (await rows('contacts')).map(({ occurred_on, status }) => `${String(occurred_on)} ${String(status)}`),
    ).toEqual(['2026-09-30 valid', '2026-09-30 valid', '2026-11-22 valid', '2026-11-23 void'])
  })

  it('days are the office’s, the first and the last included', async () => {
    const days = async (from: string | null, to: string | null) =>
      (await rows('contacts', { from, to })).map(({ occurred_on }) => occurred_on)
    expect(await days('2026-09-30', '2026-09-30')).toHaveLength(2)
    expect(await days('2026-10-01', null)).toEqual(['2026-11-22', '2026-11-23'])
    expect(await days(null, '2026-09-29')).toEqual([])
    expect(await rows('concerns', { from: '2026-11-24', to: '2026-11-24' })).toHaveLength(2)
    expect(await rows('concerns', { from: '2026-11-25', to: null })).toEqual([])
  })

  it('a concern raised by two is one row; one that the deputy noticed is his own', async () => {
    expect(await rows('concerns')).toMatchObject([
      {
        text: '3栋路灯不亮',
        raised_by: '张德发、王桂英',
        deputy: '周明远',
        status: 'open',
        suggestion_no: null,
      },
      { text: '桥东小学路口没有红绿灯', raised_by: '周明远', deputy: '周明远', contact_report_id: null },
    ])
  })

  it('people are told with all they are, and without their phones', async () => {
    const people = await rows('people')
    expect(people).toMatchObject([
      {
        name: '周明远',
        roles: ['deputy'],
        group: '桥东一组',
        office: '桥东街道人大联络处',
        constituency: '12',
        bound: true,
      },
      { name: '孙立群', roles: ['sc_member'], group: null, constituency: null },
    ])
    expect(JSON.stringify(people)).not.toMatch(/1380000\d{4}/)
  })

  it('the audit trail comes in order, with its hashes', async () => {
    await inAct(db, (act) =>
      recordDeed(act, { action: 'contact.report', subject: 'report:1', after: { method: 'visit' } }),
    )
    expect(await rows('audit')).toMatchObject([
      {
        at: '2026-11-24T09:30:00+08:00',
        actor: 'system',
        via: 'cli',
        action: 'contact.report',
        subject: 'report:1',
        before: null,
        after: '{"method":"visit"}',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ])
  })

  it('a notice is a row, with when it was queued and said', async () => {
    const notice = {
      kind: 'contact-quota',
      period: '2026Q4',
      step: 'T-30',
      text: '还差2位',
      promise: 'at_most_once',
    }
    await db.notice.create({
      data: {
        ...notice,
        recipient: `person:${ids.zhou}`,
        personId: ids.zhou,
        queuedAt: tuesday,
        notBefore: tuesday,
        sentAt: tuesday,
        state: 'sent',
        attempts: 1,
      },
    })
    expect(await rows('notices')).toEqual([
      {
        id: expect.any(Number) as number,
        kind: 'contact-quota',
        to: `person:${ids.zhou}`,
        name: '周明远',
        room: null,
        period: '2026Q4',
        step: 'T-30',
        state: 'sent',
        queued_at: '2026-11-24T09:30:00+08:00',
        sent_at: '2026-11-24T09:30:00+08:00',
        attempts: 1,
        text: '还差2位',
      },
    ])
  })

  it('every row has the keys of the contract in their order', async () => {
    for (const kind of Object.keys(kinds) as KindName[])
      for (const row of await rows(kind))
        expect(Object.keys(row)).toEqual(kinds[kind].fields.map(([key]) => key))
  })

  it('nothing is lost or doubled where one page ends and the next begins', async () => {
    const more = pageSize * 2 + 1
    await db.notice.createMany({
      data: Array.from({ length: more }, (_, index) => ({
        kind: 'page',
        recipient: `person:${index}`,
        period: '2026Q4',
        step: 'T-3',
        text: '',
        promise: 'at_most_once',
        queuedAt: tuesday,
        notBefore: tuesday,
      })),
    })
    const notices = await rows('notices')
    expect(notices).toHaveLength(more + 1)
    expect(new Set(notices.map(({ id }) => id)).size).toBe(more + 1)
  })
})
