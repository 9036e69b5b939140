import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordDeed } from '../../handlers/audit/actions.ts'
import { recordExport, rowsOf } from '../../handlers/export/actions.ts'
import { kinds, type KindName, type Range, type Value } from '../../handlers/export/rules.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, tuesday, zone } from '../people.ts'

const minutes = ['2026-11-23T23:59', '2026-11-24T00:00', '2026-11-24T23:59', '2026-11-25T00:00']
const allYears: Range = { from: null, to: null }

describe.each(databases)('what the office hands out, on $name', ({ open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
    for (const minute of minutes)
      await inAct(
        test.db,
        (act) => recordDeed(act, { action: 'people.bind', subject: `minute:${minute}` }),
        new Date(`${minute}+08:00`),
      )
  })
  afterAll(() => test.close())

  const rows = async (kind: KindName, range: Range) => {
    const all: Readonly<Record<string, Value>>[] = []
    for await (const row of rowsOf({ tx: test.db, now: tuesday, zone }, kind, range)) all.push(row)
    return all
  }
  const minutesIn = async (range: Range) =>
    (await rows('audit', range)).map(({ subject }) => String(subject).replace('minute:', ''))

  it.each([
    ['2026-11-24', '2026-11-24', minutes.slice(1, 3)],
    ['2026-11-24', null, minutes.slice(1)],
    [null, '2026-11-24', minutes.slice(0, 3)],
    ['2026-11-26', '2026-11-30', []],
    ['2026-11-25', '2026-11-23', []],
  ])(
    'from %s to %s: from the first midnight of the office to the last, not a minute more',
    async (from, to, held) => {
      expect(await minutesIn({ from, to })).toEqual(held)
    },
  )

  it('an office that has nothing yet hands out nothing, of whatever kind', async () => {
    const counts = async (kind: KindName) => (await rows(kind, allYears)).length
    for (const kind of (Object.keys(kinds) as KindName[]).filter((one) => one !== 'audit'))
      expect([kind, await counts(kind)]).toEqual([kind, 0])
  })

  it('who took what, of which days, in which form and how much of it stands in the trail', async () => {
    const range = { from: '2026-11-24', to: '2026-11-24' }
    await inAct(test.db, (act) => recordExport(act, 'audit', range, 'csv', 2), tuesday, 'cli')
    const deed = await test.db.audit.findFirstOrThrow({ where: { subject: 'export:audit' } })
    expect(deed).toMatchObject({ action: 'export.run', via: 'cli', before: null })
    expect(JSON.parse(deed.after ?? '')).toEqual({ ...range, format: 'csv', rows: 2 })
  })
})
