/** 找几个代表联名: the group's room hears title, number and counts; each deputy gets the card once, in private. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeReminder, recordSaid } from '../../../handlers/notice/actions.ts'
import {
  acceptSuggestion,
  editDraft,
  roomCallHolds,
  submitDraft,
} from '../../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../../jobs/schedule.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { inAct, later, tuesday, type Chat } from '../../people.ts'
import { as, chatWith, draftOf, lastNotice, lights, makeWorld, told, value, type World } from '../world.ts'

const r1 = { room: { id: 'r1', topic: '桥东一组代表群' }, mentioned: true }

describe.each(databases)('co-signers are sought in the room, on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  let now: Date
  const chats: Record<string, Chat> = {}
  beforeEach(async () => {
    now = tuesday
    test = await open()
    world = await makeWorld(test.db)
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, () => (now = later(now, { seconds: 1 })))
    // the room is known by its name once somebody speaks in it
    await chats['chen']!.say('大家好', { ...r1, mentioned: false })
  })
  afterEach(() => test.close())

  const say = (name: keyof World, text: string) => chats[name]!.say(text)
  const inRoom = (name: keyof World, text: string) => chats[name]!.say(text, r1)
  const rooms = () => test.db.notice.findMany({ where: { kind: 'suggestion-room' } })

  /** Everything that waits is said. */
  async function sayAll(): Promise<void> {
    const next = () =>
      inAct(
        test.db,
        async (act) => {
          const taken = await takeReminder(act, 'local|bot', stillHolds)
          if (taken) await recordSaid(act, taken.ids)
          return taken
        },
        now,
      )
    while (await next());
  }

  it('says title and number in the room, without a name, and sends each deputy the card in private, once', async () => {
    await draftOf(test.db, world)
    expect(await say('zhou', '草1找几个代表联名')).toBe(
      '已请本组2位代表看这件建议，他们看过后回复就算附议；有人附议我会告诉您。群里也发一条，只写标题和编号。',
    )
    expect(await rooms()).toMatchObject([
      {
        roomId: 'r1',
        announce: false,
        mention: null,
        text: '【征集附议】《关于在桥东小学路口增设红绿灯的建议》（草1）正在征集代表附议，现在附议0人。文字已私发给本组代表；看过同意的，私聊我回“附议 草1”，或者在群里@我回“附议 草1”。',
      },
    ])
    for (const { person } of [world.zhou, world.chen, world.he])
      expect((await rooms())[0]?.text).not.toContain(person.name)
    expect(await say('zhou', '草1找几个代表联名')).toBe('本组代表都已经请过了，没有再发给个人。')
    await as(test.db, world.zhou, (act, who) => editDraft(act, who, 1, { facts: '上月又出了一起事故。' }))
    await say('zhou', '草1找几个代表联名')
    const cards = (await told(test.db)).filter(([, text]) => text.startsWith('【征集附议】'))
    expect(cards.map(([name]) => name).sort()).toEqual(['', '何建平', '陈秀兰'])
  })

  it('takes 附议 in the room from who was sent the words, and answers with a count', async () => {
    await draftOf(test.db, world)
    await say('zhou', '草1找几个代表联名')
    expect(await inRoom('chen', '附议 草1')).toBe(
      '请先看文字：《关于在桥东小学路口增设红绿灯的建议》（草1）已私发给您。看过同意的，私聊我回“附议 草1”，或者再@我说一次。',
    )
    expect(await test.db.suggestionSigner.count()).toBe(0)
    await sayAll()
    expect(await inRoom('chen', '附议 草1')).toBe(
      '已记附议：《关于在桥东小学路口增设红绿灯的建议》（草1）现在附议1人。',
    )
    expect(await inRoom('he', '我附议')).toBe(
      '已记附议：《关于在桥东小学路口增设红绿灯的建议》（草1）现在附议2人。',
    )
    expect(await inRoom('chen', '附议')).toContain('已经附议过')
    expect(await inRoom('zhou', '附议 草1')).toContain('自己领衔')
    expect(await inRoom('liang', '附议 草1')).toBe('附议由人大代表来办，没有记。')
    expect(await inRoom('chen', '附议 草7')).toBe(
      '没有找到可以附议的这件建议，没有记。请带编号再@我说一次，例如：附议 草1。',
    )
  })

  it('asks to read changed words before they are signed', async () => {
    await draftOf(test.db, world)
    await say('zhou', '草1找几个代表联名')
    await sayAll()
    await as(test.db, world.zhou, (act, who) => editDraft(act, who, 1, { facts: '上月又出了一起事故。' }))
    expect(await inRoom('chen', '附议 草1')).toContain('请先看文字')
    await sayAll()
    expect(await inRoom('chen', '附议 草1')).toContain('现在附议1人')
    expect(await test.db.suggestionSigner.findFirst()).toMatchObject({ confirmedText: 2 })
  })

  it('is sought by a mention in the room too, and asks for the number where two call for it', async () => {
    await draftOf(test.db, world)
    expect(await inRoom('zhou', '找几个代表联名')).toBe(
      '好的，《关于在桥东小学路口增设红绿灯的建议》（草1）私发给本组2位代表看，群里也发一条。',
    )
    await draftOf(test.db, world, { ...lights, title: '关于整治夜市噪声的建议' })
    expect(await inRoom('zhou', '找几个代表联名')).toContain('请带上编号')
    await inRoom('zhou', '草2找几个代表联名')
    expect(await inRoom('chen', '附议')).toContain('有2件建议在征集附议，没有记')
    expect(await inRoom('chen', '草1我不附议了')).toBe('不附议了请私聊我说，例如：草1我不附议了。')
  })

  it('tells who signs one that was handed in already that it cannot be taken back', async () => {
    const id = await draftOf(test.db, world)
    await say('zhou', '草1找几个代表联名')
    await as(test.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    await say('chen', '附议 草1')
    expect(await say('chen', '1')).toBe(
      '已附议《关于在桥东小学路口增设红绿灯的建议》（草1），已告诉周明远代表。这件建议已经提交，附议不能再撤；有不同意见请联系领衔代表。',
    )
  })

  it('says nothing of a secret one in the room, neither to its lead nor to who signed it or may not read it', async () => {
    const id = await draftOf(test.db, world)
    await say('zhou', '草1找几个代表联名')
    await sayAll()
    await inRoom('chen', '附议 草1')
    await as(test.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    expect(await say('liang', '草1涉密')).toContain('不公开了')
    const before = await lastNotice(test.db)
    const privately = '这件请私聊我说，群里没有办。'
    expect(await inRoom('zhou', '草1找几个代表联名')).toBe(privately)
    expect(await inRoom('zhou', '找几个代表联名')).toBe(privately)
    expect(await inRoom('zhou', '附议 草1')).toBe(privately)
    expect(await inRoom('chen', '附议 草1')).toBe(privately)
    expect(await inRoom('he', '附议 草1')).toContain('没有找到可以附议的这件建议')
    expect(await inRoom('chen', '附议')).toContain('没有找到可以附议的这件建议')
    expect(await test.db.suggestionSigner.count()).toBe(1)
    expect(await told(test.db, before)).toEqual([])
  })

  it('says nothing any more in a room when it went on to its units meanwhile, and the number once it has one', async () => {
    const id = await draftOf(test.db, world)
    await say('zhou', '草1找几个代表联名')
    const [notice] = await rooms()
    const holds = () =>
      inAct(test.db, (act) => roomCallHolds(act, { ...notice!, promise: 'at_most_once', queuedAt: now }))
    await as(test.db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
    expect(await holds()).toContain('（001）正在征集代表附议')
    await say('liang', '转交 001 政府办')
    expect(await holds()).toBeNull()
  })
})
