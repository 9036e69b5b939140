/** 测评 on a phone: the replies, two axes, three grades; nothing is chosen beforehand. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Empty, ProblemList } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import {
  correctable,
  correctRating,
  openCase,
  partiesTo,
  rateReply,
  readEverything,
  refOf,
  replyClasses,
  type Case,
  type Judgement,
  type ReplyClasses,
  type WholeSuggestion,
} from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { fileOfSuggestion, Replies, subjectOf } from '../parts.tsx'
import { refusalSentences } from '../../refusals.ts'
import { gradeNames } from '../../rules.ts'
import { GradeFields, judgedIn } from './grades.tsx'

interface Rated {
  one: Case
  whole: WholeSuggestion
  classes: ReplyClasses
  /** What he said last and may still correct; null where he rates for the first time. */
  was: Judgement | null
}

async function ratedBy(visit: FormVisit): Promise<Rated | null> {
  const id = subjectOf(visit)
  const one = id === null ? null : await openCase(visit.act, id)
  if (!one || !partiesTo(one, visit.who).includes('lead')) return null
  const whole = await readEverything(visit.act, visit.who, one.row.id)
  const was = one.course.state === 'replied' ? null : await correctable(visit.act, visit.who, one)
  return whole && { one, whole, classes: await replyClasses(visit.act), was }
}

const NotForYou = (): JSX.Element => <Empty>测评由领衔代表来做。有疑问请在微信里回“人工”。</Empty>

const NotNow = ({ one }: { one: Case }): JSX.Element => (
  <Empty>
    《{one.row.title}》现在没有等您测评的答复。查进度请在微信里回：{refOf(one.row)}到哪一步了
  </Empty>
)

const isOpen = ({ one, was }: Rated): boolean => one.course.state === 'replied' || was !== null

async function show(visit: FormVisit): Promise<JSX.Element> {
  const rated = await ratedBy(visit)
  if (!rated) return <NotForYou />
  if (!isOpen(rated)) return <NotNow one={rated.one} />
  return <RateForm visit={visit} {...rated} problems={{}} />
}

async function submit(visit: FormVisit): Promise<FormResult> {
  const rated = await ratedBy(visit)
  if (!rated) return { again: <NotForYou /> }
  const { one, was } = rated
  if (!isOpen(rated)) return { instead: <NotNow one={one} /> }
  const again = (problems: Problems) => ({ again: <RateForm visit={visit} {...rated} problems={problems} /> })
  const judged = judgedIn(visit.fields)
  if ('problems' in judged) return again(judged.problems)
  const { work, result, reason } = judged
  // the reply that was read is the reply that is rated
  if (visit.fields.text('reply') !== lastReply(rated.whole))
    return again({ work: '答复刚才有了变化，请看过上面的答复再选。' })
  const verb = was ? correctRating : rateReply
  const outcome = await verb(visit.act, visit.who, one.row.id, { work, result, reason })
  if (!outcome.ok) return again({ result: refusalSentences[outcome.refusal] })
  const next = {
    closed: '已办结。',
    rehandling: `承办单位${visit.settings['suggestion.rehandleMonths']}个月内重新办理，再答复您。`,
    conference: '由代表工委组织会商，结果会告诉您。',
  }[outcome.value.one.course.state as 'closed' | 'rehandling' | 'conference']
  const grade = `办理工作${gradeNames[work]}，办理结果${gradeNames[result]}`
  const lines = [
    `${was ? '已更正' : '已记'}您对《${one.row.title}》（${refOf(one.row)}）的测评：${grade}。`,
    ...(reason ? [`理由：${reason}`] : []),
    next,
    ...(was ? ['原来的测评存着备查，告诉过的人都已重新告诉。'] : []),
  ]
  return { stored: { lines, said: lines.join('\n') } }
}

/** A corrected reply is another one: what was read before is not what is rated now. */
const lastReply = ({ replies }: WholeSuggestion): string => {
  const last = replies.at(-1)
  return last ? `${last.id}.${last.edition}` : ''
}

function RateForm({
  visit,
  one,
  whole,
  classes,
  was,
  problems,
}: Rated & { visit: FormVisit; problems: Problems }): JSX.Element {
  const { fields } = visit
  const today = dayOf(visit.act.now, visit.act.zone)
  const repliedOn = one.course.repliedOn
  return (
    <>
      <p>
        <b>《{one.row.title}》</b>（{refOf(one.row)}）{repliedOn && `，${spokenDay(repliedOn, today)}答复`}
        {one.course.round > 1 && '，这是重新办理后的答复'}
      </p>
      {was && (
        <p class="card">
          您刚才的测评：办理工作{gradeNames[was.work]}，办理结果{gradeNames[was.result]}
          {was.reason && `（${was.reason}）`}。两项都重新选一遍，选好的代替刚才的。
        </p>
      )}
      <Replies
        visit={visit}
        whole={whole}
        classes={classes}
        round={was ? one.course.rating?.round : undefined}
      />
      <form method="post">
        <ProblemList problems={problems} />
        <input type="hidden" name="reply" value={lastReply(whole)} />
        <GradeFields fields={fields} problems={problems} />
        <button>{was ? '更正测评' : '提交测评'}</button>
      </form>
    </>
  )
}

export const rateForm: FormPage = {
  purpose: 'suggestion.rate',
  title: '测评建议办理',
  show,
  submit,
  file: fileOfSuggestion,
}
