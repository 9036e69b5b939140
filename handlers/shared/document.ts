/**
 * Word documents as GB/T 9704-2012 lays them out: A4, margins 37/35/28/26 mm, 三号 仿宋, 22 lines of 28 characters.
 * Pure: text in, bytes out.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type ISectionPropertiesOptions,
} from 'docx'
import { named } from './fonts.ts'

/** Twentieths of a point, Word's unit of length. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

/** 字号 in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt. */
export const size = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const

/** 28.95 pt: 22 lines in 225 mm (GB/T 9704 5.2.3). */
export const linePitch = 579

/** One character of 三号 on the grid: 28 in 156 mm. */
export const em = Math.floor(mm(156) / 28)

/**
 * How much closer than its 16 pt a character of 三号 stands: 28 of them do not fit otherwise. By each character and not by
 * the page's grid, which Word, WPS and LibreOffice take differently.
 */
const closer = em - size.three * 10

const font = (name: string): IFontAttributesProperties => ({
  ascii: name,
  hAnsi: name,
  eastAsia: name,
  cs: name,
  hint: 'eastAsia',
})

export const fonts = {
  body: font('仿宋_GB2312'),
  title: font('方正小标宋简体'),
  heading: font('黑体'),
  subheading: font('楷体_GB2312'),
  pageNumber: font('宋体'),
} as const

interface Letters {
  font?: IFontAttributesProperties
  size?: number
  color?: string
}

/** What no Word file can hold goes: control characters and halves of characters. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u000b\u000c\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed()

/** A piece of text in one hand; line ends become line breaks. */
export const run = (text: string, letters: Letters = {}): TextRun[] =>
  printable(text)
    .split('\n')
    .map(
      (line, index) =>
        new TextRun({
          text: line,
          font: letters.font ?? fonts.body,
          size: letters.size ?? size.three,
          ...(letters.color && { color: letters.color }),
          ...((letters.size ?? size.three) === size.three && { characterSpacing: closer }),
          ...(index > 0 && { break: 1 }),
        }),
    )

export const exactLine = (line: number) => ({ line, lineRule: LineRuleType.EXACT })

type Setting = Omit<IParagraphOptions, 'text' | 'children'> & { letters?: Letters }

/** A paragraph of the body: 28.95 pt lines; nothing indented unless told. */
export function line(text: string, { letters, ...options }: Setting = {}): Paragraph {
  return new Paragraph({
    spacing: exactLine(linePitch),
    ...options,
    children: run(text, letters),
  })
}

/**
 * Text in paragraphs, each begun two characters in; headings 一、 in 黑体 and （一） in 楷体 (GB/T 9704 7.3.3). With `keepLast`
 * the last one goes to the next page with what follows it.
 */
export const paragraphs = (text: string, keepLast = false): Paragraph[] =>
  printable(text)
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index, parts) => {
      const face = faceOf(part)
      return line(part, {
        indent: { firstLine: 2 * em },
        alignment: AlignmentType.BOTH,
        keepNext: face !== fonts.body || (keepLast && index === parts.length - 1),
        letters: { font: face },
      })
    })

/** A short line is a heading by its number; a long one is text that begins with a number. */
function faceOf(part: string): IFontAttributesProperties {
  if (part.length > 28) return fonts.body
  if (/^[一二三四五六七八九十]{1,3}、/.test(part)) return fonts.heading
  return /^[（(][一二三四五六七八九十]{1,3}[）)]/.test(part) ? fonts.subheading : fonts.body
}

export const emptyLine = (): Paragraph => line('')

const footDistance = 20

/** 四号 宋体 between two dashes, its top 7 mm below the text: odd pages right, even pages left, one character in (7.5). */
const pageFooter = (side: 'left' | 'right', letters = { font: fonts.pageNumber, size: size.four }): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: side === 'left' ? { left: size.four * 10 } : { right: size.four * 10 },
        spacing: { ...exactLine(size.four * 10), after: mm(35 - 7 - footDistance) - size.four * 10 },
        children: [
          new TextRun({ ...letters, text: '— ' }),
          new TextRun({ ...letters, children: [PageNumber.CURRENT] }),
          new TextRun({ ...letters, text: ' —' }),
        ],
      }),
    ],
  })

interface Sheet {
  /** What the file's properties call it. */
  title: string
  children: readonly FileChild[]
  /** Of page one alone; there is no page number on it then. */
  first?: { header: Header; footer: Footer }
}

/** The bytes of a .docx in the layout of GB/T 9704. */
export async function document({ title, children, first }: Sheet): Promise<Buffer> {
  const file = new Document({
    title: printable(title),
    creator: '代表履职平台',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fonts.body, size: size.three, language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: page(first !== undefined),
        headers: first ? { first: first.header } : {},
        footers: {
          default: pageFooter('right'),
          even: pageFooter('left'),
          ...(first && { first: first.footer }),
        },
        children: [...children],
      },
    ],
  })
  return named(await Packer.toBuffer(file))
}

const page = (titlePage: boolean): ISectionPropertiesOptions => ({
  titlePage,
  grid: { linePitch },
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: {
      top: mm(37),
      bottom: mm(35),
      left: mm(28),
      right: mm(26),
      header: mm(15),
      footer: mm(footDistance),
      gutter: 0,
    },
  },
})
