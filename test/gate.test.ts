/** The gate stands on the exit code of the test run: a failing test must end it with another code than 0. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'renda-gate-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Runs one test with our global setup, in a folder of its own; the exit code. */
function codeOf(body: string): Promise<number | string | null | undefined> {
  const setup = path.join(import.meta.dirname, 'global.ts')
  const config = { test: { globals: true, globalSetup: [setup], include: ['*.test.mjs'] } }
  writeFileSync(path.join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)}`)
  writeFileSync(path.join(folder, 'one.test.mjs'), `test('one', () => { ${body} })`)
  const vitest = path.join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
  const { promise, resolve } = Promise.withResolvers<number | string | null | undefined>()
  execFile(process.execPath, [vitest, 'run', '--root', folder], (fault) => {
    resolve(fault === null ? 0 : fault.code)
  })
  return promise
}

it('a failing test fails the run, and a run without one is green', { timeout: 120_000 }, async () => {
  expect(await codeOf('expect(1).toBe(2)')).toBe(1)
  expect(await codeOf('expect(1).toBe(1)')).toBe(0)
})
