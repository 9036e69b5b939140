/** 信函格式 of GB/T 9704-2012 (10.1): red name, double red rules, no page number on page one. Pure. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  Header,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import type { Day } from './days.ts'
import {
  document,
  em,
  emptyLine,
  exactLine,
  fonts,
  line,
  linePitch,
  mm,
  paragraphs,
  run,
  size,
} from './document.ts'
import { titleLines, widthOf } from './titles.ts'

export interface Letter {
  /** 发文机关, in red at the top. */
  organ: string
  /** 文号, as ×建函〔2017〕12号. */
  number: string
  /** 签发人 */
  signer: string | null
  /** The reply's class, at the top right of page one (代表建议答复的统一要求); null on other letters. */
  mark: string | null
  title: string
  /** 主送, with its colon. */
  addressee: string
  body: string
  attachments: readonly string[]
  signed: string
  /** 成文日期; null is printed as missing */
  date: Day | null
  /** 附注, printed in brackets under the date. */
  note: string | null
  /** 抄送 */
  copies: readonly string[]
}

const red = 'FF0000'

/** The bytes of an official letter. */
export const letter = (parts: Letter): Promise<Buffer> =>
  document({
    title: parts.title,
    first: { header: redHead(parts), footer: redFoot() },
    children: [
      numberLine(parts),
      emptyLine(),
      emptyLine(),
      ...titleOf(parts.title),
      emptyLine(),
      line(parts.addressee),
      // a page with nothing but the signature is not allowed (7.3.5.6)
      ...paragraphs(parts.body, true),
      ...attachmentLines(parts.attachments),
      ...signature(parts.signed, parts.date),
      ...endLines(parts),
    ],
  })

/** 2017年11月8日: no leading zeros (7.3.5). */
export const writtenDay = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** 二号 小标宋, centred, in lines that break between words. */
export const titleOf = (title: string): Paragraph[] =>
  titleLines(title).map((part) =>
    line(part, {
      alignment: AlignmentType.CENTER,
      spacing: exactLine(mm(12)),
      keepNext: true,
      letters: { font: fonts.title, size: size.two },
    }),
  )

/** The red name's top stands 30 mm below the edge, the class mark above it. */
function redHead({ organ, mark }: Letter): Header {
  const lines = nameLines(organ)
  const widest = Math.max(1, ...lines.map(widthOf))
  const points = Math.max(16, Math.min(38, Math.floor(450 / widest)))
  return new Header({
    children: [
      line(mark ?? '', {
        alignment: AlignmentType.RIGHT,
        spacing: { ...exactLine(mm(8)), after: mm(7) },
        letters: { font: fonts.heading },
      }),
      line(lines.join('\n'), {
        alignment: AlignmentType.CENTER,
        indent: outward,
        spacing: exactLine(Math.round(points * 20 * 1.15)),
        border: { bottom: { ...thick, space: 10 } },
        letters: { font: fonts.title, size: points * 2, color: red },
      }),
      rule({ bottom: thin }),
    ],
  })
}

/** So many characters of the red name fit a line at some 22 points. */
const nameLine = 20

/** A name that would become small print in one line stands in several: its second name in brackets below, and no word parted. */
function nameLines(organ: string): string[] {
  if (widthOf(organ) <= nameLine) return [organ]
  const bracket = organ.search(/[（(]/)
  const names = bracket > 0 ? [organ.slice(0, bracket), organ.slice(bracket)] : [organ]
  return names.flatMap((name) => titleLines(name, nameLine))
}

/** 170 mm, centred on the page: 8 mm and 6 mm beyond the text. */
const outward = { left: -mm(8), right: -mm(6) }
const thick = { style: BorderStyle.SINGLE, size: 18, color: red, space: 0 }
const thin = { style: BorderStyle.SINGLE, size: 6, color: red, space: 0 }

const rule = (border: { bottom: typeof thick }): Paragraph =>
  new Paragraph({ border, indent: outward, spacing: exactLine(60), children: [] })

const redFoot = (): Footer => new Footer({ children: [rule({ bottom: thin }), rule({ bottom: thick })] })

/** 文号 at the right edge, 7/8 of a character below the rule; 签发人 at the left of the same line. */
function numberLine({ number, signer }: Letter): Paragraph {
  return new Paragraph({
    spacing: { ...exactLine(linePitch), before: Math.round((size.three * 10 * 7) / 8) },
    tabStops: [{ type: TabStopType.RIGHT, position: mm(156) }],
    children: [
      ...run(signer ? '签发人：' : ''),
      ...run(signer ?? '', { font: fonts.subheading }),
      new TextRun({ children: [new Tab()] }),
      ...run(number),
    ],
  })
}

/** 附件说明: one line below the text, two characters in, further lines under the first character of the name (7.3.4). */
function attachmentLines(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return []
  const numbered = names.length > 1
  return [
    line('', { keepNext: true }),
    ...names.map((name, index) => {
      const number = numbered ? `${index + 1}. ` : ''
      const hanging = index === 0 ? 3 * em + widthOf(number) * em : widthOf(number) * em
      return line(`${index === 0 ? '附件：' : ''}${number}${name}`, {
        indent: { left: 5 * em + widthOf(number) * em, hanging },
        keepNext: true,
      })
    }),
  ]
}

/** 28 characters of 三号 in a line. */
const textWidth = 28

/** Name and date with room for the seal: the date four characters from the right, the name centred on it (7.3.5.1). */
export function signature(signed: string, day: Day | null): Paragraph[] {
  const date = day === null ? '【缺：成文日期】' : writtenDay(day)
  const width = Math.min(widthOf(signed), textWidth)
  const centre = 4 + widthOf(date) / 2
  const nameRight = Math.max(0, centre - width / 2)
  const dateRight = Math.max(4, nameRight + (width - widthOf(date)) / 2)
  const right = (text: string, by: number) =>
    line(text, {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(by * em) },
      keepNext: true,
      keepLines: true,
    })
  const room = line('', { keepNext: true })
  return [room, line('', { keepNext: true }), right(signed, nameRight), right(date, dateRight)]
}

/** 抄送 at the foot of the last page; 附注 in brackets, two characters in. */
function endLines({ note, copies }: Letter): Paragraph[] {
  const last = line(note === null ? '' : `（${note}）`, { indent: { left: 2 * em } })
  return copies.length === 0 ? [last] : [copiesAtFoot(copies), last]
}

const four = size.four * 10

const copiesAtFoot = (copies: readonly string[]): Paragraph =>
  line(`抄送：${copies.join('，')}。`, {
    frame: {
      type: 'alignment',
      alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      width: mm(156),
      height: 0,
    },
    indent: { left: 4 * four, right: four, hanging: 3 * four },
    spacing: { line: 440, lineRule: LineRuleType.AT_LEAST },
    letters: { size: size.four },
  })
