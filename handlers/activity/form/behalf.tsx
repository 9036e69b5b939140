/** Answers that came by phone, put down on a phone by whoever leads the activity or is liaison of the group. */
import type { JSX } from 'preact'
import { Empty, ProblemList, type Problems } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { answerableAhead, answersOnBehalf, sheetMembers, type Activity } from '../actions.ts'
import { answeredWords, repliesIn, ReplyFields } from '../answers/fields.tsx'
import { refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { About, activityIdOf, PickOne, Refused } from './parts.tsx'

async function meantBy(visit: FormVisit): Promise<{ all: Activity[]; meant: Activity | undefined }> {
  const all = await answerableAhead(visit.act, visit.who)
  const id = activityIdOf(visit)
  return { all, meant: id === null && all.length === 1 ? all[0] : all.find((one) => one.id === id) }
}

export async function showBehalf(visit: FormVisit): Promise<JSX.Element> {
  const { all, meant } = await meantBy(visit)
  if (meant) return formOf(visit, meant, {})
  if (all.length === 0) return <Empty>没有已经通知、还没开始、归您管的活动。</Empty>
  return <PickOne visit={visit} activities={all} />
}

async function formOf(visit: FormVisit, activity: Activity, problems: Problems): Promise<JSX.Element> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const open = members.filter(({ answer }) => answer === null)
  return (
    <>
      <About visit={visit} activity={activity} />
      <p>
        还有{open.length}
        人没有回复。谁打电话来说了，点他的名字记下；本人会收到通知。名额和候补同本人回复一样算。
      </p>
      <form method="post">
        <input type="hidden" name="activity" value={activity.id} />
        <ProblemList problems={problems} />
        <ReplyFields
          members={members.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null))}
          fields={visit.fields}
          problems={problems}
        />
        <button>提交</button>
      </form>
    </>
  )
}

export async function submitBehalf(visit: FormVisit): Promise<FormResult> {
  const { meant } = await meantBy(visit)
  if (!meant) return { again: <Refused>{refusalText.started}</Refused> }
  const members = await sheetMembers(visit.act, visit.who, meant)
  const read = repliesIn(visit.fields, members)
  if ('problems' in read) return { again: await formOf(visit, meant, read.problems) }
  const outcome = await answersOnBehalf(visit.act, visit.who, meant.id, read.replies)
  if (!outcome.ok) return { again: <Refused>{refusalText[outcome.refusal]}</Refused> }
  const said = `已代记${outcome.value.length}人，${nameOf(meant)}：${answeredWords(members, read.replies, outcome.value)}。本人会收到通知。`
  return { stored: { lines: [said], said } }
}
