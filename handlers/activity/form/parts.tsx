/** Pieces that the activity's forms share. */
import type { JSX } from 'preact'
import { z } from 'zod'
import { dayOf } from '../../shared/days.ts'
import type { FormVisit } from '../../shared/visit.ts'
import type { Activity } from '../actions.ts'
import { factsOf, whenWords } from '../wording.ts'

const Subject = z.object({ activityId: z.int() })

/** The activity that the link is for, or that was chosen on its page; null while none is. */
export const activityIdOf = ({ subject, query, fields }: FormVisit): number | null =>
  Subject.safeParse(subject).data?.activityId ??
  (Number(fields.text('activity') || query.get('activity')) || null)

/** Whether the link is for several, so that another may be chosen. */
export const isOpenLink = ({ subject }: FormVisit): boolean => !Subject.safeParse(subject).success

export const todayOf = ({ act }: FormVisit) => dayOf(act.now, act.zone)

/** What is announced of an activity, a line a fact. */
export const About = ({ visit, activity }: { visit: FormVisit; activity: Activity }): JSX.Element => (
  <div class="card">
    {factsOf(activity, visit.act.zone, todayOf(visit)).map((line, index) => (
      <p key={line}>{index === 0 ? <b>{line}</b> : line}</p>
    ))}
  </div>
)

/** Several activities: one is chosen by its name. */
export const PickOne = ({
  visit,
  activities,
  noteOf = () => '',
}: {
  visit: FormVisit
  activities: readonly Activity[]
  /** Where each stands, beneath its time. */
  noteOf?: (activity: Activity) => string
}): JSX.Element => (
  <>
    <p>哪一个活动？点名称。</p>
    <ul class="picks">
      {activities.map((activity) => (
        <li key={activity.id}>
          <a href={`?activity=${activity.id}`}>
            {activity.title}
            <small>
              {[whenWords(activity, visit.act.zone, todayOf(visit)), noteOf(activity)]
                .filter(Boolean)
                .join('；')}
            </small>
          </a>
        </li>
      ))}
    </ul>
  </>
)

/** A refusal in place of the form. */
export const Refused = ({ children }: { children: string }): JSX.Element => (
  <div class="card">
    <p>{children}</p>
    <p>可以关掉这一页，在微信里接着说。</p>
  </div>
)
