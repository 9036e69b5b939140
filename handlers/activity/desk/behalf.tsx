/** Answers that came by phone, put down at the desk before the activity starts. */
import { DeskForm, Empty, ProblemList, type Problems } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { answersOnBehalf, sheetMembers, type Activity } from '../actions.ts'
import { answeredWords, repliesIn, ReplyFields } from '../answers/fields.tsx'
import { refusalText } from '../refusals.ts'
import { isOpen } from '../rules.ts'
import { whenOf } from '../whenOf.ts'
import { found, notFound } from './found.tsx'

async function show(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  return activity ? pageOf(visit, activity, {}) : notFound
}

async function pageOf(visit: DeskVisit, activity: Activity, problems: Problems): Promise<WebReply> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const isAhead = isOpen(activity.state) && activity.startsAt > visit.act.now
  return {
    title: `代记回复：${activity.title}`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <p>
          <a href={`/desk/activities/${activity.id}`}>{activity.title}</a>，{whenOf(activity, visit.act)}
        </p>
        {!isAhead || members.length === 0 ? (
          <Empty>
            {isAhead
              ? '正在通知，名单过一会儿就有，请刷新这一页。'
              : '活动没有发出、已经开始或者取消了，不能再记回复。开始以后请记到场。'}
          </Empty>
        ) : (
          <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/answers`}>
            <ProblemList problems={problems} />
            <p>谁打电话来说了，点他的名字记下；本人会收到通知。名额和候补同本人回复一样算。</p>
            <ReplyFields
              members={members.toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null))}
              fields={visit.fields}
              problems={problems}
            />
            <button>记下回复</button>
          </DeskForm>
        )}
      </>
    ),
  }
}

async function keep(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const members = await sheetMembers(visit.act, visit.who, activity)
  const read = repliesIn(visit.fields, members)
  if ('problems' in read) return pageOf(visit, activity, read.problems)
  const outcome = await answersOnBehalf(visit.act, visit.who, activity.id, read.replies)
  if (!outcome.ok) return pageOf(visit, activity, { answers: refusalText[outcome.refusal] })
  return {
    goTo: `/desk/activities/${activity.id}`,
    said: `记下了${outcome.value.length}人的回复：${answeredWords(members, read.replies, outcome.value)}。`,
  }
}

export const behalfPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id/answers', right: 'activities.change', answer: show },
  { method: 'POST', path: '/desk/activities/:id/answers', right: 'activities.change', answer: keep },
]
