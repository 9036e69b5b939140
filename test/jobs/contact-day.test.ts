import { describe, expect, it } from 'vitest'
import { campaignSteps, campaignStepsDue } from '../../handlers/activity/day/steps.ts'
import { takeReminder } from '../../handlers/notice/actions.ts'
import { settingsOn } from '../../handlers/settings/rules.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { inAct, later, zone } from '../people.ts'
import { at, beginOffice, runJobAt } from '../activity/office.ts'

const office = beginOffice(3)
const run = async (text: string, dryRun = false) =>
  (await runJobAt(office.db, 'contact-day', at(text), dryRun)).map(({ name, step, period, status }) => [
    period,
    step,
    name,
    status,
  ])
const everybody = (step: string, names = ['周明远', '陈秀兰', '何建平']) =>
  names.map((name) => ['2026', step, name, 'queued'])
const rule = settingsOn([], '2026-01-01')

async function logs(name: string, text = '10月20日联系日 走访张德发 反映路灯不亮') {
  office.now = at('2026-10-20T10:00')
  return office.chat(name).say(text)
}

describe('the campaign of the contact day', () => {
  it('has seven steps around 20 October', () => {
    expect(campaignSteps(2026, zone, rule).map(({ step, to, dueAt }) => [step, to, dueAt])).toEqual([
      ['T-30', 'offices', at('2026-09-20T09:00')],
      ['T-7', 'deputies', at('2026-10-13T09:00')],
      ['T-1', 'deputies', at('2026-10-19T09:00')],
      ['08:00', 'deputies', at('2026-10-20T08:00')],
      ['20:00', 'deputies', at('2026-10-20T20:00')],
      ['T+3', 'offices', at('2026-10-23T09:00')],
      ['T+10', 'staff', at('2026-10-30T09:00')],
    ])
  })

  it('is nobody’s business for the rest of the year', () => {
    const due = (text: string) =>
      campaignStepsDue(at(text), zone, rule)
        .map(({ step }) => step)
        .join(' ')
    expect([
      due('2026-09-20T08:59'),
      due('2026-09-20T09:00'),
      due('2026-10-20T07:59'),
      due('2026-11-19T12:00'),
      due('2026-11-20T12:00'),
    ]).toEqual(['', 'T-30', '', 'T+3 T+10', ''])
    const january = { ...rule, 'contactDay.on': '01-10' }
    expect(campaignStepsDue(at('2026-12-11T10:00'), zone, january)).toMatchObject([
      { period: '2027', step: 'T-30' },
    ])
  })

  it('runs from the plan to the summary over a moved clock', async () => {
    expect(await run('2026-09-20T09:00')).toEqual(everybody('T-30', ['刘洁']))
    expect(await run('2026-09-21T09:00')).toEqual([])
    expect(await run('2026-10-13T09:00')).toEqual(everybody('T-7'))
    expect(await run('2026-10-19T09:00')).toEqual(everybody('T-1'))
    expect(await run('2026-10-20T08:00')).toEqual(everybody('08:00'))
    expect(await logs('周明远')).toContain('联系选民日已记')
    expect(await run('2026-10-20T20:00')).toEqual(everybody('20:00', ['陈秀兰', '何建平']))
    const missing = await runJobAt(office.db, 'contact-day', at('2026-10-23T09:00'))
    expect(missing).toMatchObject([
      {
        kind: 'contact-day-office',
        name: '刘洁',
        step: 'T+3',
        text: '【联系选民日】桥东街道人大联络处有2位代表还没有10月20日联系选民日的记录，请了解情况，去了的请他们补一句：\n陈秀兰（桥东一组）、何建平（桥东一组）',
      },
    ])
    const [summary] = await runJobAt(office.db, 'contact-day', at('2026-10-30T09:00'))
    expect(summary).toMatchObject({ name: '梁慧', step: 'T+10' })
    expect(summary?.text).toContain('应参加代表3名，有记录1名，参加率33.3%（有记录÷在任代表）。')
    expect(summary?.text).toContain('联系到名单内选民1人次；代表自报见到选民0人；征求意见卡0张；诉求1条。')
    expect(
      (await office.db.jobStep.findMany({ where: { job: 'contact-day' } })).every(
        ({ outcome }) => outcome === 'done',
      ),
    ).toBe(true)
  })

  it('after a sleep tells each only the latest step that is of use, and notes what was missed', async () => {
    expect(await run('2026-10-20T21:00')).toEqual(everybody('20:00'))
    expect(
      (await office.db.jobStep.findMany({ where: { outcome: 'missed' }, orderBy: { step: 'asc' } })).map(
        ({ step }) => step,
      ),
    ).toEqual(['08:00', 'T-1', 'T-30', 'T-7'])
  })

  it('says in the evening of the day what belongs there, though no office works then, and not to whom has recorded since', async () => {
    await run('2026-10-20T20:00')
    await logs('周明远')
    const said = []
    for (let now = at('2026-10-20T20:01'); ; now = later(now, { minutes: 1 })) {
      const taken = await inAct(office.db, (act) => takeReminder(act, 'local|bot', stillHolds), now)
      if (!taken) break
      said.push(taken.text)
      await office.db.notice.updateMany({ where: { id: { in: [...taken.ids] } }, data: { state: 'sent' } })
    }
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(/^【联系选民日】今天是代表联系选民日，还没有您的记录。/)
  })

  it('an office whose deputies all went hears so', async () => {
    for (const name of ['周明远', '陈秀兰', '何建平']) {
      await logs(name, '10月20日联系日 见了8个选民')
      await office.chat(name).say('只记人数')
    }
    const [line] = await runJobAt(office.db, 'contact-day', at('2026-10-23T09:00'), true)
    expect(line?.text).toBe('【联系选民日】桥东街道人大联络处3位代表10月20日联系选民日都有记录。')
    expect(await office.db.jobStep.count()).toBe(0)
  })
})
