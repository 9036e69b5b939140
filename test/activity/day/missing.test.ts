/** 联系日还有谁没搞: who has no record of the contact day, for his liaison and for 代表工委. */
import { describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(4)
const say = (who: string, text: string) => office.chat(who).say(text)

describe('who has no record of the contact day', () => {
  it.each([
    '联系日还有谁没搞',
    '联系日谁没记录',
    '谁联系日没去',
    '联系日还有哪些代表没参加',
    '还有谁没搞联系日？',
  ])('is told by name, and who said why apart: %s', async (words) => {
    office.now = at('2026-10-22T09:00')
    await say('周明远', '联系日走访张德发 反映路灯不亮')
    await say('陈秀兰', '联系日没参加，住院了')
    const said = await say('刘洁', words)
    expect(said).toBe(
      '10月20日联系选民日还没有记录的2位：何建平、罗小燕。\n说明了原因没有参加的1位：陈秀兰（住院了）。',
    )
    expect(await say('梁慧', words)).toContain('还没有记录的2位：何建平（桥东一组）、罗小燕（桥东一组）')
  })

  it('is nobody’s to see who looks after nobody, and nothing before the day', async () => {
    office.now = at('2026-10-22T09:00')
    expect(await say('周明远', '联系日还有谁没搞')).not.toContain('何建平')
    office.now = at('2026-09-22T09:00')
    expect(await say('刘洁', '联系日还有谁没搞')).toContain('还没有到')
  })
})
