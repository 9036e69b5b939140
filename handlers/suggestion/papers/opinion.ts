/** 征询意见表: goes with the reply; the deputy fills it in. Nothing that judges is filled in beforehand. */
import { document, emptyLine, line } from '../../shared/document.ts'
import { boxes, label, table, value } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'
import { needed, type SuggestionFacts } from './facts.ts'

export interface OpinionFacts extends Pick<SuggestionFacts, 'number' | 'title' | 'lead'> {
  unit: string
  /** 满意、基本满意、不满意 */
  grades: readonly string[]
  /** 座谈会、上门、电话 … */
  meetings: readonly string[]
  /** 采纳、部分采纳 … */
  adoption: readonly string[]
  /** To whom the two copies go. */
  copies: readonly string[]
}

/** The bytes of an empty 征询意见表 for one suggestion. */
export const opinionPaper = (facts: OpinionFacts): Promise<Buffer> =>
  document({
    title: `征询意见表：${facts.title}`,
    children: [
      ...titleOf('代表建议办理情况征询意见表'),
      emptyLine(),
      table(
        [32, 46, 32, 46],
        [
          { cells: [label('标题'), value(facts.title, 3)] },
          { cells: [label('编号'), value(needed(facts.number, '编号'), 3)] },
          { cells: [label('主办单位'), value(facts.unit, 3)] },
          { cells: [label('收到答复函'), value(boxes(['是', '否'])), label('收到时间'), value('')] },
          { cells: [label('面商形式'), value(boxes(facts.meetings), 3)] },
          { cells: [label('面商人'), value(''), label('面商时间'), value('')] },
          { cells: [label('对办理工作'), value(boxes(facts.grades), 3)] },
          { cells: [label('对办理结果'), value(boxes(facts.grades), 3)] },
          { cells: [label('采纳情况'), value(boxes(facts.adoption), 3)] },
          { cells: [label('落实情况'), value('', 3)], height: 16 },
          { cells: [label('意见\n（不满意的\n写明理由）'), value('', 3)], height: 30 },
          { cells: [label('代表姓名'), value(facts.lead.name), label('签名'), value('')], height: 12 },
          { cells: [label('电话'), value(''), label('日期'), value('　　　年　　月　　日')] },
          { cells: [label('地址'), value('', 3)] },
        ],
      ),
      emptyLine(),
      line(`本表一式两份，填好后分别寄：${facts.copies.join('、')}。每项只选一个；不选不计入满意率。`),
    ],
  })
