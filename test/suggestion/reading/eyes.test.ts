/** A voter whose name stands in a title is left out wherever somebody without a part in the suggestion meets it. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { pendingDigest } from '../../../jobs/pending-digest.ts'
import { stillHolds } from '../../../jobs/schedule.ts'
import { databases } from '../../databases.ts'
import { at, remindersOn } from '../../jobs/reminding.ts'
import { inAct, makeStaff } from '../../people.ts'
import { replyWords } from '../office.ts'
import { as, chatWith, lastNotice, value } from '../world.ts'

const title = '关于张德发家门前积水的建议'
const masked = '关于某选民家门前积水的建议'
const facts = '选民张德发住3栋2单元501，门前积水。'

describe.each(databases)('the voter in a title on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)

  const named = async (publicity = 'full'): Promise<number> => {
    const id = await assigned()
    await here.db.suggestion.update({ where: { id }, data: { title, facts, publicity } })
    return id
  }
  const byOffice = <T>(work: Parameters<typeof as<T>>[2]) => as(here.db, here.world.liang, work)

  it('stands in no digest of the committee, whose lines are judged again before they are said', async () => {
    const id = await named()
    await byOffice(async (act, who) => {
      const lead = here.world.wu.person.id
      const decided = { decidedOn: '2026-11-20', decision: '主任会议', leadId: lead, tracker: null }
      value(await suggestion.setKey(act, who, id, decided))
    })
    const lines = await run(pendingDigest, '2027-03-02')
    const [first, second] = lines.map(({ text }) => text)
    expect(first).toContain(`· 001 ${masked}：`)
    expect(second).toContain(`· 001 ${masked}：`)
    // whoever leads its supervision reads it whole
    expect(second).toContain(`您领衔督办的：\n· 001 ${title}：`)
    const heldFor = async (name: 'zheng' | 'wu') => {
      const personId = here.world[name].person.id
      const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'pending-digest', personId } })
      return inAct(
        here.db,
        (act) => stillHolds['pending-digest']!(act, { ...notice, promise: 'at_most_once' }),
        at('2027-03-02'),
      )
    }
    expect(await heldFor('wu')).toBe(second)
    // what was replied to meanwhile waits for somebody else
    await as(here.db, here.world.wang, async (act, who) => {
      const promises = [{ text: '清淤', dueOn: '2027-05-31' }]
      value(await suggestion.replyTo(act, who, id, { ...replyWords, promises }))
    })
    expect(await heldFor('wu')).toContain(`您领衔督办的：\n· 001 ${title}：等周明远代表测评`)
    // and what has ended is named no more
    await byOffice(async (act, who) =>
      value(await suggestion.withdrawSigned(act, who, id, { reason: '已经解决', fileId: null })),
    )
    for (const name of ['zheng', 'wu'] as const) expect(await heldFor(name)).not.toMatch(/积水|领衔督办/)
  })

  it('is in no notice to a deputy who joins its supervision, and in the one to whom it belongs', async () => {
    const id = await named()
    await byOffice(async (act, who) => {
      const decided = { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker: null }
      value(await suggestion.setKey(act, who, id, decided))
    })
    const before = await lastNotice(here.db)
    await byOffice(async (act, who) => {
      value(await suggestion.joinSupervision(act, who, id, here.world.he.person.id))
      value(await suggestion.closeSupervision(act, who, id, { text: '已结项', fileId: null }))
    })
    const notices = await here.db.notice.findMany({
      where: { kind: 'suggestion', id: { gt: before } },
      include: { person: true },
    })
    const said = await inAct(here.db, async (act) => {
      const all: unknown[] = []
      for (const { person, ...notice } of notices)
        all.push([person?.name, await suggestion.noticeHolds(act, { ...notice, promise: 'at_most_once' })])
      return all
    })
    expect(said).toContainEqual(['何建平', `【参与督办】您参与督办《${masked}》（001）。`])
    expect(said).toContainEqual(['何建平', `【督办结项】《${masked}》（001）的重点督办已结项。`])
    expect(said).toContainEqual(['周明远', `【督办结项】《${title}》（001）的重点督办已结项。`])
  })

  it('is on no ballot that another office opens, and in no finding of a meeting', async () => {
    const id = await named('none')
    const court = await makeStaff(here.db, '韩立', ['法院'])
    await byOffice(async (act, who) => {
      const counts = { satisfied: 10, basically: 0, dissatisfied: 0, abstained: 0, invalid: 0 }
      const row = { label: `001 ${title}`, unitId: null, suggestionId: id, ...counts }
      const poll = {
        title: '测评',
        heldOn: '2026-11-20',
        subjectKind: 'suggestion',
        issued: 10,
        returned: 10,
      }
      value(await suggestion.recordPoll(act, who, { ...poll, subjectKind: 'suggestion', rows: [row] }))
      const meeting = { title: '视察', heldOn: '2026-11-20', place: null, hosts: null }
      const words = { ...meeting, kind: 'special_inspection' as const, attendees: [], minutes: null }
      value(
        await suggestion.recordMeeting(act, who, words, [{ suggestionId: id, finding: '张德发家还积水' }]),
      )
    })
    const seen = (one: { contactId: string }) =>
      as(here.db, one, async (act, who) => {
        const poll = await suggestion.pollOf(act, who, 1)
        const meeting = await suggestion.meetingOf(act, who, 1)
        return [
          poll?.rows[0]?.label,
          ...(meeting?.findings ?? []).flatMap(({ one: { row }, finding }) => [row.title, finding]),
        ]
      })
    expect(await seen(court)).toEqual([`001 ${masked}`, masked, '（内容不公开）'])
    expect(await seen(here.world.liang)).toEqual([`001 ${title}`, title, '张德发家还积水'])
  })

  it('another office has it on no list of its own, and reads neither reply nor reason where the text is kept back', async () => {
    const id = await named('none')
    await as(here.db, here.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, { ...replyWords, text: '门前已清淤' })),
    )
    await as(here.db, here.world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, {
          work: 'dissatisfied',
          result: 'dissatisfied',
          reason: '还在积水',
        }),
      ),
    )
    const court = await makeStaff(here.db, '韩立', ['法院'])
    const whole = await as(here.db, court, (act, who) => suggestion.readEverything(act, who, id))
    expect(JSON.stringify([whole?.replies, whole?.commitments, whole?.ratings])).not.toMatch(
      /清淤|信号灯|还在/,
    )
    expect(whole?.replies[0]?.text).toBe('（内容不公开）')
    const reading = await as(here.db, court, (act, who) => suggestion.readSuggestion(act, who, id))
    expect(reading?.timeline.map(({ text }) => text)).not.toContain('测评：办理工作不满意，办理结果不满意')
    // a colleague reads the reply, without the voter
    const sun = await as(here.db, here.world.sun, (act, who) => suggestion.readEverything(act, who, id))
    expect(sun?.replies[0]?.text).toBe('门前已清淤')
    await here.forwarded()
    const chats = [court, here.world.ma].map((one) => chatWith(here.db, one).say('有什么要我处理的'))
    const [ofCourt, ofGovernment] = await Promise.all(chats)
    expect(ofCourt).toContain('现在没有要您办的建议')
    expect(ofGovernment).toContain('002 关于在桥东小学路口增设红绿灯的建议：已转交，待交办')
  })
})
