/** Where several are meant, the chat asks which, and takes the answer however it is given; it never takes one silently. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { daysAskedFor } from '../../handlers/suggestion/chat/words/dates.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { later, talk, tuesday, type Chat } from '../people.ts'
import { chatWith, makeWorld, type World } from './world.ts'

let test: TestDatabase
let world: World
const chats: Record<string, Chat> = {}
const chat = (name: keyof World): Chat => chats[name]!
const say = (name: keyof World, text: string) => chat(name).say(text)

const titles = [
  '关于在桥东小学路口增设红绿灯的建议',
  '关于改造老旧小区雨污管网的建议',
  '关于规范共享单车停放的建议',
]

describe('the day to which 延期 is asked', () => {
  it.each([
    ['延期到5月8日 涉及规划调整', ['2027-05-08']],
    ['延期 原定2月24日，延到4月30日', ['2027-04-30']],
    ['原来2月24日前答复，请延至2027年4月30日，因12月31日才能招标', ['2027-04-30']],
    ['延期 涉及规划调整 估计明年5月办完', ['2027-05-31']],
    ['延期 12月31日才能招标，4月30日办完', ['2026-12-31', '2027-04-30']],
    ['延期到3月31日或者4月30日 等规划', ['2027-03-31', '2027-04-30']],
    ['延期 涉及规划调整', []],
  ])('%s', (words, days) => {
    expect(daysAskedFor(words, '2026-11-24')).toEqual(days)
  })
})

describe('in the chat', () => {
  beforeEach(async () => {
    let now = tuesday
    test = await openSqlite()
    world = await makeWorld(test.db)
    const at = () => (now = later(now, { seconds: 1 }))
    for (const [name, one] of Object.entries(world))
      if ('contactId' in one) chats[name] = chatWith(test.db, one, at)
  })
  afterEach(() => test.close())

  async function submitted(title: string, index: number): Promise<void> {
    await say('zhou', `提个建意 ${title} 群众反映多年 建议尽快办理`)
    for (const words of ['3', '1', '提交', '提交']) await say('zhou', words)
    await say('liang', `受理 草${index + 1}`)
  }

  describe('是哪一件？', () => {
    beforeEach(async () => {
      for (const [index, title] of titles.entries()) await submitted(title, index)
    })

    const asked = `是哪一件？
    1 003 关于规范共享单车停放的建议：已受理，待转交
    2 002 关于改造老旧小区雨污管网的建议：已受理，待转交
    3 001 关于在桥东小学路口增设红绿灯的建议：已受理，待转交
    回数字、编号或者标题里的词；不办了回“取消”。`

    it('takes its number, its place or a word of its title', async () => {
      for (const [answer, serial] of [
        ['002', '002'],
        ['02', '002'],
        ['第二件', '002'],
        ['2', '002'],
        ['JY-1801B-003', '003'],
        ['003那件', '003'],
        ['第001号', '001'],
        ['红绿灯', '001'],
        ['共享单车那件', '003'],
        ['雨污管网的', '002'],
      ] as const) {
        await talk(chat('zhou'), `\n    > 我的建议到哪一步了\n    ${asked}\n    `)
        expect([answer, await say('zhou', answer)]).toEqual([
          answer,
          expect.stringContaining(`JY-1801B-${serial} 关于`) as string,
        ])
      }
    })

    it('asks again where the word is in several titles, or in none, and takes another sentence for what it is', async () => {
      await say('zhou', '我的建议到哪一步了')
      for (const words of ['关于', '小区和小学', '路灯又不亮了', '第九件', '77'])
        expect(await say('zhou', words)).not.toContain('现在：')
      expect(await say('zhou', '催办 002')).toContain('002')
    })
  })

  describe('two days in one sentence', () => {
    it('is asked for where two are named, and taken by its number or as a day', async () => {
      await submitted(titles[0]!, 0)
      await say('liang', '转交 001 政府办')
      await say('ma', '交办 001 主办住建局')
      await talk(
        chat('wang'),
        `
      > 申请001延期 12月31日才能招标，4月30日办完
      话里有几个日子，申请延期到哪一天？
      1 12月31日
      2 2027年4月30日
      回数字，或者写日期；不办了回“取消”。
      > 2
      已申请把《关于在桥东小学路口增设红绿灯的建议》（001）延期到2027年4月30日，等交办机关同意；同意以前期限不变。
      `,
      )
      expect((await test.db.handlingExtension.findFirstOrThrow()).askedUntil).toBe('2027-04-30')
      await say('ma', '不同意001延期')
      await say('wang', '申请001延期 12月31日才能招标，4月30日办完')
      expect(await say('wang', '3月31日')).toContain('延期到2027年3月31日')
    })
  })
})
