/** What the terminal says about a check or an import. */
import type { AskedAnew } from '../activity/actions.ts'
import type { Change, PlanSummary } from './planning/plan.ts'
import type { NotReady } from './readiness.ts'
import { sheetNames, type PerSheet, type Problem } from './rules.ts'

export interface RosterResult extends PlanSummary {
  problems: readonly Problem[]
  notReady: readonly NotReady<number>[]
  imported: boolean
  askedAnew: AskedAnew
}

/** 名册变动后，已发出、还没举行的活动：新通知3人，去掉1人。 Empty where nothing follows. */
export function askedAnewWords({ asked, left }: AskedAnew): string {
  if (asked + left === 0) return ''
  const parts = [...(asked > 0 ? [`补通知${asked}人次`] : []), ...(left > 0 ? [`从名单去掉${left}人次`] : [])]
  return `已发出、还没举行的活动：${parts.join('，')}。`
}

/** Longer lists are cut in the terminal; --json and --errors have all of it. */
const mostLines = 100

export function linesOf(result: RosterResult, command: 'check' | 'import'): string[] {
  const errors = result.problems.filter(({ severity }) => severity === 'error')
  const warnings = result.problems.filter(({ severity }) => severity === 'warning')
  return [
    `错误${errors.length}处，警告${warnings.length}处。`,
    ...section('错误（改好才能导入）', errors.map(problemLine)),
    ...section('警告（可以导入）', warnings.map(problemLine)),
    ...(errors.length > 0 ? ['有错误，一条也没有导入。'] : effectLines(result, command)),
    ...section(
      '尚未健全',
      result.notReady.map(({ message, advice }) => `${message}：${advice}`),
    ),
  ]
}

function effectLines(result: RosterResult, command: 'check' | 'import'): string[] {
  const nothing = total(result.added) === 0 && result.changed.length === 0
  const will = command === 'check' ? '将' : '已'
  return [
    ...(nothing ? ['名册与系统里的一致，没有要改的。'] : []),
    ...countLine(`${will}新增`, result.added),
    ...section(`${will}修改${result.changed.length}条`, result.changed.map(changeLine)),
    ...countLine('不变', result.unchanged),
    ...countLine('名册里没有、系统里保留', result.kept),
    ...[askedAnewWords(result.askedAnew)].filter(Boolean),
  ]
}

function countLine(title: string, counts: PerSheet): string[] {
  if (total(counts) === 0) return []
  const parts = sheetNames.filter((sheet) => counts[sheet] > 0).map((sheet) => `${sheet}${counts[sheet]}`)
  return [`${title}：${parts.join('，')}`]
}

const total = (counts: PerSheet): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - mostLines
  return [
    `${title}：`,
    ...lines.slice(0, mostLines).map((line) => `  ${line}`),
    ...(more > 0 ? [`  ……还有${more}条`] : []),
  ]
}

function problemLine({ sheet, row, column, message, advice }: Problem): string {
  return `${sheet}${row === null ? '' : ` 第${row}行`} ${column}：${message}。${advice}。`
}

const changeLine = ({ sheet, name, fields }: Change): string =>
  `${sheet} ${name}：${fields.map(({ field, from, to }) => `${field} ${shown(from)} → ${shown(to)}`).join('；')}`

const shown = (value: string): string => (value === '' ? '（空）' : value)
