/** What a workbook says about readiness, so far as it can be read. What is wrong already is not told a second time. Pure. */
import type { ReadRows, Sheets } from './drafts.ts'
import type { ReadinessFacts } from '../readiness.ts'
import { planRules } from '../rules.ts'

/** The facts, marked with their rows. A cell that holds something unreadable counts as filled. */
export function factsOf(sheets: Sheets, read: ReadRows): ReadinessFacts<number> {
  const { rows: officeRows, columns: officeColumns } = sheets.机构
  const operators = ['平台管理员1', '平台管理员2']
  const fewest = operators.some((heading) => !officeColumns.has(heading)) ? planRules.operators[0] : 0
  return {
    offices: officeRows.map((reader, index) => ({
      at: reader.place.row,
      name: read.offices[index]?.name ?? '',
      hasHead: reader.isFilled('负责人'),
      operators: Math.max(fewest, operators.filter((heading) => reader.isFilled(heading)).length),
    })),
    groups: sheets.代表小组.rows.map((reader, index) => ({
      at: reader.place.row,
      name: read.groups[index]?.name ?? '',
      hasLeaderInCharge: reader.isFilled('分管负责人'),
      hasGroupLeader: reader.isFilled('组长'),
      hasLiaison: reader.isFilled('联络员'),
    })),
    members: sheets.常委会.columns.has('联系代表')
      ? read.members.map(({ row, name, deputies, unknownCards }) => ({
          at: row,
          name: name ?? '这位组成人员',
          deputies: deputies.length + unknownCards,
        }))
      : [],
    deputies: deputyFacts(sheets, read),
  }
}

/** A link that could not be read may be the one that a deputy seems to lack: those deputies are not told. */
function deputyFacts(sheets: Sheets, read: ReadRows): ReadinessFacts<number>['deputies'] {
  const voters = countBy(read.voters.flatMap(({ deputies }) => deputies))
  const contacted = new Set(read.members.flatMap(({ deputies }) => deputies))
  const open = countBy(
    read.voters.filter(({ linkUnknown }) => linkUnknown).map(({ constituency }) => constituency ?? ''),
  )
  const votersReadable = sheets.选民.columns.has('联系代表')
  const membersReadable =
    sheets.常委会.columns.has('联系代表') && read.members.every(({ unknownCards }) => unknownCards === 0)
  return read.deputies.flatMap(({ row, name, cardNo, constituency, meantByCard }) => {
    if (cardNo === null || !meantByCard) return []
    const own = voters.get(cardNo) ?? 0
    const perhaps = (open.get('') ?? 0) + (constituency === null ? 0 : (open.get(constituency) ?? 0))
    const mayBeFull = !votersReadable || own + perhaps >= planRules.votersOfDeputy
    return [
      {
        at: row,
        name: name ?? '',
        cardNo,
        voters: mayBeFull ? Math.max(own, planRules.votersOfDeputy) : own,
        contacted: !membersReadable || contacted.has(cardNo),
      },
    ]
  })
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
