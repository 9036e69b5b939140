import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { faultInLog, scrubbed } from '../../bot/log.ts'

/** What the program's log prints when these statements run. */
function logged(statements: string): Record<string, unknown>[] {
  const script = `import { openLog, faultInLog } from './bot/log.ts'; const log = openLog('info'); ${statements}`
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    { cwd: new URL('../..', import.meta.url), encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

it.each([
  ['电话13800001234没人接', '电话***没人接'],
  ['138 0000 1234', '***'],
  ['138-0000-1234', '***'],
  ['0717-6211234', '***'],
  ['card 420502199001011234', 'card ***'],
  ['port 3000', 'port 3000'],
  ['編号231', '編号231'],
])('%s stands in the log as %s', (text, shown) => {
  expect(scrubbed(text)).toBe(shown)
})

describe('a fault in the log', () => {
  it('shows its kind, its code, its place and its scrubbed message', () => {
    const fault = Object.assign(new TypeError('no answer for 13800001234'), { code: 'E1' })
    expect(faultInLog(fault)).toMatchObject({ kind: 'TypeError', code: 'E1', message: 'no answer for ***' })
    expect(JSON.stringify(faultInLog(fault))).toContain('log.test.ts')
  })

  it('does not show the message of a query, which carries names and texts', () => {
    class PrismaClientKnownRequestError extends Error {}
    expect(faultInLog(new PrismaClientKnownRequestError('value: 张德发'))).not.toHaveProperty('message')
  })

  it('shows nothing of what is not an error', () => {
    expect(faultInLog('走访 张德发')).toEqual({ kind: 'string' })
    expect(faultInLog({ text: '走访 张德发' })).toEqual({ kind: 'object' })
    expect(faultInLog(null)).toEqual({ kind: 'object' })
  })
})

describe('the log', () => {
  const lines = logged(`
    log.error({ err: new RangeError('tel 13800001234') }, 'chat: fault at 13900001234')
    log.error({ number: 'A1B2C3', err: faultInLog(new RangeError('too long')) }, 'chat: fault')
    log.warn('call 138-0000-1234')
    log.debug('never shown')
  `)

  it('is one JSON line an event, without phones', () => {
    expect(lines).toHaveLength(3)
    expect(JSON.stringify(lines)).not.toMatch(/138|139/)
    expect(lines[0]).toMatchObject({
      msg: 'chat: fault at ***',
      err: { kind: 'RangeError', message: 'tel ***' },
    })
  })

  it('shows a fault that was already made fit for it', () => {
    expect(lines[1]).toMatchObject({ number: 'A1B2C3', err: { kind: 'RangeError', message: 'too long' } })
  })
})
