/** 代表建议纸: the suggestion as its deputies sign it. */
import { AlignmentType, type FileChild } from 'docx'
import { document, em, emptyLine, line, paragraphs } from '../../shared/document.ts'
import { boxes, centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import { needed, sessionOf, type DeputyFacts, type SuggestionFacts } from './facts.ts'

/** A group of boxes; `chosen` are those that the deputy ticked, none when he did not say. */
interface Ticks {
  about: string
  options: readonly string[]
  chosen: readonly string[]
}

export interface SheetFacts extends SuggestionFacts {
  /** 相关情况: publicity, how it came about, raised before, contact wished, reply needed, co-signing open. */
  ticks: readonly Ticks[]
  /** 审查分类 and what the office decided; null before that. */
  review: string | null
  assignment: { opinion: string | null; main: readonly string[]; assisting: readonly string[] } | null
  /** The day as it is written on the sheet; empty line when not submitted yet. */
  submittedOn: string | null
}

const kindName = { suggestion: '代表建议、批评和意见', motion: '代表议案' } as const

/** The bytes of the 代表建议纸. */
export const sheetPaper = (facts: SheetFacts): Promise<Buffer> =>
  document({
    title: `${kindName[facts.kind]}：${facts.title}`,
    children: [
      ...titleOf(`${facts.congress}${sessionOf(facts)}`),
      ...titleOf(kindName[facts.kind]),
      emptyLine(),
      headTable(facts),
      emptyLine(),
      cosignerTable(facts.cosigners),
      emptyLine(),
      ...facts.parts.flatMap(({ heading, text }) => [
        ...paragraphs(heading),
        ...paragraphs(needed(text, heading.replace(/^[一二三四五]、/, ''))),
      ]),
      ...attached(facts.attachments),
      ...signed(facts),
      emptyLine(),
      officeTable(facts),
    ],
  })

const headTable = (facts: SheetFacts): FileChild => {
  const { lead } = facts
  return table(
    [26, 52, 26, 52],
    [
      { cells: [label('编号'), value(facts.number ?? ''), label('类别'), value(facts.category ?? '')] },
      { cells: [label('标题'), value(facts.title, 3)] },
      { cells: [label('领衔代表'), value(lead.name), label('代表证号'), value(lead.cardNo ?? '')] },
      { cells: [label('代表团'), value(lead.delegation ?? ''), label('电话'), value(lead.phone ?? '')] },
      { cells: [label('地址'), value(lead.address ?? ''), label('邮编'), value(lead.postcode ?? '')] },
      ...facts.ticks.map(({ about, options, chosen }): Row => ({
        cells: [label(about), value(boxes(options, chosen), 3)],
      })),
    ],
  )
}

const cosignerTable = (cosigners: readonly DeputyFacts[]): FileChild =>
  table(
    [12, 24, 28, 62, 30],
    [
      { head: true, cells: [label(`附议代表（${cosigners.length}人）`, 5)] },
      { head: true, cells: ['序号', '姓名', '代表证号', '地址', '签名'].map((text) => label(text)) },
      ...(cosigners.length === 0 ? [{ cells: [centred('无', 5)] }] : cosigners.map(cosignerRow)),
    ],
  )

const cosignerRow = ({ name, cardNo, address }: DeputyFacts, index: number): Row => ({
  cells: [centred(String(index + 1)), centred(name), centred(cardNo ?? ''), value(address ?? ''), value('')],
})

/** At most three are handed in with a sheet; they stand in their order. */
const attached = (names: readonly string[]): FileChild[] =>
  names.length === 0
    ? []
    : [emptyLine(), ...paragraphs(names.map((name, index) => `附件${index + 1}：${name}`).join('\n'))]

const signed = ({ submittedOn }: SheetFacts): FileChild[] => [
  emptyLine(),
  line('领衔代表签名：', { alignment: AlignmentType.RIGHT, indent: { right: 8 * em }, keepNext: true }),
  line(submittedOn ?? '　　　年　　月　　日', { alignment: AlignmentType.RIGHT }),
]

const officeTable = ({ review, assignment }: SheetFacts): FileChild =>
  table(
    [26, 130],
    [
      { cells: [label('审查分类'), value(review ?? '')], height: 12, keep: true },
      { cells: [label('交办意见'), value(assignment?.opinion ?? '')], height: 22, keep: true },
      { cells: [label('主办单位'), value(assignment?.main.join('、') ?? '')], keep: true },
      { cells: [label('协办单位'), value(assignment?.assisting.join('、') ?? '')] },
    ],
  )
