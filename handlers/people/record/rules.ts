/** What may be changed about one person, and what a change must be. */
import { z } from 'zod'
import { planRules } from '../../roster/rules.ts'
import type { Day } from '../../shared/days.ts'

/** 代表法(2025)第六十二条: when a deputy's qualification ends; and death. */
export const endReasons = {
  moved: '迁出或者调离本行政区域',
  resigned: '辞职被接受',
  absent: '未经批准两次不出席本级人民代表大会会议',
  recalled: '被罢免',
  nationality: '丧失中华人民共和国国籍',
  deprived: '依照法律被剥夺政治权利',
  incapable: '丧失行为能力',
  died: '去世',
} as const
export type EndReason = keyof typeof endReasons

export const isEndReason = (text: string): text is EndReason => Object.hasOwn(endReasons, text)

export const endReasonName = (stored: string | null): string =>
  stored !== null && isEndReason(stored) ? endReasons[stored] : ''

/** 代表法(2025)第六十一条: when a deputy's duties are suspended for a time. */
export const suspensionReasons = {
  detained: '因刑事案件被羁押正在受侦查、起诉、审判',
  serving: '被依法判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑',
} as const

const isoDay = z.iso.date()

/** A suspension as the desk hands it in: its first day, its last one where it is known, why, and by which document. */
export const Suspension = z.object({
  from: isoDay,
  to: isoDay.nullable(),
  reason: z.enum(Object.keys(suspensionReasons) as [keyof typeof suspensionReasons]),
  document: z.string().trim().min(1).max(200),
})
export type Suspension = z.output<typeof Suspension>

/** 自2026-12-01起暂停执行代表职务，至2027-03-31（…；依据…） */
export const suspensionWords = (one: {
  suspendedFrom: string | null
  suspendedTo: string | null
  suspendedReason: string | null
  suspendedDocument: string | null
}): string => {
  const reason = suspensionReasons[one.suspendedReason as keyof typeof suspensionReasons]
  return `${one.suspendedFrom ?? ''}起，${one.suspendedTo === null ? '止日未定' : `至${one.suspendedTo}`}（${reason}；依据：${one.suspendedDocument ?? ''}）`
}

/** Eleven digits of a mobile phone, however they were typed. */
export const phoneOf = (typed: string): string | null => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? digits : null
}

const name = z.string().trim().min(1).max(50)

/** A voter whom a deputy is to contact; what is empty is not known. */
export const newVoter = z.object({
  name,
  phone: z.string().nullable(),
  aka: z.array(name).max(5),
  address: z.string().trim().max(200).nullable(),
})
export type NewVoter = z.output<typeof newVoter>

const [fewest, most] = planRules.deputiesOfMember

/** 方案二(一): told after a change, never a reason to refuse it. */
export const votersWarning = (voters: number): string =>
  voters < planRules.votersOfDeputy
    ? `现在联系${voters}名选民，应为${planRules.votersOfDeputy}名，还差${planRules.votersOfDeputy - voters}名。`
    : ''

export const deputiesWarning = (deputies: number): string =>
  deputies < fewest || deputies > most ? `现在联系${deputies}名代表，应为${fewest}至${most}名。` : ''

/** A day of the calendar that has come. */
export const isPastDay = (day: string, today: Day): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && day <= today
