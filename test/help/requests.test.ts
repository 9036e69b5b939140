import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callHuman, finishRequest, lookAfterFault, waiting } from '../../handlers/help/actions.ts'
import { recordDeed } from '../../handlers/audit/actions.ts'
import { speakerOfPerson, type Speaker } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, makeDeputy, makeDistrict, makeStaff, tuesday, zone } from '../people.ts'

describe.each(databases)('requests for a human on $name', ({ open }) => {
  let test: TestDatabase
  let zhou: Speaker
  let liang: Speaker
  let keeper: Speaker
  beforeAll(async () => {
    test = await open()
    const district = await makeDistrict(test.db)
    const speaker = async (id: number) => (await speakerOfPerson(test.db, id))!
    zhou = await speaker((await makeDeputy(test.db, district, '周明远')).person.id)
    liang = await speaker((await makeStaff(test.db, '梁慧', ['代表工委'])).person.id)
    keeper = await speaker((await makeStaff(test.db, '丁一凡', ['系统管理'])).person.id)
  })
  afterAll(() => test.close())

  let messages = 0
  const calls = (words: string, now = tuesday) =>
    inAct(
      test.db,
      async (act) =>
        callHuman(
          act,
          zhou,
          { text: words, messageId: `m${++messages}` },
          await settingsAt(act.tx, now, zone),
        ),
      now,
    )
  const seenBy = (who: Speaker) => inAct(test.db, (act) => waiting(act, who))
  const finishes = (who: Speaker, id: number, note = '') =>
    inAct(test.db, (act) => finishRequest(act, who, id, note))

  it('wait at the desk until they are done; what is said meanwhile is added', async () => {
    await calls('人工')
    await calls('我的名单不对', later(tuesday, { minutes: 5 }))
    expect(await seenBy(liang)).toMatchObject([
      { since: tuesday, about: '周明远找工作人员：“人工；我的名单不对”' },
    ])
  })

  it('are nothing to those who look after the system', async () => {
    expect(await seenBy(keeper)).toEqual([])
    const [request] = await test.db.humanRequest.findMany()
    expect(await finishes(keeper, request!.id)).toEqual({ ok: false, refusal: 'no_right' })
  })

  it('are done once, and the person gets a word', async () => {
    const [request] = await test.db.humanRequest.findMany()
    expect(await finishes(liang, request!.id, '名单补上了。')).toMatchObject({ value: { name: '周明远' } })
    expect(await finishes(liang, request!.id)).toEqual({ ok: false, refusal: 'gone' })
    expect(await finishes(liang, 999)).toEqual({ ok: false, refusal: 'gone' })
    expect(await seenBy(liang)).toEqual([])
    expect(await test.db.notice.findMany({ where: { kind: 'human-done' } })).toMatchObject([
      { personId: zhou.personId, text: '您找工作人员的事，梁慧办好了：名单补上了。还没办好，请再回“人工”。' },
    ])
  })

  it('begin anew when the person asks again', async () => {
    await calls('人工', later(tuesday, { hours: 3 }))
    expect(await seenBy(liang)).toHaveLength(1)
    expect(await test.db.humanRequest.count()).toBe(2)
  })

  it('so do messages that went wrong, until somebody looked after them', async () => {
    await inAct(test.db, (act) =>
      recordDeed(act, { action: 'chat.fault', subject: 'inbound:7', after: { number: 'A1B2C3' } }),
    )
    expect(await seenBy(keeper)).toMatchObject([
      { key: 'fault:7', about: '没有绑定的人发来的一条消息出错，没有处理。编号A1B2C3' },
    ])
    const looks = (who: Speaker) => inAct(test.db, (act) => lookAfterFault(act, who, 7))
    expect(await looks(zhou)).toBe(false)
    expect([await looks(keeper), await looks(keeper)]).toEqual([true, false])
    expect(await seenBy(keeper)).toEqual([])
  })
})
