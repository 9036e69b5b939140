/** What somebody says of an activity before it begins is for whoever organises it, and no concern of a voter. */
import { recordDeed } from '../../audit/actions.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import * as activities from '../store.ts'
import { nameOf } from '../wording.ts'

/** Hands the words of somebody who is asked to whoever organises it; refused for others. */
export async function passOnRemark(
  act: Act,
  who: Speaker,
  activityId: number,
  words: string,
): Promise<Outcome<{ organiserId: number }, 'unknown_activity' | 'not_asked' | 'empty'>> {
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return refused('unknown_activity')
  if (!(await activities.participationOf(act.tx, activityId, who.personId))) return refused('not_asked')
  const text = words.trim()
  if (text === '') return refused('empty')
  const { organiserId } = activity
  await tell(act, organiserId, {
    kind: 'activity.remark',
    period: `activity:${activityId} ${act.now.toISOString()} ${who.personId}`,
    text: `${who.name}对${nameOf(activity)}说：${text}`,
  })
  await recordDeed(act, {
    action: 'activity.remark',
    subject: `activity:${activityId}`,
    after: { text, to: organiserId },
  })
  return done({ organiserId })
}
