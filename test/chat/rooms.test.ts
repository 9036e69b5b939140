import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeLiaison, type Chat } from '../people.ts'

let test: TestDatabase
let zhou: Chat
let liu: Chat
let stranger: Chat
beforeAll(async () => {
  test = await openSqlite()
  const district = await makeDistrict(test.db)
  zhou = chatOf(test.db, (await makeDeputy(test.db, district, '周明远', ['张德发'])).contactId)
  liu = chatOf(test.db, (await makeLiaison(test.db, district, '刘洁')).contactId)
  stranger = chatOf(test.db, 'stranger')
})
afterAll(() => test.close())

const room = (id: string, topic = '', mentioned = true) => ({ room: { id, topic }, mentioned })
const rooms = () => test.db.room.findMany({ orderBy: { id: 'asc' }, include: { group: true } })

describe('in a group the bot', () => {
  it('keeps silent when nobody mentions it, whatever is said', async () => {
    for (const words of ['走访 张德发', '还差谁', '绑定本群 桥东一组', '帮助'])
      for (const chat of [zhou, liu, stranger]) expect(await chat.say(words, room('r0', '', false))).toBe('')
    expect([await test.db.contactReport.count(), await test.db.room.count()]).toEqual([0, 0])
  })

  it('asks to be spoken to in private about anything personal, and records nothing', async () => {
    for (const words of ['走访 张德发 反映停水', '还差谁', '本季度联系情况', '撤回', '帮助'])
      expect(await zhou.say(words, room('r0'))).toBe('涉及个人的事请私聊我，直接发一句话就行。群里只发通知。')
    expect(await stranger.say('还差谁', room('r0'))).toBe(
      '我还不认识您的微信，没有记。请私聊我发“绑定 绑定码”；没有绑定码，请找本组联络员。',
    )
    expect(await test.db.contactReport.count()).toBe(0)
  })

  it('answers by a mention of whoever asked, in the group', async () => {
    const answer = await test.db.notice.findFirstOrThrow({ where: { kind: 'answer' } })
    expect(answer).toMatchObject({
      roomId: 'r0',
      contactId: null,
      mention: expect.stringMatching(/^p\d+$/) as string,
    })
  })
})

describe("a group's room", () => {
  it('is tied by the word of its own liaison', async () => {
    expect(await zhou.say('绑定本群 桥东一组', room('r1'))).toBe(
      '只有本组联络员能绑定本群，请让联络员来发这句话。',
    )
    expect(await liu.say('绑定本群 没有的组', room('r1'))).toBe(
      '没有这个代表小组，请写全称，例如：绑定本群 桥东一组。',
    )
    expect(await liu.say('绑定本群 桥东一组。', room('r1'))).toBe('本群已绑定为桥东一组的工作群。')
    expect(await rooms()).toMatchObject([{ roomId: 'r1', group: { name: '桥东一组' } }])
  })

  it('stays tied by its id, whatever it is called later', async () => {
    await zhou.say('明天开会', room('r1', '桥东吃饭群', false))
    await zhou.say('明天开会', room('r2', '桥东一组代表群', false))
    expect((await rooms()).map(({ roomId }) => roomId)).toEqual(['r1'])
  })

  it('is recognised by its name at first', async () => {
    await test.db.room.deleteMany()
    await zhou.say('大家好', room('r3', '桥东一组代表群', false))
    expect(await rooms()).toMatchObject([{ roomId: 'r3', group: { name: '桥东一组' } }])
  })
})
