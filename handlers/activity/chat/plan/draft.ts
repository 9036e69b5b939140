/** What was understood of a plan so far, what it still lacks, and the plan made of it. */
import { instantOf, type Day } from '../../../shared/days.ts'
import { endBeside, endOfDay } from '../../timing.ts'
import { nobodyAsked, type Audience, type Kind, type Plan } from '../../rules.ts'
import type { NamedOffice } from './officeWords.ts'
import type { NameDoubt } from './peopleWords.ts'

export interface NamedGroup {
  id: number
  name: string
  officeId?: number
}

/** What an organiser said so far. Kept as JSON in the open question; what is null is asked. */
export interface PlanDraft {
  text: string
  kind: Kind
  topic: Plan['topic']
  title: string
  day: Day | null
  /** HH:mm */
  time: string | null
  /** The last of several days. */
  endDay?: Day | null
  endTime: string | null
  /** A weekday that is not that of the date: which is meant is asked. */
  clash?: string | null
  place: string
  /** Where and when people meet before it. */
  gathering?: string | null
  /** What else the notice says. */
  notes?: string | null
  audience: Audience | null
  /** A group's name that fits several groups. */
  unclearGroups: number[]
  /** A street or township that no office is called after. */
  unknownOffice?: string | null
  /** Single people by their names, until it is found out who they are. */
  names?: string[]
  /** Names that are nobody's or several people's: asked one by one. */
  doubts?: NameDoubt[]
  seats: number | null
  answerBy: { day: Day; time: string } | null
  needsReceipt: boolean
  materials: string | null
  bring: string | null
  hours: number | null
  doorOnly: boolean
}

export interface PlanContext {
  now: Date
  zone: string
  /** MM-DD, as it is set. */
  contactDay?: string
  groups: readonly NamedGroup[]
  offices?: readonly NamedOffice[]
  /** The groups a liaison speaks for; empty for the office. */
  ownGroups: readonly number[]
  /** Past for what is told afterwards; days of plans lie ahead. */
  lean?: 'past' | 'future'
}

/** Takes pieces out of the words, so that what is left is the title and the place. */
export class Words {
  left: string
  constructor(text: string) {
    this.left = text
  }
  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.left)
    if (match) this.cut(match.index, match.index + match[0].length)
    return match
  }
  /** Without leaving a gap. */
  takeOut(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.left)
    if (match) this.left = this.left.slice(0, match.index) + this.left.slice(match.index + match[0].length)
    return match
  }
  cut(from: number, to: number): void {
    this.left = `${this.left.slice(0, from)}，${this.left.slice(to)}`
  }
}

export type Missing = 'group' | 'audience' | 'person' | 'day' | 'time'

/** The first thing that must be asked before a plan may be shown; null when nothing is missing. */
export function missingIn({ audience, unclearGroups, doubts = [], day, time }: PlanDraft): Missing | null {
  if (doubts.length > 0) return 'person'
  if (audience === null) return unclearGroups.length > 0 ? 'group' : 'audience'
  if (day === null) return 'day'
  return time === null ? 'time' : null
}

/** The plan of a draft in which nothing is missing. */
export function planOf(draft: PlanDraft, zone: string, byOffice: boolean): Plan {
  const { day, time, answerBy, kind, topic, title, place } = draft
  const audience = draft.audience ?? nobodyAsked
  const [group, ...others] = audience.groups
  const startsAt = instantOf(day ?? '', time ?? '', zone)
  const deadline = answerBy ? instantOf(answerBy.day, answerBy.time, zone) : null
  return {
    kind,
    topic,
    title,
    startsAt,
    endsAt: endsOf(draft, zone),
    place,
    level: byOffice ? 'district' : 'group',
    // what is for its leader or some of it alone is no activity of the group
    groupId: group !== undefined && others.length === 0 && audience.roles.includes('deputy') ? group : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    seats: draft.seats,
    // 12月6日前回复 of an activity in the morning of that day: before it starts
    answerBy: deadline && deadline > startsAt ? startsAt : deadline,
    needsReceipt: draft.needsReceipt,
    materials: draft.materials,
    bring: draft.bring,
    gathering: draft.gathering ?? null,
    notes: draft.notes ?? null,
    hours: draft.hours,
    doorOnly: draft.doorOnly,
  }
}

/** When it ends: of several days without an hour the last day counts to its end. */
function endsOf(
  { day, time, endDay = null, endTime }: Pick<PlanDraft, 'day' | 'time' | 'endDay' | 'endTime'>,
  zone: string,
): Date | null {
  if (endDay) return instantOf(endDay, endTime ?? endOfDay, zone)
  return day && endTime ? endBeside(day, time ?? '', endTime, zone) : null
}
