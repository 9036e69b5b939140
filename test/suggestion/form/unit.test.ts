/** A unit's officer on the phone: signs, asks for more time or to give it back, and says that a promise is kept. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rateReply, reassignUnit, replyTo } from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { chatOf, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, told, value } from '../world.ts'

describe.each(databases)('a unit on the phone, on $name', ({ open: openDatabase }) => {
  const here = officeOn(openDatabase)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => tuesday })
  })
  afterEach(() => web.close())

  const assigned = () => here.assigned([{ unitId: here.world.wang.unit.id, role: 'main' }])

  const asks = async (): Promise<string> =>
    linkIn(await chatOf(here.db, here.world.wang.contactId).say('填表'))
  const open = (path: string) => new Visitor(web).get(path)
  const send = (page: Seen, path: string, texts: Record<string, string> = {}) =>
    new Visitor(web).fill(page, path, texts)
  const toOffice = async () =>
    (await told(here.db)).filter(([name]) => name === '马宁').map(([, text]) => text)

  it('signs, and goes on with the same link to ask for more time', async () => {
    const id = await assigned()
    const path = await asks()
    const signed = await send(await open(`${path}?id=${id}&do=sign`), path)
    expect(signed.text).toContain('签收好了')
    expect(signed.text).not.toContain('>签收</a>')
    expect(await here.db.handling.findFirstOrThrow()).toMatchObject({ state: 'signed' })
    const page = await open(`${path}?id=${id}&do=extend`)
    expect(page.text).toContain('最晚2027年5月24日（交办之日起6个月）')
    const bare = await send(page, path, { reason: '要等规划调整' })
    expect([bare.status, bare.text.includes('请选延到哪一天')]).toEqual([422, true])
    expect(bare.text).toContain('>要等规划调整</textarea>')
    const late = await send(page, path, { until: '2027-08-01', reason: '要等规划调整' })
    expect([late.status, late.text.includes('最晚不能超过')]).toEqual([422, true])
    const done = await send(page, path, { until: '2027-04-30', reason: '要等规划调整' })
    expect(done.text).toContain('延期到2027年4月30日，等交办机关同意')
    expect(await here.db.handlingExtension.findFirstOrThrow()).toMatchObject({ askedUntil: '2027-04-30' })
    expect((await toOffice()).some((text) => text.includes('延期'))).toBe(true)
  })

  it('asks to give it back with the reason, and keeps handling it until that is agreed', async () => {
    const id = await assigned()
    const path = await asks()
    const page = await open(`${path}?id=${id}&do=giveBack`)
    const bare = await send(page, path, { better: '区城管局' })
    expect([bare.status, bare.text.includes('请写明理由')]).toEqual([422, true])
    expect(bare.text).toContain('value="区城管局"')
    const done = await send(page, path, { reason: '路灯归城管局', better: '区城管局' })
    expect(done.text).toContain('同意以前仍由你单位办理')
    expect(await here.db.handling.findFirstOrThrow()).toMatchObject({
      state: 'return_requested',
      returnReason: '路灯归城管局',
      returnBetter: '区城管局',
    })
  })

  it('says that a promise of a closed one is kept, and the deputy is asked to rate it', async () => {
    const id = await assigned()
    const promises = [{ text: '装好信号灯', dueOn: '2027-03-31' }]
    const words = { letterFileId: null, letterNumber: null, signedBy: null }
    const reply = { ...words, replyClass: 'B', text: '列入计划', contactPerson: null, contactPhone: null }
    await as(here.db, here.world.wang, async (act, who) =>
      value(await replyTo(act, who, id, { ...reply, promises })),
    )
    const judged = { work: 'satisfied' as const, result: 'satisfied' as const, reason: null }
    await as(here.db, here.world.zhou, async (act, who) => value(await rateReply(act, who, id, judged)))
    const path = await asks()
    expect((await open(path)).text).toContain('已办结，承诺的事2027年3月31日前落实')
    const page = await open(`${path}?id=${id}&do=deliver`)
    const none = await send(page, path, { note: '3月10日通电' })
    expect([none.status, none.text.includes('请选落实了哪一项')]).toEqual([422, true])
    const commitment = await here.db.commitment.findFirstOrThrow()
    const done = await send(page, path, { promise: String(commitment.id), note: '3月10日通电' })
    expect(done.text).toContain('“装好信号灯”已落实，已请领衔代表测评')
    expect(await here.db.commitment.findFirstOrThrow()).toMatchObject({ deliveredNote: '3月10日通电' })
    expect((await open(await asks())).text).toContain('现在没有在办的代表建议')
  })

  it('keeps what it promised also after its part was given to others', async () => {
    const id = await assigned()
    const promises = [{ text: '装好信号灯', dueOn: '2027-03-31' }]
    const words = { letterFileId: null, letterNumber: null, signedBy: null }
    const reply = { ...words, replyClass: 'B', text: '列入计划', contactPerson: null, contactPhone: null }
    await as(here.db, here.world.wang, async (act, who) =>
      value(await replyTo(act, who, id, { ...reply, promises })),
    )
    const judged = { work: 'satisfied' as const, result: 'dissatisfied' as const, reason: '太慢' }
    await as(here.db, here.world.zhou, async (act, who) => value(await rateReply(act, who, id, judged)))
    const units = [{ unitId: here.world.su.unit.id, role: 'main' as const }]
    await as(here.db, here.world.ma, async (act, who) =>
      value(await reassignUnit(act, who, id, here.world.wang.unit.id, units)),
    )
    const path = await asks()
    expect((await open(path)).text).toContain('承诺的事2027年3月31日前落实')
    // made secret it has no title for who does not work on it any more
    await here.db.suggestion.update({ where: { id }, data: { secret: true } })
    const { text } = await open(path)
    expect(text).toContain('建议001（不公开）')
    expect(text).not.toContain('红绿灯')
    const page = await open(`${path}?id=${id}&do=deliver`)
    expect(page.text).toContain('这件建议现在不公开，内容请当面问代表工委')
    expect(page.text).not.toContain('红绿灯')
    const none = await send(page, path, {})
    expect([none.status, none.text.includes('请选落实了哪一项')]).toEqual([422, true])
    const { id: promise } = await here.db.commitment.findFirstOrThrow()
    const kept = await send(page, path, { promise: String(promise) })
    expect(kept.text).toContain('已记建议001（不公开）的承诺“装好信号灯”已落实')
    expect(kept.text).not.toContain('红绿灯')
  })
})
