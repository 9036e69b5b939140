import { beforeEach, describe, expect, it } from 'vitest'
import { talk } from '../../people.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)
const research = '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加'
const seatsOf = async () => (await office.db.activity.findUnique({ where: { id: 1 } }))?.seats
const stateOf = async (id: number) => (await office.db.activity.findUnique({ where: { id } }))?.state

beforeEach(async () => {
  await say('刘洁', research)
  await say('刘洁', '1')
})

describe('an organiser names an activity without its number', () => {
  it('and calls it off by its title or day; it is shown before anything is said', async () => {
    for (const words of ['调研不办了', '取消12月5日的调研', '活动取消了', '12月5日的活动取消 原因 下大雨']) {
      expect(await say('刘洁', words), words).toMatch(/^取消《老旧小区调研》（活动1）（12月5日/)
      expect(await say('刘洁', '2'), words).toBe('好的，没有改动。')
    }
    await talk(
      office.chat('刘洁'),
      `
      > 调研取消了，原因：下大雨
      取消《老旧小区调研》（活动1）（12月5日（周六）14:30）？会告诉9人，原因：下大雨。
      1 取消活动
      2 不取消
      回数字。
      > 1
      已取消：《老旧小区调研》（活动1），通知9人。
      `,
    )
    expect(await stateOf(1)).toBe('cancelled')
  })

  it('and moves it', async () => {
    for (const words of ['12月5号的调研改到12月6号下午3点', '调研推迟到12月6日下午3点']) {
      expect(await say('刘洁', words), words).toContain('时间：12月6日（周日）15:00')
      await say('刘洁', '2')
    }
    await say('刘洁', '活动改到12月6日下午3点')
    expect(await say('刘洁', '1')).toContain('已改：《老旧小区调研》')
    expect(await office.db.activity.findUnique({ where: { id: 1 } })).toMatchObject({
      startsAt: at('2026-12-06T15:00'),
    })
  })

  it('is asked which one where several fit, and told so where none does', async () => {
    await say('刘洁', '一组 12月8日下午2点半 学习座谈会 桥东社区 全体参加')
    await say('刘洁', '1')
    await talk(
      office.chat('刘洁'),
      `
      > 活动取消了
      取消哪一个？
      1 老旧小区调研（12月5日（周六）14:30）
      2 学习座谈会（12月8日（周二）14:30）
      还没有改动，回数字；不改了回“取消”。
      > 2
      取消《学习座谈会》（活动2）（12月8日（周二）14:30）？会告诉9人，没有写原因。
      1 取消活动
      2 不取消
      回数字。
      > 2
      好的，没有改动。
      > 12月9日的活动取消
      没有对得上的活动，没有改动。现在有：活动1 老旧小区调研（12月5日（周六）14:30）；活动2 学习座谈会（12月8日（周二）14:30）
      `,
    )
    // a deputy calls nothing off
    expect(await say('周明远', '调研取消了')).not.toContain('1 取消活动')
    expect([await stateOf(1), await stateOf(2)]).toEqual(['announced', 'announced'])
  })
})

describe('seats', () => {
  it('are lifted as well as set, and 取消名额限制 calls nothing off', async () => {
    await say('刘洁', '活动1 名额 1')
    await say('刘洁', '1')
    expect(await seatsOf()).toBe(1)
    await say('周明远', '参加')
    expect(await say('陈秀兰', '参加')).toContain('候补第1位')
    for (const words of [
      '活动1 取消名额限制',
      '取消活动1的名额限制',
      '活动1 不限名额',
      '活动1 名额改成不限',
    ]) {
      expect(await say('刘洁', words), words).toContain('1 改，重新通知')
      if (words !== '活动1 名额改成不限') await say('刘洁', '2')
    }
    expect(await say('刘洁', '1')).toContain('已改：')
    expect(await seatsOf()).toBeNull()
    // who waited has a place
    expect(
      await office.db.participation.findFirst({
        where: { personId: office.deputies['陈秀兰']!.person.id },
        select: { answer: true },
      }),
    ).toEqual({ answer: 'going' })
  })
})

describe('the same sentence sent twice', () => {
  it('is asked before anybody is told a second time', async () => {
    await talk(
      office.chat('刘洁'),
      `
      > ${research}
      已经有一个一样的：《老旧小区调研》（活动1），12月5日（周六）14:30，通知了9人。还要再发一个吗？
      1 不发了
      2 再发一个
      回数字。要改原来的请说，例如：活动1 改到12月6日上午9点
      > 1
      好的，没有再发，原来的照旧。
      `,
    )
    expect(await office.db.activity.count()).toBe(1)
    await say('刘洁', research)
    expect(await say('刘洁', '2')).toContain('1 发出')
    expect(await say('刘洁', '1')).toMatch(/^已发出：.*活动2/)
  })
})

describe('a part of the day without its hour', () => {
  it('is asked, and the plan that is shown is kept', async () => {
    await say('刘洁', '一组 12月8日下午2点半 学习座谈会 桥东社区 全体参加')
    expect(await say('刘洁', '时间改成上午')).toBe('学习座谈会：上午几点？还没有改，请回，例如：时间 上午9点')
    expect(await say('刘洁', '时间 上午9点')).toContain('时间：12月8日（周二）09:00')
    expect(await say('刘洁', '好')).toMatch(/^已发出：/)
  })
})
