import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { stepDue } from '../../handlers/suggestion/steps.ts'
import { isWorkday } from '../../handlers/shared/workdays.ts'
import { addDays } from '../../handlers/shared/days.ts'
import { runJob, stillHolds } from '../../jobs/schedule.ts'
import { annualReport } from '../../jobs/annual-report.ts'
import { commitments } from '../../jobs/commitments.ts'
import { pendingDigest } from '../../jobs/pending-digest.ts'
import { suggestionClock } from '../../jobs/suggestion-clock.ts'
import type { Job } from '../../jobs/job.ts'
import { databases } from '../databases.ts'
import { bindDirectly, inAct, makeStaff, unbind, zone } from '../people.ts'
import { officeOn } from '../suggestion/office.ts'
import { as, draftOf, lights, value } from '../suggestion/world.ts'
import { bookWith } from '../suggestion/books.ts'

const at = (on: string) => new Date(`${on}T08:40:00+08:00`)

describe.each(databases)('reminders about suggestions on $name', ({ open }) => {
  const here = officeOn(open)

  async function run(job: Job, on: string, dryRun = false) {
    const lines: { name: string; text: string; status: string; period: string }[] = []
    const door = { db: here.db, zone, now: () => at(on) }
    for await (const some of runJob(door, job, at(on), dryRun)) lines.push(...some)
    return lines
  }

  /** The reminders of a day were said: on that day, or on a later one. */
  const said = (period: string, on = period) =>
    here.db.notice.updateMany({ where: { period }, data: { state: 'sent', sentAt: at(on) } })

  /** Assigned to the housing bureau on 24 November 2026: its reply is due on 24 February 2027. */
  const assigned = () => here.assigned([{ unitId: here.world.wang.unit.id, role: 'main' }])

  it('nudge exactly the one it waits for, once a step, in one digest a day', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    const first = await run(suggestionClock, '2026-12-14')
    expect(first.map(({ name, status, period }) => [name, status, period])).toEqual([
      ['王涛', 'queued', '2026-12-14'],
    ])
    expect(first[0]?.text).toBe(
      '【建议办理提醒】有1件：\n· 001 关于在桥东小学路口增设红绿灯的建议：等区住房和城乡建设局首次联系代表，11月24日起，12月22日前，还有8天，快到期',
    )
    expect(await run(suggestionClock, '2026-12-14')).toEqual([])
    expect(await run(suggestionClock, '2026-12-15')).toEqual([])
    expect(await here.db.suggestionEvent.count({ where: { suggestionId: id, move: 'remind' } })).toBe(1)
    expect(await here.db.notice.count({ where: { kind: 'suggestion-clock' } })).toBe(1)
  })

  it('go also to the leader and to the office that assigned it once it is late', async () => {
    await assigned()
    const leader = await here.db.person.create({ data: { name: '住建局长' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.setUnitLeader(act, who, here.world.wang.unit.id, leader.id)),
    )
    const late = await run(suggestionClock, '2027-02-25')
    expect(late.map(({ name, status }) => [name, status])).toEqual([
      ['王涛', 'queued'],
      ['住建局长', 'unreachable'],
      ['马宁', 'queued'],
    ])
    expect(late[0]?.text).toContain('等区住房和城乡建设局答复，2026年11月24日起，2月24日前，已逾期1天')
    expect(await run(suggestionClock, '2027-02-26')).toEqual([])
  })

  it('say what holds when they are said: who acted meanwhile is left in peace', async () => {
    const id = await assigned()
    await run(suggestionClock, '2026-12-14')
    const notice = await here.db.notice.findFirstOrThrow({
      where: { kind: 'suggestion-clock', personId: here.world.wang.person.id },
    })
    const holds = () =>
      inAct(
        here.db,
        (act) => stillHolds['suggestion-clock']!(act, { ...notice, promise: 'at_most_once' }),
        at('2026-12-14'),
      )
    expect(await holds()).toContain('签收')
    await as(here.db, here.world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await holds()).not.toContain('签收')
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.reportCommunication(act, who, id, {
          method: 'meet',
          happenedOn: '2026-11-24',
          summary: '见了代表',
          meetingOn: null,
          meetingPart: null,
        }),
      ),
    )
    expect(await holds()).toBeNull()
  })

  it('write nothing on a dry run', async () => {
    await assigned()
    const lines = await run(suggestionClock, '2026-12-07', true)
    expect(lines).toHaveLength(1)
    expect(await here.db.notice.count({ where: { kind: 'suggestion-clock' } })).toBe(0)
    expect(await here.db.suggestionEvent.count({ where: { move: 'remind' } })).toBe(0)
  })

  it('warn of a draft a week before it expires, and let nothing expire unwarned', async () => {
    const id = await draftOf(here.db, here.world)
    expect(await run(suggestionClock, '2027-02-14')).toEqual([])
    const warned = await run(suggestionClock, '2027-03-20')
    expect(warned.map(({ name }) => name)).toEqual(['周明远'])
    expect(warned[0]?.text).toContain('3月27日作废。接着写请回：继续 草1')
    await said('2027-03-20')
    await run(suggestionClock, '2027-03-26')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state).toBe('draft')
    await run(suggestionClock, '2027-03-27')
    expect((await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn')
  })

  it('warn nobody of a draft whose lead is a deputy no more: it ends with its time, bound or not', async () => {
    const id = await draftOf(here.db, here.world)
    await here.db.deputy.updateMany({
      where: { personId: here.world.zhou.person.id },
      data: { endedOn: '2026-12-01' },
    })
    const state = async () => (await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state
    expect([await run(suggestionClock, '2027-02-21'), await state()]).toEqual([[], 'draft'])
    expect([await run(suggestionClock, '2027-02-22', true), await state()]).toEqual([[], 'draft'])
    expect([await run(suggestionClock, '2027-02-22'), await state()]).toEqual([[], 'withdrawn'])
  })

  it('go on where a run broke off: who was told is not told again, the others are', async () => {
    await assigned()
    const leader = await makeStaff(here.db, '住建局长', [])
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.setUnitLeader(act, who, here.world.wang.unit.id, leader.person.id)),
    )
    await inAct(
      here.db,
      async (act) => {
        const { nudges } = await suggestion.clockNudges(act, 0)
        const first = nudges.filter(({ personId }) => personId === here.world.wang.person.id)
        await suggestion.sayNudges(act, 'suggestion-clock', first, false)
      },
      at('2027-02-25'),
    )
    expect((await run(suggestionClock, '2027-02-25')).map(({ name }) => name)).toEqual(['住建局长', '马宁'])
    expect(await run(suggestionClock, '2027-02-26')).toEqual([])
  })

  it('keep a draft whose deputy nobody could warn, and name him on the desk', async () => {
    const id = await draftOf(here.db, here.world)
    await unbind(here.db, here.world.zhou.person.id)
    const state = async () => (await here.db.suggestion.findUniqueOrThrow({ where: { id } })).state
    for (const on of ['2027-06-01', '2027-07-01'])
      expect((await run(suggestionClock, on)).map(({ name, status }) => [name, status])).toEqual([
        ['周明远', 'unreachable'],
      ])
    expect(await state()).toBe('draft')
    const waiting = (one: { contactId: string }) =>
      as(
        here.db,
        one,
        async (act, who) => (await suggestion.waiting(act, who)).map(({ about }) => about),
        at('2027-07-01'),
      )
    expect(await waiting(here.world.liang)).toEqual([
      '周明远代表有1件草稿过了保留期，他没有绑定微信，作废的提醒发不到，先替他留着。',
    ])
    expect(await waiting(here.world.ma)).toEqual([])
    // bound again, but the message did not get through: he is warned anew
    await bindDirectly(here.db, here.world.zhou.person.id)
    expect((await run(suggestionClock, '2027-07-02')).map(({ status }) => status)).toEqual(['queued'])
    await here.db.notice.updateMany({ where: { period: '2027-07-02' }, data: { state: 'failed' } })
    expect((await run(suggestionClock, '2027-07-12')).map(({ status }) => status)).toEqual(['queued'])
    expect(await run(suggestionClock, '2027-07-30')).toEqual([]) // the message still waits to be said
    expect(await state()).toBe('draft')
    await said('2027-07-12', '2027-08-01')
    await run(suggestionClock, '2027-08-07')
    expect(await state()).toBe('draft')
    await run(suggestionClock, '2027-08-08')
    expect(await state()).toBe('withdrawn')
  })

  it('give the committee one digest a week', async () => {
    const id = await assigned()
    await as(here.db, here.world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, id, {
          decidedOn: '2026-11-20',
          decision: '主任会议',
          leadId: here.world.wu.person.id,
          tracker: null,
        }),
      ),
    )
    const lines = await run(pendingDigest, '2026-11-25')
    expect(lines.map(({ name, period }) => [name, period])).toEqual([
      ['郑怀山', '2026-11-23'],
      ['吴晓梅', '2026-11-23'],
      ['孙立群', '2026-11-23'],
    ])
    expect(lines[0]?.text).toBe('【待办建议】现有1件没有办结：已交办，待签收1件。快到期0件，逾期0件。')
    expect(lines[1]?.text).toContain(
      '您领衔督办的：\n· 001 关于在桥东小学路口增设红绿灯的建议：等区住房和城乡建设局签收',
    )
    expect(await run(pendingDigest, '2026-11-27')).toEqual([])
    // the duties of one of them are suspended: he serves on no committee meanwhile
    const { district, sun } = here.world
    await here.db.deputy.create({
      data: {
        personId: sun.person.id,
        termId: district.term.id,
        cardNo: 'QL18-900',
        constituencyId: district.constituency.id,
        groupId: district.group.id,
        isNew: false,
        suspendedFrom: '2026-11-28',
        suspendedTo: '2026-12-01',
        suspendedReason: 'detained',
        suspendedDocument: '7号',
      },
    })
    expect((await run(pendingDigest, '2026-12-01')).map(({ name, period }) => [name, period])).toEqual([
      ['郑怀山', '2026-11-30'],
      ['吴晓梅', '2026-11-30'],
    ])
    expect((await run(pendingDigest, '2026-12-08')).map(({ name }) => name)).toEqual([
      '郑怀山',
      '吴晓梅',
      '孙立群',
    ])
  })

  it('name in the digest only what every member may read, and count the rest', async () => {
    await assigned()
    const submitted = async (title: string) => {
      const id = await draftOf(here.db, here.world, { ...lights, title })
      await as(here.db, here.world.zhou, async (act, who) =>
        value(await suggestion.submitDraft(act, who, id)),
      )
      return id
    }
    const secret = (id: number) =>
      as(here.db, here.world.liang, async (act, who) =>
        value(await suggestion.choosePublicity(act, who, id, { secret: true })),
      )
    await submitted('关于还没有受理的建议')
    await secret(await submitted('关于提交时就不公开的建议'))
    const [first] = await run(pendingDigest, '2027-03-02')
    expect(first?.text).toContain('现有3件没有办结')
    expect(first?.text).toContain('逾期3件')
    expect(first?.text).toContain('001 关于在桥东小学路口增设红绿灯的建议')
    expect(first?.text).not.toMatch(/还没有受理的|就不公开的/)
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'pending-digest' } })
    await secret(1)
    const held = await inAct(
      here.db,
      (act) => stillHolds['pending-digest']!(act, { ...notice, promise: 'at_most_once' }),
      at('2027-03-02'),
    )
    expect(held).toContain('逾期3件')
    expect(held).not.toContain('红绿灯')
  })

  it('ask 代表工委 once a year for the report, with the figures and the tables', async () => {
    expect(await run(annualReport, '2026-11-24')).toEqual([]) // nothing to report
    await assigned()
    expect(await run(annualReport, '2026-10-31')).toEqual([]) // 2025 had nothing
    expect((await run(annualReport, '2026-11-25', true)).map(({ name }) => name)).toEqual(['梁慧', '毛素群'])
    const lines = await run(annualReport, '2026-11-25')
    expect(lines.map(({ name, period, status }) => [name, period, status])).toEqual([
      ['梁慧', '2026', 'queued'],
      ['毛素群', '2026', 'queued'],
    ])
    expect(lines[0]?.text).toBe(
      '【年度报告】请起草2026年代表建议办理情况的报告，提请常委会会议。到今天受理1件，办复率—，面商率—，满意率—，基本满意以上率—，落实率—。分单位、类别、联络处的表见文件。',
    )
    const notices = await here.db.notice.findMany({ where: { kind: 'annual-report' } })
    expect(notices).toHaveLength(2)
    const file = await here.db.storedFile.findUniqueOrThrow({ where: { id: notices[0]?.fileId ?? 0 } })
    expect(file.name).toBe('代表建议办理情况统计（2026-01-01至2026-11-25）.docx')
    expect(await run(annualReport, '2026-12-31')).toEqual([])
    expect(await run(annualReport, '2027-10-31')).toEqual([])
  })

  it('ask once for the year that a machine slept through, over its own figures, and not for older ones', async () => {
    await assigned()
    // off from November 2026 on; on again in February
    const lines = await run(annualReport, '2027-02-10')
    expect(lines.map(({ name, period }) => [name, period])).toEqual([
      ['梁慧', '2026'],
      ['毛素群', '2026'],
    ])
    expect(lines[0]?.text).toContain('请起草2026年代表建议办理情况的报告，提请常委会会议。全年受理1件')
    expect(await run(annualReport, '2027-02-11')).toEqual([])
    const id = await draftOf(here.db, here.world)
    const in2027 = at('2027-06-01')
    await as(
      here.db,
      here.world.zhou,
      async (act, who) => value(await suggestion.submitDraft(act, who, id)),
      in2027,
    )
    await as(
      here.db,
      here.world.liang,
      async (act, who) => value(await suggestion.acceptSuggestion(act, who, id)),
      in2027,
    )
    // off again until 2028: one year's report, not two
    expect((await run(annualReport, '2028-01-05')).map(({ period }) => period)).toEqual(['2027', '2027'])
    expect(await run(annualReport, '2028-01-06')).toEqual([])
  })

  it('leave a report unsaid once the next one is due', async () => {
    await assigned()
    await run(annualReport, '2026-11-25')
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'annual-report' } })
    const holds = (on: string) =>
      inAct(
        here.db,
        (act) => stillHolds['annual-report']!(act, { ...notice, promise: 'at_most_once' }),
        at(on),
      )
    expect(await holds('2027-01-05')).toContain('【年度报告】')
    expect(await holds('2027-11-01')).toBeNull()
  })

  it('remind of promises before and after their day, and the deputy to rate what was kept', async () => {
    const id = await assigned()
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.replyTo(act, who, id, {
          replyClass: 'B',
          text: '已列入计划',
          letterFileId: null,
          letterNumber: null,
          signedBy: null,
          contactPerson: null,
          contactPhone: null,
          promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
        }),
      ),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, { work: 'satisfied', result: 'satisfied', reason: null }),
      ),
    )
    expect(await run(commitments, '2027-02-28')).toEqual([])
    expect((await run(commitments, '2027-03-01')).map(({ name }) => name)).toEqual(['王涛'])
    expect(await run(commitments, '2027-03-02')).toEqual([])
    await unbind(here.db, here.world.mao.person.id)
    expect((await run(commitments, '2027-04-01')).map(({ name, status }) => [name, status])).toEqual([
      ['王涛', 'queued'],
      ['马宁', 'queued'],
      ['梁慧', 'queued'],
      ['毛素群', 'unreachable'],
    ])
    const [{ id: commitmentId } = { id: 0 }] = await here.db.commitment.findMany()
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.deliverCommitment(act, who, commitmentId, null)),
      at('2027-04-02'),
    )
    const asked = await run(commitments, '2027-04-03')
    expect(asked.map(({ name }) => name)).toEqual(['周明远'])
    expect(asked[0]?.text).toContain('请您测评，回：001承诺 满意、基本满意或不满意')
  })

  it('tell every signatory once, in the last quarter, how what was promised to him stands, as it is when said', async () => {
    const id = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) =>
      value(await suggestion.seekCosigners(act, who, id)),
    )
    await as(here.db, here.world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(here.db, here.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(here.db, here.world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [{ unitId: here.world.wang.unit.id, role: 'main' }]),
      ),
    )
    await as(here.db, here.world.wang, async (act, who) =>
      value(
        await suggestion.replyTo(act, who, id, {
          replyClass: 'B',
          text: '已列入计划',
          letterFileId: null,
          letterNumber: null,
          signedBy: null,
          contactPerson: null,
          contactPhone: null,
          promises: [{ text: '装好信号灯', dueOn: '2028-03-31' }],
        }),
      ),
    )
    expect(await run(commitments, '2026-12-29')).toEqual([])
    expect(await run(commitments, '2027-10-29')).toEqual([])
    const told = await run(commitments, '2027-11-01')
    expect(told.map(({ name, status }) => [name, status])).toEqual([
      ['周明远', 'queued'],
      ['陈秀兰', 'queued'],
    ])
    expect(told[0]?.text).toContain('区住房和城乡建设局承诺“装好信号灯”，2028年3月31日前，还没有落实')
    expect(await run(commitments, '2027-11-02')).toEqual([])
    const [commitment] = await here.db.commitment.findMany()
    await as(
      here.db,
      here.world.wang,
      async (act, who) => value(await suggestion.deliverCommitment(act, who, commitment?.id ?? 0, null)),
      at('2027-11-02'),
    )
    const notice = await here.db.notice.findFirstOrThrow({
      where: { kind: 'commitments', period: '2027-11-01' },
    })
    const holds = await inAct(
      here.db,
      (act) => stillHolds['commitments']!(act, { ...notice, promise: 'at_most_once' }),
      at('2027-11-02'),
    )
    expect(holds).toContain('11月2日已落实')
    // a year later: whoever is asked to rate it hears of it in that line alone, on that day and the next
    const again = await run(commitments, '2028-11-01')
    expect(again.map(({ name, text }) => [name, text.split('\n').length - 1])).toEqual([
      ['周明远', 1],
      ['陈秀兰', 1],
    ])
    expect(again[0]?.text).toContain('请您测评')
    expect(await run(commitments, '2028-11-02')).toEqual([])
  })
})

describe('the step of a reminder', () => {
  const book = bookWith()
  const before = [15, 5, 0]
  const after = [1, 7, 14]

  it('is the latest whose day has come, never before the wait began', () => {
    const wait = { since: '2026-11-10', due: '2026-12-08' }
    const seen = (today: string) => stepDue(book, wait, today, before, after)?.step ?? null
    expect(
      ['2026-11-10', '2026-11-27', '2026-11-30', '2026-12-03', '2026-12-08', '2026-12-09', '2026-12-20'].map(
        seen,
      ),
    ).toEqual([null, null, 'T-15', 'T-5', 'T-0', 'T+1', 'T+7'])
    expect(stepDue(book, { since: '2026-11-24', due: null }, '2026-12-02', before, after)?.step).toBe('S+7')
  })

  it.each([
    ['2026-11-24', '2026-12-01', '2026-11-27', 'five working days: two of them before the due day'],
    ['2026-11-24', '2026-12-08', '2026-12-03', 'ten working days: three before it'],
    ['2026-11-10', '2026-12-08', '2026-11-30', 'twenty working days: six before it, then five days'],
    ['2026-09-24', '2026-10-15', '2026-10-12', 'ten working days around the National Day'],
    ['2026-09-23', '2026-10-08', '2026-09-29', 'the days before are all off: on working days before these'],
    ['2026-02-09', '2026-02-24', '2026-02-13', 'the Spring Festival lies before it'],
    ['2026-11-24', '2027-02-24', '2027-02-09', 'three months: fifteen days before'],
    ['2026-07-01', '2026-10-08', '2026-09-23', 'three months that end after a holiday'],
  ])('from %s to %s it is said on %s first: %s', (since, due, first) => {
    const wait = { since, due }
    const days = Array.from({ length: 100 }, (_, index) => addDays(since, index))
    const seen = days.map((today) => stepDue(book, wait, today, before, after))
    expect(seen.find((step) => step !== null)?.on).toBe(first)
    for (const step of seen) if (step && step.on < due) expect(isWorkday(step.on, book.calendar)).toBe(true)
    expect(stepDue(book, wait, due, before, after)?.step).toBe('T-0')
  })

  it('never goes back as the days pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 200 }), (length, days) => {
        const wait = { since: '2026-01-05', due: addDays('2026-01-05', length) }
        const today = addDays(wait.since, days)
        const [now, next] = [today, addDays(today, 1)].map(
          (on) => stepDue(book, wait, on, before, after)?.on ?? '',
        )
        expect((now ?? '') <= (next ?? '')).toBe(true)
      }),
    )
  })
})
