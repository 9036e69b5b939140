/** What somebody sent by mistake he corrects in one sentence, and the receipt reads it back. */
import { describe, expect, it } from 'vitest'
import { ratingCorrected, replyCorrected } from '../../../handlers/suggestion/chat/rating/corrections.ts'
import { talk } from '../../people.ts'
import { day } from '../office.ts'
import { talksOn } from '../talks.ts'

describe('words that correct', () => {
  it.each([
    '001刚才测评错了，应该是不满意 灯没有装',
    '刚才评错了，应该是基本满意',
    '001测评改成不满意 没有来人',
    '更正001的测评：办理工作满意，办理结果不满意 没装',
    '把001的测评改一下',
    '001我评价错了',
    '重新测评001',
    '001测评错了 没有装灯，应该是不满意',
  ])('a rating: %s', (text) => {
    expect([ratingCorrected(text), replyCorrected(text)]).toEqual([true, false])
  })

  it.each([
    '001答复改成B类 明年3月底前装好',
    '001答复写错了，应该是C类 暂不具备条件',
    '更正001答复：已列入明年计划',
    '001的答复更正为A类',
    '改001答复 B类',
  ])('a reply: %s', (text) => {
    expect([ratingCorrected(text), replyCorrected(text)]).toEqual([false, true])
  })

  it.each([
    '001答复 A类 已把写错了的路牌改好',
    '001 不满意 单位答复错了',
    '001办理工作不满意，办理结果满意',
    '001答复函发错了，换一份',
    '001测评错了怎么办？',
    '补交001答复函',
    '昨天走访张德发，反映水费评错了',
    '测评反映的问题已经整改',
    '请把测评反馈给代表',
    '修改测评办法，建议增加第三方',
    '001评价改变不大，不满意',
    '001测评改天再填',
    '001测评错了没有',
    '001测评改成不满意的话会怎样',
    '001答复改日再发',
    '001答复改到下周',
    '001答复改进了很多',
    '001答复错了没有',
    '001答复改不改',
    '修改001答复的时间',
  ])('neither: %s', (text) => {
    expect([ratingCorrected(text), replyCorrected(text)]).toEqual([false, false])
  })
})

describe('a correction in the chat', () => {
  const talks = talksOn()

  it('of a rating: one axis is named, the other stays; the reason is asked for, and 撤回 says how it is done', async () => {
    await talks.lightsUpTo('replied')
    await talk(
      talks.chat('zhou'),
      `
      > 001办理工作满意，办理结果满意
        已记您的测评：001办理工作满意，办理结果满意。已办结。
      > 撤回
        您最近办的是：测评《关于在桥东小学路口增设红绿灯的建议》（001）。评错了请在7天内、承办单位重新办理以前回：001测评错了，办理工作……，办理结果……。没有撤回别的。要撤回联系记录，请说编号，例如：撤回编号231。
      > 001刚才测评错了，应该是不满意
        不满意在哪里？请写一句理由，承办单位要照着改。
      > 灯还没有装
        已更正您的测评：001办理工作满意，办理结果不满意（灯还没有装）。承办单位1个月内重新办理，再答复您。原来的测评存着备查，告诉过的人都已重新告诉。
      `,
    )
    expect(await talks.say('zhou', '001到哪一步了')).toContain('更正测评：办理工作满意，办理结果不满意')
  })

  it('重新测评 of what was replied to anew is the rating that is waited for', async () => {
    await talks.lightsUpTo('replied')
    await talks.say('zhou', '001办理工作满意，办理结果不满意 没有装')
    await talks.say('wang', '001答复 A类 已经装好')
    expect(await talks.say('zhou', '001重新测评 满意')).toContain('办理结果：满意。对办理工作')
    expect(await talks.say('zhou', '1')).toContain('已记您的测评：001办理工作满意，办理结果满意。已办结。')
  })

  it('of a reply takes no explanation for its words', async () => {
    await talks.lightsUpTo('replied')
    expect(await talks.say('wang', '001答复错了，没有这回事')).toContain('改成什么？')
    expect(await talks.here.db.replyEdition.count()).toBe(0)
  })

  it('of a rating asks for both axes where none is named, and says why it is too late', async () => {
    await talks.lightsUpTo('replied')
    await talks.say('zhou', '001办理工作满意，办理结果满意')
    await talk(
      talks.chat('zhou'),
      `
      > 刚才评错了
        对《关于在桥东小学路口增设红绿灯的建议》（001）的办理结果（问题解决得怎样）：
        1 满意
        2 基本满意
        3 不满意
        回数字。
        也可以点开看答复、一次填好：http://127.0.0.1:3000/f/…
      > 2
        办理结果：基本满意。对办理工作（态度、沟通）呢？
        1 满意
        2 基本满意
        3 不满意
        回数字。
      > 1
        已更正您的测评：001办理工作满意，办理结果基本满意。已办结。原来的测评存着备查，告诉过的人都已重新告诉。
      `,
    )
    talks.now = day('2026-12-20')
    expect(await talks.say('zhou', '001测评错了，应该是不满意 没装')).toBe(
      '可以自己更正测评的日子已经过了，没有改。要改请回“人工”，找代表工委。',
    )
    expect(await talks.say('chen', '001测评错了，应该是不满意 没装')).toBe('测评由领衔代表来更正，没有改。')
  })

  it('of a reply: a class alone keeps the words, and the deputy hears it anew', async () => {
    await talks.lightsUpTo('replied')
    await talk(
      talks.chat('wang'),
      `
      > 001答复改成C类
        已更正《关于在桥东小学路口增设红绿灯的建议》（001）的答复：C类，内容没有改；没有承诺。已重新告诉领衔和附议代表，请代表测评；原来的答复存着备查。
      > 001答复写错了，应该是B类 2027年6月30日前装好
        已更正《关于在桥东小学路口增设红绿灯的建议》（001）的答复：B类，内容换成新写的；承诺2027年6月30日前完成。已重新告诉领衔和附议代表，请代表测评；原来的答复存着备查。
      > 撤回
        好的，刚才那件事放下了，没有记，也没有改动。要撤回已经记下的，请再回一次“撤回”。
      > 撤回
        您最近办的是：更正答复《关于在桥东小学路口增设红绿灯的建议》（001）。写错了请在代表测评以前回：001答复改成B类，再写内容。没有撤回别的。
      `,
    )
    await talks.say('zhou', '001办理工作满意，办理结果满意')
    expect(await talks.say('wang', '001答复改成A类 已装好')).toContain('现在不在这一步')
  })
})
