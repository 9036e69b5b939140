/** What the units asked, said and did with a suggestion, at the desk: what staff decide on stands there word for word. */
import type { JSX } from 'preact'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { Tag, type Tone } from '../../../shared/page.tsx'
import type { WholeSuggestion } from '../../actions.ts'
import type { CommunicationKinds } from '../../reading/communicationKinds.ts'
import { handlingNames } from '../../rules.ts'

const handlingStates: Record<string, string> = {
  assigned: '待签收',
  signed: '办理中',
  return_requested: '申请退回',
  replied: '已答复',
  opined: '已提意见',
  returned: '已退出',
  ended: '已结束',
}

export interface Told {
  whole: WholeSuggestion
  /** An instant as the day it was, in words. */
  on: (at: Date) => string
  today: Day
  ways: CommunicationKinds
}

export const toldOf = (whole: WholeSuggestion, zone: string, today: Day, ways: CommunicationKinds): Told => ({
  whole,
  on: (at) => spokenDay(dayOf(at, zone), today),
  today,
  ways,
})

export const unitIn = (whole: WholeSuggestion, handlingId: number): string =>
  whole.handlings.find(({ id }) => id === handlingId)?.unit.name ?? ''

export function Handlings({ told }: { told: Told }): JSX.Element | null {
  const { whole } = told
  if (whole.handlings.length === 0) return null
  return (
    <>
      <h2>办理</h2>
      {whole.assignNote && <p class="card">交办意见：{whole.assignNote}</p>}
      <ul class="lines">
        {whole.handlings.map((one) => (
          <li key={one.id}>
            <b>{one.unit.name}</b>（{handlingNames[one.role as keyof typeof handlingNames]}）
            {handlingStates[one.state]}
            {one.returnReason && (
              <p>
                退回理由：{one.returnReason}
                {one.returnBetter && `；认为应由${one.returnBetter}办`}
                {one.returnNote && `；交办机关的意见：${one.returnNote}`}
              </p>
            )}
          </li>
        ))}
        <Extensions told={told} />
        {whole.communications.map((one) => (
          <li key={`c${one.id}`}>
            {spokenDay(one.happenedOn, told.today)} {unitIn(whole, one.handlingId)}与代表沟通（
            {told.ways.nameOf(one)}）：{one.summary}{' '}
            <Tag tone={one.holds === false ? 'late' : one.holds ? 'good' : 'quiet'}>
              {one.holds === null ? '待代表确认' : one.holds ? '代表确认属实' : '代表说没有'}
            </Tag>
            {one.holds === false && one.answer && `代表说：${one.answer}`}
          </li>
        ))}
        {whole.opinions.map((one) => (
          <li key={`o${one.id}`}>
            {told.on(one.givenAt)} {unitIn(whole, one.handlingId)}的协办意见：{one.text}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Requests for a later day, each with its reason and what became of it. */
const Extensions = ({ told: { whole, on, today } }: { told: Told }): JSX.Element => (
  <>
    {whole.extensions.map((one) => {
      const [tone, words] = decided(one, today)
      return (
        <li key={`e${one.id}`}>
          {on(one.askedAt)} {unitIn(whole, one.handlingId)}申请延期到{spokenDay(one.askedUntil, today)}
          ，理由：{one.reason} <Tag tone={tone}>{words}</Tag>
          {one.note && `交办机关的意见：${one.note}`}
        </li>
      )
    })}
  </>
)

function decided(
  { granted, grantedUntil }: WholeSuggestion['extensions'][number],
  today: Day,
): readonly [Tone, string] {
  if (granted === null) return ['due', '等交办机关决定']
  return granted
    ? ['good', `同意延到${grantedUntil ? spokenDay(grantedUntil, today) : ''}`]
    : ['late', '不同意']
}
