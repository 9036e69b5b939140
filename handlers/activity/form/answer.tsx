/** 参加 or 请假 on a phone, until the activity starts. */
import type { JSX } from 'preact'
import { Area, Choices, Empty, ProblemList, type Problems } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { answerActivity, countsOf, materialsFor, openInvitations, type Activity } from '../actions.ts'
import { About, activityIdOf, isOpenLink, PickOne, Refused, todayOf } from './parts.tsx'
import { Materials } from './materials.tsx'
import { refusalText } from '../refusals.ts'
import { receipt } from '../chat/answers/receipt.ts'
import { isOpen, statusNames, type Status } from '../rules.ts'

export async function showAnswer(visit: FormVisit): Promise<JSX.Element> {
  const open = await openInvitations(visit.act, visit.who.personId)
  const id = activityIdOf(visit)
  const [only, ...others] = open
  const meant = id === null && others.length === 0 ? only : open.find(({ activity }) => activity.id === id)
  if (meant) return formOf(visit, meant.activity, meant.status)
  if (id !== null && !isOpenLink(visit))
    return <Refused>这个活动已经开始、取消或者没有通知您，不能再回复了。</Refused>
  if (!only) return <Empty>现在没有等您回复的活动。有通知会在微信里发给您。</Empty>
  return <PickOne visit={visit} activities={open.map(({ activity }) => activity)} />
}

async function formOf(
  visit: FormVisit,
  activity: Activity,
  status: Status | null,
  problems: Problems = {},
): Promise<JSX.Element> {
  const { fields, who } = visit
  return (
    <>
      <p>
        <b>{who.name}</b>，不是您本人，请关掉这一页。
      </p>
      <About visit={visit} activity={activity} />
      {await Materials(visit, activity)}
      <p>
        {status ? `您现在回的是“${statusNames[status]}”。` : '您还没有回复。'}
        {await seatWords(visit, activity, status)}
      </p>
      <form method="post">
        <input type="hidden" name="activity" value={activity.id} />
        <ProblemList problems={problems} />
        <Choices
          name="answer"
          label="您参加吗"
          type="radio"
          problems={problems}
          options={[
            { value: 'going', label: '参加' },
            { value: 'leave', label: '请假', hint: '在下面写原因' },
          ]}
          chosen={[fields.text('answer')]}
        />
        <Area
          name="reason"
          label="请假原因"
          hint="参加的不用填。例如：出差、就医。"
          problems={problems}
          value={fields.text('reason')}
          rows={2}
          maxLength={200}
        />
        <button>提交</button>
      </form>
    </>
  )
}

/** How many seats are left, for whoever has none yet. */
async function seatWords(
  { act }: FormVisit,
  { id, seats }: Activity,
  status: Status | null,
): Promise<string> {
  if (seats === null || status === 'going') return ''
  const { going, waiting } = await countsOf(act, id)
  const left = seats - going
  if (left > 0) return `还有${left}个名额。`
  return status === 'waiting' ? '' : `名额已满，选“参加”会排候补第${waiting + 1}位。`
}

export async function submitAnswer(visit: FormVisit): Promise<FormResult> {
  const id = activityIdOf(visit)
  const open = await openInvitations(visit.act, visit.who.personId)
  const meant = open.find(({ activity }) => activity.id === id)
  if (!meant) return { again: <Refused>{refusalText.started}</Refused> }
  const answer = visit.fields.text('answer')
  const reason = visit.fields.text('reason').slice(0, 200)
  const problems: Record<string, string> = {}
  if (answer !== 'going' && answer !== 'leave') problems['answer'] = '请选参加或者请假。'
  if (answer === 'leave' && reason.length < 2) problems['reason'] = '请写请假原因，例如：出差。'
  if (answer === 'going' && reason !== '')
    problems['reason'] = '选了参加，又写了请假原因。参加的请把原因删掉，请假的请选“请假”。'
  if (Object.keys(problems).length > 0)
    return { again: await formOf(visit, meant.activity, meant.status, problems) }
  const said = { coming: answer === 'going', reason: answer === 'going' ? null : reason }
  const outcome = await answerActivity(visit.act, visit.who, meant.activity.id, said)
  if (!outcome.ok) return { again: <Refused>{refusalText[outcome.refusal]}</Refused> }
  const text = receipt({ act: visit.act, today: todayOf(visit) }, outcome.value, said)
  const change = isOpen(outcome.value.activity.state)
    ? ['活动开始前都可以改：在微信里回“参加”或“请假 原因”。']
    : []
  const files = await materialsFor(visit.act, visit.who, outcome.value.activity)
  const toRead = files.length > 0 ? [`要看文件，在微信里回“活动${meant.activity.id} 文件”。`] : []
  return { stored: { lines: [text, ...change, ...toRead], said: text } }
}
