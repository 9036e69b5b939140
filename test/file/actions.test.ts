import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFile, readFile } from '../../handlers/file/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct } from '../people.ts'

describe.each(databases)('a file on $name', ({ open }) => {
  let office: TestDatabase
  beforeEach(async () => {
    office = await open()
  })
  afterEach(() => office.close())

  it('is kept in the database with every byte and its Chinese name', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
    const file = { name: '3栋路灯.jpg', type: 'image/jpeg', bytes, uploadedById: null }
    const id = await inAct(office.db, (act) => keepFile(act, file))
    const kept = await readFile({ tx: office.db }, id)
    expect(kept).toMatchObject({ id, name: '3栋路灯.jpg', type: 'image/jpeg', size: 70_000 })
    expect(Buffer.compare(Buffer.from(kept?.bytes ?? []), Buffer.from(bytes))).toBe(0)
  })

  it('that was never handed in is nothing', async () => {
    expect(await readFile({ tx: office.db }, 99)).toBeNull()
  })
})
