/** How much a zip file holds, found by unpacking it within a limit: what it says of itself is not believed. */
import { inflateRawSync } from 'node:zlib'

const endSign = 0x06054b50
const entrySign = 0x02014b50
const longestComment = 65_557

/** Bytes that all entries unpack to; Infinity when they are more than `most`; null when this is no whole zip file. */
export function unpackedBytes(bytes: Uint8Array, most: number): number | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(zip)
  if (end === null) return null
  let at = zip.readUInt32LE(end + 16)
  let total = 0
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySign) return null
    const size = unpackedEntry(zip, at, most - total)
    if (size === null) return null
    total += size
    if (total > most) return Infinity
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return total
}

function endOf(zip: Buffer): number | null {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - longestComment); at--)
    if (zip.readUInt32LE(at) === endSign) return at
  return null
}

function unpackedEntry(zip: Buffer, entry: number, most: number): number | null {
  const local = zip.readUInt32LE(entry + 42)
  if (local + 30 > zip.length) return null
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20))
  if (zip.readUInt16LE(entry + 10) === 0) return packed.length
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length
  } catch (fault) {
    return fault instanceof RangeError ? Infinity : null
  }
}
