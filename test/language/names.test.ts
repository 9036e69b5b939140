import { describe, expect, it } from 'vitest'
import { nameEnd, otherPeople } from '../../handlers/language/names.ts'
import { linkedPeople, voters } from './people.fixture.ts'

const stranger = (text: string, linked = voters) =>
  otherPeople(text, [{ from: 0, to: text.length }], { linked, nearby: [] }, []).map(({ mention }) => ({
    said: mention.said,
    who: mention.candidates.map(({ name }) => name),
    slip: mention.slip ?? null,
  }))

describe('names that nobody here bears', () => {
  it.each([
    ['走访陈大明反映停水', '陈大明'],
    ['走访陈红反映停水', '陈红'],
    ['走访选民周小林', '周小林'],
    ['走访欧阳锋,他说', '欧阳锋'],
    ['打电话给钱多多', '钱多多'],
    ['走访买买提·艾力反映', '买买提·艾力'],
  ])('are strangers: %s', (text, said) => {
    expect(stranger(text)).toEqual([{ said, who: [], slip: null }])
  })

  it.each([
    '走访石岭村',
    '走访金桥社区',
    '走访安居苑',
    '走访困难户',
    '走访企业',
    '走访高龄老人',
    '走访全体党员',
  ])('are not read out of places and crowds: %s', (text) => {
    expect(stranger(text)).toEqual([])
  })
})

describe('slips of a known name', () => {
  it('by ear name whom they may mean', () => {
    expect(stranger('走访章得发')).toEqual([{ said: '章得发', who: ['张德发'], slip: 'sound' }])
  })

  it('by one sign name whom they may mean', () => {
    expect(stranger('走访李桂芬反映')).toEqual([{ said: '李桂芬', who: ['李桂芳'], slip: 'look' }])
  })

  it('with several likely people name all of them', () => {
    expect(stranger('约谈李筱燕', linkedPeople('李小燕', '李晓燕'))[0]?.who).toEqual(['李小燕', '李晓燕'])
  })

  it('in letters are read as the name', () => {
    expect(stranger('走访 zhangdefa')[0]?.who).toEqual(['张德发'])
  })
})

describe('where a name ends', () => {
  it('is told by the words behind it', () => {
    expect(nameEnd('王芳说路灯坏', 0, true)).toBe(2)
    expect(nameEnd('吴老三他说', 0, true)).toBe(3)
    expect(nameEnd('单位组织', 0, true)).toBeNull()
  })
})
