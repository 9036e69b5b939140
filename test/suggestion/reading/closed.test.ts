/** What was made secret leaves the eyes of those who no longer work on it: told so, and a promise of theirs can still be kept. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { commitments } from '../../../jobs/commitments.ts'
import { stillHolds } from '../../../jobs/schedule.ts'
import { databases } from '../../databases.ts'
import { remindersOn } from '../../jobs/reminding.ts'
import { inAct } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { replyWords } from '../office.ts'
import { as, chatWith, lastNotice, told, value } from '../world.ts'

describe.each(databases)('a suggestion that is made secret on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)

  const makeSecret = (id: number, secret: boolean) =>
    as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.choosePublicity(act, who, id, { secret })),
    )

  /** The housing bureau promised and then gave its part to the city bureau. */
  async function promisedAndGivenUp(): Promise<number> {
    const { wang, zhou, ma, su } = here.world
    const id = await assigned()
    await as(here.db, wang, async (act, who) => value(await suggestion.replyTo(act, who, id, replyWords)))
    const judged = { work: 'satisfied' as const, result: 'dissatisfied' as const, reason: '太慢' }
    await as(here.db, zhou, async (act, who) => value(await suggestion.rateReply(act, who, id, judged)))
    const units = [{ unitId: su.unit.id, role: 'main' as const }]
    await as(here.db, ma, async (act, who) =>
      value(await suggestion.reassignUnit(act, who, id, wang.unit.id, units)),
    )
    await makeSecret(id, true)
    return id
  }

  it('lets the unit that promised and gave it up say in the chat that it kept its promise, and shows it no title', async () => {
    await promisedAndGivenUp()
    const wang = chatWith(here.db, here.world.wang)
    expect(await wang.say('001到哪一步了')).toContain('没有找到这件建议')
    const said = await wang.say('001承诺已落实 3月10日通电')
    expect(said).toBe('已记建议001（不公开）的承诺“装好信号灯”已落实，已请领衔代表测评。')
    const kept = await here.db.commitment.findFirstOrThrow()
    expect(kept).toMatchObject({ deliveredNote: '3月10日通电' })
    expect(kept.deliveredAt).not.toBeNull()
    expect(await wang.say('001承诺已落实')).not.toContain('红绿灯')
  })

  it('reminds that unit of its promise by the number alone, and nobody else to whom it is closed', async () => {
    const id = await promisedAndGivenUp()
    const lines = await run(commitments, '2027-03-24')
    const line =
      '【承诺提醒】有1件：\n· 001（不公开）：区住房和城乡建设局承诺“装好信号灯”，3月31日到期。落实了请承办单位回：001承诺已落实'
    expect(lines.map(({ name, text }) => [name, text])).toEqual([['王涛', line]])
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'commitments' } })
    const held = () =>
      inAct(here.db, (act) => stillHolds['commitments']!(act, { ...notice, promise: 'at_most_once' }))
    expect(await held()).toContain('001（不公开）')
    await makeSecret(id, false)
    expect(await held()).toContain('001 关于在桥东小学路口增设红绿灯的建议')
    // what was taken back waits for nobody
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.withdrawSigned(act, who, id, { reason: '已经解决', fileId: null })),
    )
    expect(await held()).toBeNull()
  })

  it('tells those who supervise it that it left their eyes, and says so to the office', async () => {
    const id = await assigned()
    const { liang, he, wu } = here.world
    await as(here.db, liang, async (act, who) => {
      const decided = { decidedOn: '2026-11-20', decision: '主任会议', leadId: wu.person.id }
      value(await suggestion.setKey(act, who, id, { ...decided, tracker: '教科文卫工委' }))
      value(await suggestion.joinSupervision(act, who, id, he.person.id))
    })
    const before = await lastNotice(here.db)
    const receipt = await chatWith(here.db, liang).say('001涉密')
    expect(receipt).toContain('参与督办的何建平、跟踪督办的教科文卫工委看不到了，已经告诉他们')
    const closed =
      '【不公开】建议001现在只给办理的人看，您督办的这件暂时不用再记督办情况。内容请当面问代表工委。'
    expect(await told(here.db, before)).toEqual([
      ['何建平', closed],
      ['孙立群', closed],
    ])
    const waiting = async (personId: number) => {
      const notice = await here.db.notice.findFirstOrThrow({
        where: { kind: 'suggestion', personId, id: { gt: before } },
      })
      return inAct(here.db, (act) => suggestion.noticeHolds(act, { ...notice, promise: 'at_most_once' }))
    }
    expect(await waiting(he.person.id)).toBe(closed)
    const web = await startWeb(here.db)
    const staff = new Visitor(web)
    await staff.post(linkIn(await chatWith(here.db, liang).say('登录')))
    const page = await staff.get(`/desk/suggestions/${id}`)
    await web.close()
    expect(page.text).toContain('这件现在不公开，参与督办的何建平、跟踪督办的教科文卫工委看不到')
    await makeSecret(id, false)
    expect(await waiting(he.person.id)).toBeNull()
    const again = (await told(here.db, before)).slice(-2)
    expect(again.map(([name]) => name)).toEqual(['何建平', '孙立群'])
    expect(again[0]?.[1]).toContain('又可以看了')
  })
})
