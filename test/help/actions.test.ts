import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callHuman, reportFault } from '../../handlers/help/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import {
  inAct,
  later,
  makeDeputy,
  makeDistrict,
  makePerson,
  makeStaff,
  senderOf,
  tuesday,
  zone,
} from '../people.ts'

describe.each(databases)('calling a human on $name', ({ open }) => {
  let test: TestDatabase
  let contactId: string
  beforeAll(async () => {
    test = await open()
    contactId = (await makeDeputy(test.db, await makeDistrict(test.db), '周明远')).contactId
  })
  afterAll(() => test.close())

  let messages = 0
  const calls = (text: string, now = tuesday) =>
    inAct(
      test.db,
      async (act) => {
        const who = await speakerOf(act.tx, senderOf(contactId))
        const settings = await settingsAt(act.tx, now, zone)
        return who ? callHuman(act, who, { text, messageId: `m${++messages}` }, settings) : ['nobody spoke']
      },
      now,
    )

  it('tells nobody as long as no staff has bound a WeChat', async () => {
    const unbound = await makePerson(test.db, '梁慧')
    await test.db.staff.create({ data: { personId: unbound.id, roles: { create: [{ role: '代表工委' }] } } })
    expect(await calls('人工')).toEqual([])
  })

  it("hands each call to the deputies' affairs office, the second within an hour too, and to no other office", async () => {
    await makeStaff(test.db, '韩雪', ['系统管理'])
    const { person } = await makeStaff(test.db, '吴静', ['代表工委'])
    const words = ['我的名单不对，少了一个人', '还有一个人的电话也错了']
    for (const [minutes, text] of words.entries())
      expect(await calls(text, later(tuesday, { minutes }))).toEqual(['吴静'])
    expect(
      await test.db.notice.findMany({ where: { kind: 'human-request' }, orderBy: { id: 'asc' } }),
    ).toMatchObject(
      words.map((text) => ({
        personId: person.id,
        text: `周明远请工作人员联系他。他说的是：“${text}”`,
      })),
    )
  })

  it('leaves a line in the audit trail without the words', async () => {
    const lines = await test.db.audit.findMany({ where: { action: 'help.human' } })
    expect(lines).toHaveLength(3)
    expect(JSON.stringify(lines)).not.toMatch(/名单|电话/)
  })

  it('tells those who look after the system of a fault by its number', async () => {
    expect(await inAct(test.db, (act) => reportFault(act, 'A1B2C3'))).toBe(true)
    expect(await test.db.notice.findFirst({ where: { kind: 'fault' } })).toMatchObject({
      text: '系统出错，编号A1B2C3。有一条消息没能处理，请查日志并联系发消息的人。',
    })
  })
})
