import { describe, expect, it } from 'vitest'
import {
  answerActivity,
  cancelActivity,
  changeActivity,
  organise,
  tellNext,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../handlers/activity/rules.ts'
import { recordSaid, takeReminder } from '../../handlers/notice/actions.ts'
import { jobs, runJob, stillHolds } from '../../jobs/schedule.ts'
import { inAct, makeDeputy, zone } from '../people.ts'
import { at, beginOffice, planFor, runJobAt } from '../activity/office.ts'

const office = beginOffice(4)
const run = (text: string, dryRun = false) => runJobAt(office.db, 'activity-notice', at(text), dryRun)
const lines = async (text: string) =>
  (await run(text)).map(({ kind, name, step, status }) => [kind, name, step, status])

async function announced(change = {}) {
  const outcome = await office.as(office.liang.contactId, async (act, who) => {
    const made = await organise(act, who, planFor(office, change))
    if (made.ok) await tellNext(act, made.value.id)
    return made
  })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.id
}

const answers = (name: string, id: number, coming: boolean, reason: string | null = null) =>
  office.as(office.deputies[name]!.contactId, (act, who) => answerActivity(act, who, id, { coming, reason }))

/** All that the sender says at an instant, by what it says. */
async function saidAt(text: string): Promise<string[]> {
  const said: string[] = []
  for (;;) {
    const taken = await inAct(office.db, (act) => takeReminder(act, 'local|bot', stillHolds), at(text))
    if (!taken) return said
    said.push(taken.text)
    await inAct(office.db, (act) => recordSaid(act, taken.ids), at(text))
  }
}

describe('the reminders of an activity', () => {
  it('go to those who have not answered or are going, three days before, the day before and on the day', async () => {
    const id = await announced()
    await answers('周明远', id, true)
    await answers('陈秀兰', id, false, '出差')
    expect(await lines('2026-12-02T08:59')).toEqual([])
    const due = (step: string) =>
      ['周明远', '何建平', '罗小燕'].map((name) => ['activity-reminder', name, step, 'queued'])
    expect(await lines('2026-12-02T09:00')).toEqual(due('T-3'))
    expect(await lines('2026-12-02T09:01')).toEqual([])
    expect(await lines('2026-12-04T09:00')).toEqual(due('T-1'))
    expect(await lines('2026-12-05T08:00')).toEqual(due('day'))
    expect(await lines('2026-12-05T14:30')).toEqual([])
  })

  it('say on a Saturday what belongs to the Saturday, with how he answered, and wake nobody', async () => {
    const id = await announced()
    await saidAt('2026-11-24T10:00')
    await answers('周明远', id, true)
    await run('2026-12-05T08:00')
    expect(await saidAt('2026-12-05T06:59')).toEqual([])
    const said = await saidAt('2026-12-05T08:01')
    expect(said).toHaveLength(4)
    expect(said[0]).toBe(
      '【活动提醒】今天12月5日（周六）14:30，桥东社区，《老旧小区调研》（活动1）。您回了“参加”，来不了请回“请假 原因”。',
    )
    expect(said[1]).toContain('您还没有回复，请回“参加”或“请假 原因”。')
    expect(await saidAt('2026-12-05T08:02')).toEqual([])
  })

  it('a former deputy hears no more of what his group does, although he keeps another duty', async () => {
    const id = await announced()
    await answers('周明远', id, true)
    const zhou = office.deputies['周明远']!.person.id
    await office.db.staff.create({ data: { personId: zhou } })
    await office.db.deputy.updateMany({ where: { personId: zhou }, data: { endedOn: '2026-11-25' } })
    expect((await lines('2026-12-02T09:00')).map(([, name]) => name)).not.toContain('周明远')
    office.now = at('2026-12-02T09:01')
    await office.as(office.liang.contactId, (act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    expect((await lines('2026-12-02T09:02')).map(([, name]) => name)).not.toContain('周明远')
  })

  it('a cancelled activity sends none, and who was told hears of it', async () => {
    const id = await announced()
    expect(await saidAt('2026-11-24T10:00')).toHaveLength(4)
    await run('2026-12-02T09:00')
    office.now = at('2026-12-02T09:05')
    await office.as(office.liang.contactId, (act, who) => cancelActivity(act, who, id, '下雨'))
    await run('2026-12-02T09:06')
    const said = await saidAt('2026-12-02T09:10')
    expect(said).toHaveLength(4)
    expect(new Set(said)).toEqual(
      new Set([
        '【活动取消】12月5日（周六）14:30的《老旧小区调研》（活动1）取消了。原因：下雨。不用再回复。',
      ]),
    )
    expect([...(await lines('2026-12-04T09:00')), ...(await lines('2026-12-05T09:00'))]).toEqual([])
  })

  it('one that was called off before anybody heard of it is not spoken of', async () => {
    const id = await announced()
    await office.as(office.liang.contactId, (act, who) => cancelActivity(act, who, id, null))
    await run('2026-11-24T09:40')
    expect(await saidAt('2026-11-24T10:00')).toEqual([])
  })

  it('a moved one reminds of the new day only', async () => {
    const id = await announced()
    await saidAt('2026-11-24T10:00')
    await run('2026-12-02T09:00')
    office.now = at('2026-12-02T09:01')
    await office.as(office.liang.contactId, (act, who) =>
      changeActivity(act, who, id, { startsAt: at('2026-12-10T09:00') }),
    )
    await run('2026-12-02T09:02')
    const said = await saidAt('2026-12-02T09:10')
    expect(said).toHaveLength(4)
    for (const text of said) expect(text).toMatch(/^【活动变更】以这次的为准：[\s\S]*12月10日（周四）09:00/)
    expect([...(await lines('2026-12-04T09:00')), ...(await lines('2026-12-05T09:00'))]).toEqual([])
    expect((await lines('2026-12-07T09:00')).map(([, , step]) => step)).toEqual(Array(4).fill('T-3'))
  })

  it('a machine that was down over the day before neither floods nor forgets', async () => {
    const id = await announced()
    await saidAt('2026-11-24T10:00')
    await answers('周明远', id, true)
    expect((await lines('2026-12-05T09:30')).map(([, , step]) => step)).toEqual(Array(4).fill('day'))
    expect(await saidAt('2026-12-05T09:31')).toHaveLength(4)
    expect(await lines('2026-12-05T09:32')).toEqual([])
  })

  it('of the contact day is left to its campaign, on its own day alone', async () => {
    const day = { kind: 'contact_day', title: '联系选民日活动', startsAt: at('2027-10-20T09:00') } as const
    await announced(day)
    await announced({ ...day, title: '联系选民日补课', startsAt: at('2027-10-22T09:00') })
    const titles = async (text: string) => (await run(text)).map((line) => /《(.*?)》/.exec(line.text)?.[1])
    expect(await titles('2027-10-17T09:00')).toEqual([])
    expect(await titles('2027-10-19T09:00')).toEqual(Array(4).fill('联系选民日补课'))
    expect(await titles('2027-10-20T08:00')).toEqual([])
  })

  it('what was queued before somebody said no is not said', async () => {
    const id = await announced()
    await saidAt('2026-11-24T10:00')
    await run('2026-12-02T09:00')
    office.now = at('2026-12-02T09:05')
    for (const name of ['周明远', '陈秀兰', '何建平']) await answers(name, id, false, '出差')
    expect(await saidAt('2026-12-02T09:10')).toHaveLength(1)
  })

  it('one announced the evening before is not reminded of the day before', async () => {
    office.now = at('2026-12-04T17:00')
    await announced()
    expect(await lines('2026-12-04T18:00')).toEqual([])
    expect((await lines('2026-12-05T08:00')).map(([, , step]) => step)).toEqual(Array(4).fill('day'))
  })

  it('shows in a dry run whom it would remind, and writes nothing', async () => {
    await announced()
    const before = await office.db.notice.count()
    expect(await run('2026-12-02T09:00', true)).toHaveLength(4)
    expect([await office.db.notice.count(), await office.db.jobStep.count()]).toEqual([before, 0])
  })
})

describe('telling many', () => {
  it('goes on where it was when the machine died in the middle, and tells each once', async () => {
    for (let index = 0; index < 130; index++) await makeDeputy(office.db, office.district, `代表${index}`)
    const id = await announced({ audience: { ...nobodyAsked, roles: ['deputy'] } })
    expect(await office.db.notice.count({ where: { kind: 'activity' } })).toBe(50)
    const job = jobs.find(({ name }) => name === 'activity-notice')!
    const now = at('2026-11-24T09:35')
    for await (const some of runJob({ db: office.db, zone, now: () => now }, job, now))
      if (some.length > 0) break
    expect(await office.db.notice.count({ where: { kind: 'activity' } })).toBe(100)
    await run('2026-11-24T09:36')
    expect(await office.db.notice.count({ where: { kind: 'activity' } })).toBe(134)
    expect(await office.db.participation.count({ where: { activityId: id, toldEdition: 1 } })).toBe(134)
  })

  it('a change in the middle of the telling: whoever had not heard yet hears the new as news', async () => {
    for (let index = 0; index < 80; index++) await makeDeputy(office.db, office.district, `代表${index}`)
    const id = await announced()
    await saidAt('2026-11-24T09:34')
    await office.as(office.liang.contactId, (act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    await run('2026-11-24T09:36')
    const said = await saidAt('2026-11-24T09:40')
    expect([
      said.filter((text) => text.startsWith('【活动变更】')).length,
      said.filter((text) => text.startsWith('【活动通知】')).length,
    ]).toEqual([50, 34])
    expect(said.every((text) => text.includes('滨河社区'))).toBe(true)
  })
})
