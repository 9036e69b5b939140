/** Who was there on which of several days: by check-in and by the liaison's sheets, with the hours of the days he was there. */
import { describe, expect, it } from 'vitest'
import {
  checkIn,
  findActivity,
  recordAttendance,
  trainingCertificate,
} from '../../../handlers/activity/actions.ts'
import { databases } from '../../databases.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice, type Office } from '../office.ts'

const tour = {
  kind: 'study_tour' as const,
  topic: 'business' as const,
  title: '外出考察基层治理',
  startsAt: at('2026-12-05T09:00'),
  endsAt: at('2026-12-06T17:00'),
}

const recordOf = async (office: Office, name: string) => {
  const { presence, presentDays, presentHow, hours } = await office.db.participation.findFirstOrThrow({
    where: { personId: office.deputies[name]!.person.id },
  })
  return { presence, presentDays, presentHow, hours }
}

describe.each(databases)('an activity of two days on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { announced, liu, deputy } = actsOf(office)
  const enters = (name: string, id: number) =>
    office.as(deputy(name).contactId, (act, who) => checkIn(act, who, id, null))

  it('counts each day on which a person checks in, and no other', async () => {
    const { id } = await announced(tour)
    office.now = at('2026-12-05T08:30')
    expect(await enters('周明远', id)).toMatchObject({ ok: true, value: { hours: 6, part: true } })
    expect(await enters('陈秀兰', id)).toMatchObject({ ok: true })
    expect(await enters('周明远', id)).toEqual({ ok: false, refusal: 'already' })
    office.now = at('2026-12-06T06:00')
    expect(await enters('周明远', id)).toEqual({ ok: false, refusal: 'too_early' })
    office.now = at('2026-12-06T08:30')
    expect(await enters('周明远', id)).toMatchObject({ ok: true, value: { hours: 12, part: false } })
    expect(await recordOf(office, '周明远')).toEqual({
      presence: 'attended',
      presentDays: null,
      presentHow: 'word',
      hours: 12,
    })
    expect(await recordOf(office, '陈秀兰')).toMatchObject({ presentDays: '["2026-12-05"]', hours: 6 })
  })

  it('takes a sheet of one day for that day alone', async () => {
    const { id } = await announced(tour)
    const activity = () => office.db.activity.findFirstOrThrow()
    const all = Object.values(office.deputies).map(({ person }) => person.id)
    const [zhou, chen, ...others] = all
    office.now = at('2026-12-05T18:00')
    await liu(async (act, who) =>
      recordAttendance(
        act,
        who,
        (await findActivity(act, id))!,
        { attended: [zhou!, chen!], excused: [], absent: others },
        false,
        ['2026-12-05'],
      ),
    )
    expect(await recordOf(office, '何建平')).toMatchObject({ presence: 'absent', presentDays: null })
    office.now = at('2026-12-06T18:00')
    await liu(async (act, who) =>
      recordAttendance(
        act,
        who,
        (await findActivity(act, id))!,
        { attended: all.filter((one) => one !== chen), excused: [], absent: [chen!] },
        false,
        ['2026-12-06'],
      ),
    )
    expect(await recordOf(office, '周明远')).toMatchObject({ presentDays: null, hours: 12 })
    expect(await recordOf(office, '陈秀兰')).toMatchObject({
      presence: 'attended',
      presentDays: '["2026-12-05"]',
      hours: 6,
    })
    expect(await recordOf(office, '何建平')).toMatchObject({ presentDays: '["2026-12-06"]', hours: 6 })
    const certificate = await office.as(deputy('何建平').contactId, (act, who) =>
      trainingCertificate(act, who, who.personId, { activityId: id }),
    )
    expect(certificate).toMatchObject({ ok: true, value: { hours: 6 } })
    expect(await activity()).toMatchObject({ state: 'held' })
  })
})

describe('two days in the chat', () => {
  const office = beginOffice()
  const { announced } = actsOf(office)

  it('are counted day by day, and shown as what goes on', async () => {
    const { id } = await announced(tour)
    office.now = at('2026-12-05T08:30')
    expect(await office.chat('周明远').say('签到')).toContain('到今天计6学时。明天到了请再签一次。')
    office.now = at('2026-12-05T18:00')
    expect(await office.chat('刘洁').say('今天活动到了8个 罗小燕没来')).toContain(
      `《外出考察基层治理》（活动${id}）第1天（12月5日）应到9人，实到8人，未到1人（罗小燕）`,
    )
    office.now = at('2026-12-06T08:10')
    expect(await office.chat('周明远').say('我的活动')).toContain('正在进行：活动1 外出考察基层治理')
    office.now = at('2026-12-06T16:00')
    expect(await office.chat('刘洁').say('活动1 第二天到了7个 谭志刚没来 陈秀兰没来')).toContain(
      '第2天（12月6日）应到9人，实到7人，未到2人（陈秀兰、谭志刚）',
    )
    expect(await recordOf(office, '罗小燕')).toMatchObject({ presentDays: '["2026-12-06"]', hours: 6 })
    expect(await recordOf(office, '谭志刚')).toMatchObject({ presentDays: '["2026-12-05"]', hours: 6 })
    expect(await recordOf(office, '何建平')).toMatchObject({ presentDays: null, hours: 12 })
  })

  it('keep what was recorded of each day where a later sentence names none', async () => {
    const { id } = await announced(tour)
    office.now = at('2026-12-05T18:00')
    await office.chat('刘洁').say('今天活动到了8个 罗小燕没来')
    office.now = at('2026-12-07T09:00')
    expect(await office.chat('刘洁').say(`活动${id} 到了8个 谭志刚没来`)).toContain('这是哪一天的？没有记')
    expect(await recordOf(office, '罗小燕')).toMatchObject({ presence: 'absent' })
    expect(await recordOf(office, '谭志刚')).toMatchObject({ presentDays: '["2026-12-05"]' })
    expect(await office.chat('刘洁').say(`活动${id} 第二天到了8个 谭志刚没来`)).toContain('第2天')
    expect(await office.chat('刘洁').say(`活动${id} 每天都到齐了`)).toContain('实到9人')
  })
})
