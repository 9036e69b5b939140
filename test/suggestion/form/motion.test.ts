/** 议案 on the phone: begun at the session, with its own parts, its ten deputies, and a way back to a suggestion. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cosign, discardDraft } from '../../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { chatOf, later, makeDeputy, tuesday } from '../../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { as, lights, makeWorld, told, value, draftOf, type World } from '../world.ts'

describe.each(databases)('a motion on the phone, on $name', ({ open: openDatabase }) => {
  let office: TestDatabase
  let web: Web
  let world: World
  let now = tuesday
  beforeEach(async () => {
    now = tuesday
    office = await openDatabase()
    web = await startWeb(office.db, { now: () => now })
    world = await makeWorld(office.db)
  })
  afterEach(async () => {
    await web.close()
    await office.close()
  })

  const sit = (closesOn = '2026-11-27') =>
    office.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify({ number: 1, opensOn: '2026-11-23', closesOn }),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })

  const asks = async (): Promise<string> => {
    const chat = chatOf(office.db, world.zhou.contactId, () => now)
    await chat.say('填表')
    return linkIn(await chat.say('2'))
  }
  const open = (path: string) => new Visitor(web).get(path)
  const send = (page: Seen, path: string, texts: Record<string, string>) =>
    new Visitor(web).fill(page, path, texts)
  const stored = () => office.db.suggestion.findFirstOrThrow()

  const write = {
    title: '加快老旧小区雨污分流改造',
    cause: '老旧小区雨天积水多年没有解决',
    facts: '全区46个小区雨污合流，去年积水11次',
    proposals: '作出决定，三年完成改造，每年向常委会报告',
    publicity: 'full',
    written: 'yes',
  }

  /** Nine more stand by it. */
  async function nineSign(id: number): Promise<void> {
    const others = [world.chen, world.he]
    for (let number = 0; number < 7; number++)
      others.push(await makeDeputy(office.db, world.district, `代表${number}`))
    for (const other of others)
      await as(office.db, other, async (act, who) => value(await cosign(act, who, id)))
  }

  it('is offered at the session, asks its own parts, calls for its ten, and is handed in', async () => {
    await sit()
    const path = await asks()
    expect((await open(path)).text).toContain('写一件新的议案')
    const page = await open(`${path}?kind=motion`)
    for (const label of ['案由', '案据', '方案']) expect(page.text).toContain(`>${label}</label>`)
    expect(page.text).not.toContain('>具体建议</label>')
    const half = await send(page, path, { ...write, cause: '', do: 'seek' })
    expect(half.text).toContain('议案要写案由')
    expect(half.text).toContain(write.facts)
    expect(await stored()).toMatchObject({ kind: 'motion', title: '关于加快老旧小区雨污分流改造的议案' })
    const sought = await send(half, path, { ...write, do: 'seek' })
    expect(sought.text).toContain('已请本组2位代表看这件建议')
    expect(/<button[^>]*>/.exec(sought.text)?.[0]).toContain('value="save"')
    expect(sought.text).toContain('连您现在1名，还差9名，还不能提交')
    const early = await send(sought, path, { ...write, do: 'submit' })
    expect(early.text).toContain('还没有提交：议案要10名以上代表联名，连您现在1名，还差9名')
    expect(early.text).not.toContain('确认提交')
    expect((await send(early, path, { do: 'confirm' })).text).toContain('还差9名，没有提交')
    await nineSign(1)
    const looked = await open(`${path}?check=1`)
    expect(looked.text).toContain('已附议：陈秀兰、何建平')
    expect(looked.text).toContain('没有找到相近的建议')
    const done = await send(looked, path, { do: 'confirm' })
    expect(done.text).toContain('已提交：《关于加快老旧小区雨污分流改造的议案》')
    expect(await stored()).toMatchObject({ kind: 'motion', state: 'submitted', cause: write.cause })
    const cards = (await told(office.db)).filter(([, text]) => text.startsWith('【征集附议】'))
    expect(cards.map(([to]) => to).sort()).toEqual(['何建平', '陈秀兰'].sort())
    expect(cards[0]?.[1]).toContain(`案由：${write.cause}`)
  })

  it('waits for those who must read it again after its words were changed', async () => {
    await sit()
    const path = await asks()
    const begun = await send(await open(`${path}?kind=motion`), path, { ...write, do: 'seek' })
    const answer = await chatOf(office.db, world.chen.contactId, () => now).say('附议 草1')
    expect(answer).toContain(`案据：${write.facts}`)
    expect((await open(linkIn(answer))).text).toContain('<h3>案由</h3>')
    await as(office.db, world.chen, async (act, who) => value(await cosign(act, who, 1)))
    const changed = await send(begun, path, { ...write, proposals: '五年完成改造', do: 'submit' })
    expect(changed.text).toContain('陈秀兰附议后您又改了文字，还没有再确认')
    expect(changed.text).toContain('还差9名')
    expect((await stored()).state).toBe('draft')
  })

  it('becomes a suggestion by a button, with all that was written, and back while the congress sits', async () => {
    await sit()
    const path = await asks()
    const begun = await send(await open(`${path}?kind=motion`), path, { ...write, do: 'save' })
    const turned = await send(begun, path, { ...write, do: 'suggestion' })
    expect(turned.text).toContain('>具体建议</label>')
    expect(await stored()).toMatchObject({
      kind: 'suggestion',
      title: '关于加快老旧小区雨污分流改造的建议',
      cause: write.cause,
      facts: write.facts,
    })
    const back = await send(turned, path, { title: '加快老旧小区雨污分流改造', do: 'motion' })
    expect(back.text).toContain(write.cause)
    expect(await stored()).toMatchObject({ kind: 'motion', title: '关于加快老旧小区雨污分流改造的议案' })
    const looked = await send(back, path, { ...write, do: 'submit' })
    expect((await send(looked, path, { do: 'suggestion' })).text).toContain('草稿存好了')
    expect(await stored()).toMatchObject({ kind: 'suggestion', facts: write.facts, publicity: 'full' })
  })

  it('is not begun between sessions; one from the session is kept, and cannot be handed in', async () => {
    const between = await asks()
    expect((await open(between)).text).toContain('>具体建议</label>')
    expect((await open(`${between}?kind=motion`)).text).toContain('议案只能在大会期间提出，现在闭会')
    await sit('2026-11-24')
    const path = await asks()
    const page = await open(`${path}?kind=motion`)
    now = later(tuesday, { hours: 20 })
    const kept = await send(page, path, { ...write, do: 'submit' })
    expect(kept.text).toContain('议案只能在大会期间提出，现在闭会')
    expect((await send(kept, path, { do: 'confirm' })).text).toContain('现在闭会，没有提交')
    expect(await stored()).toMatchObject({ kind: 'motion', state: 'draft', facts: write.facts })
  })

  it('the word in the chat begins the same form, and turns a draft into a motion', async () => {
    await sit()
    const chat = chatOf(office.db, world.zhou.contactId, () => now)
    const path = linkIn(await chat.say('我要提议案'))
    expect((await open(path)).text).toContain('>案由</label>')
    const id = await draftOf(office.db, world, lights)
    await chat.say(`继续 草${id}`)
    expect(await chat.say('改成议案')).toContain('已改成议案。\n案由是什么')
    expect(await stored()).toMatchObject({ kind: 'motion', title: '关于在桥东小学路口增设红绿灯的议案' })
    await as(office.db, world.zhou, async (act, who) => value(await discardDraft(act, who, id, '不要了')))
  })
})
