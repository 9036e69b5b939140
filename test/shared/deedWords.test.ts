import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { actionName, changesOf, subjectName } from '../../handlers/shared/deedWords.ts'
import { moves } from '../../handlers/suggestion/moves.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Every deed that the program writes down, as its source names it. */
function deeds(): string[] {
  const sources = globSync('handlers/**/*.{ts,tsx}', { cwd: root }).map((file) =>
    readFileSync(path.join(root, file), 'utf8'),
  )
  const written = sources.flatMap((source) =>
    [...source.matchAll(/action: '([a-z]+\.[a-z_]+)'/g)].map(([, name]) => name ?? ''),
  )
  return [...new Set([...written, ...Object.keys(moves).map((move) => `suggestion.${move}`)])]
}

it('every deed of the trail has a name in the office’s words', () => {
  const all = deeds()
  expect(all.length).toBeGreaterThan(60)
  expect(all.filter((name) => actionName(name) === name)).toEqual([])
})

it('says what a deed was about, and what it changed', () => {
  expect(subjectName('report:231')).toBe('联系记录 编号231')
  expect(subjectName('suggestion:7')).toBe('建议 编号7')
  expect(changesOf('{"occurredOn":"2026-11-23"}', '{"occurredOn":"2026-11-22"}')).toEqual([
    { name: '日期', before: '2026-11-23', after: '2026-11-22' },
  ])
})
