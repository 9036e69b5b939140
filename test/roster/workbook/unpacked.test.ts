import { deflateRawSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { unpackedBytes } from '../../../handlers/roster/workbook/unpacked.ts'
import { workbookOf } from '../../../handlers/roster/workbook/file.ts'
import { goodFile } from '../workbooks.ts'

/** A zip file of one entry that says it unpacks to `says` bytes. */
function zipOf(content: Buffer, says: number): Buffer {
  const packed = deflateRawSync(content, { level: 9 })
  const name = Buffer.from('xl/workbook.xml')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(says, 8)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  sizes.copy(local, 14)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  sizes.copy(entry, 16)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

it('a workbook unpacks to a few megabytes at most', () => {
  const size = unpackedBytes(readFileSync(goodFile), 100_000_000)
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThan(20_000_000)
})

it('a small file that unpacks to far too much is refused in a sentence, whatever it says of its size', async () => {
  const bomb = zipOf(Buffer.alloc(200_000_000), 10)
  expect(bomb.length).toBeLessThan(1_000_000)
  expect(unpackedBytes(bomb, 100_000_000)).toBe(Infinity)
  expect(await workbookOf(bomb, '这个文件')).toEqual({
    ok: false,
    refusal: '这个文件 解开后太大，不像名册，没有打开。请检查是不是选错了文件。',
  })
})

it('what is no whole zip file is told apart', () => {
  expect(unpackedBytes(Buffer.from('PK and nothing else'), 1000)).toBeNull()
  expect(unpackedBytes(zipOf(Buffer.from('x'), 1).subarray(0, 40), 1000)).toBeNull()
  expect(unpackedBytes(Buffer.alloc(0), 1000)).toBeNull()
})
