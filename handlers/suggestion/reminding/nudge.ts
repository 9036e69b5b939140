/** One line of a digest of reminders, and the digest that is made of them. */
import type { DueNotice } from '../../notice/actions.ts'
import type { Case } from '../case.ts'
import { isStillMotion } from '../moves.ts'

/** What one person is told about one suggestion; `key` names the wait or the promise, and `step` how often he heard of it. */
export interface Nudge {
  personId: number
  suggestionId: number
  key: string
  step: string
  line: string
  /** Told apart from the suggestions. */
  isMotion?: true
}

export const isOfDraft = ({ key }: Nudge): boolean => key.startsWith('draft:')

export const digestStep = 'digest'

export type NudgeKind = 'suggestion-clock' | 'commitments'

const heads: Record<NudgeKind, string> = {
  'suggestion-clock': '【建议办理提醒】',
  commitments: '【承诺提醒】',
}

/** One digest: suggestions first, motions for themselves. */
export function textOf(kind: NudgeKind, nudges: readonly Pick<Nudge, 'line' | 'isMotion'>[]): string {
  const part = (head: string, own: typeof nudges) =>
    own.length === 0 ? [] : [`${head}有${own.length}件：`, ...own.map(({ line }) => `· ${line}`)]
  return [
    ...part(
      heads[kind],
      nudges.filter(({ isMotion }) => !isMotion),
    ),
    ...part(
      '【议案提醒】',
      nudges.filter(({ isMotion }) => isMotion),
    ),
  ].join('\n')
}

/** Of a motion that is still one. */
export const motionMark = ({ row }: Case): Pick<Nudge, 'isMotion'> =>
  isStillMotion(row) ? { isMotion: true } : {}

export const nudgesIn = ({ subject }: DueNotice): Nudge[] =>
  subject === null ? [] : (JSON.parse(subject) as { nudges: Nudge[] }).nudges
