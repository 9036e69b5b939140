/** Groups that meet too seldom: their liaison hears it before the day and after it, 代表工委 after it (二(二)经常化). */
import type { NoticeLine } from '../../contact/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import { officeStaff } from '../../people/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, daysBetween, spokenDay, type Day } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import { rhythmStep, type RhythmStep } from '../timing.ts'
import * as store from './store.ts'

const liaisonKind = 'group-rhythm'
const officeKind = 'group-rhythm-office'
const job = 'group-rhythm'
const officeStep = 'office'

/** So many groups in one transaction. */
const chunk = 20

export interface RhythmChunk {
  lines: NoticeLine[]
  next: number | null
}

interface Slow {
  group: store.GroupOfRhythm
  lastOn: Day | null
  step: RhythmStep
}

const periodOf = ({ group, step }: Slow): string => `group:${group.id} ${step.dueOn}`

/**
 * Looks at the next twenty groups. Whose next activity is due soon and not announced, or late: the liaison is told, once a
 * span and step. A span slept over is told as late, not as soon due.
 */
export async function remindRhythms(act: Act, after: number, dryRun: boolean): Promise<RhythmChunk> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const groups = await store.groupsOfRhythm(act.tx, after, chunk)
  const told: Slow[] = []
  for (const one of await slowAmong(act, groups, settings))
    if (!(await stepsDone(act.tx, job, periodOf(one))).has(one.step.step)) told.push(one)
  const lines = await tellLiaisons(act, told, settings, dryRun)
  if (!dryRun)
    for (const one of told) {
      await noteStep(act.tx, job, periodOf(one), one.step.step, act.now, 'done')
      if (one.step.isLate) await noteStep(act.tx, job, periodOf(one), 'soon', act.now, 'missed')
    }
  return { lines, next: groups.length < chunk ? null : (groups.at(-1)?.id ?? null) }
}

/** Once all groups were looked at: 代表工委 gets one list of those that are late and that it was not told of this span. */
export async function tellOfficeOfRhythms(act: Act, dryRun: boolean): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const late: Slow[] = []
  for (let after: number | null = 0; after !== null;) {
    const groups: store.GroupOfRhythm[] = await store.groupsOfRhythm(act.tx, after, chunk)
    for (const one of await slowAmong(act, groups, settings))
      if (one.step.isLate && !(await stepsDone(act.tx, job, periodOf(one))).has(officeStep)) late.push(one)
    after = groups.length < chunk ? null : (groups.at(-1)?.id ?? null)
  }
  const lines = await tellStaff(act, late, settings, dryRun)
  if (!dryRun) for (const one of late) await noteStep(act.tx, job, periodOf(one), officeStep, act.now, 'done')
  return lines
}

/** Those of these groups that are due soon or late, and have announced nothing. */
async function slowAmong(
  act: Act,
  groups: readonly store.GroupOfRhythm[],
  settings: Settings,
): Promise<Slow[]> {
  const ids = groups.map(({ id }) => id)
  const today = dayOf(act.now, act.zone)
  const last = new Map(
    (await store.lastHeld(act.tx, act.now, ids, act.now)).map(({ id, lastAt }) => [id, lastAt]),
  )
  const ahead = await store.groupsWithPlans(act.tx, act.now, ids)
  const since = await store.termSince(act.tx)
  return groups.flatMap((group) => {
    const lastAt = last.get(group.id) ?? null
    const lastOn = lastAt && dayOf(lastAt, act.zone)
    // a group without any activity counts from the day on which its term was set up
    const from = lastOn ?? (since && dayOf(since, act.zone))
    if (from === null || ahead.has(group.id)) return []
    const step = rhythmStep(
      from,
      today,
      settings['activity.groupEveryMonths'],
      settings['activity.rhythmDaysBefore'],
    )
    return step ? [{ group, lastOn, step }] : []
  })
}

async function tellLiaisons(
  act: Act,
  slow: readonly Slow[],
  settings: Settings,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const lines: NoticeLine[] = []
  for (const one of slow) {
    const { liaison, id } = one.group
    if (!liaison) continue
    const reminder: Reminder = {
      kind: liaisonKind,
      personId: liaison.id,
      period: periodOf(one),
      step: one.step.step,
      text: liaisonText(act, one, settings),
      subject: { groupId: id, dueOn: one.step.dueOn },
    }
    lines.push(...(await queue(act, [reminder], [liaison.name], settings, dryRun)))
  }
  return lines
}

async function tellStaff(
  act: Act,
  late: readonly Slow[],
  settings: Settings,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  if (late.length === 0) return []
  const groupIds = late.map(({ group }) => group.id)
  const staff = await officeStaff(act.tx)
  const text = staffText(act, late, settings)
  const reminders = staff.map(({ id }): Reminder => ({
    kind: officeKind,
    personId: id,
    period: dayOf(act.now, act.zone),
    step: `groups ${groupIds.join(' ')}`,
    text,
    subject: { groupIds },
  }))
  return queue(
    act,
    reminders,
    staff.map(({ name }) => name),
    settings,
    dryRun,
  )
}

async function queue(
  act: Act,
  reminders: readonly Reminder[],
  names: readonly string[],
  settings: Settings,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return reminders.map(({ kind, personId, period, step, text }, index) => ({
    kind,
    to: `person:${personId}`,
    name: names[index] ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}

const lastWords = (lastOn: Day | null, today: Day): string =>
  lastOn === null ? '还没有活动记录' : `上次活动是${spokenDay(lastOn, today)}`

function liaisonText(act: Act, { group, lastOn, step }: Slow, settings: Settings): string {
  const today = dayOf(act.now, act.zone)
  const rule = `小组至少每${settings['activity.groupEveryMonths']}个月活动一次`
  const when = step.isLate
    ? `应在${spokenDay(step.dueOn, today)}前活动，已过${daysBetween(step.dueOn, today)}天，还没有安排`
    : `下次不晚于${spokenDay(step.dueOn, today)}，还没有安排`
  return `【小组活动】${group.name}${lastWords(lastOn, today)}。${rule}，${when}。组织请回一句话，例如：${group.name} 下周三下午2点半 专题调研 社区会议室 全体参加`
}

function staffText(act: Act, late: readonly Slow[], settings: Settings): string {
  const today = dayOf(act.now, act.zone)
  const lines = late.map(({ group, lastOn, step }) => {
    const liaison = group.liaison ? `联络员${group.liaison.name}` : '没有联络员'
    return `${group.name}：${lastWords(lastOn, today)}，应在${spokenDay(step.dueOn, today)}前活动（${liaison}）`
  })
  return [
    `【小组活动】小组至少每${settings['activity.groupEveryMonths']}个月活动一次，${late.length}个组已经超期，也没有安排：`,
    ...lines,
    '看全部请回“小组活动情况”。',
  ].join('\n')
}

// ---- whether it still holds

/** While the group has neither met nor announced anything since. */
export async function rhythmReminderHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { groupId } = JSON.parse(notice.subject ?? '{}') as { groupId?: number }
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const groups = await store.groupsOfRhythm(act.tx, (groupId ?? 0) - 1, 1)
  const [one] = await slowAmong(act, groups, settings)
  if (!one || one.group.id !== groupId || one.group.liaison?.id !== notice.personId) return null
  return liaisonText(act, one, settings)
}

/** The list as it stands now; none when all have met or announced something. */
export async function rhythmListHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { groupIds = [] } = JSON.parse(notice.subject ?? '{}') as { groupIds?: number[] }
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const groups = await store.groupsOfRhythm(act.tx, 0, groupIds.length, groupIds)
  const late = (await slowAmong(act, groups, settings)).filter(({ step }) => step.isLate)
  return late.length === 0 ? null : staffText(act, late, settings)
}
