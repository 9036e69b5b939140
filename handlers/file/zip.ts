const endMark = 0x06054b50
const entryMark = 0x02014b50
const endSize = 22
const longestComment = 0xffff

/** The names that a zip's own list holds; null when the list is broken. Nothing is unpacked. */
export function namesInZip(bytes: Buffer): Set<string> | null {
  const end = endOf(bytes)
  if (end < 0) return null
  const count = bytes.readUInt16LE(end + 10)
  const names = new Set<string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    names.add(bytes.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endSize - longestComment)
  for (let at = bytes.length - endSize; at >= first; at--) if (bytes.readUInt32LE(at) === endMark) return at
  return -1
}
