const headerEntries = 109
const entrySize = 128
const endOfChain = 0xfffffffa
const mostSectors = 4_096

/** The names in the directory of a compound file (doc, xls …); null when it is broken. [MS-CFB] 2.2–2.6. */
export function partsOfCompound(bytes: Buffer): Set<string> | null {
  if (bytes.length < 512) return null
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  const size = 2 ** shift
  const next = (sector: number): number => {
    const table = Math.floor(sector / (size / 4))
    if (table >= headerEntries) return endOfChain
    const at = offset(bytes.readUInt32LE(76 + table * 4)) + (sector % (size / 4)) * 4
    return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : endOfChain
  }
  const offset = (sector: number) => (sector + 1) * size
  const names = new Set<string>()
  let sector = bytes.readUInt32LE(48)
  for (let read = 0; sector < endOfChain && read < mostSectors; read++) {
    const from = offset(sector)
    if (from + size > bytes.length) return null
    for (let at = from; at < from + size; at += entrySize) addName(bytes, at, names)
    sector = next(sector)
  }
  return names
}

function addName(bytes: Buffer, at: number, names: Set<string>): void {
  const length = bytes.readUInt16LE(at + 64)
  // with the closing zero; an empty entry has none
  if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', at, at + length - 2))
}
