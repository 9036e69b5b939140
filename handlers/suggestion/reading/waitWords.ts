/** Whom a suggestion waits for, and until when, in words. */
import { spokenDay, type Day } from '../../shared/days.ts'
import { channelOf } from '../parties.ts'
import type { Case } from '../case.ts'
import type { Wait } from '../waits.ts'
import { channelNames } from '../rules.ts'

const waitNames: Record<Wait['kind'], string> = {
  accept: '受理',
  revise: '修改后再提交',
  motion: '报大会主席团（常委会）决定议案怎样处理',
  motion_result: '记议案的审议结果',
  forward: '转交',
  assign: '交办',
  sign: '签收',
  reassign: '重新交办',
  decide_extension: '决定是否延期',
  first_contact: '首次联系代表',
  opinion: '提出协办意见',
  reply: '答复',
  confirm: '确认沟通是否属实',
  rate: '测评',
  conference: '组织会商',
}

/** 签收, 答复: what somebody waits for, by its kind; '' for what is none. */
export const waitName = (kind: string): string =>
  Object.hasOwn(waitNames, kind) ? waitNames[kind as Wait['kind']] : ''

/** 等区住建局答复，11月24日起，2月24日前，还有92天（暂定：2027年放假安排未公布）。 */
export function waitInWords(
  wait: Wait,
  one: Case,
  today: Day,
  /** Where a tag already says how late it is; and who reads it, for it is said to himself otherwise. */
  { isTagged = false, readerId = null }: { isTagged?: boolean; readerId?: number | null } = {},
): string {
  const unit = [...one.row.handlings, ...(one.into?.row.handlings ?? [])].find(
    ({ unitId }) => unitId === wait.unitId,
  )?.unit.name
  const channel = channelOf(one)
  const whom = {
    lead: readerId === one.row.leadId ? '您' : `${one.row.lead.name}代表`,
    office: '代表工委',
    channel: channel ? channelNames[channel] : '交办机关',
    unit: unit ?? '承办单位',
  }[wait.for]
  const since = wait.since ? `，${spokenDay(wait.since, today)}起` : ''
  if (wait.due === null || wait.daysLeft === null) return `等${whom}${waitNames[wait.kind]}${since}`
  const left =
    wait.daysLeft < 0
      ? `已逾期${-wait.daysLeft}天`
      : wait.daysLeft === 0
        ? '今天到期'
        : `还有${wait.daysLeft}天${wait.level === 'due_soon' && !isTagged ? '，快到期' : ''}`
  const provisional = wait.provisional ? `（暂定：${wait.due.slice(0, 4)}年放假安排未公布）` : ''
  return `等${whom}${waitNames[wait.kind]}${since}，${spokenDay(wait.due, today)}前，${left}${provisional}`
}
