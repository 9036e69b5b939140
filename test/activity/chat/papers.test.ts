import { describe, expect, it } from 'vitest'
import { opened } from '../../docx.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
/** What is said; the files are looked for in the store. */
const say = async (who: string, text: string) => (await office.chat(who).say(text)).trimEnd()
const lastFile = () => office.db.storedFile.findFirstOrThrow({ orderBy: { id: 'desc' } })

async function announce(words: string, who = '刘洁') {
  await say(who, words)
  expect(await say(who, '1')).toMatch(/^已发出：/)
}

describe('papers asked for in the chat', () => {
  it('活动1签到表 sends the sheet to its liaison, and to no deputy', async () => {
    await announce('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    expect(await say('刘洁', '活动1签到表')).toBe(
      '《老旧小区调研》（活动1）的签到表，可以直接打印。请假的已注明，名单以现在的回复为准。',
    )
    const file = await lastFile()
    expect(file.name).toBe('活动1签到表.docx')
    expect(opened(new Uint8Array(file.bytes)).text).toContain('桥东一组（9人）')
    expect(await say('周明远', '活动1 签到表')).toBe('这个活动不归您管，没有改动。请找组织者或代表工委。')
  })

  it('活动1小结 refuses while nothing is recorded, then sends what is', async () => {
    await announce('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    office.now = at('2026-12-05T17:00')
    expect(await say('刘洁', '活动1小结')).toContain('还没有考勤和纪要')
    await say('刘洁', '活动1 纪要 走访了三个小区')
    expect(await say('刘洁', '活动1小结')).toContain('没记的地方写着【缺】')
    expect(opened(new Uint8Array((await lastFile()).bytes)).text).toContain('走访了三个小区')
  })

  it('培训证明 is one’s own; the office may name a person', async () => {
    expect(await say('周明远', '培训证明')).toBe(
      '没有参加培训的记录，开不了证明。参加过没有记上的，请告诉组织者补记。',
    )
    await announce('12月5日下午2点半 专题讲座 地方组织法 通知全体代表 桥东社区 3学时', '梁慧')
    office.now = at('2026-12-05T14:20')
    expect(await say('周明远', '签到')).toContain('计3学时')
    expect(await say('周明远', '培训证明')).toBe('培训还没有结束，证明等结束后再开。')
    office.now = at('2026-12-05T18:00')
    const receipt =
      '培训证明PX2026-0001：参加培训1次，共3学时。请送代表工委盖章。只算记录到场的培训，少了的请告诉组织者补记。'
    expect(await say('周明远', '培训证明')).toBe(receipt)
    expect(await say('梁慧', '培训证明 周明远')).toBe(receipt)
    expect(await say('陈秀兰', '培训证明 周明远')).toBe('培训证明只能开自己的：请回“培训证明”。')
    expect(await say('周明远', '活动1培训证明')).toContain('PX2026-0002')
    expect(await say('梁慧', '培训证明 张三丰')).toContain('没有张三丰的活动记录')
  })

  it('今年培训统计 is figures, a picture and a file for the office', async () => {
    await announce('12月5日下午2点半 专题讲座 地方组织法 通知全体代表 桥东社区 3学时', '梁慧')
    office.now = at('2026-12-05T14:20')
    await say('周明远', '签到')
    office.now = at('2026-12-05T18:00')
    const files = await office.db.storedFile.count()
    const answer = await say('梁慧', '今年培训统计')
    expect(answer).toContain('2026年代表活动和培训统计（截至12月5日）：')
    expect(answer).toContain('培训1人次、3学时。')
    expect(answer).toContain('参加过培训的代表1/9名，其中新任代表0/0名。')
    const made = await office.db.storedFile.findMany({ skip: files, orderBy: { id: 'asc' } })
    expect(made.map(({ name }) => name)).toEqual([
      '2026年各组代表参加培训-2026-12-05.png',
      '2026年活动和培训统计.xlsx',
    ])
    await say('梁慧', '今年活动统计 Word')
    expect((await lastFile()).name).toBe('2026年活动和培训统计.docx')
    expect(await say('刘洁', '今年培训统计')).toContain('由代表工委来看')
  })
})
