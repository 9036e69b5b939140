import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { chatOf, later, talk } from '../people.ts'
import { beginStory } from './story.ts'

const story = beginStory()

/** Another 张德发 among the voters. */
async function makeTwin() {
  const { test, district, deputy } = story
  const twin = await test.db.voter.create({
    data: {
      name: '张德发',
      constituencyId: district.constituency.id,
      address: '滨河路2号',
      phone: '13900000001',
    },
  })
  await test.db.voterLink.create({ data: { deputyId: deputy.deputy.id, voterId: twin.id } })
  return twin
}

describe('what must not be guessed', () => {
  it('two people of one name: numbers to choose', async () => {
    const twin = await makeTwin()
    const answer = await story.zhou.say('走访 张德发')
    expect(answer).toMatch(
      /^“张德发”是哪一位？\n1 张德发（桥东路1号，手机尾号\d{4}）\n2 张德发（滨河路2号，手机尾号0001）\n3 不在我的联系名单里，只记名字（不计入进度）\n回数字；不记了回“取消”。$/,
    )
    await talk(
      story.zhou,
      '> 2\n已记：11月24日 走访 张德发（本季第1/6位）。编号1。改：回“改”；撤：回“撤回”。',
    )
    expect(await story.test.db.contact.findMany()).toMatchObject([{ voterId: twin.id }])
  })

  it.each(['两个都是', '都是', '两位都见了'])('which of two: “%s” records both', async (words) => {
    await makeTwin()
    await story.zhou.say('走访张德发 反映停水')
    expect(await story.zhou.say(words)).toMatch(
      /^已记：11月24日 走访 张德发、张德发（本季已联系2\/6位）。诉求1条：停水。/,
    )
    expect(await story.test.db.contact.count()).toBe(2)
  })

  it('which of two: 都不是 records neither', async () => {
    await makeTwin()
    await story.zhou.say('走访张德发')
    await story.zhou.say('都不是')
    expect(await story.test.db.contact.count()).toBe(0)
  })

  it('an unknown name: by name only, or the right one', async () => {
    await talk(
      story.zhou,
      `
      > 走访 陈小毛 反映停水
      您的联系名单里没有“陈小毛”，怎么记？名字写错了，直接回正确的姓名。
      1 不在我的联系名单里，只记名字（不计入进度）
      回数字；不记了回“取消”。
      > 3
      没看懂您的回答，“走访 陈小毛 反映停水”还没有记。请按上面的问题回数字或文字；不要了回“取消”。
      > 王婶
      已记：11月24日 走访 王桂英（本季第1/5位）。诉求1条：停水。编号1。改：回“改”；撤：回“撤回”。
      > 走访 陈小毛
      您的联系名单里没有“陈小毛”，怎么记？名字写错了，直接回正确的姓名。
      1 不在我的联系名单里，只记名字（不计入进度）
      回数字；不记了回“取消”。
      > 1
      已记：11月24日 走访 陈小毛（不在联系名单里，不计入进度）。编号2。改：回“改”；撤：回“撤回”。
      `,
    )
  })

  it('a name that is one sign off: whether it is he', async () => {
    expect(await story.zhou.say('走访 李桂芬')).toMatch(/^“李桂芬”是不是这一位？\n1 李桂芳（/)
    await talk(
      story.zhou,
      '> 是的\n已记：11月24日 走访 李桂芳（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。',
    )
  })

  it('a day to come', async () => {
    await talk(
      story.zhou,
      `
      > 明天走访了张德发
      “明天”还没有到，是哪一天联系的？还没联系的话，等联系过了再告诉我。（不记了回“取消”）
      > 昨天
      已记：11月23日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      `,
    )
  })

  it('a day that lies ahead this year, with the last one to choose', async () => {
    const answer = await story.zhou.say('11月30日走访张德发')
    expect(answer).toContain('\n1 2025年11月30日\n')
    await talk(
      story.zhou,
      '> 1\n已记：2025年11月30日 走访 张德发（2025年四季度第1/5位）。编号1。改：回“改”；撤：回“撤回”。',
    )
  })

  it('nobody named', async () => {
    await talk(
      story.zhou,
      `
      > 走访
      见了谁？请写姓名，可以写几位。（不记了回“取消”）
      > 老张、王婶
      已记：11月24日 走访 张德发、王桂英（本季已联系2/5位）。编号1。改：回“改”；撤：回“撤回”。
      `,
    )
  })

  it('the same once more: one contact or two', async () => {
    await talk(
      story.zhou,
      `
      > 走访 张德发
      已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。
      > 走访 老张
      张德发和编号1那条一样，已经记过了，没有再记。
      1 是两次，再记一条
      2 是同一次，不用记
      回数字。
      > 2
      好的，没有再记，原来那条还在。
      > 走访 老张
      张德发和编号1那条一样，已经记过了，没有再记。
      1 是两次，再记一条
      2 是同一次，不用记
      回数字。
      > 1号楼
      没看懂您的回答。请按上面的问题回数字或文字；不要了回“取消”。
      > 1
      已记：11月24日 走访 张德发（本季已联系1/5位）。编号2。改：回“改”；撤：回“撤回”。
      `,
    )
  })
})

describe('an open question', () => {
  const asked = '见了谁？请写姓名，可以写几位。（不记了回“取消”）'

  it('survives a restart', async () => {
    await talk(story.zhou, `> 走访\n${asked}`)
    const restarted = openDatabase(story.test.url)
    try {
      const again = chatOf(restarted, story.deputy.contactId, () => later(story.now, { hours: 3 }))
      await talk(
        again,
        '> 老张\n已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。',
      )
    } finally {
      await restarted.$disconnect()
    }
  })

  it('is over after a day, and a late answer is not taken for anything else', async () => {
    await story.zhou.say('打电话给李小毛')
    story.now = later(story.now, { hours: 24 })
    await talk(story.zhou, '> 1\n刚才问您的已经过期了，“打电话给李小毛”没有记。请把整句话再发一次。')
    expect(await story.test.db.contactReport.count()).toBe(0)
  })

  it.each(['1', '第一个', '好的', '没错', '两个都是'])(
    'an expired question is never acted on: %s',
    async (words) => {
      await makeTwin()
      await story.zhou.say('走访张德发')
      story.now = later(story.now, { days: 8 })
      expect(await story.zhou.say(words)).toMatch(/^刚才问您的已经过期了/)
      expect(await story.test.db.contactReport.count()).toBe(0)
    },
  )

  it('is dropped by 取消', async () => {
    await talk(story.zhou, `> 走访\n${asked}\n> 取消\n好的，刚才那件事放下了，没有记，也没有改动。`)
  })

  it('stays open while he asks how he stands', async () => {
    await talk(story.zhou, `> 走访\n${asked}`)
    await story.zhou.say('还差谁')
    await story.zhou.say('帮助')
    await talk(
      story.zhou,
      '> 老张\n已记：11月24日 走访 张德发（本季第1/5位）。编号1。改：回“改”；撤：回“撤回”。',
    )
  })

  it('is put aside, and says so, when a whole new report comes', async () => {
    await talk(
      story.zhou,
      `
      > 走访
      ${asked}
      > 打电话给王婶 反映停水
      （“走访”没有记，先放下了。）
      已记：11月24日 电话 王桂英（本季第1/5位）。诉求1条：停水。编号1。改：回“改”；撤：回“撤回”。
      `,
    )
  })
})
