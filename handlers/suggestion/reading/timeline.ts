/** The line of events of a suggestion, in words. */
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import type { Case } from '../case.ts'
import type { KeyedIn, Satisfaction } from '../course.ts'
import { keyedWayNames } from '../keying/ways.ts'
import type { Move } from '../moves.ts'
import { channelNames, gradeNames, partyName } from '../rules.ts'
import * as suggestions from '../store.ts'
import { settingRules } from '../../settings/rules.ts'
import { meetingName } from '../supervision/meetingKinds.ts'

export interface TimelineLine {
  on: Day
  text: string
}

/** Before meetings kept their name in the history, the kinds were these. */
const firstMeetingName = (code: string) => meetingName(settingRules['suggestion.meetingKinds'].value, code)

const shown: Partial<
  Record<Move, (details: Record<string, unknown>, names: Names, party: string) => string>
> = {
  submit: (details) => (details['receivedOn'] === undefined ? '提交' : '提交（纸质件，代为录入）'),
  cosign: (details, names) =>
    `${names.person(details['personId'])}${details['onPaper'] === true ? '在纸上签名附议' : '附议'}`,
  deny_signature: (details, names) => `${names.person(details['personId'])}说纸上不是本人签名，不列入附议`,
  correct_paper: () => '更正录入的纸质件',
  void_paper: (details) => `录入作废：${text(details['reason'])}`,
  cosign_withdraw: (details, names) => `${names.person(details['personId'])}不再附议`,
  return: (details) => `退回修改：${text(details['reason'])}`,
  refuse: (details) => `不予受理：${text(details['reason'])}`,
  accept: () => '受理',
  merge: () => '并案办理',
  unmerge: () => '取消并案',
  refer_motion: (details) => `作为议案，交${text(details['committee'])}审议`,
  conclude_motion: (details) => `议案审议结果：${text(details['result'])}`,
  take_as_suggestion: (details) => `不作为议案，按建议办理：${text(details['reason'])}`,
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
  disown: (details, names) =>
    `${details['unitId'] === undefined ? '代表' : names.unit(details['unitId'])}说代录的不是本人办的，已撤销：${nameOfMove(text(details['of']))}`,
  correct_reply: (details, names) => `${names.unit(details['unitId'])}更正答复`,
  rate: (details) =>
    `测评：办理工作${gradeNames[details['work'] as Satisfaction]}，办理结果${gradeNames[details['result'] as Satisfaction]}`,
  correct_rating: (details) =>
    `更正测评：办理工作${gradeNames[details['work'] as Satisfaction]}，办理结果${gradeNames[details['result'] as Satisfaction]}`,
  close_unrated: () => '逾期未测评，办结',
  hold_conference: () => '会商办结',
  withdraw: () => '代表撤回',
  withdraw_signed: () => '按书面申请撤回',
  ask_withdraw: () => '代表申请撤回',
  unask_withdraw: () => '代表不撤回了',
  discard: () => '草稿作废',
  urge: (details, names, party) =>
    `${names.party(party)}催办${text(details['note']) === '' ? '' : `：${text(details['note'])}`}`,
  report_progress: (details, names, party) =>
    `${details['unitId'] == null ? names.party(party) : names.unit(details['unitId'])}办理情况：${text(details['text'])}`,
  set_key: () => '列为重点督办',
  drop_key: (details) => `不再列为重点督办：${text(details['reason'])}`,
  lead_supervision: (details, names) =>
    `${names.person(details['personId'])}${details['proposed'] === true ? '提议' : ''}领衔督办`,
  join_supervision: (details, names) => `${names.person(details['personId'])}参与督办`,
  track_supervision: (details) => `${text(details['tracker'])}跟踪督办`,
  close_supervision: () => '督办结项',
  find_at_meeting: (details) =>
    `${text(details['name']) || firstMeetingName(text(details['meeting']))}：${text(details['finding'])}`,
  attach_letter: (details, names) =>
    `${names.unit(details['unitId'])}${details['before'] === null ? '补交' : '换'}答复函`,
  deliver: () => '承诺落实',
  rate_commitment: (details) => `承诺测评：${gradeNames[details['rating'] as Satisfaction]}`,
}

interface Names {
  person: (id: unknown) => string
  unit: (id: unknown) => string
  party: (party: string) => string
}

const disownedNames: Readonly<Record<string, string>> = {
  sign_for: '签收',
  ask_return: '申请退回',
  communicate: '沟通',
  ask_extension: '申请延期',
  deliver: '承诺落实',
  confirm_communication: '确认沟通',
  rate_commitment: '承诺测评',
}
const nameOfMove = (move: string): string => disownedNames[move] ?? ''

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function unitsIn(value: unknown, names: Names): string {
  const list = Array.isArray(value) ? (value as { unitId: number; role: string }[]) : []
  const role: Record<string, string> = { main: '主办', assist: '协办', separate: '分办' }
  return list.map((one) => `${role[one.role] ?? ''}${names.unit(one.unitId)}`).join('、')
}

/** The steps of the handling; who urged, who was dissatisfied and why, and what was talked about is not for who has no part in it. */
export const stepsOfHandling: ReadonlySet<Move> = new Set([
  'submit',
  'accept',
  'merge',
  'unmerge',
  'forward',
  'assign',
  'reassign',
  'reply',
  'deliver',
  'hold_conference',
])

/** One step of the history in words. */
export async function stepInWords(
  act: Pick<Act, 'tx'>,
  { course }: Case,
  { move, party, details }: Pick<suggestions.EventRow, 'move' | 'party' | 'details'>,
): Promise<string> {
  const read = JSON.parse(details) as Record<string, unknown>
  const names = await namesFor(act, course.channel, [Number(read['personId'] ?? 0)])
  return shown[move as Move]?.(read, names, party) ?? ''
}

async function namesFor(
  act: Pick<Act, 'tx'>,
  channel: Case['course']['channel'],
  personIds: readonly number[],
): Promise<Names> {
  const people = new Map((await suggestions.peopleById(act.tx, personIds)).map(({ id, name }) => [id, name]))
  const units = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  return {
    person: (id) => people.get(Number(id)) ?? '',
    unit: (id) => units.get(Number(id)) ?? '',
    party: (party) => partyName(party, channel),
  }
}

/** The line of events in words, of these moves only where they are named. Reminders and edits of the text are left out: they are in the history. */
export async function timelineOf(
  act: Pick<Act, 'tx'>,
  { row, course }: Case,
  only?: ReadonlySet<string>,
): Promise<TimelineLine[]> {
  const events = only ? row.events.filter(({ move }) => only.has(move)) : row.events
  const details = events.map((event) => ({
    ...event,
    read: JSON.parse(event.details) as Record<string, unknown>,
  }))
  const ids = details.flatMap(({ read, actor }) => [
    ...(typeof read['personId'] === 'number' ? [read['personId']] : []),
    ...(read['keyedIn'] === undefined ? [] : [personOf(actor)]),
  ])
  const names = await namesFor(act, course.channel, ids)
  const lines = details.flatMap(({ move, on, party, actor, read }) => {
    const words = shown[move as Move]
    // who keyed it in is for those who read everything
    const came = only ? '' : cameBy(read['keyedIn'] as KeyedIn | undefined, names.person(personOf(actor)))
    return words ? [{ on: heldOn(read) ?? on, text: `${words(read, names, party)}${came}` }] : []
  })
  // what was found at a meeting stands on the day of the meeting, also where it was recorded later
  return lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const personOf = (actor: string): number => Number(/^person:(\d+)$/.exec(actor)?.[1] ?? 0)

const cameBy = (keyedIn: KeyedIn | undefined, by: string): string =>
  keyedIn ? `（${keyedWayNames[keyedIn.way]}，${by}代录）` : ''

function heldOn(details: Record<string, unknown>): Day | null {
  const day =
    details['heldOn'] ?? details['receivedOn'] ?? (details['keyedIn'] as KeyedIn | undefined)?.on ?? null
  return typeof day === 'string' ? day : null
}
