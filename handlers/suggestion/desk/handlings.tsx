/** What the units did with a suggestion and how it was judged, at the desk. */
import type { JSX } from 'preact'
import { dayOf } from '../../shared/days.ts'
import { Tag } from '../../shared/page.tsx'
import type { WholeSuggestion } from '../actions.ts'
import { communicationNames, gradeNames, handlingNames } from '../rules.ts'

const handlingStates: Record<string, string> = {
  assigned: '待签收',
  signed: '办理中',
  return_requested: '申请退回',
  replied: '已答复',
  opined: '已提意见',
  returned: '已退出',
  ended: '已结束',
}

export function Handlings({ whole, zone }: { whole: WholeSuggestion; zone: string }): JSX.Element | null {
  if (whole.handlings.length === 0) return null
  const unitOf = (handlingId: number) => whole.handlings.find(({ id }) => id === handlingId)?.unit.name ?? ''
  const grade = (value: string | null) => (value ? gradeNames[value as keyof typeof gradeNames] : '')
  return (
    <>
      <h2>办理</h2>
      <ul class="lines">
        {whole.handlings.map((one) => (
          <li key={one.id}>
            <b>{one.unit.name}</b>（{handlingNames[one.role as keyof typeof handlingNames]}）
            {handlingStates[one.state]}
            {one.returnReason &&
              `；退回理由：${one.returnReason}${one.returnBetter ? `，应由${one.returnBetter}办` : ''}`}
          </li>
        ))}
        {whole.communications.map((one) => (
          <li key={`c${one.id}`}>
            {one.happenedOn} {unitOf(one.handlingId)}与代表沟通（
            {communicationNames[one.method as keyof typeof communicationNames]}）：{one.summary}{' '}
            <Tag tone={one.holds === false ? 'late' : one.holds ? 'good' : 'quiet'}>
              {one.holds === null ? '待代表确认' : one.holds ? '代表确认属实' : '代表说没有'}
            </Tag>
          </li>
        ))}
        {whole.replies.map((one) => (
          <li key={`r${one.id}`}>
            {dayOf(one.repliedAt, zone)} {unitOf(one.handlingId)}答复（{one.replyClass}类）：{one.text}
          </li>
        ))}
        {whole.ratings.map((one) => (
          <li key={`g${one.id}`}>
            {dayOf(one.ratedAt, zone)} 代表测评：办理工作{grade(one.work)}，办理结果{grade(one.result)}
            {one.reason && `；${one.reason}`}
          </li>
        ))}
        {whole.commitments.map((one) => (
          <li key={`m${one.id}`}>
            承诺：{one.text}（{one.dueOn}前）{' '}
            <Tag tone={one.deliveredAt ? 'good' : 'quiet'}>{one.deliveredAt ? '已落实' : '还没有落实'}</Tag>{' '}
            {grade(one.rating)}
          </li>
        ))}
      </ul>
    </>
  )
}
