/** A deputy on the phone with what he led or signed: confirms a talk, rates, urges, takes back, chooses how public it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  cosign,
  deliverCommitment,
  reportCommunication,
  replyTo,
  seekCosigners,
  setKey,
} from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { chatOf, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { officeOn } from '../office.ts'
import { as, draftOf, told, value } from '../world.ts'

describe.each(databases)('a deputy on the phone, on $name', ({ open: openDatabase }) => {
  const here = officeOn(openDatabase)
  let web: Web
  beforeEach(async () => {
    web = await startWeb(here.db, { now: () => tuesday })
  })
  afterEach(() => web.close())

  const assigned = () => here.assigned([{ unitId: here.world.wang.unit.id, role: 'main' }])

  /** 填表, and 我的建议 among what is offered. */
  async function asks(who = here.world.zhou): Promise<string> {
    const chat = chatOf(here.db, who.contactId)
    const offered = await chat.say('填表')
    const number = /(\d) 我的建议/.exec(offered)?.[1]
    return number === undefined ? '' : linkIn(await chat.say(number))
  }
  const open = (path: string) => new Visitor(web).get(path)
  const send = (page: Seen, path: string, texts: Record<string, string> = {}) =>
    new Visitor(web).fill(page, path, texts)
  /** Opens a step of a suggestion with a fresh link and fills it in. */
  async function does(id: number, step: string, texts: Record<string, string>, who = here.world.zhou) {
    const path = `${await asks(who)}?id=${id}&do=${step}`
    return send(await open(path), path, texts)
  }
  const stored = () => here.db.suggestion.findFirstOrThrow()

  it('finds what he led, confirms a talk and rates the reply and the promise', async () => {
    expect(await asks()).toBe('')
    const id = await assigned()
    const talk = { method: 'phone' as const, happenedOn: '2026-11-24', summary: '约了看现场' }
    await as(here.db, here.world.wang, async (act, who) =>
      value(await reportCommunication(act, who, id, { ...talk, meetingOn: null, meetingPart: null })),
    )
    const path = await asks()
    expect((await open(path)).text).toContain('001，')
    expect((await open(`${path}?id=${id}`)).text).toContain('>确认办理沟通</a>')
    const step = `${path}?id=${id}&do=confirm`
    const bare = await send(await open(step), step, { words: '说得很清楚' })
    expect([bare.status, bare.text.includes('请选属实还是没有沟通')]).toEqual([422, true])
    expect(bare.text).toContain('>说得很清楚</textarea>')
    const contact = String((await here.db.handlingCommunication.findFirstOrThrow()).id)
    const confirmed = await send(bare, step, { contact, holds: 'yes', words: '说得很清楚' })
    expect(confirmed.text).toContain('沟通属实')
    expect(await here.db.handlingCommunication.findFirstOrThrow()).toMatchObject({ holds: true })
    const promises = [{ text: '装好信号灯', dueOn: '2027-03-31' }]
    const words = { letterFileId: null, letterNumber: null, signedBy: null }
    const reply = { ...words, replyClass: 'B', text: '列入计划', contactPerson: null, contactPhone: null }
    await as(here.db, here.world.wang, async (act, who) =>
      value(await replyTo(act, who, id, { ...reply, promises })),
    )
    const rated = await does(id, 'rate', { work: 'satisfied', result: 'basically_satisfied' })
    expect(rated.text).toContain('办理工作满意，办理结果基本满意')
    expect((await stored()).state).toBe('closed')
    const commitment = await here.db.commitment.findFirstOrThrow()
    await as(here.db, here.world.wang, async (act, who) =>
      value(await deliverCommitment(act, who, commitment.id, null)),
    )
    const silent = await does(id, 'kept', { promise: String(commitment.id), rating: 'dissatisfied' })
    expect([silent.status, silent.text.includes('不满意请写明理由')]).toEqual([422, true])
    const kept = await does(id, 'kept', { promise: String(commitment.id), rating: 'satisfied' })
    expect(kept.text).toContain('承诺“装好信号灯”：满意')
  })

  it('urges, chooses how public it is, and asks to take it back', async () => {
    const id = await assigned()
    const urged = await does(id, 'urge', { note: '学校门口很危险' })
    expect(urged.text).toContain('已催办')
    expect((await told(here.db)).some(([name, text]) => name === '王涛' && text.includes('学校门口'))).toBe(
      true,
    )
    const again = await does(id, 'urge', {})
    expect([again.status, again.text.includes('近几天已经催办过了')]).toEqual([422, true])
    await does(id, 'publicity', { publicity: 'title' })
    expect((await stored()).publicity).toBe('title')
    const asked = await does(id, 'askWithdraw', { reason: '已经解决' })
    expect(asked.text).toContain('请交签名的书面申请')
    const page = await open(`${await asks()}?id=${id}`)
    expect(page.text).not.toContain('>申请撤回</a>')
    expect(page.text).toContain('>不撤回了</a>')
    expect((await does(id, 'unaskWithdraw', {})).text).toContain('撤回申请已取消')
    const after = await open(`${await asks()}?id=${id}`)
    expect(after.text).toContain('>申请撤回</a>')
    expect(after.text).not.toContain('>不撤回了</a>')
    // nothing of another's
    await does(id, 'publicity', { publicity: 'full' }, here.world.chen)
    expect((await stored()).publicity).toBe('title')
  })

  it('signs and signs off again, joins a supervision and puts down what he saw', async () => {
    const draft = await draftOf(here.db, here.world)
    await as(here.db, here.world.zhou, async (act, who) => value(await seekCosigners(act, who, draft)))
    await as(here.db, here.world.chen, async (act, who) => value(await cosign(act, who, draft)))
    const link = linkIn(await chatOf(here.db, here.world.chen.contactId).say(`草${draft}到哪一步了`))
    const path = `${link}?id=${draft}&do=uncosign`
    expect((await send(await open(path), path)).text).toContain('已取消您对')
    expect(await here.db.suggestionSigner.findFirstOrThrow()).toMatchObject({ state: 'withdrawn' })
    const back = linkIn(await chatOf(here.db, here.world.chen.contactId).say(`草${draft}到哪一步了`))
    const signing = `${back}?id=${draft}&do=cosign`
    expect((await send(await open(signing), signing)).text).toContain('已附议')
    const id = await assigned()
    const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker: null }
    await as(here.db, here.world.liang, async (act, who) => value(await setKey(act, who, id, choice)))
    expect((await does(id, 'join', {})).text).toContain('您参与督办')
    const seen = await does(id, 'log', { text: '灯杆已经立好' })
    expect(seen.text).toContain('督办情况：灯杆已经立好')
    expect(await here.db.supervisionLog.count()).toBe(1)
  })
})
