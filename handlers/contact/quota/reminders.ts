/** Who is short before the quarter ends, and what they are told. 方案二(一): 每季度至少直接联系一次. */
import {
  foreseeReminders,
  remind,
  type DueNotice,
  type Reminder,
  type ReminderStatus,
} from '../../notice/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, quarterOf, spokenDay, type Quarter } from '../../shared/days.ts'
import { noteStep } from '../../shared/ledger.ts'
import {
  progressOf,
  stepDue,
  stepsOf,
  type ContactorRole,
  type Progress,
  type ReminderStep,
} from '../rules.ts'
import * as contacts from '../store.ts'
import * as store from './store.ts'

const personKind = 'contact-quota'
const liaisonKind = 'contact-quota-group'

/** A line of `npm run job`. */
export interface NoticeLine {
  kind: string
  to: string
  name: string
  period: string
  step: string
  text: string
  status: ReminderStatus
}

/** The step that is due at `now`, or null outside the last weeks of a quarter. */
export async function quotaStepDue(act: Act): Promise<ReminderStep | null> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return stepDue(dayOf(act.now, act.zone), settings['contact.reminderDays'])
}

interface Duty {
  role: ContactorRole
  progress: Progress
  leftNames: string[]
}

interface Short {
  personId: number
  name: string
  groupId: number | null
  duties: Duty[]
}

const chunk = 20
const liaisonChunk = 2

export interface Told {
  lines: NoticeLine[]
  next: number | null
}

/**
 * Queues the reminders of the next twenty people, in the order of their ids; answers the lines and where to go on,
 * or `next: null` at the end. With `dryRun` nothing is written.
 */
export async function remindShort(
  act: Act,
  step: ReminderStep,
  after: number,
  dryRun: boolean,
): Promise<Told> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const people = await contacts.contactorsAfter(act.tx, after, chunk, dayOf(act.now, act.zone))
  const short = (await progressOfMany(act, people, step.quarter, settings)).filter(isShort)
  const reminders = short.map((one) => ({
    kind: personKind,
    personId: one.personId,
    period: step.period,
    step: step.step,
    text: personText(one, step.quarter, dayOf(act.now, act.zone)),
    subject: { quarter: step.quarter.name },
  }))
  const lines = await queued(act, reminders, short, settings, dryRun)
  return { lines, next: people.length < chunk ? null : (people.at(-1)?.personId ?? null) }
}

/** One list to each of the next two liaisons, of those in his groups who are short; answers the lines and where to go on. */
export async function tellLiaisons(
  act: Act,
  step: ReminderStep,
  after: number,
  dryRun: boolean,
): Promise<Told> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const liaisons = await store.liaisonsAfter(act.tx, after, liaisonChunk)
  const lists: LiaisonList[] = []
  for (const { id } of liaisons) lists.push(...(await liaisonLists(act, step.quarter, settings, id)))
  const reminders = lists.map(({ liaisonId, text }) => ({
    kind: liaisonKind,
    personId: liaisonId,
    period: step.period,
    step: step.step,
    text,
    subject: { quarter: step.quarter.name },
  }))
  const people = lists.map(({ liaisonId, liaisonName }) => ({ personId: liaisonId, name: liaisonName }))
  const lines = await queued(act, reminders, people, settings, dryRun)
  return { lines, next: liaisons.length < liaisonChunk ? null : (liaisons.at(-1)?.id ?? null) }
}

async function queued(
  act: Act,
  reminders: readonly Reminder[],
  to: readonly { personId: number; name: string }[],
  settings: Settings,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return reminders.map(({ kind, personId, period, step, text }, index) => ({
    kind,
    to: `person:${personId}`,
    name: to[index]?.name ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}

/** Asked just before a reminder is said: who reported meanwhile is left in peace, the others hear how it stands now. */
export async function personReminderHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const quarter = quarterStillOpen(act, notice)
  if (!quarter || notice.personId === null) return null
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const [person] = await contacts.contactorsAfter(act.tx, notice.personId - 1, 1, dayOf(act.now, act.zone))
  if (person?.personId !== notice.personId) return null
  const [one] = await progressOfMany(act, [person], quarter, settings)
  return one && isShort(one) ? personText(one, quarter, dayOf(act.now, act.zone)) : null
}

export async function liaisonListHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const quarter = quarterStillOpen(act, notice)
  if (!quarter) return null
  if (notice.personId === null) return null
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const lists = await liaisonLists(act, quarter, settings, notice.personId)
  return lists[0]?.text ?? null
}

/** A quarter that is over is no longer reminded of. */
function quarterStillOpen(act: Act, notice: DueNotice): Quarter | null {
  const now = quarterOf(dayOf(act.now, act.zone))
  return now.name === notice.period ? now : null
}

/** Earlier steps of the period that no run ever did: the machine was off. They are noted, not caught up. */
export async function closeStep(act: Act, step: ReminderStep): Promise<void> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const earlier = stepsOf(dayOf(act.now, act.zone), settings['contact.reminderDays']).filter(
    ({ dueOn }) => dueOn < step.dueOn,
  )
  for (const missed of earlier)
    await noteStep(act.tx, personKind, missed.period, missed.step, act.now, 'missed')
  await noteStep(act.tx, personKind, step.period, step.step, act.now, 'done')
}

const isShort = (one: Short): boolean => one.duties.some(({ progress }) => !progress.done)

async function progressOfMany(
  act: Act,
  people: readonly contacts.ContactorRow[],
  quarter: Quarter,
  settings: Settings,
): Promise<Short[]> {
  const deputyIds = people.flatMap(({ deputyId }) => deputyId ?? [])
  const memberIds = people.flatMap(({ memberId }) => memberId ?? [])
  const links = await store.linksOf(act.tx, deputyIds, memberIds)
  const voters = Map.groupBy(links.voters, ({ ownerId }) => ownerId)
  const deputies = Map.groupBy(links.deputies, ({ ownerId }) => ownerId)
  const ids = people.map(({ personId }) => personId)
  const counted = Map.groupBy(
    await store.countedOfMany(act.tx, ids, `${quarter.year}-01-01`, quarter.to),
    ({ contactorId }) => contactorId,
  )
  return people.map(({ personId, name, groupId, deputyId, memberId }) => {
    const mine = counted.get(personId) ?? []
    const duty = (role: ContactorRole, linked: readonly store.LinkRow[]): Duty => {
      const own = mine.filter(({ contactorRole }) => contactorRole === role)
      const keys = linked.map(({ key }) => key)
      const progress = progressOf(
        keys,
        own,
        quarter,
        settings['contact.reading'],
        settings['contact.perYear'],
      )
      return {
        role,
        progress,
        leftNames: linked.filter(({ key }) => progress.left.includes(key)).map((link) => link.name),
      }
    }
    const duties = [
      ...(deputyId == null ? [] : [duty('deputy', voters.get(deputyId) ?? [])]),
      ...(memberId == null ? [] : [duty('sc_member', deputies.get(memberId) ?? [])]),
    ]
    return { personId, name, groupId, duties: duties.filter(({ progress }) => progress.linked > 0) }
  })
}

function personText(one: Short, quarter: Quarter, today: string): string {
  const lines = one.duties
    .filter(({ progress }) => !progress.done)
    .map(({ role, progress, leftNames }) => {
      const whom = role === 'deputy' ? '选民' : '代表'
      if (progress.reading === 'one_round') return `本季度还没有联系过${whom}，联系一次就算完成。`
      return `本季度联系${whom}${progress.reached.length}/${progress.linked}位，还差${leftNames.length}位：${leftNames.join('、')}。`
    })
  const first = one.duties.find(({ progress }) => !progress.done)?.leftNames.at(0) ?? ''
  return [
    `【联系提醒】${one.name}您好，`,
    ...lines,
    `${spokenDay(quarter.to, today)}截止。联系后回一句话就行，例如：走访 ${first}`,
    '已经联系过、还没记的，也请补一句（写上日期）。',
  ].join('\n')
}

/** How a liaison's groups stand now: who of them is short, and nobody's voters. */
export async function groupProgress(act: Act, who: Speaker): Promise<string> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const lists = await liaisonLists(act, quarterOf(dayOf(act.now, act.zone)), settings, who.personId)
  return lists[0]?.text ?? '您联络的小组，代表们本季度的联系都完成了。'
}

interface LiaisonList {
  liaisonId: number
  liaisonName: string
  text: string
}

async function liaisonLists(
  act: Act,
  quarter: Quarter,
  settings: Settings,
  liaison: number,
): Promise<LiaisonList[]> {
  const groups = await store.groupsOfLiaison(act.tx, liaison)
  const today = dayOf(act.now, act.zone)
  const parts: { liaisonId: number; liaisonName: string; text: string }[] = []
  for (const group of groups) {
    const people = await store.contactorsOfGroup(act.tx, group.id, today)
    const short = (await progressOfMany(act, people, quarter, settings)).filter(
      (one) => shortOfVoters(one) > 0,
    )
    if (short.length === 0) continue
    const bound = await store.boundPeople(
      act.tx,
      short.map(({ personId }) => personId),
    )
    const named = short.map((one) => `${one.name}${noteOf(one, settings, bound.has(one.personId))}`)
    const text = `【联系进度】${group.name}有${short.length}位代表本季度联系还没完成，${spokenDay(quarter.to, today)}截止，请提醒他们：\n${named.join('\n')}`
    parts.push({ liaisonId: liaison, liaisonName: group.liaison?.name ?? '', text })
  }
  return [...Map.groupBy(parts, ({ liaisonId }) => liaisonId).values()].map((own) => ({
    liaisonId: own[0]?.liaisonId ?? 0,
    liaisonName: own[0]?.liaisonName ?? '',
    text: own.map(({ text }) => text).join('\n'),
  }))
}

function noteOf(one: Short, settings: Settings, isBound: boolean): string {
  const missing = settings['contact.reading'] === 'one_round' ? [] : [`还差${shortOfVoters(one)}位`]
  const notes = [...missing, ...(isBound ? [] : ['未绑定微信，请电话告知'])]
  return notes.length > 0 ? `（${notes.join('，')}）` : ''
}

const shortOfVoters = (one: Short): number =>
  one.duties
    .filter(({ role, progress }) => role === 'deputy' && !progress.done)
    .reduce((sum, { progress }) => sum + (progress.reading === 'one_round' ? 1 : progress.left.length), 0)
