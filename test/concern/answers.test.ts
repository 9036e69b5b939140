import { describe, expect, it, test } from 'vitest'
import {
  answerConcern,
  concernOf,
  linkToSuggestion,
  raiseFromCard,
  unlinkFromSuggestion,
} from '../../handlers/concern/actions.ts'
import { commandIn } from '../../handlers/concern/chat.ts'
import { moves, stateWithout } from '../../handlers/concern/rules.ts'
import { speakerOf, type Speaker } from '../../handlers/people/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { databases, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  inAct,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeStaff,
  senderOf,
  talk,
  tuesday,
} from '../people.ts'

async function makeOffice(office: TestDatabase) {
  const district = await makeDistrict(office.db)
  const zhou = await makeDeputy(office.db, district, '周明远', ['张德发'])
  const lin = await makeDeputy(office.db, district, '林晓燕', ['王桂英'])
  const as = <T>(contactId: string, work: (act: Act, who: Speaker) => Promise<T>) =>
    inAct(office.db, async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      if (!who) throw new Error('nobody')
      return work({ ...act, actor: `person:${who.personId}` }, who)
    })
  const onCard = (ownerId: number, text: string) =>
    inAct(office.db, async (act) => {
      const concernId = await raiseFromCard(act, ownerId, text)
      await act.tx.opinionCard.create({
        data: {
          codeId: 1,
          concernId,
          receiptHash: `hash ${concernId}`,
          voterName: '刘桂兰',
          voterPhone: '13912345678',
          consentVersion: 'v1',
          consentAt: tuesday,
        },
      })
      return concernId
    })
  return { district, zhou, lin, as, onCard }
}

describe.each(databases)('$name', ({ open }) => {
  test('a deputy lists, reads and answers what was raised to him', async () => {
    const office = await open()
    const { zhou } = await makeOffice(office)
    const chat = chatOf(office.db, zhou.contactId)
    expect(await chat.say('我的诉求')).toContain('还没有记过诉求')
    await chat.say('走访 张德发 反映3栋路灯不亮')
    await talk(
      chat,
      `
      > 我的诉求
      还有1条诉求没有答复：
      诉求1（11月24日）：3栋路灯不亮
      答复：回“回复诉求1 ……”；看一条：回“诉求1”。
      > 诉求1怎么样了
      诉求1（11月24日，联系时反映）：3栋路灯不亮
      现在：还没有答复。
      要答复：回“回复诉求1 ……”。
      > 回复诉求1
      答复写什么？请连着写，例如：回复诉求12 已联系物业，下周三修好。
      > 回复诉求1：已联系物业，下周三修好
      已记下诉求1的答复：已联系物业，下周三修好。要改：再发一次“回复诉求1 ……”，以最后一次为准。
      > 诉求1
      诉求1（11月24日，联系时反映）：3栋路灯不亮
      现在：已答复。
      11月24日答复：已联系物业，下周三修好
      > 回复诉求9 修好了
      没有找到您的这条诉求，没有记。看自己的诉求请回“我的诉求”。
      `,
    )
    expect(await office.db.concernAnswer.count()).toBe(1)
    expect(await office.db.audit.count({ where: { action: 'concern.answer' } })).toBe(1)
    await office.close()
  })

  test('an answer is no answer to another question that is open', async () => {
    const office = await open()
    const { zhou } = await makeOffice(office)
    const chat = chatOf(office.db, zhou.contactId)
    await chat.say('走访 张德发 反映3栋路灯不亮')
    expect(await chat.say('桥东小学门口没有红绿灯')).toContain('哪位选民反映')
    expect(await chat.say('回复诉求1 已经修好')).toContain('已记下诉求1的答复')
    expect(await chat.say('我的诉求')).toContain('已答复')
    expect(await chat.say('自己')).toContain('已记下您反映的')
    await office.close()
  })

  test('a matter is seen by its owner, the group’s liaison and the office; the phone whole by the owner', async () => {
    const office = await open()
    const { district, zhou, lin, as, onCard } = await makeOffice(office)
    const liaison = await makeLiaison(office.db, district, '方芳')
    const staff = await makeStaff(office.db, '梁慧', ['代表工委'])
    const clerk = await makeStaff(office.db, '马宁', ['政府办'])
    const id = await onCard(zhou.person.id, '井盖破了')
    const phoneFor = (contactId: string) =>
      as(contactId, async (act, who) => {
        const seen = await concernOf(act, who, id)
        return seen.ok ? seen.value.voter?.phone : seen.refusal
      })
    expect(await phoneFor(zhou.contactId)).toBe('13912345678')
    expect(await phoneFor(liaison.contactId)).toBe('139****5678')
    expect(await phoneFor(staff.contactId)).toBe('139****5678')
    expect(await phoneFor(lin.contactId)).toBe('not_yours')
    expect(await phoneFor(clerk.contactId)).toBe('not_yours')
    expect(await chatOf(office.db, lin.contactId).say(`诉求${id}怎么样了`)).toBe(
      '没有找到您的这条诉求。看自己的诉求请回“我的诉求”。',
    )
    expect(await chatOf(office.db, zhou.contactId).say(`诉求${id}`)).toContain('反映人：刘桂兰，13912345678')
    await office.close()
  })

  test('撤回 takes back what the deputy recorded, never what a voter left', async () => {
    const office = await open()
    const { zhou, onCard } = await makeOffice(office)
    await onCard(zhou.person.id, '井盖破了')
    expect(await chatOf(office.db, zhou.contactId).say('撤回')).toContain('还没有可以撤回的记录')
    expect(await office.db.concern.count({ where: { status: 'open' } })).toBe(1)
    await office.close()
  })

  test('a matter goes into one suggestion, and back when that is given up', async () => {
    const office = await open()
    const { zhou, lin, as, onCard } = await makeOffice(office)
    const id = await onCard(zhou.person.id, '井盖破了')
    const link = (contactId: string, suggestionId: number) =>
      as(contactId, (act, who) => linkToSuggestion(act, who, id, suggestionId))
    expect(await link(lin.contactId, 5)).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await link(zhou.contactId, 5)).toMatchObject({
      value: { state: 'in_suggestion', suggestionId: 5 },
    })
    expect(await link(zhou.contactId, 6)).toEqual({ ok: false, refusal: 'already' })
    const answered = await as(zhou.contactId, (act, who) => answerConcern(act, who, id, '已提建议'))
    expect(answered).toMatchObject({ value: { state: 'in_suggestion' } })
    expect(await inAct(office.db, (act) => unlinkFromSuggestion(act, 5))).toBe(1)
    expect(await as(zhou.contactId, (act, who) => concernOf(act, who, id))).toMatchObject({
      value: { state: 'answered', suggestionId: null },
    })
    await office.close()
  })
})

describe('the rules of a matter', () => {
  it('move nothing that is void', () => {
    expect(Object.values(moves).map((move) => move.void)).toEqual([undefined, undefined, undefined])
    expect([stateWithout(0), stateWithout(2)]).toEqual(['open', 'answered'])
  })

  it.each([
    '诉求12怎么样了',
    '诉求12',
    '查一下诉求12',
    '诉求编号12有结果吗',
    '诉求12办得如何',
    '我的诉求',
    '诉求有哪些',
    '回复诉求12 好了',
    '答复诉求 12：好了',
  ])('%s is about a matter', (text) => {
    expect(commandIn(text)).not.toBeNull()
  })

  it.each([
    '把诉求12转成建议',
    '撤回诉求12',
    '走访 张德发 诉求12条',
    '诉求12改成路灯不亮',
    '张德发的诉求解决了',
  ])('%s is not', (text) => {
    expect(commandIn(text)).toBeNull()
  })
})
