/** Each deputy is invited at least once a term: 代表工委 hears who is not yet, and how to propose them (工作方案三(四)). */
import type { NoticeLine } from '../../contact/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import { officeStaff } from '../../people/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import { termSince } from '../groups/store.ts'
import * as activities from '../store.ts'
import * as store from './store.ts'
import { watchDayDue } from './watchDays.ts'

const kind = 'invitation-watch'
const step = 'office'
/** So many names stand in the message; all of them on the desk. */
const mostNamed = 60

/** Tells 代表工委 who is invited too little, once a day of the list; a list that nobody stands on is kept as looked at. */
export async function tellOfUninvited(act: Act, dryRun: boolean): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const since = await termSince(act.tx)
  const due = since && watchDayDue(dayOf(act.now, act.zone), dayOf(since, act.zone), settings)
  if (!due || (await stepsDone(act.tx, kind, due)).has(step)) return []
  const text = await listText(act, settings)
  const staff = text === null ? [] : await officeStaff(act.tx)
  const reminders = staff.map(({ id }): Reminder => ({
    kind,
    personId: id,
    period: due,
    step,
    text: text ?? '',
    subject: { due },
  }))
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) await noteStep(act.tx, kind, due, step, act.now, 'done')
  return reminders.map(({ personId, period, text: said }, index) => ({
    kind,
    to: `person:${personId}`,
    name: staff[index]?.name ?? '',
    period,
    step,
    text: said,
    status: statuses[index] ?? 'unreachable',
  }))
}

/** The list as it stands when it is said; none once everybody is invited. */
export const uninvitedListHolds = async (act: Act, _notice: DueNotice): Promise<string | null> =>
  listText(act, await settingsAt(act.tx, act.now, act.zone))

async function listText(act: Act, settings: Settings): Promise<string | null> {
  const least = settings['invitation.perTerm']
  const today = dayOf(act.now, act.zone)
  const all = await store.invitedCounts(act.tx, today, settings['invitation.declined'] === 'counted')
  const short = all.filter(({ invited }) => invited < least)
  if (short.length === 0) return null
  const groups = new Map((await activities.groupsNamed(act.tx)).map(({ id, name }) => [id, name]))
  const byGroup = Map.groupBy(short.slice(0, mostNamed), ({ groupId }) => groupId)
  const lines = [...byGroup].map(
    ([groupId, deputies]) => `${groups.get(groupId) ?? ''}：${deputies.map(({ name }) => name).join('、')}`,
  )
  const more = short.length > mostNamed ? [`只列了前${mostNamed}名，全部名单在工作台“邀请代表”里看。`] : []
  const ends = settings['term.endsOn']
  const until = ends === null ? '' : `，本届到${spokenDay(ends, today)}`
  return [
    `【邀请代表】本届每名代表至少邀请${least}次列席常委会、参加执法检查或听取报告${until}。在任代表${all.length}名（暂停执行职务的不算），还有${short.length}名没有邀请够：`,
    ...lines,
    ...more,
    '要邀请请回一句话，会先提议被邀请最少的，例如：12月8日上午9点 列席常委会会议 邀请6名代表；点名也可以：邀请某某参加。再看名单请回“谁还没被邀请”。',
  ].join('\n')
}
