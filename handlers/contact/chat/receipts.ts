import { spokenDay, type Day } from '../../shared/days.ts'
import { shortened } from '../../shared/words.ts'
import {
  namesOf,
  type ChangeRefusal,
  type OwnProgress,
  type Recorded,
  type StoredReport,
} from '../actions.ts'
import { methodNames, partNames, type Progress, type ReportInput, type ReportRefusal } from '../rules.ts'

const quarterNames = ['一', '二', '三', '四']

/** 本季, or the quarter by name when it is another one than today's. */
function quarterWord(progress: Progress, today: Day): string {
  const { from, to, year, number } = progress.quarter
  if (from <= today && today <= to) return '本季'
  const name = `${quarterNames[number - 1] ?? ''}季度`
  return String(year) === today.slice(0, 4) ? name : `${year}年${name}`
}

const when = (report: Pick<ReportInput, 'occurredOn' | 'partOfDay'>, today: Day): string =>
  `${spokenDay(report.occurredOn, today)}${report.partOfDay ? partNames[report.partOfDay] : ''}`

/**
 * 已记：11月22日 走访 张德发（本季第3/10位）。诉求1条：3栋路灯不亮。编号231。改：回“改”；撤：回“撤回”.
 * A liaison's says for whom: 已代周明远代表记：…
 */
export function recordedReceipt(
  recorded: readonly Recorded[],
  nameOf: (key: string) => string,
  today: Day,
  deputy?: string,
): string {
  const head = deputy === undefined ? '已记' : `已代${deputy}代表记`
  const told = deputy === undefined ? '' : '记了什么会告诉代表本人。'
  const lines = recorded.map((one) => {
    const { input } = one
    const names = [...input.parties.map(nameOf), ...input.unlisted].join('、')
    const concerns =
      input.concerns.length > 0
        ? `诉求${input.concerns.length}条：${input.concerns.map(({ text }) => shortened(text, 60)).join('；')}。`
        : ''
    const missed =
      input.concerns.length === 0 && /反[映应]|诉求/.test(input.summary)
        ? '没看出反映的是什么，要补请回“改”选诉求。'
        : ''
    return `${head}：${when(input, today)} ${methodNames[input.method]} ${names}${counting(one, today)}。${concerns}${missed}编号${one.id}。`
  })
  return `${lines.join('\n')}${lines.length > 1 ? '\n' : ''}${told}改：回“改”；撤：回“撤回”。`
}

function counting({ progress, input, isFirst }: Recorded, today: Day): string {
  if (input.bulk) return '（群发，不计入进度）'
  if (input.parties.length === 0) return '（不在联系名单里，不计入进度）'
  const word = quarterWord(progress, today)
  const order = input.parties.length === 1 && isFirst ? '第' : '已联系'
  const unlisted = input.unlisted.length > 0 ? `；${input.unlisted.join('、')}不在联系名单里，不计入` : ''
  return `（${word}${order}${progress.reached.length}/${progress.linked}位${unlisted}）`
}

/** A report as it was handed in, in a few words. */
export const reportInWords = (input: ReportInput, nameOf: (key: string) => string, today: Day): string =>
  `${when(input, today)} ${methodNames[input.method]} ${[...input.parties.map(nameOf), ...input.unlisted].join('、')}`

/** Why a form's report was not taken. */
export const formRefusals: Record<ReportRefusal, string> = {
  not_contactor: '这份表不由您填。要补记，请联系联络处。',
  nobody: '请勾选见了谁。',
  future: '日子还没有到，请填已经过去的日子。',
  too_old: '早于去年的联系不能再记。要补，请联系联络处。',
  not_linked: '联系名单刚刚变过，请重新勾选见了谁。',
}

/** A stored report in a few words, for lists and for what was voided or changed. */
export function inWords(report: StoredReport, today: Day): string {
  const partOfDay = report.partOfDay as ReportInput['partOfDay']
  const method = methodNames[report.method as ReportInput['method']]
  const concerns =
    report.concerns.length > 0
      ? `（诉求：${report.concerns.map(({ text }) => shortened(text, 60)).join('；')}）`
      : ''
  return `${when({ occurredOn: report.occurredOn, partOfDay }, today)} ${method} ${namesOf(report).join('、')}${concerns}`
}

/** When somebody was contacted last. */
export const lastWithReply = (name: string, report: StoredReport | null, today: Day): string =>
  report === null
    ? `${name}：您还没有联系记录。`
    : `${name}：最近一次是${inWords(report, today)}（编号${report.id}）。`

/** 我的记录: the latest ones with their numbers, newest first. */
export function recentReply(reports: readonly StoredReport[], today: Day): string {
  if (reports.length === 0) return '您还没有联系记录。要记，直接说一句，例如：走访 张德发 反映3栋路灯不亮。'
  const lines = reports.map(
    (report) => `编号${report.id} ${inWords(report, today)}${report.status === 'void' ? '（已撤回）' : ''}`,
  )
  const [first] = reports
  return [
    `最近${reports.length}条：`,
    ...lines,
    `要改：编号${first?.id ?? ''}改成电话；要撤：撤回编号${first?.id ?? ''}。`,
  ].join('\n')
}

const changeRefusals: Record<ChangeRefusal, string> = {
  not_yours: '没有找到这条记录，没有改动。',
  already_void: '这条已经撤回过了，没有再改。',
  not_void: '这条没有撤回过，一直记着，不用恢复。',
  recorded_anew: '这条撤回以后又照样记过一次，没有再恢复，免得重复。',
  voided_by_office: '这条是工作人员作废的，不能自己恢复。有疑问请回“人工”。',
  changed_meanwhile: '这条刚刚被改过，没有再改。请看一下再说一遍。',
  future: '日子还没有到，没有改。请写已经过去的日子。',
  too_old: '早于去年的日子不能再记，没有改。要补，请联系联络处。',
  not_linked: '这条记录里没有这个人，没有改。',
  off_list: '里面有人不在这条记录的代表的联系名单里，没有改。请核对姓名；名单要改，请联系联络处。',
  other_duty: '联系选民和联系代表是两种记录，不能直接换人，没有改。请先回“撤回”，再重新记一次。',
}

export const changeRefused = (refusal: ChangeRefusal): string => changeRefusals[refusal]

const nobodyLinked = (whom: string): string => `您的联系名单里还没有${whom}，请联系联络处补上。`

/** 本季度联系情况 */
export function progressReply(all: readonly OwnProgress[], today: Day): string {
  return all
    .map(({ role, progress, left }) => {
      const whom = role === 'deputy' ? '选民' : '代表'
      if (progress.linked === 0) return nobodyLinked(whom)
      const state = progress.done ? '已完成' : '未完成'
      const head = `${quarterWord(progress, today)}联系${whom}：${progress.reached.length}/${progress.linked}位，${state}（${spokenDay(progress.quarter.to, today)}截止）。`
      const rest = left.length > 0 ? `还差${left.length}位：${left.map(({ name }) => name).join('、')}。` : ''
      return `${head}${rest}今年已联系${progress.thisYear}人次。`
    })
    .join('\n')
}

/** 还差谁: with phones, since these are his own linked people. */
export function missingReply(all: readonly OwnProgress[], today: Day): string {
  return all
    .map(({ role, progress, left }) => {
      const whom = role === 'deputy' ? '选民' : '代表'
      if (progress.linked === 0) return nobodyLinked(whom)
      if (left.length === 0)
        return `${quarterWord(progress, today)}联系的${whom}${progress.linked}位都联系到了。`
      const lines = left.map(({ name, phone }) => (phone ? `${name} ${phone}` : `${name}（没有手机号）`))
      return `${quarterWord(progress, today)}还差${left.length}位${whom}没联系（${spokenDay(progress.quarter.to, today)}截止）：\n${lines.join('\n')}\n联系后直接说一句，例如：走访 ${left[0]?.name ?? ''}`
    })
    .join('\n')
}
