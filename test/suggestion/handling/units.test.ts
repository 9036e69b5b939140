/** Who leads a unit, and its own Word templates: from the desk, from the chat and from the officer's phone. */
import { Document, Packer, Paragraph } from 'docx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  clockNudges,
  forwardSuggestion,
  submitDraft,
} from '../../../handlers/suggestion/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../../databases.ts'
import { bindDirectly, chatOf, giveCode, inAct, later, makePerson, talk, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { as, chatWith, draftOf, makeWorld, value, type World } from '../world.ts'

const template = async (text: string): Promise<File> =>
  new File(
    [
      new Uint8Array(
        await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })),
      ),
    ],
    '模板.docx',
  )

async function assigned(test: TestDatabase, world: World): Promise<number> {
  const id = await draftOf(test.db, world)
  const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
  await as(test.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(test.db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
  await as(test.db, world.liang, async (act, who) =>
    value(await forwardSuggestion(act, who, id, 'government')),
  )
  await as(test.db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  return id
}

describe.each(databases)('a unit’s leader on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  beforeEach(async () => {
    test = await open()
    world = await makeWorld(test.db)
  })
  afterEach(() => test.close())

  it('is named in the chat by those who assign, by phone where the roster has him not', async () => {
    await talk(
      chatWith(test.db, world.ma),
      `
      > 住建局负责人是李强
      名册里没有这个人，没有改动。请把手机号也写上，就会加进名册。
      > 住建局负责人是李强 13900001111
      区住房和城乡建设局的负责人定为李强。他还没绑定微信，请在工作台“人员”里给他发绑定码。改错了请回：住建局负责人是 姓名 手机
      > 住建局负责人是李强
      现在就是这样，没有改动。
      > 法院负责人是李强
      这个单位的负责人由代表工委或者它的交办机关来定，没有改动。
      > 水产局负责人是李强
      没有“水产局”这个承办单位，没有改动。请写全称或简称。
      `,
    )
    const leader = await test.db.person.findFirstOrThrow({ where: { name: '李强' } })
    expect(await test.db.handlingUnit.findUnique({ where: { id: world.wang.unit.id } })).toMatchObject({
      leaderId: leader.id,
    })
    expect(await chatWith(test.db, world.zhou).say('住建局负责人是何建平')).toContain('没有改动')
    expect(await test.db.audit.count({ where: { action: 'suggestion.unit_leader' } })).toBe(1)
  })

  it('gets a code, binds, hears what is overdue, and may read and sign it like the officer', async () => {
    await chatWith(test.db, world.ma).say('住建局负责人是李强 13900001111')
    const leader = await test.db.person.findFirstOrThrow({ where: { name: '李强' } })
    const code = await giveCode(test.db, leader.id)
    expect(await chatOf(test.db, 'w-li').say(`绑定 ${code}`)).toContain('李强')
    await assigned(test, world)
    const soon = await inAct(test.db, (act) => clockNudges(act, 0), later(tuesday, { days: 10 }))
    expect(soon.nudges.map(({ personId }) => personId)).not.toContain(leader.id)
    const late = await inAct(test.db, (act) => clockNudges(act, 0), later(tuesday, { days: 100 }))
    expect(late.nudges.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([world.wang.person.id, leader.id, world.ma.person.id]),
    )
    expect(await chatOf(test.db, 'w-li').say('001到哪一步了')).toContain('等区住房和城乡建设局签收')
    expect(await chatOf(test.db, 'w-li').say('签收 001')).toContain('已签收')
  })

  it('is no leader any more when it is said so, and hears nothing', async () => {
    const leader = await makePerson(test.db, '李强')
    await bindDirectly(test.db, leader.id)
    const ma = chatWith(test.db, world.ma)
    expect(await ma.say('住建局负责人改为李强')).toContain('超期时会提醒他')
    expect(await ma.say('住建局取消负责人')).toContain('现在没有负责人')
    await assigned(test, world)
    const late = await inAct(test.db, (act) => clockNudges(act, 0), later(tuesday, { days: 100 }))
    expect(late.nudges.map(({ personId }) => personId)).not.toContain(leader.id)
  })
})

describe('units and their templates at the desk and on the phone', () => {
  let test: TestDatabase
  let world: World
  let web: Web
  beforeEach(async () => {
    test = await openSqlite()
    world = await makeWorld(test.db)
    web = await startWeb(test.db)
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  async function atDesk({ contactId }: { contactId: string }): Promise<Visitor> {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(test.db, contactId).say('登录')))
    return visitor
  }

  it('show who leads each, and take a new leader with what was typed kept until it is right', async () => {
    const liang = await atDesk(world.liang)
    const page = `/desk/suggestions/units/${world.wang.unit.id}`
    expect((await liang.get('/desk/suggestions/units')).text).toContain('区住房和城乡建设局')
    const wrong = await liang.submit(page, `${page}/leader`, { name: '李强', phone: '123' })
    expect([wrong.status, wrong.text.includes('手机号不对')]).toEqual([422, true])
    expect(wrong.text).toContain('value="李强"')
    const done = await liang.submit(page, `${page}/leader`, { name: '李强', phone: '139 0000 1111' })
    expect(done.text).toContain('负责人定为李强')
    expect(done.text).toContain('去发绑定码')
    const person = /href="(\/desk\/people\/\d+)"/.exec(done.text)?.[1] ?? ''
    expect((await liang.get(person)).text).toContain('承办单位负责人')
    expect((await liang.submit(page, `${page}/no-leader`)).text).toContain('现在没有负责人')
    const taken = await liang.submit(page, `${page}/leader`, {
      name: '李强',
      phone: world.zhou.person.phone ?? '',
    })
    expect(taken.text).toContain('这个手机号是别人的')
    expect((await liang.get('/desk/suggestions/units/999')).status).toBe(404)
  })

  it('take a template, say exactly what is wrong with a broken one, and keep the old one then', async () => {
    const ma = await atDesk(world.ma)
    const page = '/desk/suggestions/templates/channel-government'
    const up = async (file: File) => {
      const form = new FormData()
      form.set('csrf', /name="csrf" value="([^"]+)"/.exec((await ma.get(page)).text)?.[1] ?? '')
      form.set('template-assignment', file)
      return ma.upload(`${page}/assignment`, form)
    }
    expect((await up(await template('第{编号}号，主办{主办单位}'))).text).toContain('换上了自己的模板')
    const broken = await up(await template('第{编号号'))
    expect(broken.status).toBe(422)
    expect(broken.text).toMatch(/第1段.*\{/)
    const wrong = await up(await template('第{编码}号'))
    expect(wrong.text).toContain('{编码}')
    expect((await up(new File(['不是Word'], '模板.docx'))).text).toContain('这不是Word文档')
    const kept = await ma.get(`${page}/assignment`)
    expect(kept.headers.get('Content-Disposition')).toContain('.docx')
    expect(await test.db.paperTemplate.count()).toBe(1)
    expect((await ma.submit(page, `${page}/assignment/drop`)).text).toContain('改回统一格式')
    expect((await ma.get('/desk/suggestions/templates/channel-court')).status).toBe(404)
    expect((await ma.get(`/desk/suggestions/templates/unit-${world.wang.unit.id}`)).status).toBe(404)
    expect((await ma.get('/desk/suggestions/templates/nobody')).status).toBe(404)
  })

  it('let the officer hand in his unit’s from the link in the chat', async () => {
    const answer = await chatWith(test.db, world.wang).say('我要上传答复函模板')
    const path = linkIn(answer)
    const visitor = new Visitor(web)
    expect((await visitor.get(path)).text).toContain('现在用统一格式')
    const up = async (file: File, which = `unit:${world.wang.unit.id}|reply`) => {
      const form = new FormData()
      form.set('which', which)
      form.set('do', 'keep')
      form.set('files', file)
      return visitor.upload(path, form)
    }
    expect((await up(await template('关于{标体}的答复'))).text).toContain('{标体}')
    expect((await up(await template('关于{标题}的答复'), `unit:${world.su.unit.id}|reply`)).text).toContain(
      '请选哪一种文书',
    )
    const done = await up(await template('关于{标题}的答复'))
    expect(done.text).toContain('答复函换上了自己的模板')
    expect(await test.db.paperTemplate.findMany()).toMatchObject([
      { owner: `unit:${world.wang.unit.id}`, kind: 'reply' },
    ])
    expect(await chatWith(test.db, world.zhou).say('我要上传答复函模板')).toContain('没有办')
  })
})
