/** What people may read of suggestions: by number or words, as a line of events with the days left, as lists. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { caseOf, channelOf, isReadableBy, onDay, openCase, refOf, ruleBook, type Case } from '../acting.ts'
import type { Satisfaction } from '../course.ts'
import { dueOn, waitsOf, type Wait } from '../deadlines.ts'
import { meetingNames, type MeetingKind } from '../supervision/meetingWords.ts'
import { stateNames, type Move, type State } from '../moves.ts'
import { channelNames, gradeNames, readerOf } from '../rules.ts'
import { wholeNumber } from '../numbering.ts'
import * as suggestions from '../store.ts'
import * as listing from './listing/store.ts'
import * as store from './store.ts'
import { veiled, veilFor, type Veil, veiledCase } from './veil.ts'

export type { Brief } from '../store.ts'
export type { WholeSuggestion } from './store.ts'

/**
 * The suggestions that words may name, among those the speaker may read: JY-1801-023 whole, 草12 a draft, 023 a serial
 * (of the newest series first). A serial that several bear answers all of them, so that the door can ask.
 */
export async function suggestionsNamed(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  words: string,
  serial: string | null,
): Promise<suggestions.Brief[]> {
  const whole = wholeNumber(words)
  if (whole !== null) return readable(act, who, await store.byNumber(act.tx, whole))
  const draft = /草稿?\s*(\d{1,9})/.exec(words.normalize('NFKC'))?.[1]
  if (draft !== undefined) {
    const found = await store.byId(act.tx, Number(draft))
    return readable(act, who, found ? [found] : [])
  }
  const digits = serial === null ? null : /(\d{1,4})$/.exec(serial)?.[1]
  return digits == null ? [] : readable(act, who, await store.bySerial(act.tx, Number(digits)))
}

/** Of these what the speaker may read: those that a question listed. */
export const suggestionsListed = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  ids: readonly number[],
): Promise<suggestions.Brief[]> => readable(act, who, await store.byIds(act.tx, ids))

async function readable(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  found: readonly suggestions.Brief[],
): Promise<suggestions.Brief[]> {
  const rows = await suggestions.suggestionsById(
    act.tx,
    found.map(({ id }) => id),
  )
  const titles = new Map<number, string>()
  for (const row of rows) {
    const one = await caseOf(act, row)
    if (isReadableBy(one, who)) titles.set(row.id, (await veiledCase(act, who, one)).row.title)
  }
  return found.flatMap((one) => {
    const title = titles.get(one.id)
    return title === undefined ? [] : [{ ...one, title }]
  })
}

/** A deputy's own: led or signed, the newest first. */
export const ownSuggestions = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only?: readonly State[],
): Promise<suggestions.Brief[]> => store.ofPerson(act.tx, who.personId, only)

/** The key suggestions whose supervision he leads or has joined; of these what he may read. */
export const supervisedSuggestions = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
): Promise<suggestions.Brief[]> => readable(act, who, await store.supervisedBy(act.tx, who.personId))

/** What a unit's officer has in hand. */
export const unitSuggestions = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only?: readonly State[],
): Promise<suggestions.Brief[]> =>
  who.unitIds.length === 0 ? Promise.resolve([]) : store.ofUnits(act.tx, who.unitIds, only)

/**
 * What waits for an office: submitted and accepted for 代表工委, forwarded and given back for the assigners; of these what
 * the speaker may read.
 */
export const inStates = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  only: readonly State[],
): Promise<suggestions.Brief[]> => store.inStates(act.tx, only, readerOf(who))

export interface Reading {
  one: Case
  /** How much of its words this reader does not see; null when he sees all. */
  veil: Veil | null
  /** Whether its lead is a deputy of the current term still. */
  leadServes: boolean
  waits: Wait[]
  dueOn: Day | null
  timeline: { on: Day; text: string }[]
}

/** One suggestion as it stands, for somebody who may read it; null otherwise, and nobody learns that it is there. */
export async function readSuggestion(act: Act, who: Speaker, id: number): Promise<Reading | null> {
  const row = await suggestions.suggestionById(act.tx, id)
  if (!row) return null
  const whole = await caseOf(act, row)
  if (!isReadableBy(whole, who)) return null
  const book = await ruleBook(act)
  const veil = await veilFor(act, who, whole)
  const one = veil ? { ...whole, row: veiled(row, veil) } : whole
  const timeline = await timelineOf(act, whole)
  return {
    one,
    veil,
    leadServes: await suggestions.isDeputy(act.tx, row.leadId),
    waits: waitsOf(book, one.course, onDay(act), one.into?.course),
    dueOn: dueOn(book, one.course, one.into?.course),
    timeline: veil ? timeline.map(({ on, text: said }) => ({ on, text: veil.mask(said) })) : timeline,
  }
}

/** Everything kept of one suggestion, for its page and its papers; null for who may not read it. */
export async function readEverything(
  act: Act,
  who: Speaker,
  id: number,
): Promise<store.WholeSuggestion | null> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return null
  const veil = await veilFor(act, who, one)
  const whole = await store.everythingOf(act.tx, id)
  return veil && whole ? veiled(whole, veil) : whole
}

const shown: Partial<Record<Move, (details: Record<string, unknown>, names: Names) => string>> = {
  submit: () => '提交',
  cosign: (details, names) => `${names.person(details['personId'])}附议`,
  cosign_withdraw: (details, names) => `${names.person(details['personId'])}不再附议`,
  return: (details) => `退回修改：${text(details['reason'])}`,
  refuse: (details) => `不予受理：${text(details['reason'])}`,
  accept: () => '受理',
  merge: () => '并案办理',
  unmerge: () => '取消并案',
  forward: (details) => `转交${channelNames[details['channel'] as keyof typeof channelNames]}`,
  send_back: () => '退回代表工委另行转交',
  assign: (details, names) => `交办：${unitsIn(details['units'], names)}`,
  reassign: (details, names) =>
    `${names.unit(details['unitId'])}退出，${unitsIn(details['units'], names) || '不再另派'}`,
  deny_return: (details, names) => `不同意${names.unit(details['unitId'])}退回`,
  sign_for: (details, names) => `${names.unit(details['unitId'])}签收`,
  ask_return: (details, names) => `${names.unit(details['unitId'])}申请退回`,
  communicate: (details, names) => `${names.unit(details['unitId'])}与代表沟通`,
  confirm_communication: (details) => (details['holds'] === true ? '代表确认沟通属实' : '代表说没有沟通'),
  ask_extension: (details, names) => `${names.unit(details['unitId'])}申请延期到${text(details['until'])}`,
  decide_extension: (details) =>
    details['until'] === null ? '未同意延期' : `同意延期到${text(details['until'])}`,
  assist_opinion: (details, names) => `${names.unit(details['unitId'])}提出协办意见`,
  reply: (details, names) => `${names.unit(details['unitId'])}答复`,
  rate: (details) =>
    `测评：办理工作${gradeNames[details['work'] as Satisfaction]}，办理结果${gradeNames[details['result'] as Satisfaction]}`,
  close_unrated: () => '逾期未测评，办结',
  hold_conference: () => '会商办结',
  withdraw: () => '代表撤回',
  withdraw_signed: () => '按书面申请撤回',
  ask_withdraw: () => '代表申请撤回',
  discard: () => '草稿作废',
  urge: () => '催办',
  set_key: () => '列为重点督办',
  lead_supervision: (details, names) =>
    `${names.person(details['personId'])}${details['proposed'] === true ? '提议' : ''}领衔督办`,
  join_supervision: (details, names) => `${names.person(details['personId'])}参与督办`,
  close_supervision: () => '督办结项',
  find_at_meeting: (details) =>
    `${meetingNames[details['meeting'] as MeetingKind]}：${text(details['finding'])}`,
  attach_letter: (details, names) =>
    `${names.unit(details['unitId'])}${details['before'] === null ? '补交' : '换'}答复函`,
  deliver: () => '承诺落实',
  rate_commitment: (details) => `承诺测评：${gradeNames[details['rating'] as Satisfaction]}`,
}

interface Names {
  person: (id: unknown) => string
  unit: (id: unknown) => string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function unitsIn(value: unknown, names: Names): string {
  const list = Array.isArray(value) ? (value as { unitId: number; role: string }[]) : []
  const role: Record<string, string> = { main: '主办', assist: '协办', separate: '分办' }
  return list.map((one) => `${role[one.role] ?? ''}${names.unit(one.unitId)}`).join('、')
}

/** The line of events in words, of these moves only where they are named. Reminders and edits of the text are left out: they are in the history. */
export async function timelineOf(
  act: Pick<Act, 'tx'>,
  { row }: Case,
  only?: ReadonlySet<string>,
): Promise<Reading['timeline']> {
  const events = only ? row.events.filter(({ move }) => only.has(move)) : row.events
  const details = events.map((event) => ({
    ...event,
    read: JSON.parse(event.details) as Record<string, unknown>,
  }))
  const ids = details.flatMap(({ read }) => (typeof read['personId'] === 'number' ? [read['personId']] : []))
  const people = new Map((await suggestions.peopleById(act.tx, ids)).map(({ id, name }) => [id, name]))
  const units = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  const names: Names = {
    person: (id) => people.get(Number(id)) ?? '',
    unit: (id) => units.get(Number(id)) ?? '',
  }
  const lines = details.flatMap(({ move, on, read }) => {
    const words = shown[move as Move]
    return words ? [{ on: heldOn(read) ?? on, text: words(read, names) }] : []
  })
  // what was found at a meeting stands on the day of the meeting, also where it was recorded later
  return lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const heldOn = (details: Record<string, unknown>): Day | null =>
  typeof details['heldOn'] === 'string' ? details['heldOn'] : null

const waitNames: Record<Wait['kind'], string> = {
  accept: '受理',
  revise: '修改后再提交',
  forward: '转交',
  assign: '交办',
  sign: '签收',
  reassign: '重新交办',
  decide_extension: '决定是否延期',
  first_contact: '首次联系代表',
  opinion: '提出协办意见',
  reply: '答复',
  confirm: '确认沟通是否属实',
  rate: '测评',
  conference: '组织会商',
}

/** 等区住建局答复，11月24日起，2月24日前，还有92天（暂定：2027年放假安排未公布）。 */
export function waitInWords(
  wait: Wait,
  one: Case,
  today: Day,
  /** Where a tag already says how late it is; and who reads it, for it is said to himself otherwise. */
  { isTagged = false, readerId = null }: { isTagged?: boolean; readerId?: number | null } = {},
): string {
  const unit = [...one.row.handlings, ...(one.into?.row.handlings ?? [])].find(
    ({ unitId }) => unitId === wait.unitId,
  )?.unit.name
  const channel = channelOf(one)
  const whom = {
    lead: readerId === one.row.leadId ? '您' : `${one.row.lead.name}代表`,
    office: '代表工委',
    channel: channel ? channelNames[channel] : '交办机关',
    unit: unit ?? '承办单位',
  }[wait.for]
  const since = wait.since ? `，${spokenDay(wait.since, today)}起` : ''
  if (wait.due === null || wait.daysLeft === null) return `等${whom}${waitNames[wait.kind]}${since}`
  const left =
    wait.daysLeft < 0
      ? `已逾期${-wait.daysLeft}天`
      : wait.daysLeft === 0
        ? '今天到期'
        : `还有${wait.daysLeft}天${wait.level === 'due_soon' && !isTagged ? '，快到期' : ''}`
  const provisional = wait.provisional ? `（暂定：${wait.due.slice(0, 4)}年放假安排未公布）` : ''
  return `等${whom}${waitNames[wait.kind]}${since}，${spokenDay(wait.due, today)}前，${left}${provisional}`
}

/** One line for lists: 023 关于…的建议：办理中。 */
export const briefLine = (one: suggestions.Brief): string =>
  `${refOf(one)} ${one.title}：${stateNames[one.state as State]}`

/** A page of the desk's list. */
interface Filter {
  states?: readonly State[]
  category?: string
  unitId?: number
  leadId?: number
  key?: boolean
  words?: string
}

/** Suggestions by filter, in the order of their ids from after `after`, those the speaker may read; with where each stands. */
export async function listSuggestions(
  act: Act,
  who: Speaker,
  filter: Filter,
  after: number,
  take: number,
): Promise<{ rows: { one: Case; waits: Wait[]; dueOn: Day | null }[]; next: number | null }> {
  const found = await listing.filtered(act.tx, filter, after, take)
  const book = await ruleBook(act)
  const today = onDay(act)
  const rows: { one: Case; waits: Wait[]; dueOn: Day | null }[] = []
  for (const row of found) {
    const one = await caseOf(act, row)
    if (!isReadableBy(one, who)) continue
    rows.push({
      one,
      waits: waitsOf(book, one.course, today, one.into?.course),
      dueOn: dueOn(book, one.course, one.into?.course),
    })
  }
  return { rows, next: found.length < take ? null : (found.at(-1)?.id ?? null) }
}
