/** The characters for which a TrueType font has a drawing of its own (OpenType `cmap`, format 12). */
export function charactersIn(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4)
  let cmap = 0
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16
    if (font.toString('latin1', at, at + 4) === 'cmap') cmap = font.readUInt32BE(at + 8)
  }
  const found = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    if (font.readUInt16BE(table) === 12) addGroups(font, table, found)
  }
  return found
}

function addGroups(font: Buffer, table: number, found: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
    const at = table + 16 + group * 12
    const [first, last, glyph] = [font.readUInt32BE(at), font.readUInt32BE(at + 4), font.readUInt32BE(at + 8)]
    // glyph 0 is the box that stands for what is missing
    for (let code = first; code <= last; code++) if (glyph + code - first > 0) found.add(code)
  }
}
