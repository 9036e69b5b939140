import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { openRooms } from '../../handlers/chat.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  makeDistrict,
  makeLiaison,
  makeStaff,
  tuesday,
  zone,
  type Chat,
  type District,
} from '../people.ts'

let test: TestDatabase
let district: District
let liaison: Awaited<ReturnType<typeof makeLiaison>>
let liu: Chat
beforeEach(async () => {
  test = await openSqlite()
  district = await makeDistrict(test.db)
  liaison = await makeLiaison(test.db, district, '刘洁')
  liu = chatOf(test.db, liaison.contactId)
})
afterEach(() => test.close())

const happens = (happened: 'renamed' | 'left' | 'joined', topic = '', roomId = 'r1') => {
  const note = openRooms({
    db: test.db,
    zone,
    now: () => tuesday,
    logFault: () => undefined,
    baseUrl: () => '',
  })
  return note({ puppet: 'local', account: 'bot', roomId, happened, topic })
}
const told = async () =>
  (await test.db.notice.findMany({ where: { kind: { startsWith: 'room-' } }, orderBy: { id: 'asc' } })).map(
    ({ kind, personId, text }) => [kind, personId, text],
  )
const room = (topic: string, id = 'r1') => ({ room: { id, topic }, mentioned: false })
const tie = () => liu.say('大家好', room('桥东一组代表群'))

describe('what happens to a group’s room', () => {
  it('renamed: it stays the group’s room, and the liaison hears so', async () => {
    await tie()
    await happens('renamed', '一组吃饭群')
    await happens('renamed', '一组吃饭群')
    expect(await told()).toEqual([
      [
        'room-renamed',
        liaison.person.id,
        '【群改名】桥东一组的工作群现在叫“一组吃饭群”，还是原来的群，通知照常发。不用重新绑定。',
      ],
    ])
    expect(await test.db.room.count()).toBe(1)
  })

  it('renamed while the bot did not run: the next message there shows it, and the liaison hears so once', async () => {
    await tie()
    await liu.say('收到', room('桥东一组代表群'))
    expect(await told()).toEqual([])
    await liu.say('大家好', room('一组吃饭群'))
    await liu.say('大家好', room('一组吃饭群'))
    expect((await told()).map(([kind, , text]) => [kind, text])).toEqual([
      ['room-renamed', expect.stringContaining('现在叫“一组吃饭群”，还是原来的群')],
    ])
  })

  it('the bot taken out and let in again: nothing is said there meanwhile, and the liaison hears of both', async () => {
    await tie()
    await happens('left')
    expect(await test.db.room.findFirst()).toMatchObject({ leftAt: tuesday })
    await happens('left')
    await happens('joined', '桥东一组代表群')
    expect(await test.db.room.findFirst()).toMatchObject({ leftAt: null })
    expect((await told()).map(([kind, , text]) => [kind, text])).toEqual([
      [
        'room-left',
        '【群通知停发】我被移出了桥东一组的工作群，通知发不到群里了（私聊通知照常，不会漏）。请把我拉回群里，不用重新绑定；换了新群，拉我进去后在群里发“@我 绑定本群 桥东一组”。',
      ],
      ['room-back', '【群通知恢复】我回到了桥东一组的工作群，通知照常发，不用重新绑定。'],
    ])
    await happens('left')
    await liu.say('回来了', room('桥东一组代表群'))
    expect(await test.db.room.findFirst()).toMatchObject({ leftAt: null })
  })

  it('let into a group’s room for the first time, it is known by its name', async () => {
    await happens('joined', '桥东一组代表群')
    expect(await test.db.room.findMany()).toMatchObject([{ roomId: 'r1', groupId: district.group.id }])
    await happens('joined', '别的群', 'r2')
    expect(await test.db.room.count()).toBe(1)
  })

  it('renamed to what another group calls its room: the liaison hears whose name it is', async () => {
    await tie()
    await test.db.deputyGroup.create({
      data: { name: '桥东二组', officeId: district.office.id, roomTopic: '桥东二组代表群' },
    })
    await happens('renamed', '桥东二组代表群')
    expect((await told()).map(([, , text]) => text)).toEqual([
      '【群改名】桥东一组的工作群现在叫“桥东二组代表群”，还是原来的群，通知照常发。这是桥东二组的群名称，如果要换成那个小组的群，请那个小组的联络员在群里发“@我 绑定本群 小组全称”。',
    ])
    expect(await test.db.room.findMany()).toMatchObject([{ groupId: district.group.id }])
  })

  it('two groups with one name: neither is tied, and their liaisons hear once what to do', async () => {
    await test.db.deputyGroup.create({
      data: {
        name: '桥东二组',
        officeId: district.office.id,
        roomTopic: '桥东一组代表群',
        liaisonId: liaison.person.id,
      },
    })
    await tie()
    await tie()
    expect(await test.db.room.count()).toBe(0)
    expect(await told()).toEqual([
      [
        'room-ambiguous',
        liaison.person.id,
        '【群没有认出】有个群叫“桥东一组代表群”，桥东一组、桥东二组都登记了这个群名称，我分不清是哪个组的，没有绑定。请本组联络员在群里发“@我 绑定本群 小组全称”。',
      ],
    ])
  })

  it('without a liaison who can be reached, the deputies’ affairs office hears it', async () => {
    await tie()
    const staff = await makeStaff(test.db, '梁慧', ['代表工委'])
    await test.db.wechatIdentity.deleteMany({ where: { personId: liaison.person.id } })
    await happens('left')
    expect((await told()).map(([kind, personId]) => [kind, personId])).toEqual([
      ['room-left', staff.person.id],
    ])
  })
})
