import { describe, expect, it } from 'vitest'
import { mattersIn } from '../../handlers/language/concerns.ts'
import { isMatter } from '../../handlers/language/topics.ts'

describe('what was raised', () => {
  it('stays in the words of the speaker, without the fillers around them', () => {
    expect(mattersIn('那个楼道灯坏了好久了物业也不管你帮我记一下')).toEqual(['楼道灯坏了好久了物业也不管'])
    expect(mattersIn('“3栋路灯不亮,一个月了。”谢谢')).toEqual(['3栋路灯不亮，一个月了'])
  })

  it.each([
    ['1、路灯不亮;2、下水道堵塞;3、缺少健身器材', ['路灯不亮', '下水道堵塞', '缺少健身器材']],
    ['一是买菜不方便,二是看病远', ['买菜不方便', '看病远']],
    ['路灯不亮,还有下水道堵了,另外希望增加公交班次', ['路灯不亮', '下水道堵了', '希望增加公交班次']],
    ['物业费涨价、停车位不足、绿化带没人管', ['物业费涨价', '停车位不足', '绿化带没人管']],
  ])('is a record for each matter: %s', (words, matters) => {
    expect(mattersIn(words)).toEqual(matters)
  })

  it('is one record where the next words go on with it', () => {
    expect(mattersIn('楼上装修太吵,从早到晚,希望管一下')).toHaveLength(1)
    expect(mattersIn('路灯坏了,晚上老人不敢出门')).toHaveLength(1)
  })

  it.each(['没什么意见', '一切正常', '家常', '生活情况', '没提什么要求', '很好'])(
    'is nothing: %s',
    (words) => {
      expect(mattersIn(words)).toEqual([])
    },
  )

  it('is told from talk by a topic or a fault', () => {
    expect(isMatter('3栋路灯不亮')).toBe(true)
    expect(isMatter('野猪糟蹋庄稼没人管')).toBe(true)
    expect(isMatter('你好')).toBe(false)
  })
})
