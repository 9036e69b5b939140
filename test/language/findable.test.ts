import { describe, expect, it } from 'vitest'
import { searchTextOf, searchWords } from '../../handlers/language/findable.ts'

/** As the database compares them. */
const finds = (typed: string, names: readonly string[]): boolean =>
  searchWords(typed).every(({ name }) => {
    if (name === null) return false
    const plain = name.slice(1, -1).replaceAll('\\', '')
    return searchTextOf(names).includes(plain)
  })

describe('finding a name', () => {
  it.each([
    ['周明远', '周明远'],
    ['明远', '周明远'],
    ['zmy', '周明远'],
    ['ZMY', '周明远'],
    ['zhou', '周明远'],
    ['zhoumingyuan', '周明远'],
    ['mingyuan', '周明远'],
    ['zhou ming yuan', '周明远'],
    ['周 明', '周明远'],
    ['zeng', '曾国华'],
    ['ceng', '曾国华'],
    ['lv', '吕梅'],
    ['lu', '吕梅'],
    ['maimaiti', '古丽·买买提'],
  ])('%s finds %s', (typed, name) => {
    expect(finds(typed, [name])).toBe(true)
  })

  it('finds a voter by what he is called', () => {
    expect(finds('老张', ['张德发', '老张'])).toBe(true)
    expect(finds('lz', ['张德发', '老张'])).toBe(true)
  })

  it.each(['ming yue', 'my zmy x', 'houmingyuan', '明周'])('%s does not find 周明远', (typed) => {
    expect(finds(typed, ['周明远'])).toBe(false)
  })
})

describe('digits', () => {
  it('are a phone’s last four or all eleven, so that nobody guesses the hidden middle', () => {
    expect(searchWords('1234')[0]?.phoneTail).toBe('%1234')
    expect(searchWords('13800001234')[0]?.phone).toBe('13800001234')
    expect(searchWords('0001234')[0]).toMatchObject({ phoneTail: null, phone: null, name: null })
  })

  it('and signs of a pattern are only themselves', () => {
    expect(searchWords('50%_')[0]?.name).toBe('%50\\%\\_%')
  })
})
