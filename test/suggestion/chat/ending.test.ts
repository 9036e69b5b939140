/** 代表工委 in the chat: puts a class right, ends what was not rated, takes back on a signed form, leads and closes a supervision. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  forwardSuggestion,
  replyTo,
  setKey,
  submitDraft,
} from '../../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { later, tuesday } from '../../people.ts'
import { as, chatWith, draftOf, lights, makeWorld, value, type World } from '../world.ts'

describe.each(databases)('代表工委 in the chat, on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  let now = tuesday
  beforeEach(async () => {
    now = tuesday
    test = await open()
    world = await makeWorld(test.db)
  })
  afterEach(() => test.close())

  const say = (text: string, one = world.liang) => chatWith(test.db, one, () => now).say(text)

  async function assigned(title = lights.title): Promise<number> {
    const { db } = test
    const id = await draftOf(db, world, { ...lights, title })
    const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
    await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
    await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
    await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
    return id
  }

  it('puts the class right, and takes back on the signed form with its reason', async () => {
    const id = await assigned()
    expect(await say('001改类别 农业农村')).toContain('农业农村。')
    expect(await say('把001归到城建环保类')).toContain('城建环保。')
    expect(await say('001改类别 天文')).toContain('可选：城建环保')
    expect(await say('001改类别 农业农村', world.chen)).toContain('不归您办')
    expect(await say('001按书面申请撤回')).toContain('申请上写的理由是什么')
    expect(await say('001按书面申请撤回 问题已经解决')).toContain('1 撤回')
    expect(await say('1')).toContain('办理停止')
    const row = await test.db.suggestion.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      state: 'withdrawn',
      category: '城建环保',
      withdrawReason: '问题已经解决',
    })
  })

  it('names who leads and who tracks a key suggestion, and closes its supervision', async () => {
    const id = await assigned()
    const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker: null }
    await as(test.db, world.liang, async (act, who) => value(await setKey(act, who, id, choice)))
    expect(await say('001由吴主任领衔督办')).toContain('由吴晓梅领衔督办')
    expect(await say('001由教科文卫工委跟踪督办')).toContain('由教科文卫工委跟踪督办')
    expect(await say('001由气象委跟踪督办')).toContain('没有“气象委”这个工作委员会')
    expect(await say('001督办结项')).toContain('结项报告怎么写')
    expect(await say('001督办结项：三盏路灯都已立好')).toContain('1 结项')
    expect(await say('1')).toContain('重点督办已结项')
    expect(await test.db.keySuggestion.findFirstOrThrow()).toMatchObject({
      tracker: '教科文卫工委',
      report: '三盏路灯都已立好',
    })
  })

  it('ends what the deputy did not rate, once the time for it is over', async () => {
    const id = await assigned()
    const words = { letterFileId: null, letterNumber: null, signedBy: null, promises: [] }
    const reply = { ...words, replyClass: 'A', text: '装好了', contactPerson: null, contactPhone: null }
    await as(test.db, world.wang, async (act, who) => value(await replyTo(act, who, id, reply)))
    expect(await say('001逾期未测评办结')).toContain('还没有到测评的期限')
    now = later(tuesday, { days: 90 })
    expect(await say('001逾期未测评办结')).toContain('1 办结')
    expect(await say('1')).toContain('不计入满意率')
    expect((await test.db.suggestion.findFirstOrThrow()).state).toBe('closed')
  })
})
