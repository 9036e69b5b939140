import { describe, expect, it } from 'vitest'
import { readContacts } from '../../handlers/language/contacts.ts'
import { countIn } from '../../handlers/language/counts.ts'
import { normalise } from '../../handlers/language/normalise.ts'
import { placeIn } from '../../handlers/language/places.ts'
import { contactWords } from '../../handlers/language/reports.ts'
import { speaker } from './people.fixture.ts'

const read = (text: string, context = speaker()) => {
  const reading = readContacts(normalise(text), context)
  return reading.reports.map((report) => {
    const words = contactWords(report, context)
    return { ...words, mentions: words.mentions.map(({ candidates }) => candidates[0]?.name ?? '?') }
  })
}

describe('a report', () => {
  it('holds who, when, how and what', () => {
    expect(read('昨天下午打电话给李桂芳,她说小区门口电动车乱停')).toMatchObject([
      {
        method: 'phone',
        mentions: ['李桂芳'],
        occurredOn: '2026-11-22',
        partOfDay: 'pm',
        concerns: [{ text: '小区门口电动车乱停', raisedBy: [] }],
      },
    ])
  })

  it('takes a slip of a name in a list for a name, whatever its signs may mean', () => {
    expect(
      read(
        '上午走访了王桂英 张得发 李贵芳三家 都说垃圾站太臭',
        speaker({ now: '2026-11-23T12:30:00+08:00' }),
      ),
    ).toMatchObject([{ mentions: ['王桂英', '张德发', '李桂芳'], concerns: [{ text: '垃圾站太臭' }] }])
  })

  it('without a day is of today', () => {
    expect(read('走访张德发')[0]?.occurredOn).toBe('2026-11-23')
  })

  it('takes no day out of what was raised', () => {
    expect(read('走访张德发,反映昨天停电')[0]?.occurredOn).toBe('2026-11-23')
  })

  it('takes no person out of what was raised', () => {
    expect(read('走访张德发,反映邻居李桂芳家漏水')[0]?.mentions).toEqual(['张德发'])
  })

  it('knows who raised which', () => {
    expect(read('昨天碰到老张和王婶,老张说停车难,王婶说买菜远')[0]).toMatchObject({
      mentions: ['张德发', '王桂英'],
      concerns: [
        { text: '停车难', raisedBy: [0] },
        { text: '买菜远', raisedBy: [1] },
      ],
    })
  })

  it('shares a matter that all raised', () => {
    expect(read('上周三走访了老张、王婶、小赵三家,都讲停水的事')[0]).toMatchObject({
      mentions: ['张德发', '王桂英', '赵磊'],
      concerns: [{ text: '停水的事', raisedBy: [] }],
      unnamed: 0,
    })
  })

  it('is two where the way or the day is another', () => {
    expect(read('昨天走访张德发,给李桂芳打了电话')).toMatchObject([
      { method: 'visit', mentions: ['张德发'], occurredOn: '2026-11-22' },
      { method: 'phone', mentions: ['李桂芳'], occurredOn: '2026-11-22' },
    ])
    expect(read('昨天走访张德发,今天走访王桂英').map(({ occurredOn }) => occurredOn)).toEqual([
      '2026-11-22',
      '2026-11-23',
    ])
  })

  it('leaves out who was not met', () => {
    expect(read('走访张德发和李桂芳,李桂芳不在家')[0]?.mentions).toEqual(['张德发'])
    expect(read('已走访:张德发;未走访:王桂英')[0]?.mentions).toEqual(['张德发'])
  })

  it('keeps whom a second try reached', () => {
    expect(read('给王婶打电话没打通,后来上门走访了')).toMatchObject([
      { method: 'visit', mentions: ['王桂英'] },
    ])
  })

  it('by a liaison names for whom', () => {
    const [report] = read('周明远代表昨天走访了张德发', speaker({ role: 'liaison' }))
    expect(report).toMatchObject({ mentions: ['张德发'], contactor: { said: '周明远' } })
  })

  it('leaves out who only came along', () => {
    expect(read('和孙玉梅一起看望了何奶奶')[0]?.mentions).toEqual(['何秀珍'])
  })

  it('is none for what did not happen', () => {
    expect(readContacts('明天准备去走访张德发', speaker())).toMatchObject({ reports: [], notDone: 'plan' })
    expect(readContacts('周明远代表走访了张德发', speaker())).toMatchObject({
      reports: [],
      notDone: 'others',
    })
  })

  it('this evening, told in the morning, has no day', () => {
    expect(read('今晚走访了张德发')[0]?.occurredOn).toBeNull()
  })
})

describe('counts and places in a report', () => {
  it('count people, not houses, minutes or points', () => {
    expect(countIn('见了8个选民')).toBe(8)
    expect(countIn('走访三户')).toBe(3)
    expect(countIn('意见卡收了6张')).toBe(6)
    expect(countIn('提了3个问题')).toBe(0)
    expect(countIn('12栋3单元')).toBe(0)
  })

  it('name where it was', () => {
    expect(placeIn('去了桥东社区')).toBe('桥东社区')
    expect(placeIn('走访张德发')).toBeNull()
  })
})
