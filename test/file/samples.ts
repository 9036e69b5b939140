/** Files as people send them, made on the spot. */
import { crc32, deflateSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { Document, Packer, Paragraph } from 'docx'
import PizZip from 'pizzip'
import sharp from 'sharp'

/** A phone's photo, lying on its side, with the place where it was taken and whose phone it was. */
export const photoWithPlace = (width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#cc3322' } })
    .withExif({
      IFD0: { Make: 'HUAWEI', Model: 'Mate 60' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 41/1 31/1', GPSLongitudeRef: 'E', GPSLongitude: '111/1 17/1 11/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer() // prettier-ignore

export const pictureAs = (
  format: 'png' | 'webp' | 'gif' | 'jpeg',
  width = 60,
  height = 40,
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 90, b: 200, alpha: 0.5 } } })
    .toFormat(format)
    .toBuffer()

/** A photo of so many bytes: noise behind a real picture. */
export async function photoOfBytes(size: number): Promise<Buffer> {
  const photo = await photoWithPlace()
  return Buffer.concat([photo, Buffer.alloc(size - photo.length, 7)])
}

/** A PNG of a few kilobytes that unpacks to 400 million dots. */
export function bomb(): Buffer {
  const side = 20_000
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0], 8)
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngPart('IHDR', header),
    pngPart('IDAT', rows),
    pngPart('IEND', Buffer.alloc(0)),
  ])
}

function pngPart(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

export const wordFile = (): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('关于增设路灯的答复')] }] }))

export async function excelFile(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('选民').addRow(['张德发'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A zip with these names in it. */
export function zipOf(...names: readonly string[]): Buffer {
  const zip = new PizZip()
  for (const name of names) zip.file(name, '-')
  return zip.generate({ type: 'nodebuffer' })
}

/** A compound file, as Office wrote until 2003, with these parts in its directory. */
export function compoundOf(...names: readonly string[]): Buffer {
  const sector = 512
  const directory = Math.ceil((names.length + 1) / 4)
  const file = Buffer.alloc(sector * (2 + directory), 0)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.fill(0xff, 76, sector)
  file.writeUInt32LE(0, 76)
  file.fill(0xff, sector, 2 * sector)
  file.writeUInt32LE(0xfffffffd, sector)
  for (let index = 1; index <= directory; index++)
    file.writeUInt32LE(index === directory ? 0xfffffffe : index + 1, sector + index * 4)
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = 2 * sector + index * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE(name.length * 2 + 2, at + 64)
  }
  return file
}

/** A program for Windows. */
export const program = Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(600)])
