import { z } from 'zod'
import { activityKinds, suggestionKinds } from './kinds.ts'

/** What one cell of an export may hold; several values stay apart in JSON and are joined in a sheet. */
export type Value = string | number | boolean | null | readonly string[]

export interface Kind {
  title: string
  /** Keys of the contract with the headings of CSV and Excel, in order. */
  fields: readonly (readonly [key: string, heading: string])[]
  /** The day that --from and --to go by; null: the kind has none. */
  filteredBy: string | null
  /** The field that a name is sought in; left out where rows have no name. */
  named?: string
  /** What a row is and how it counts. */
  counting: string
}

export const kinds = {
  contacts: {
    title: '联系记录',
    fields: [
      ['id', '编号'],
      ['report_id', '报告编号'],
      ['deputy', '联系人'],
      ['contactor_role', '联系人身份'],
      ['party', '联系对象'],
      ['party_role', '对象身份'],
      ['method', '方式'],
      ['occurred_on', '日期'],
      ['part_of_day', '时段'],
      ['quarter', '季度'],
      ['place', '地点'],
      ['summary', '内容'],
      ['concerns', '诉求'],
      ['source', '来源'],
      ['recorded_by', '记录人'],
      ['recorded_at', '记录时间'],
      ['status', '状态'],
      ['contact_day', '联系选民日'],
      ['message_id', '消息编号'],
    ],
    filteredBy: '联系的日期',
    named: 'deputy',
    counting:
      '联系到一个人一行，同一次联系的各行报告编号相同；撤回的也在内，状态是“已撤回”（CSV里是 void）；群发的不是直接联系，不在内。',
  },
  concerns: {
    title: '诉求',
    fields: [
      ['id', '编号'],
      ['text', '诉求'],
      ['raised_by', '反映人'],
      ['deputy', '联系人'],
      ['contact_report_id', '报告编号'],
      ['status', '状态'],
      ['suggestion_no', '建议编号'],
    ],
    filteredBy: '记下的日期',
    named: 'deputy',
    counting: '一条诉求一行，几个人反映同一件事只算一条；撤回的也在内，状态是“已撤回”（CSV里是 void）。',
  },
  ...suggestionKinds,
  notices: {
    title: '提醒和通知',
    fields: [
      ['id', '编号'],
      ['kind', '种类'],
      ['to', '收件'],
      ['name', '姓名'],
      ['room', '群'],
      ['period', '周期'],
      ['step', '步骤'],
      ['state', '状态'],
      ['queued_at', '排队时间'],
      ['sent_at', '发出时间'],
      ['attempts', '尝试次数'],
      ['text', '内容'],
    ],
    filteredBy: '排队的日期',
    named: 'name',
    counting: '一条消息一行。',
  },
  audit: {
    title: '审计记录',
    fields: [
      ['seq', '序号'],
      ['at', '时间'],
      ['actor', '谁'],
      ['via', '从哪里'],
      ['action', '做了什么'],
      ['subject', '对象'],
      ['before', '原来'],
      ['after', '后来'],
      ['hash', '校验值'],
    ],
    filteredBy: '发生的日期',
    counting: '一件事一行，按发生的次序；校验值连着前一行，中间少一行、改一行都看得出来。',
  },
  activities: {
    title: '活动',
    fields: [
      ['id', '编号'],
      ['kind', '种类'],
      ['title', '名称'],
      ['starts_at', '开始'],
      ['ends_at', '结束'],
      ['place', '地点'],
      ['organiser', '组织者'],
      ['audience', '通知对象'],
      ['seats', '名额'],
      ['invited', '通知人数'],
      ['going', '参加'],
      ['declined', '请假和不参加'],
      ['waiting', '候补'],
      ['attended', '实到'],
    ],
    filteredBy: '活动开始的日期',
    counting:
      '发出过通知的活动一个一行，取消的也在内，名称后写明“已取消”；补记的也在内，没有通知过人，通知人数是名单人数，没记几点的只写日期；请假和不参加合在一起，分开的看出席明细。',
  },
  attendance: {
    title: '出席明细',
    fields: [
      ['activity_id', '活动编号'],
      ['person', '姓名'],
      ['status', '状态'],
      ['reason', '原因'],
      ['at', '时间'],
      ['by', '谁记的'],
    ],
    filteredBy: '活动开始的日期',
    counting:
      '一个活动里一人一行；没有回复、也没有记到没到的人不在内。取消的活动，原因里写明“活动已取消”。到没到先于回复，请了假的没来仍算请假。',
  },
  ...activityKinds,
  people: {
    title: '人员',
    fields: [
      ['name', '姓名'],
      ['phone_masked', '手机'],
      ['roles', '身份'],
      ['group', '小组'],
      ['office', '机构'],
      ['constituency', '选区'],
      ['bound', '已绑定微信'],
    ],
    filteredBy: null,
    named: 'name',
    counting: '在职的一人一行，不含选民。',
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export type Row<Name extends KindName> = Name extends KindName
  ? Record<(typeof kinds)[Name]['fields'][number][0], Value>
  : never

export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name)

export const formats = ['json', 'csv', 'xlsx'] as const
export type Format = (typeof formats)[number]

export const Day = z.iso.date('日期要写成 2026-10-01 这样')

/** Office days, both included; null is open. */
export interface Range {
  from: string | null
  to: string | null
}

/** Which rows are wanted beside the days. */
export interface Filter {
  /** Part of a name; '' = everybody. */
  name: string
  /** Leave out what was withdrawn or voided. */
  validOnly: boolean
}

/** Whether a row is wanted. */
export const isWanted = (
  kind: Kind,
  row: Readonly<Record<string, Value>>,
  { name, validOnly }: Filter,
): boolean =>
  (name === '' || kind.named === undefined || String(row[kind.named] ?? '').includes(name)) &&
  (!validOnly || !isOver(row['status']))

/** Withdrawn, voided, or put right since. */
const isOver = (status: Value | undefined): boolean => status === 'void' || status === 'replaced'

/** The sheet 说明: what was asked for, when, and how a row counts. */
export function explanationOf(
  kind: Kind,
  asked: { range: Range; filter: Filter; at: string; zone: string; by: string },
  count: number,
): [string, string][] {
  const { from, to } = asked.range
  const days = `${from ?? '最早'} 至 ${to ?? '最近'}`
  const { name, validOnly } = asked.filter
  const filter = [name && `姓名里有“${name}”`, validOnly && '不含撤回、作废和更正以前的']
    .filter(Boolean)
    .join('，')
  return [
    ['内容', kind.title],
    ['范围', kind.filteredBy === null ? '全部' : `${kind.filteredBy}：${days}，含首尾两天`],
    ['条件', filter || '没有'],
    ['导出时间', asked.at],
    ['时区', asked.zone],
    ['导出人', asked.by],
    ['行数', String(count)],
    ['怎么算', kind.counting],
  ]
}
