/** Attendance and training of a year as a Word document. */
import type { FileChild } from 'docx'
import { document, emptyLine, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import type { FigureRow, YearFigures } from '../statistics/yearFigures.ts'
import { countingRules, rateWords, sumLines, titleOfYear } from './words.ts'

/** The bytes of the statistics as Word: the sums, a table by kind, by group and by deputy, the counting rules beneath. */
export const yearPaper = (figures: YearFigures): Promise<Buffer> =>
  document({
    title: titleOfYear(figures),
    children: [
      ...titleOf(titleOfYear(figures)),
      emptyLine(),
      ...paragraphs(sumLines(figures).join('\n')),
      ...paragraphs('一、按类型'),
      kindTable([...figures.byKind, figures.total]),
      emptyLine(),
      ...paragraphs('二、按小组'),
      groupTable(figures),
      emptyLine(),
      ...paragraphs('三、按代表'),
      deputyTable(figures),
      emptyLine(),
      ...paragraphs('四、计算口径'),
      ...paragraphs(countingRules(figures).join('\n')),
    ] satisfies FileChild[],
  })

const cellsOf = (cells: readonly (string | number)[]): Row => ({
  cells: cells.map((cell, index) => (index === 0 ? value(String(cell)) : centred(String(cell)))),
})

const headOf = (names: readonly string[]): Row => ({ head: true, cells: names.map((name) => label(name)) })

const kindTable = (rows: readonly FigureRow[]): FileChild =>
  table(
    [40, 14, 16, 16, 16, 16, 20, 18],
    [
      headOf(['类型', '次数', '应到\n人次', '实到\n人次', '请假\n人次', '未到\n人次', '到会率', '学时']),
      ...rows.map((row) =>
        cellsOf([
          row.name,
          row.activities,
          row.asked,
          row.attended,
          row.excused,
          row.absent,
          rateWords(row),
          row.hours,
        ]),
      ),
    ],
  )

const groupTable = ({ byGroup }: YearFigures): FileChild =>
  table(
    [36, 18, 16, 16, 20, 16, 16, 18],
    [
      headOf([
        '小组',
        '本组\n活动',
        '应到\n人次',
        '实到\n人次',
        '到会率',
        '培训\n人次',
        '学时',
        '参加过\n培训',
      ]),
      ...byGroup.map((row) =>
        cellsOf([
          row.name,
          row.activities,
          row.asked,
          row.attended,
          rateWords(row),
          row.trainings,
          row.hours,
          `${row.trained}/${row.deputies}`,
        ]),
      ),
    ],
  )

const deputyTable = ({ deputies }: YearFigures): FileChild =>
  table(
    [26, 36, 14, 14, 14, 14, 14, 12, 12],
    [
      headOf(['姓名', '小组', '新任', '应到', '实到', '请假', '未到', '培训', '学时']),
      ...deputies.map((row) =>
        cellsOf([
          row.name,
          row.group,
          row.isNew ? '是' : '',
          row.asked,
          row.attended,
          row.excused,
          row.absent,
          row.trainings,
          row.hours,
        ]),
      ),
    ],
  )
