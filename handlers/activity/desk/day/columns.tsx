/** The columns of the contact day's list. */
import { Tag } from '../../../shared/page.tsx'
import { shortened } from '../../../shared/words.ts'
import type { Column } from '../../../shared/table.tsx'
import { dayParts, type DayChoice, type DayRow } from '../../actions.ts'
import { partKeys } from '../../chat/day/words.ts'
import { path } from './address.ts'

export const records = {
  missing: '没有记录的',
  absent: '说明了原因没有参加的',
  recorded: '有记录的',
  all: '全部',
} as const
export type Shown = keyof typeof records
export const choiceOf: Record<Shown, Pick<DayChoice, 'hasRecord' | 'absent'>> = {
  missing: { hasRecord: false, absent: false },
  absent: { hasRecord: false, absent: true },
  recorded: { hasRecord: true },
  all: { hasRecord: null },
}

export const nameColumns = (year: number): Column<DayRow, 'group'>[] => [
  {
    head: '姓名',
    cell: ({ personId, name }) => <a href={`${path}/${personId}?year=${year}`}>{name}</a>,
  },
  { head: '小组', cell: ({ groupName }) => groupName },
  { head: '选区', cell: ({ constituency }) => constituency },
]

export const absentColumns = (year: number): Column<DayRow, 'group'>[] => [
  ...nameColumns(year).slice(0, 1),
  { head: '为什么没有参加', cell: ({ absence }) => absence ?? '' },
  ...nameColumns(year).slice(1),
]

export const columns = (year: number): Column<DayRow, 'group'>[] => [
  ...nameColumns(year),
  {
    head: '记录',
    cell: ({ hasRecord, absence }) =>
      hasRecord ? (
        <Tag tone="good">有</Tag>
      ) : absence === null ? (
        <Tag tone="late">没有</Tag>
      ) : (
        `没有参加：${shortened(absence, 20)}`
      ),
  },
  ...partKeys.map((part): Column<DayRow, 'group'> => ({
    head: dayParts[part],
    cell: (row) => {
      if (!row.hasRecord) return ''
      if (row.headcount === 0 && row[part] === null) return part === 'met' ? '没有人来' : ''
      const told = row[part]
      if (told === null) return part === 'met' && row.headcount !== null ? '说了人数' : '没说'
      return told === '无' ? '无' : '说了'
    },
  })),
  { head: '见到', numeric: true, cell: ({ headcount }) => (headcount === null ? '' : `${headcount}人`) },
  { head: '意见卡', numeric: true, cell: ({ cards }) => (cards === null ? '' : `${cards}张`) },
  {
    head: '本选区',
    cell: ({ ownConstituency: own }) => (own === false ? <Tag tone="due">不是</Tag> : own ? '是' : ''),
  },
]
