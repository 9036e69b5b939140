import { describe, expect, it } from 'vitest'
import { timeIn, timeOfDay } from '../../handlers/language/partsOfDay.ts'

describe('the time of the day', () => {
  it.each([
    ['上午', 'am', null],
    ['早上八点', 'am', '08:00'],
    ['中午', 'pm', null],
    ['中午11点半', 'pm', '11:30'],
    ['下午2点半', 'pm', '14:30'],
    ['下午三点一刻', 'pm', '15:15'],
    ['晚上七点', 'evening', '19:00'],
    ['三点半', 'pm', '15:30'],
    ['9:30', 'am', '09:30'],
    ['19点', 'evening', '19:00'],
    ['上午九点零五', 'am', '09:05'],
    ['上午9点二十五', 'am', '09:25'],
    ['上午9点5分', 'am', '09:05'],
    ['下午3点一组', 'pm', '15:00'],
    ['上午九点二十一组', 'am', '09:20'],
    ['下午3点15人', 'pm', '15:00'],
  ])('%s is %s', (words, partOfDay, time) => {
    expect(timeOfDay(words)).toMatchObject({ partOfDay, time })
  })

  it('is not read out of points that somebody made', () => {
    expect(timeOfDay('3点建议')).toBeNull()
  })

  it('is found wherever it stands, and not in a price or a house number', () => {
    expect(timeIn('走访张德发 晚上八点')).toMatchObject({ partOfDay: 'evening', time: '20:00' })
    expect(timeIn('物业费1.5元')).toBeNull()
  })
})
