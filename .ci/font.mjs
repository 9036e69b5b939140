/**
 * `npm run font`: makes the font that pictures are drawn with, from Noto Sans SC (OFL), with the characters that
 * handlers/chart/font/characters.txt lists and no others. To draw one more, add it there and run this again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import subsetFont from 'subset-font'

const folder = path.resolve(import.meta.dirname, '../handlers/chart/font')
const require = createRequire(import.meta.url)
const source = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const characters = readFileSync(path.join(folder, 'characters.txt'), 'utf8').replaceAll('\n', '')
const font = await subsetFont(readFileSync(source), characters, { targetFormat: 'sfnt' })
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }
const packed = brotliCompressSync(font, best)
writeFileSync(path.join(folder, 'noto-sans-sc.ttf.br'), packed)
process.stdout.write(`${Array.from(characters).length} characters, ${packed.length} bytes\n`)
