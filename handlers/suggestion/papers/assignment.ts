/** 交办单: what a unit is given to handle, with its days. */
import type { FileChild } from 'docx'
import type { Day } from '../../shared/days.ts'
import { document, emptyLine, paragraphs } from '../../shared/document.ts'
import { label, table, value, type Row } from '../../shared/grid.ts'
import { signature, titleOf, writtenDay } from '../../shared/letter.ts'
import { listed, needed, sessionOf, type SuggestionFacts } from './facts.ts'

interface Deadline {
  /** 退回、首次联系、协办意见、答复 */
  what: string
  on: Day | null
  /** The year's holidays are not published yet: the day may still move. */
  provisional: boolean
  /** The rule that sets it. */
  rule: string
}

export interface AssignmentFacts extends SuggestionFacts {
  /** Who assigns: 区政府办公室, 区法院 … */
  assigner: string
  assignedOn: Day | null
  main: readonly string[]
  assisting: readonly string[]
  separate: readonly string[]
  key: boolean
  opinion: string | null
  deadlines: readonly Deadline[]
  /** What is asked of the unit, one paragraph each. */
  requirements: readonly string[]
}

/** The bytes of the 交办单. */
export const assignmentPaper = (facts: AssignmentFacts): Promise<Buffer> =>
  document({
    title: `交办单：${facts.title}`,
    children: [
      ...titleOf('代表建议交办单'),
      emptyLine(),
      headTable(facts),
      emptyLine(),
      ...paragraphs(facts.requirements.map((text, index) => `${index + 1}. ${text}`).join('\n'), true),
      ...(facts.assignedOn === null
        ? paragraphs(needed(null, '交办日期'))
        : signature(facts.assigner, facts.assignedOn)),
      emptyLine(),
      receipt(),
    ],
  })

const headTable = (facts: AssignmentFacts): FileChild => {
  const { lead } = facts
  return table(
    [32, 46, 32, 46],
    [
      {
        cells: [
          label('建议编号'),
          value(needed(facts.number, '编号')),
          label('会议'),
          value(sessionOf(facts)),
        ],
      },
      { cells: [label('标题'), value(facts.title, 3)] },
      {
        cells: [
          label('领衔代表'),
          value(lead.name),
          label('联系电话'),
          value(needed(lead.phone, '代表电话')),
        ],
      },
      { cells: [label('附议代表'), value(listed(facts.cosigners.map(({ name }) => name)), 3)] },
      {
        cells: [
          label('类别'),
          value(needed(facts.category, '类别')),
          label('重点建议'),
          value(facts.key ? '是' : '否'),
        ],
      },
      ...unitRows(facts),
      {
        cells: [
          label('交办日期'),
          value(facts.assignedOn === null ? needed(null, '交办日期') : writtenDay(facts.assignedOn), 3),
        ],
      },
      ...facts.deadlines.map(deadlineRow),
      { cells: [label('交办意见'), value(facts.opinion ?? '', 3)], height: 20 },
    ],
  )
}

/** Separate units (分办) each reply for themselves; there is no main one then. */
const unitRows = ({ main, assisting, separate }: AssignmentFacts): Row[] =>
  separate.length > 0
    ? [{ cells: [label('分办单位'), value(listed(separate), 3)] }]
    : [
        { cells: [label('主办单位'), value(needed(main.join('、'), '主办单位'), 3)] },
        { cells: [label('协办单位'), value(listed(assisting), 3)] },
      ]

const deadlineRow = ({ what, on, provisional, rule }: Deadline): Row => ({
  cells: [
    label(`${what}期限`),
    value(
      `${on === null ? needed(null, `${what}期限`) : writtenDay(on)}${provisional ? '（暂定，该年放假安排未公布）' : ''}\n${rule}`,
      3,
    ),
  ],
})

const receipt = (): FileChild =>
  table([32, 46, 32, 46], [{ cells: [label('签收人'), value(''), label('签收时间'), value('')], height: 12 }])
