/** Where the contact day was held, and what becomes of its record when a visit goes, moves or comes back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { at, beginOffice, runJobAt } from '../office.ts'
import { actsOf } from '../acts.ts'
import { correctReport } from '../../../handlers/contact/actions.ts'

const office = beginOffice(2)
beforeEach(() => {
  office.now = at('2026-10-20T16:00')
})
const say = (text: string) => office.chat('周明远').say(text)
const record = () =>
  office.db.contactDayRecord.findFirstOrThrow({
    select: { headcount: true, met: true, ownConstituency: true, heard: true, voidedAt: true },
  })

async function live(name: string, number: string) {
  const constituency = await office.db.constituency.create({
    data: { number, name: `第${number}选区`, officeId: office.district.office.id },
  })
  await office.db.voter.updateMany({ where: { name }, data: { constituencyId: constituency.id } })
}

describe('the own constituency', () => {
  it('is told by the voters met where he names none, with a word in the receipt', async () => {
    await live('王桂英', '15')
    expect(await say('联系日走访王桂英 反映停水')).toContain(
      '王桂英不是本选区的选民，联系日要到本选区，请核对',
    )
    expect((await record()).ownConstituency).toBe(false)
    await say('0')
    expect(await say('联系日走访张德发 反映路灯不亮')).not.toContain('不是本选区')
    expect((await record()).ownConstituency).toBe(true)
    await say('0')
    await say('撤回')
    expect((await record()).ownConstituency).toBe(false)
  })

  it('is unknown where neither his words nor a voter on his list tells', async () => {
    await say('联系日 见了8个选民')
    await say('只记人数')
    expect((await record()).ownConstituency).toBeNull()
  })
})

describe('the record of the day', () => {
  it('loses what a visit put on top of it with the visit, and has it again with it', async () => {
    await say('联系日 见了8个选民')
    await say('只记人数')
    await say('没有')
    await say('联系日下午又见了3个选民，走访张德发')
    expect((await record()).headcount).toBe(11)
    await say('0')
    await say('撤回编号1')
    expect((await record()).headcount).toBe(8)
    await say('恢复编号1')
    expect((await record()).headcount).toBe(11)
  })

  it('does without a visit that the desk moves off the day', async () => {
    await say('联系日走访张德发 反映路灯不亮')
    const moved = await office.as(office.deputies['周明远']!.contactId, (act, who) =>
      correctReport(act, who, 1, { occurredOn: '2026-10-18' }),
    )
    expect(moved).toMatchObject({ ok: true, value: { contactDay: false } })
  })

  it('keeps what they raised with the number alone, and asks how many where no number was said', async () => {
    await say('联系日跑了两个小区，大家都说公交少')
    expect(await say('只记人数')).toContain('见了几位？')
    expect(await say('只记人数 12人')).toContain('见12人')
    expect(await record()).toMatchObject({ headcount: 12, met: null })
    office.now = at('2026-10-20T17:00')
    await office.chat('陈秀兰').say('联系日去了')
    expect(await office.chat('陈秀兰').say('没人来')).toContain('见0人')
  })
})

it('an activity on the contact day itself is reminded of by the campaign alone', async () => {
  office.now = at('2026-10-10T09:00')
  const { announced } = actsOf(office)
  await announced({ kind: 'contact_day', startsAt: at('2026-10-20T09:00') })
  const lines = await runJobAt(office.db, 'activity-notice', at('2026-10-19T09:05'))
  expect(lines.filter(({ kind }) => kind === 'activity-reminder')).toEqual([])
  const day = await runJobAt(office.db, 'contact-day', at('2026-10-19T09:05'))
  expect(day.map(({ step }) => step)).toContain('T-1')
})
