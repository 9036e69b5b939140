/** A contact day that was withdrawn comes back: by the deputy, by his liaison, and by him when she withdrew it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'
import { databases } from '../../databases.ts'

describe.each(databases)('a contact day that comes back on $name', ({ open }) => {
  const office = beginOffice(2, open)
  beforeEach(async () => {
    office.now = at('2026-10-20T16:00')
    await office.chat('周明远').say('联系日 见了8个选民')
    await office.chat('周明远').say('只记人数')
    await office.chat('周明远').say('没有')
  })
  const say = (name: string, text: string) => office.chat(name).say(text)
  const isThere = async () => (await office.db.contactDayRecord.findFirstOrThrow()).voidedAt === null

  it('恢复联系日 brings his own withdrawal back, with what it holds', async () => {
    await say('周明远', '撤回联系日')
    expect(await isThere()).toBe(false)
    expect(await say('周明远', '恢复联系日')).toContain('已恢复您的联系选民日记录：10月20日，见8人。')
    expect(await isThere()).toBe(true)
    expect(await say('周明远', '恢复我的联系日记录')).toContain('没有撤回过的')
  })

  it('the liaison withdraws and restores a day of her deputy, who hears it and may restore it himself', async () => {
    expect(await say('刘洁', '撤回周明远的联系日')).toBe(
      '已撤回周明远代表10月20日联系选民日的四项记录，已告诉他。',
    )
    expect(await isThere()).toBe(false)
    expect(await say('周明远', '恢复联系日')).toContain('已恢复')
    await say('刘洁', '撤回周明远代表的联系日记录')
    expect(await say('刘洁', '恢复周明远的联系日')).toContain('已恢复周明远代表')
    expect(await isThere()).toBe(true)
    const told = await office.db.notice.findMany({
      where: { kind: 'contact_day.for' },
      select: { text: true },
    })
    expect(told.map(({ text }) => text)[0]).toContain(
      '联络员刘洁撤回了您10月20日联系选民日的四项记录。不对请回“恢复联系日”',
    )
    expect(told).toHaveLength(3)
    expect(await say('刘洁', '撤回陈秀兰的联系日')).toContain('没有可以撤回的')
  })

  it('a deputy restores a visit that his liaison entered and withdrew', async () => {
    await say('刘洁', '代周明远代表登记：今天走访张德发，反映路灯不亮')
    await say('刘洁', '撤回编号1')
    expect(await say('周明远', '恢复编号1')).toContain('已恢复')
    expect((await office.db.contactReport.findFirstOrThrow()).status).toBe('valid')
  })
})
