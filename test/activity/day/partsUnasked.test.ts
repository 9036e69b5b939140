/** 解民惑 and 帮民困, told when no question is open: taken where one record of the contact day lacks them, else asked. */
import { describe, expect, it } from 'vitest'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(3)
const say = (text: string) => office.chat('周明远').say(text)
const kept = () => office.db.contactDayRecord.findFirst({ select: { solved: true, helped: true } })

/** His record of the day, with what he heard; the question for the rest is put aside. */
async function heard() {
  office.now = at('2026-10-20T18:00')
  await say('联系日走访张德发 反映路灯不亮')
  await say('取消')
}

describe('a part of the contact day that nobody asked for', () => {
  it.each([
    ['没有解释，也没帮上', { solved: '无', helped: '无' }],
    ['没解释什么，也没帮上什么忙', { solved: '无', helped: '无' }],
    ['解民惑没有，帮民困没有', { solved: '无', helped: '无' }],
    ['没有帮上什么', { solved: null, helped: '无' }],
    ['那天也没解释什么', { solved: '无', helped: null }],
  ])('that there was none is taken for the open record: %s', async (words, parts) => {
    await heard()
    expect(await say(words)).toContain('已记：10月20日联系选民日')
    expect(await kept()).toEqual(parts)
  })

  it.each([
    ['帮李大妈修好了路灯', 'helped'],
    ['帮老张跑了一趟社区', 'helped'],
    ['给群众解释了养老金的事', 'solved'],
    ['讲解了医保新政策', 'solved'],
  ])('a deed is asked first, and nobody is met by it: %s', async (words, part) => {
    await heard()
    expect(await say(words)).toContain(part === 'helped' ? '帮民困吗？' : '解民惑吗？')
    expect(await kept()).toEqual({ solved: null, helped: null })
    await say('1')
    expect(await kept()).toMatchObject({ [part]: words })
    expect(await office.db.contactReport.count()).toBe(1)
  })

  it.each([
    ['解释了医保，没帮上忙', { solved: '解释了医保', helped: '无' }],
    ['没帮上忙，解释了医保', { solved: '解释了医保', helped: '无' }],
    ['帮李大妈修好了路灯，没解释什么', { solved: '无', helped: '帮李大妈修好了路灯' }],
  ])(
    'the one done and the other not is taken for the open record, asked or not: %s',
    async (words, parts) => {
      await heard()
      expect(await say(words)).toContain('已记：10月20日联系选民日')
      expect(await kept()).toEqual(parts)
      expect(await office.db.contactReport.count()).toBe(1)
    },
  )

  it('the one done and the other not answers the question for both', async () => {
    office.now = at('2026-10-20T18:00')
    await say('联系日走访张德发 反映路灯不亮')
    expect(await say('解释了医保，没帮上忙')).toContain('四项都齐了')
    expect(await kept()).toEqual({ solved: '解释了医保', helped: '无' })
  })

  it('the one done and the other not is nothing where no record is open', async () => {
    expect(await say('解释了医保，没帮上忙')).toContain('没看出说的是哪一次，没有记')
    expect(await office.db.concern.count()).toBe(0)
  })

  it('is not taken where there is no record, or the summary of the day is past', async () => {
    expect(await say('没有解释，也没帮上')).toContain('没看出说的是哪一次，没有记')
    await heard()
    office.now = at('2026-11-20T09:00')
    expect(await say('没有解释，也没帮上')).toContain('没看出说的是哪一次，没有记')
    expect(await kept()).toEqual({ solved: null, helped: null })
  })

  it('that stands already is not overwritten', async () => {
    await heard()
    await say('帮张德发联系了低保')
    await say('1')
    expect(await say('没有帮上什么')).toContain('帮民困已经记了，没有改')
    expect(await kept()).toMatchObject({ helped: '帮张德发联系了低保' })
  })
})
