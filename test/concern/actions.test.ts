import { describe, expect, test } from 'vitest'
import { lastOwnConcern, raiseOwn, voidOwnConcern } from '../../handlers/concern/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { databases } from '../databases.ts'
import { chatOf, inAct, makeDeputy, makeDistrict, makeStaff, senderOf } from '../people.ts'

describe.each(databases)('$name', ({ open }) => {
  test('what a deputy noticed himself is a matter of its own, without a contact', async () => {
    const office = await open()
    const district = await makeDistrict(office.db)
    const { contactId, person } = await makeDeputy(office.db, district, '周明远', ['张德发'])
    const chat = chatOf(office.db, contactId)
    expect(await chat.say('桥东小学门口没有红绿灯')).toContain('哪位选民反映')
    expect(await chat.say('自己')).toContain('已记下您反映的：桥东小学门口没有红绿灯')
    expect(await office.db.contact.count()).toBe(0)
    expect(
      await office.db.concern.findMany({ select: { ownerId: true, reportId: true, status: true } }),
    ).toEqual([{ ownerId: person.id, reportId: null, status: 'open' }])
    expect(await chat.say('撤回')).toContain('已撤回您反映的：桥东小学门口没有红绿灯')
    expect(await office.db.concern.count({ where: { status: 'void' } })).toBe(1)
    expect(await office.db.audit.count({ where: { action: { startsWith: 'concern.' } } })).toBe(2)
    await office.close()
  })

  test('several people with one matter share it, and each of two matters has its own voices', async () => {
    const office = await open()
    const district = await makeDistrict(office.db)
    const { contactId } = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英', '赵磊'])
    await chatOf(office.db, contactId).say('走访了张德发、王桂英、赵磊，都讲停水的事')
    const [concern] = await office.db.concern.findMany({ include: { raisers: true } })
    expect(concern?.raisers).toHaveLength(3)
    await office.close()
  })

  test('one who reports nothing raises nothing', async () => {
    const office = await open()
    await makeDistrict(office.db)
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    const outcome = await inAct(office.db, async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      return who && raiseOwn(act, who, '路灯不亮')
    })
    expect(outcome).toEqual({ ok: false, refusal: 'not_contactor' })
    expect(await office.db.concern.count()).toBe(0)
    await office.close()
  })

  test('a matter is taken back once', async () => {
    const office = await open()
    const district = await makeDistrict(office.db)
    const { contactId } = await makeDeputy(office.db, district, '周明远')
    const twice = await inAct(office.db, async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      if (!who) throw new Error('nobody')
      await raiseOwn(act, who, '路灯不亮')
      const own = await lastOwnConcern(act, who)
      if (!own) throw new Error('nothing')
      return [await voidOwnConcern(act, own, '记错了'), await voidOwnConcern(act, own, '记错了')]
    })
    expect(twice).toEqual([true, false])
    await office.close()
  })
})
