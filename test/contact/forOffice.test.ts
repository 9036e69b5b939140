import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  boardOf,
  correctForOffice,
  markChecked,
  memberStand,
  personStand,
  reportForOffice,
  restoreReport,
  trendOf,
  voidForOffice,
  waiting,
  type Board,
  type OfficeCorrection,
} from '../../handlers/contact/actions.ts'
import { deedsOn } from '../../handlers/audit/actions.ts'
import { speakerOfPerson, type Speaker } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { quarter } from '../../handlers/shared/days.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, makeDeputy, makeDistrict, makeMember, makeStaff, tuesday, zone } from '../people.ts'
import { deskOf, idOf } from './office.ts'

describe.each(databases)('records in the hands of the office on $name', ({ open }) => {
  let test: TestDatabase
  let zhou: ReturnType<typeof deskOf>
  let zhouId: number
  let liang: Speaker
  let ma: Speaker
  let wang: string
  let zhang: string
  beforeAll(async () => {
    test = await open()
    const district = await makeDistrict(test.db)
    const deputy = await makeDeputy(test.db, district, '周明远', ['王桂英', '张德发'])
    zhouId = deputy.person.id
    zhou = deskOf(test.db, deputy.contactId)
    await makeMember(test.db, district, '孙立群', [deputy.deputy.id])
    liang = (await speakerOfPerson(test.db, (await makeStaff(test.db, '梁慧', ['代表工委'])).person.id))!
    ma = (await speakerOfPerson(test.db, (await makeStaff(test.db, '马宁', ['政府办'])).person.id))!
    wang = await zhou.key('王桂英')
    zhang = await zhou.key('张德发')
  })
  afterAll(() => test.close())

  const office = <T>(work: Parameters<typeof inAct<T>>[1]) => inAct(test.db, work)
  const asItIs = async (id: number): Promise<OfficeCorrection> => {
    const report = await test.db.contactReport.findUniqueOrThrow({
      where: { id },
      include: { concerns: true, contacts: true },
    })
    return {
      version: report.version,
      occurredOn: report.occurredOn,
      partOfDay: null,
      method: 'visit',
      parties: report.contacts.map(({ voterId }) => `v:${voterId}`),
      unlisted: JSON.parse(report.unlisted) as string[],
      concerns: report.concerns.map(({ id: number, text }) => ({ id: number, text })),
      added: '',
      reason: '代表来电更正',
    }
  }
  const corrects = async (id: number, change: Partial<OfficeCorrection>, who = liang) => {
    const next = { ...(await asItIs(id)), ...change }
    return office((act) => correctForOffice(act, who, id, next))
  }

  it('shows a report with its people, whoever may see it', async () => {
    const id = idOf(await zhou.reports(['王桂英'], { concerns: [{ text: '3栋路灯不亮', raisedBy: null }] }))
    expect(await office((act) => reportForOffice(act, liang, id))).toMatchObject({
      report: { contactor: { name: '周明远' }, concerns: [{ text: '3栋路灯不亮' }] },
      message: null,
      isLate: false,
    })
    expect(await office((act) => reportForOffice(act, ma, id))).toBeNull()
    expect(await office((act) => reportForOffice(act, liang, 9999))).toBeNull()
  })

  it('corrects day, method, people and matters; the deputy is told with the reason', async () => {
    const id = idOf(await zhou.reports(['王桂英'], { occurredOn: '2026-11-20' }))
    const outcome = await corrects(id, {
      occurredOn: '2026-11-19',
      method: 'phone',
      parties: [zhang],
      unlisted: ['李老四'],
      added: '井盖响',
    })
    expect(outcome).toMatchObject({
      value: {
        occurredOn: '2026-11-19',
        method: 'phone',
        unlisted: '["李老四"]',
        toCheck: true,
        version: 2,
        contacts: [{ voter: { name: '张德发' }, occurredOn: '2026-11-19', counts: true }],
        concerns: [{ text: '井盖响', raisers: [{}] }],
      },
    })
    expect(await test.db.notice.findFirst({ where: { kind: 'contact-amended' } })).toMatchObject({
      personId: zhouId,
      text: `工作人员梁慧更正了您的联系记录编号${id}，现在是：11月19日 电话 张德发、李老四，诉求：井盖响。原因：代表来电更正。有疑问请回“人工”。`,
    })
    const deeds = await office((act) => deedsOn(act, liang, `report:${id}`, 10))
    expect(deeds.map(({ action }) => action)).toEqual(['contact.report', 'contact.correct'])
    expect(deeds[1]?.after).toContain('代表来电更正')
  })

  it('is refused to others, without a reason, and for what a report may never hold', async () => {
    const id = idOf(await zhou.reports(['张德发'], { occurredOn: '2026-11-18' }))
    const refusal = async (change: Partial<OfficeCorrection>, who = liang) => {
      const outcome = await corrects(id, { occurredOn: '2026-11-17', ...change }, who)
      return outcome.ok ? 'done' : outcome.refusal
    }
    expect(await refusal({}, ma)).toBe('no_right')
    expect(await refusal({ reason: '' })).toBe('no_reason')
    expect(await refusal({ occurredOn: '2026-11-25' })).toBe('future')
    expect(await refusal({ occurredOn: '2024-11-25' })).toBe('too_old')
    expect(await refusal({ parties: ['v:99999'] })).toBe('not_linked')
    expect(await refusal({ parties: ['d:1'] })).toBe('not_linked')
    expect(await refusal({ parties: [] })).toBe('nobody')
    expect(await refusal({ version: 7 })).toBe('changed_meanwhile')
    expect(await refusal({ occurredOn: '2026-11-18' })).toBe('same')
    expect(await test.db.contactReport.findUnique({ where: { id } })).toMatchObject({ version: 1 })
  })

  it('voids with a reason: the record stays, counts for nobody, and the deputy is told', async () => {
    const id = idOf(await zhou.reports(['王桂英'], { occurredOn: '2026-11-16', method: 'phone' }))
    const voids = (reason: string, who = liang) => office((act) => voidForOffice(act, who, id, reason))
    expect(await voids('重复', ma)).toEqual({ ok: false, refusal: 'no_right' })
    expect(await voids('')).toEqual({ ok: false, refusal: 'no_reason' })
    expect(await voids('重复')).toMatchObject({ ok: true })
    expect(await voids('重复')).toEqual({ ok: false, refusal: 'already_void' })
    expect(
      await test.db.contactReport.findUnique({ where: { id }, include: { contacts: true } }),
    ).toMatchObject({
      status: 'void',
      voidReason: '重复',
      contacts: [{ counts: false }],
    })
    expect(
      await test.db.notice.findFirst({ where: { text: { contains: '作废了您的联系记录' } } }),
    ).toMatchObject({
      personId: zhouId,
    })
    expect(await corrects(id, { occurredOn: '2026-11-15' })).toEqual({ ok: false, refusal: 'already_void' })
    const back = await zhou.ask(({ act, who }) => restoreReport(act, who, id))
    expect(back).toEqual({ ok: false, refusal: 'voided_by_office' })
  })

  it('waits for a look when somebody is not on the list, until it was looked at', async () => {
    const id = idOf(await zhou.reports(['王桂英'], { occurredOn: '2026-11-10', unlisted: ['王小二'] }))
    const items = () => office((act) => waiting(act, liang))
    expect((await items()).map(({ key }) => key)).toContain(`report:${id}`)
    expect(await office((act) => waiting(act, ma))).toEqual([])
    const checks = (who: Speaker) => office((act) => markChecked(act, who, id))
    expect([await checks(ma), await checks(liang), await checks(liang)]).toEqual([false, true, false])
    expect((await items()).map(({ key }) => key)).not.toContain(`report:${id}`)
    await zhou.corrects(id, { method: 'phone' })
    expect((await items()).map(({ key }) => key)).not.toContain(`report:${id}`)
    await zhou.corrects(id, { unlisted: { wrong: '王小二', right: await zhou.linked('张德发') } })
    expect(await test.db.contactReport.findUnique({ where: { id } })).toMatchObject({ toCheck: false })
  })

  it('adds up four quarters as the board of each does', async () => {
    const settings = await settingsAt(test.db, tuesday, zone)
    const quarters = [quarter(2026, 3), quarter(2026, 4)]
    for (const reading of ['each_linked', 'one_round'] as const) {
      const boards: Board[] = []
      for (const one of quarters) {
        const outcome = await office((act) =>
          boardOf(act, liang, settings, { quarter: one, reading, scope: 'district' }),
        )
        if (outcome.ok) boards.push(outcome.value)
      }
      const points = await office((act) => trendOf(act, liang, boards[1]!, quarters))
      expect(points).toEqual(
        boards.map(({ quarter: one, sum: { deputies, linked, reached, done } }) => ({
          quarter: one,
          deputies,
          linked,
          reached,
          done,
        })),
      )
      expect(points[1]!.reached).toBeGreaterThan(0)
    }
    const others = await office((act) =>
      boardOf(act, liang, settings, { quarter: quarters[1]!, scope: 'district' }),
    )
    expect(others.ok && (await office((act) => trendOf(act, ma, others.value, quarters)))).toEqual([])
  })

  it("shows one person's quarter with those not reached, and how the members stand", async () => {
    const settings = await settingsAt(test.db, tuesday, zone)
    const stand = await office((act) => personStand(act, liang, zhouId, quarter(2026, 3), settings))
    expect(stand).toMatchObject({
      name: '周明远',
      place: '桥东街道人大联络处 桥东一组',
      duties: [{ role: 'deputy', left: [{ name: '王桂英' }, { name: '张德发' }] }],
      reports: [],
    })
    const now = await office((act) => personStand(act, liang, zhouId, quarter(2026, 4), settings))
    expect(now?.duties[0]?.progress.done).toBe(true)
    expect(now?.reports.length).toBeGreaterThan(3)
    expect(await office((act) => personStand(act, ma, zhouId, quarter(2026, 4), settings))).toBeNull()
    const members = await office((act) => memberStand(act, liang, quarter(2026, 4), 'each_linked'))
    expect(members).toMatchObject([
      { name: '孙立群', linked: 1, reached: 0, rounds: 0, isDone: false, isOver: false },
    ])
    expect(wang).toMatch(/^v:/)
  })
})
