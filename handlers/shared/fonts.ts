/** Which face stands in where the office's computer lacks the one that GB/T 9704 asks for. */
import PizZip from 'pizzip'

/** Each face with those that Word takes when it is missing, and its kind. */
const faces = [
  { name: '仿宋_GB2312', instead: '仿宋,FangSong', family: 'modern' },
  { name: '楷体_GB2312', instead: '楷体,KaiTi', family: 'modern' },
  { name: '黑体', instead: 'SimHei', family: 'modern' },
  { name: '宋体', instead: 'SimSun', family: 'auto' },
  { name: '方正小标宋简体', instead: '华文中宋,STZhongsong,宋体', family: 'script' },
] as const

const table = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${faces
  .map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  )
  .join('')}</w:fonts>`

/** Writes the faces and their stand-ins into a .docx: docx writes a table of embedded fonts only. */
export function named(file: Buffer): Buffer {
  const zip = new PizZip(file)
  zip.file('word/fontTable.xml', table)
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
