import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { log, type Message, type Wechaty, WechatyBuilder } from 'wechaty'
import { LocalPuppet, localBot, missingMethods } from '../../bot/local/puppet.ts'
import { movableClock } from '../../handlers/shared/clock.ts'

log.level('error')

const clock = movableClock(new Date('2026-11-23T01:30:00Z'))
let puppet: LocalPuppet
let bot: Wechaty
/** Read in the order in which WeChat delivered them. */
let heard: Message[]

async function startBot(): Promise<Wechaty> {
  const started = WechatyBuilder.build({ puppet })
  started.on('error', () => undefined)
  await started.init()
  let tail = Promise.resolve()
  puppet.on('message', ({ messageId }) => {
    const loading = started.Message.find({ id: messageId })
    tail = tail.then(async () => {
      const message = await loading
      if (message) heard.push(message)
    })
  })
  await started.start()
  await vi.waitFor(() => expect(started.isLoggedIn).toBe(true))
  return started
}

const heardTexts = () => heard.map((message) => message.text())
const nextMessage = async (count = 1): Promise<Message> => {
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(count))
  return heard[count - 1]!
}

beforeEach(async () => {
  heard = []
  puppet = new LocalPuppet({ clock })
  puppet.addContact('zhou', '周明远')
  puppet.addContact('chen', '陈秀兰')
  puppet.addRoom('group-1', '桥东一组', ['zhou', 'chen'])
  bot = await startBot()
})

afterEach(() => bot.stop())

describe('WeChat on this machine, as Wechaty sees it', () => {
  it('lacks none of the methods that Wechaty calls', () => {
    expect(missingMethods(puppet)).toEqual([])
    expect(missingMethods({ ding: () => undefined })).toContain('messageSendText')
  })

  it('a private message arrives with its words, its sender and the time on the moved clock', async () => {
    clock.set(new Date('2026-12-21T01:00:00Z'))
    const id = puppet.receiveText('zhou', '走访 张德发 反映3栋路灯不亮')
    const message = await nextMessage()
    expect(message.id).toBe(id)
    expect(message.text()).toBe('走访 张德发 反映3栋路灯不亮')
    expect(message.talker().name()).toBe('周明远')
    expect(message.room()).toBeUndefined()
    expect(message.self()).toBe(false)
    expect(message.date().toISOString().slice(0, 16)).toBe('2026-12-21T01:00')
  })

  it('a message can carry a time and a number of its own', async () => {
    puppet.receiveText('zhou', '还差谁', { at: new Date('2026-11-20T08:00:00Z'), messageId: 'wx-1' })
    const message = await nextMessage()
    expect(message.id).toBe('wx-1')
    expect(message.date()).toEqual(new Date('2026-11-20T08:00:00Z'))
  })

  it('a message delivered twice reaches the bot twice and stands in the conversation once', async () => {
    puppet.receiveText('zhou', '还差谁', { messageId: 'wx-1' })
    puppet.receiveText('zhou', '还差谁', { messageId: 'wx-1' })
    await nextMessage(2)
    expect(heard.map((message) => message.id)).toEqual(['wx-1', 'wx-1'])
    expect(puppet.history.of('zhou')).toHaveLength(1)
  })

  it('a burst of two hundred messages is heard in the order it was said', async () => {
    const said = Array.from({ length: 200 }, (_, n) => `第${n}条`)
    for (const text of said) puppet.receiveText('zhou', text)
    await nextMessage(200)
    expect(heardTexts()).toEqual(said)
  })

  it('in a group the bot knows when it is meant and when not', async () => {
    puppet.receiveText('zhou', '今天下午开会', { roomId: 'group-1' })
    puppet.receiveText('chen', '本季度联系情况', { roomId: 'group-1', mention: true })
    puppet.receiveText('chen', '请@人大助手 说说', { roomId: 'group-1', mention: true })
    const [plain, meant, within] = [await nextMessage(1), await nextMessage(2), await nextMessage(3)]
    expect(await plain.room()?.topic()).toBe('桥东一组')
    expect(await plain.mentionSelf()).toBe(false)
    expect(await meant.mentionSelf()).toBe(true)
    expect(meant.text()).toBe('@人大助手\u2005本季度联系情况')
    expect(await meant.mentionText()).toBe('本季度联系情况')
    expect(await within.mentionText()).toBe('请说说')
  })

  it('typing the name without picking it from the @ list does not call the bot', async () => {
    puppet.receiveText('zhou', '@人大助手 帮助', { roomId: 'group-1' })
    expect(await (await nextMessage()).mentionSelf()).toBe(false)
  })

  it('a photo arrives whole, named as it was sent', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a0001', 'hex')
    await puppet.receiveFile('zhou', FileBox.fromBuffer(bytes, '3栋路灯.png'))
    const message = await nextMessage()
    expect(message.type()).toBe(bot.Message.Type.Image)
    const box = await message.toFileBox()
    expect(box.name).toBe('3栋路灯.png')
    expect(await box.toBuffer()).toEqual(bytes)
  })

  it('what people said while the bot was away is heard when it is back', async () => {
    await bot.stop()
    puppet.receiveText('zhou', '帮助')
    expect(heard).toEqual([])
    bot = await startBot()
    await nextMessage()
    expect(heardTexts()).toContain('帮助')
  })

  it('everybody has been introduced before the bot logs in, and it logs in even when that fails', async () => {
    await bot.stop()
    puppet.introduce = async () => {
      await Promise.resolve()
      puppet.addContact('luo', '罗小燕')
    }
    bot = await startBot()
    expect(await puppet.contactList()).toContain('luo')
    await bot.stop()
    puppet.introduce = () => Promise.reject(new Error('the database is away'))
    bot = await startBot()
    expect(puppet.isLoggedIn).toBe(true)
  })

  it('a stranger who is in no address book cannot have spoken', () => {
    expect(() => puppet.receiveText('nobody', '你好')).toThrow('no contact nobody')
  })
})

describe('what the bot says on this machine', () => {
  it('answers stand in the conversation of the person or group they were meant for', async () => {
    puppet.receiveText('zhou', '帮助')
    const reply = await (await nextMessage()).say('您可以说：走访 张德发')
    const room = await bot.Room.find({ id: 'group-1' })
    const chen = await bot.Contact.find({ id: 'chen' })
    await room?.say('请看通知', chen!)
    expect(puppet.sent('zhou')).toMatchObject([{ text: '您可以说：走访 张德发', roomId: null }])
    expect(puppet.sent('group-1')).toMatchObject([
      {
        text: expect.stringMatching(/^@陈秀兰\s请看通知$/u) as string,
        mentionIds: ['chen'],
        roomId: 'group-1',
      },
    ])
    expect(reply && reply.id).toBe(puppet.sent('zhou')[0]!.id)
    expect(reply && reply.self()).toBe(true)
  })

  it('a file, a card and an announcement are kept as such', async () => {
    const zhou = await bot.Contact.find({ id: 'zhou' })
    await zhou?.say(FileBox.fromBase64(Buffer.from('目录').toString('base64'), '联系登记表.xlsx'))
    await puppet.messageSendUrl('zhou', { title: '填表', url: 'http://127.0.0.1:3000/f/x' })
    const room = await bot.Room.find({ id: 'group-1' })
    await room?.announce('周五下午两点半调研')
    const [file, card] = puppet.sent('zhou')
    expect(file).toMatchObject({ kind: 'file', file: { name: '联系登记表.xlsx', size: 6 } })
    expect(card).toMatchObject({ kind: 'link', link: { title: '填表', url: 'http://127.0.0.1:3000/f/x' } })
    expect(puppet.sent('group-1')).toMatchObject([{ kind: 'note', text: '群公告：周五下午两点半调研' }])
    expect(await room?.announce()).toBe('周五下午两点半调研')
  })

  it('somebody who came after the start is written to without having been introduced', async () => {
    puppet.introduce = async () => {
      await Promise.resolve()
      puppet.addContact('luo', '罗小燕')
    }
    const luo = await bot.Contact.find({ id: 'luo' })
    await luo?.say('您已绑定')
    await puppet.messageSendText('luo', '欢迎')
    expect(puppet.sent('luo').map((line) => line.text)).toEqual(['您已绑定', '欢迎'])
    await expect(puppet.messageSendText('nobody', '提醒')).rejects.toThrow('no contact nobody')
  })

  it('a message taken back leaves no words behind', async () => {
    const zhou = await bot.Contact.find({ id: 'zhou' })
    const said = await zhou?.say('发错了')
    expect(await puppet.messageRecall(said!.id)).toBe(true)
    expect(puppet.sent('zhou')).toMatchObject([{ recalled: true, text: '' }])
    expect(await puppet.messageRecall(said!.id)).toBe(false)
  })

  it('a send that WeChat refuses fails where it was said, and nothing is shown', async () => {
    puppet.failSend = () => new Error('发送消息过于频繁')
    const zhou = await bot.Contact.find({ id: 'zhou' })
    await expect(zhou?.say('提醒')).rejects.toThrow('过于频繁')
    expect(puppet.sent()).toEqual([])
    puppet.failSend = () => null
    await zhou?.say('提醒')
    expect(puppet.sent('zhou')).toHaveLength(1)
  })

  it('a bot that has stopped cannot speak', async () => {
    await bot.stop()
    await expect(puppet.messageSendText('zhou', '提醒')).rejects.toThrow('not logged in')
  })

  it('a new bot takes over the same WeChat with all its conversations', async () => {
    puppet.receiveText('zhou', '帮助')
    await nextMessage()
    await bot.stop()
    bot = await startBot()
    const zhou = await bot.Contact.find({ id: 'zhou' })
    await zhou?.say('我回来了')
    expect(puppet.history.of('zhou').map((line) => line.text)).toEqual(['帮助', '我回来了'])
  })
})

describe('groups and people on this machine', () => {
  it('a renamed person and a changed group are seen at once', async () => {
    const room = await bot.Room.find({ id: 'group-1' })
    await room?.topic()
    puppet.addContact('luo', '罗小燕')
    puppet.addRoom('group-1', '桥东第一组', ['zhou', 'luo'])
    await vi.waitFor(async () => {
      const members = await room!.memberAll()
      expect(members.map((member) => member.name()).sort()).toEqual(['人大助手', '周明远', '罗小燕'].sort())
      expect(await room!.topic()).toBe('桥东第一组')
    })
  })

  it('the bot is a member of every group and nobody can be counted twice', () => {
    puppet.addRoom('group-2', '桥东二组', ['chen', 'chen'])
    expect(puppet.book.room('group-2').memberIdList).toEqual([localBot.id, 'chen'])
  })

  it('a group made, filled and renamed by the bot stays so', async () => {
    const id = await puppet.roomCreate(['zhou'], '调研小组')
    await puppet.roomAdd(id, 'chen')
    await puppet.roomDel(id, 'zhou')
    await puppet.roomTopic(id, '老旧小区调研')
    expect(puppet.book.room(id)).toMatchObject({ topic: '老旧小区调研', memberIdList: ['bot', 'chen'] })
    await expect(puppet.roomMemberRawPayload(id, 'zhou')).rejects.toThrow('not in room')
  })
})

describe('the memory of this machine’s WeChat', () => {
  it('keeps the newest lines and forgets the oldest', () => {
    const small = new LocalPuppet({ clock, keepLines: 3 })
    small.addContact('zhou', '周明远')
    for (const text of ['一', '二', '三', '四', '五']) small.receiveText('zhou', text)
    expect(small.history.of('zhou').map((line) => line.text)).toEqual(['三', '四', '五'])
  })

  it('forgets the bytes of old files, not that they were sent', async () => {
    const small = new LocalPuppet({ clock, keepFileBytes: 10 })
    small.addContact('zhou', '周明远')
    for (const name of ['甲.pdf', '乙.pdf']) {
      await small.receiveFile('zhou', FileBox.fromBuffer(Buffer.from('12345678'), name))
    }
    const [first, second] = small.history.of('zhou')
    expect(first).toMatchObject({ text: '甲.pdf', file: { bytes: null, size: 8 } })
    expect(second?.file?.bytes).toEqual(Buffer.from('12345678'))
    await expect(small.messageFile(first!.id)).rejects.toThrow('no file')
  })
})
