import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { DueNotice } from '../../handlers/notice/actions.ts'
import { rhythmStep } from '../../handlers/activity/timing.ts'
import { addDays, addMonths } from '../../handlers/shared/days.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { chatOf, inAct, unbind } from '../people.ts'
import { at, makeOffice, runJobAt, type Office } from '../activity/office.ts'

describe('when a group is reminded', () => {
  it('two weeks before three months are over, and once they are', () => {
    const step = (today: string) => rhythmStep('2026-08-20', today, 3, 14)
    expect(step('2026-11-05')).toBeNull()
    expect(step('2026-11-06')).toEqual({ dueOn: '2026-11-20', step: 'soon', isLate: false })
    expect(step('2026-11-20')).toEqual({ dueOn: '2026-11-20', step: 'soon', isLate: false })
    expect(step('2026-11-21')).toEqual({ dueOn: '2026-11-20', step: 'late', isLate: true })
    expect(step('2027-02-20')).toMatchObject({ dueOn: '2026-11-20' })
    expect(step('2027-02-21')).toEqual({ dueOn: '2027-02-20', step: 'late', isLate: true })
  })

  it('is late exactly from the day after, and anew each span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -40, max: 900 }), (every, days) => {
        const lastOn = '2026-03-31'
        const today = addDays(lastOn, days)
        const step = rhythmStep(lastOn, today, every, 14)
        const first = addMonths(lastOn, every)
        expect(step?.isLate ?? false).toBe(today > first)
        if (step?.isLate) expect(step.dueOn < today && today <= addMonths(step.dueOn, every + 1)).toBe(true)
        else expect(step !== null).toBe(today >= addDays(first, -14) && today <= first)
      }),
    )
  })
})

describe.each(databases)('the rhythm of the groups on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test, 3)
    await office.db.term.updateMany({ data: { createdAt: at('2026-03-01T09:00') } })
  })
  afterEach(() => test.close())

  const met = (time: string, change: object = {}) =>
    office.db.activity.create({
      data: {
        kind: 'special_research',
        title: '老旧小区调研',
        place: '桥东社区',
        level: 'group',
        audience: JSON.stringify({
          roles: ['deputy'],
          groups: [office.district.group.id],
          offices: [],
          newcomers: 'all',
          people: [],
        }),
        groupId: office.district.group.id,
        startsAt: at(time),
        state: 'held',
        organiserId: office.liu.person.id,
        needsReceipt: false,
        doorOnly: false,
        doorSecret: 's',
        createdAt: at(time),
        ...change,
      },
    })
  const run = async (time: string, dryRun = false) =>
    (await runJobAt(office.db, 'group-rhythm', at(time), dryRun)).map(({ name, step, status }) =>
      [name, step.replace(/ .*/, ''), status].join(' '),
    )
  const soon = ['刘洁 soon queued']
  const late = ['刘洁 late queued', '梁慧 groups queued']

  it('the liaison hears two weeks before and, with the office, once it is late; each once a span', async () => {
    await met('2026-08-20T14:30')
    expect(await run('2026-11-05T09:00')).toEqual([])
    expect(await run('2026-11-06T09:00', true)).toEqual(soon)
    expect(await run('2026-11-06T09:00')).toEqual(soon)
    expect(await run('2026-11-09T09:00')).toEqual([])
    expect(await run('2026-11-21T09:00')).toEqual(late)
    expect(await run('2026-11-21T09:00')).toEqual([])
    expect(await run('2027-01-04T09:00')).toEqual([])
    expect(await run('2027-02-22T09:00')).toEqual(late)
    const texts = (await office.db.notice.findMany({ orderBy: { id: 'asc' } })).map(({ text }) => text)
    expect(texts.slice(0, 3)).toEqual([
      '【小组活动】桥东一组上次活动是8月20日。小组至少每3个月活动一次，下次不晚于11月20日，还没有安排。组织请回一句话，例如：桥东一组 下周三下午2点半 专题调研 社区会议室 全体参加',
      '【小组活动】桥东一组上次活动是8月20日。小组至少每3个月活动一次，应在11月20日前活动，已过1天，还没有安排。组织请回一句话，例如：桥东一组 下周三下午2点半 专题调研 社区会议室 全体参加',
      '【小组活动】小组至少每3个月活动一次，1个组已经超期，也没有安排：\n桥东一组：上次活动是8月20日，应在11月20日前活动（联络员刘洁）\n看全部请回“小组活动情况”。',
    ])
  })

  it('the office gets one list of all that are late, however many groups there are', async () => {
    await met('2026-08-20T14:30')
    const { officeId } = office.district.group
    for (let number = 2; number <= 45; number++)
      await office.db.deputyGroup.create({ data: { name: `桥东${number}组`, officeId } })
    expect(await run('2026-11-21T09:00')).toEqual(late)
    const { text } = await office.db.notice.findFirstOrThrow({ where: { kind: 'group-rhythm-office' } })
    expect(text).toContain('45个组已经超期')
    expect(await run('2026-11-21T10:00')).toEqual([])
  })

  it('the sentence that it proposes is understood', async () => {
    await met('2026-08-20T14:30')
    await run('2026-11-21T09:00')
    const { text } = await office.db.notice.findFirstOrThrow({ where: { kind: 'group-rhythm' } })
    const said = /例如：(.*)$/.exec(text)?.[1] ?? ''
    const answer = await chatOf(office.db, office.liu.contactId, () => at('2026-11-24T09:30')).say(said)
    expect(answer).toContain('请核对：\n专题调研\n时间：12月2日（周三）14:30')
    expect(answer).toContain('通知：3人')
  })

  it('a machine that slept tells only that it is late; an announced activity is enough until it is called off', async () => {
    await met('2026-08-20T14:30')
    const { id } = await met('2026-12-10T14:30', { state: 'announced' })
    expect(await run('2026-11-30T09:00')).toEqual([])
    await office.db.activity.update({ where: { id }, data: { state: 'cancelled' } })
    expect(await run('2026-12-01T09:00')).toEqual(late)
    const steps = await office.db.jobStep.findMany({
      where: { job: 'group-rhythm' },
      orderBy: { step: 'asc' },
    })
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'late done',
      'office done',
      'soon missed',
    ])
  })

  it('is asked again before it is said: who has met or announced something meanwhile hears nothing', async () => {
    await met('2026-08-20T14:30')
    await run('2026-11-21T09:00')
    const due = await office.db.notice.findMany({
      where: { kind: { startsWith: 'group-rhythm' } },
      orderBy: { id: 'asc' },
    })
    const asked = () =>
      inAct(
        office.db,
        async (act) => {
          const answers = []
          for (const notice of due)
            answers.push((await stillHolds[notice.kind]?.(act, notice as DueNotice)) ?? null)
          return answers
        },
        at('2026-11-23T09:00'),
      )
    expect(await asked()).toEqual([
      expect.stringContaining('已过3天'),
      expect.stringContaining('1个组已经超期'),
    ])
    await met('2026-12-01T14:30', { state: 'announced' })
    expect(await asked()).toEqual([null, null])
  })

  it('a group that never met counts from the start of its term; a joint one counts for each; the setting decides', async () => {
    expect(await run('2026-05-20T09:00')).toEqual(['刘洁 soon queued'])
    expect(await run('2026-06-02T09:00')).toEqual(late)
    const { id } = await met('2026-06-05T14:30', {
      groupId: null,
      audience: JSON.stringify({
        roles: ['deputy'],
        groups: [office.district.group.id, 99],
        offices: [],
        newcomers: 'all',
        people: [],
      }),
    })
    await office.db.participation.create({
      data: {
        activityId: id,
        personId: office.deputies['周明远']!.person.id,
        groupId: office.district.group.id,
        presence: 'attended',
      },
    })
    expect(await run('2026-07-02T09:00')).toEqual([])
    await office.db.setting.create({
      data: {
        key: 'activity.groupEveryMonths',
        value: '1',
        effectiveOn: '2026-07-03',
        source: '测试',
        setAt: office.now,
        setBy: 'system',
      },
    })
    expect(await run('2026-07-06T09:00')).toEqual(late)
  })

  it('a liaison who cannot be reached is listed, a group without one is named to the office', async () => {
    await met('2026-08-20T14:30')
    await unbind(office.db, office.liu.person.id)
    expect(await run('2026-11-23T09:00')).toEqual(['刘洁 late unreachable', '梁慧 groups queued'])
    await office.db.deputyGroup.updateMany({ data: { liaisonId: null } })
    expect(await run('2027-02-22T09:00')).toEqual(['梁慧 groups queued'])
    expect((await office.db.notice.findFirstOrThrow({ orderBy: { id: 'desc' } })).text).toContain(
      '（没有联络员）',
    )
  })
})
