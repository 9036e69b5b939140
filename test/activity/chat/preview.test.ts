/** A plan that is shown is answered as people answer: sent, left, changed in two things at once, asked of others. */
import { describe, expect, it } from 'vitest'
import { holdsBack, namesAudience, sendsOut } from '../../../handlers/activity/chat/plan/confirming.ts'
import { editIn } from '../../../handlers/activity/chat/plan/edits.ts'
import { tuesday, zone } from '../../people.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const liu = (text: string) => office.chat('刘洁').say(text)
const liang = (text: string) => office.chat('梁慧').say(text)
const stored = () => office.db.activity.findMany()

describe('the answer to a preview', () => {
  it.each(['发', '好的发', '行，发吧', '通知吧', '可以，发出去吧', '没问题，通知下去', '确认', '发给大家吧'])(
    '%s sends it',
    (words) => {
      expect([sendsOut(words), holdsBack(words)]).toEqual([true, false])
    },
  )

  it.each(['先不发', '别发', '算了，这周五大家都没空，下周再说', '先不发了吧'])('%s leaves it', (words) => {
    expect([sendsOut(words), holdsBack(words)]).toEqual([false, true])
  })

  it.each(['发几张照片', '好', '发生什么了', '确定时间再说', '通知谁'])('%s is neither', (words) => {
    expect([sendsOut(words), holdsBack(words)]).toEqual([false, false])
  })

  it.each([
    ['不光新代表，所有代表都来', '所有代表'],
    ['通知全体代表', '全体代表'],
    ['对象改成一组', '一组'],
    ['好的', null],
    ['地点 桥东社区', null],
  ])('%s names %s', (words, whom) => {
    expect(namesAudience(words)).toBe(whom)
  })

  it('changes an hour and the place to meet in one sentence, and a place and an hour', () => {
    const at = { now: tuesday, zone }
    expect(editIn('改成9点半，在公园南门集合', at)).toEqual({ time: '09:30', gathering: '在公园南门集合' })
    expect(editIn('地点 桥东社区，时间 下午3点', at)).toEqual({ place: '桥东社区', time: '15:00' })
  })
})

describe('an organiser talks', () => {
  it('takes the group along to have a look, changes his mind and sends', async () => {
    expect(await liu('下周三上午9点组织一组去滨河公园看看排污口，都参加')).toContain(
      '时间：12月2日（周三）09:00',
    )
    expect(await liu('改成9点半，在公园南门集合')).toContain('集合：在公园南门集合')
    expect(await liu('通知吧')).toContain('已发出')
    expect(await stored()).toMatchObject([
      { kind: 'inspection_visit', place: '滨河公园', gathering: '在公园南门集合', state: 'announced' },
    ])
  })

  it('organises a training on how to write suggestions, and asks everybody instead of the new ones', async () => {
    await office.db.deputy.updateMany({ where: { person: { name: '邓国庆' } }, data: { isNew: true } })
    expect(await liang('12月8号下午2点半在区委党校三楼会议室给新代表搞一场培训，讲讲怎么写建议')).toContain(
      '对象：新任代表',
    )
    expect(await liang('不光新代表，所有代表都来')).toContain('对象：全体代表')
    expect(await liang('好的发')).toContain('已发出：《培训 讲讲怎么写建议》')
    expect(await liang('培训那天改到12月9号，时间不变')).toContain('12月9日（周三）14:30')
    expect(await liang('对')).toContain('已改')
  })

  it('leaves a plan with a word of why: nothing is sent', async () => {
    await liu('周五下午3点一组开会 街道三楼')
    expect(await liu('算了，这周五大家都没空，下周再说')).toBe('好的，没有发，也没有记。')
    expect(await stored()).toEqual([])
  })

  it('names who is invited instead of whom; the reason is kept with the choice', async () => {
    const shown = await liang('12月10日上午9点常委会第12次会议，请3名代表列席')
    const proposed = Object.keys(office.deputies).filter((name) => shown.includes(name))
    const other = Object.keys(office.deputies).find((name) => !proposed.includes(name)) ?? ''
    expect(await liang(`把${proposed[0]}换成${other}`)).toContain('换人要写原因')
    expect(await liang(`把${other}换成${proposed[0]}，出国了`)).toContain(
      `建议名单里没有${other}，没有换。名单是：`,
    )
    expect(await liang(`把${proposed[0]}换成${other}，出国了`)).toContain(other)
    expect(await liang('行，发吧')).toContain('已发出')
    const { people } = JSON.parse((await stored())[0]?.audience ?? '{}') as { people: number[] }
    expect(people).toContain(office.deputies[other]?.person.id)
    expect(people).not.toContain(office.deputies[proposed[0] ?? '']?.person.id)
  })
})
