import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestionNumbers } from '../../handlers/language/suggestionNumbers.ts'

describe('the number of a suggestion', () => {
  it('is the same in every form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (number) => {
        const no = String(number).padStart(3, '0')
        expect(suggestionNumbers(`附议 ${number}号`)).toEqual([no])
        expect(suggestionNumbers(`附议${number}`)).toEqual([no])
        expect(suggestionNumbers(`第${no}号建议到哪一步了`)).toEqual([no])
        expect(suggestionNumbers(`催一下${no}`)).toEqual([no])
      }),
    )
  })

  it.each([
    ['我附议第二十三号建议', ['023']],
    ['JY-1801-023到哪一步了', ['JY-1801-023']],
    ['jy 1801 23 签收', ['JY-1801-023']],
    ['005 019 023列重点督办', ['005', '019', '023']],
    ['031和032内容一样', ['031', '032']],
    ['把023分给住建局', ['023']],
    ['协办023:12月底前完成', ['023']],
  ])('%s', (text, numbers) => {
    expect(suggestionNumbers(text)).toEqual(numbers)
  })

  it.each(['和平路28号', '走访3号楼', '打印56元', '应到25实到21', '023.5公里', '10:30开会', '2026年'])(
    'is not read out of %s',
    (text) => {
      expect(suggestionNumbers(text)).toEqual([])
    },
  )
})
