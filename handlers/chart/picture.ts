/** From SVG to a picture that WeChat shows, with our own font: what the machine has installed plays no part. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const folder = new URL('font/', import.meta.url)

/** Dots to one of the drawing: 1,080 across, as phones have. */
const scale = 1.5

let fontPath: string | null = null

/** The renderer reads fonts from files only: unpacked once a process, gone with it. */
function unpackedFont(): string {
  if (fontPath !== null) return fontPath
  const place = mkdtempSync(path.join(tmpdir(), 'renda-font-'))
  process.once('exit', () => rmSync(place, { recursive: true, force: true }))
  fontPath = path.join(place, 'noto-sans-sc.ttf')
  writeFileSync(fontPath, brotliDecompressSync(readFileSync(new URL('noto-sans-sc.ttf.br', folder))))
  return fontPath
}

let drawable: ReadonlySet<string> | null = null

/** Every character that the font has: all of 通用规范汉字表 (2013), all of GB 2312, digits, letters and signs. */
export const drawableCharacters = (): ReadonlySet<string> =>
  (drawable ??= new Set(readFileSync(new URL('characters.txt', folder), 'utf8').replaceAll('\n', '')))

/** 〓 is how Chinese printers mark a character that they lack; an empty box would look like a fault. */
const lacking = '〓'

/** A chart as PNG; characters that the font lacks stand as 〓. */
export async function pictureOf(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const known = drawableCharacters()
  const text = Array.from(svg, (sign) => (known.has(sign) || sign === '\n' ? sign : lacking)).join('')
  const image = await renderAsync(text, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles: [unpackedFont()], defaultFontFamily: 'Noto Sans SC' },
  })
  return image.asPng()
}
