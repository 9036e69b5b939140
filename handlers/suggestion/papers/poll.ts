/** The satisfaction poll of a meeting: its ballot, and the sheet with the result. */
import { AlignmentType, type FileChild } from 'docx'
import { document, em, emptyLine, line, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import type { PollResult } from '../supervision/counts.ts'
import { shareWords } from './words.ts'

export interface BallotFacts {
  title: string
  /** Units or suggestions. */
  items: readonly string[]
  grades: readonly string[]
}

/** The bytes of an anonymous ballot: nothing on it tells whose it is. */
export const ballotPaper = ({ title, items, grades }: BallotFacts): Promise<Buffer> =>
  document({
    title,
    children: [
      ...titleOf(title),
      emptyLine(),
      table(
        [14, 142 - 24 * grades.length, ...grades.map(() => 24)],
        [
          { head: true, cells: ['序号', '测评项目', ...grades].map((text) => label(text)) },
          ...items.map((item, index) => ({
            height: 11,
            cells: [centred(String(index + 1)), value(item), ...grades.map(() => centred('□'))],
          })),
        ],
      ),
      emptyLine(),
      ...paragraphs('说明：本票无记名。每项只选一个，在方框内打“√”；多选无效，不选为弃权。'),
    ],
  })

export interface PollResultFacts extends PollResult {
  title: string
  grades: readonly string[]
  /** 2017年11月24日 */
  heldOn: string
  /** That it was corrected, replaced or voided, when and why; null for what was recorded once and stands. */
  standing: string | null
}

/** The bytes of the result: what was handed out, came back and was valid; marks and rates of each item, the formulas beneath. */
export const pollResultPaper = (facts: PollResultFacts): Promise<Buffer> =>
  document({
    title: facts.title,
    children: [
      ...titleOf(facts.title),
      emptyLine(),
      ...(facts.standing === null ? [] : paragraphs(facts.standing, true)),
      ...paragraphs(
        `测评时间：${facts.heldOn}。发出测评票${facts.issued}张，收回${facts.returned}张，其中有效${facts.valid}张，无效${facts.returned - facts.valid}张。`,
      ),
      emptyLine(),
      resultTable(facts),
      emptyLine(),
      ...paragraphs(formulas(facts.grades)),
      emptyLine(),
      line('监票人：　　　　　　　　计票人：', { alignment: AlignmentType.RIGHT, indent: { right: 6 * em } }),
    ],
  })

function resultTable({ items, rates, grades }: PollResultFacts): FileChild {
  const marks = [...grades, '弃权', '无效']
  const width = Math.floor(62 / marks.length)
  const rows = items.map((item, index): Row => {
    const rate = rates[index]
    const counts = [...item.marks, item.abstained, item.spoilt].map((count) => centred(String(count)))
    const shares = rate ? [rate.satisfied, rate.content] : []
    return {
      cells: [
        centred(String(index + 1)),
        value(item.name),
        ...counts,
        ...shares.map((share) => centred(shareWords(share))),
      ],
    }
  })
  const rest = 156 - 12 - width * marks.length - 40
  return table(
    [12, rest, ...marks.map(() => width), 20, 20],
    [
      {
        head: true,
        cells: ['序号', '项目', ...marks.map(inTwoLines), '满意率', '基本满意以上率'].map((text) =>
          label(text),
        ),
      },
      ...rows,
    ],
  )
}

/** 不满意 in a narrow column is not parted as 不满-意. */
const inTwoLines = (grade: string): string =>
  grade.length === 3 ? `${grade.slice(0, 1)}\n${grade.slice(1)}` : grade

const formulas = (grades: readonly string[]): string =>
  [
    `满意率＝${grades[0] ?? ''}票÷各等次票之和；基本满意以上率＝除${grades.at(-1) ?? ''}外各等次票÷各等次票之和。`,
    '弃权和单项无效的不计入分母。率下面的数是“分子/分母”。每项各等次、弃权、无效之和等于有效票数。',
  ].join('\n')
