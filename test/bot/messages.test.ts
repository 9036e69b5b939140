import { types, type Puppet, type payloads } from 'wechaty-puppet'
import { describe, expect, it } from 'vitest'
import { incomingOf, sayWith } from '../../bot/messages.ts'

const sentAt = (timestamp: number) => new Date(timestamp * 1000)

/** A channel that holds one message, and writes down what it is asked to say. */
function channel(message: object, more: Partial<Record<keyof Puppet, unknown>> = {}) {
  const said: unknown[][] = []
  const puppet = {
    currentUserId: 'bot',
    messagePayload: () =>
      Promise.resolve({ id: 'm1', timestamp: 1_764_000_000, ...message } as payloads.Message),
    roomPayload: (id: string) => Promise.resolve({ id, topic: '桥东一组代表群' }),
    roomMemberPayload: (_room: string, id: string) =>
      Promise.resolve({ id, name: '明远', roomAlias: id === 'zhou' ? '周明远' : '' }),
    messageSendText: (...words: unknown[]) => {
      said.push(words)
      return Promise.resolve('m2')
    },
    ...more,
  } as unknown as Puppet
  return { puppet, said, taken: () => incomingOf(puppet, 'local', 'm1', sentAt) }
}

const text = { type: types.Message.Text, talkerId: 'zhou', text: '走访 张德发' }

describe('a message of the channel', () => {
  it('in private is taken with who sent it, to which account, and when', async () => {
    expect(await channel(text).taken()).toEqual({
      puppet: 'local',
      account: 'bot',
      contactId: 'zhou',
      id: 'm1',
      room: null,
      mentioned: true,
      text: '走访 张德发',
      attachment: null,
      sentAt: new Date(1_764_000_000_000),
    })
  })

  it('of our own is left alone', async () => {
    expect(await channel({ ...text, talkerId: 'bot' }).taken()).toBeNull()
  })

  it.each([
    ['a withdrawn message', types.Message.Recalled],
    ["WeChat's own note", types.Message.Unknown],
    ['a transfer of money', types.Message.Transfer],
    ['a red envelope', types.Message.RedEnvelope],
    ['a group note', types.Message.GroupNote],
  ])('that is %s is left alone', async (_what, type) => {
    expect(await channel({ ...text, type }).taken()).toBeNull()
  })

  it.each([
    ['语音', types.Message.Audio],
    ['图片', types.Message.Image],
    ['文件', types.Message.Attachment],
    ['位置', types.Message.Location],
    ['视频', types.Message.Video],
  ])('that is %s says so and carries no words', async (attachment, type) => {
    expect(await channel({ ...text, type, text: '<xml/>' }).taken()).toMatchObject({ attachment, text: '' })
  })

  it.each([
    ['mentions us', ['bot'], true],
    ['mentions another', ['chen'], false],
    ['mentions nobody', [], false],
    ['does not say whom it mentions', undefined, false],
  ])('in a group that %s', async (_what, mentionIdList, mentioned) => {
    const message = { ...text, roomId: 'r1', text: '@助手\u2005绑定本群 桥东一组', mentionIdList }
    expect(await channel(message).taken()).toMatchObject({
      room: { id: 'r1', topic: '桥东一组代表群' },
      mentioned,
      text: '绑定本群 桥东一组',
    })
  })

  it('in a group whose name cannot be read is still taken', async () => {
    const broken = { roomPayload: () => Promise.reject(new Error('no such room')) }
    expect(await channel({ ...text, roomId: 'r1' }, broken).taken()).toMatchObject({
      room: { id: 'r1', topic: '' },
    })
  })
})

describe('saying', () => {
  const nowhere = { contactId: null, roomId: null, mention: null }

  it('goes to the contact in private', async () => {
    const { puppet, said } = channel(text)
    await sayWith(puppet, { ...nowhere, contactId: 'zhou' }, '已记')
    expect(said).toEqual([['zhou', '已记']])
  })

  it('in a group names the one it answers as the group knows him', async () => {
    const { puppet, said } = channel(text)
    await sayWith(puppet, { ...nowhere, roomId: 'r1', mention: 'zhou' }, '请私聊我')
    await sayWith(puppet, { ...nowhere, roomId: 'r1', mention: 'chen' }, '请私聊我')
    await sayWith(puppet, { ...nowhere, roomId: 'r1' }, '明天开会')
    expect(said).toEqual([
      ['r1', '@周明远\u2005 请私聊我', ['zhou']],
      ['r1', '@明远\u2005 请私聊我', ['chen']],
      ['r1', '明天开会'],
    ])
  })

  it('to nobody is a fault', async () => {
    await expect(sayWith(channel(text).puppet, nowhere, '已记')).rejects.toThrow(
      'a notice without a conversation',
    )
  })
})
