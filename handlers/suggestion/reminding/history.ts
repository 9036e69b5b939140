/** The reminders of one suggestion as the office reads them: of what, to whom, and whether each of them got it. */
import { fatesOf } from '../../notice/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import type { Case } from '../case.ts'
import { waitName } from '../reading/waitWords.ts'
import * as suggestions from '../store.ts'
import { mentionsOf } from './mentions/store.ts'

/** `unreached` = had no bound WeChat; `left_out` = was no longer needed, or no longer his to read, when it was said. */
export type Fate = 'sent' | 'waits' | 'unclear' | 'failed' | 'unreached' | 'left_out'

export interface ReminderLine {
  on: Day
  about: string
  people: { name: string; fate: Fate; saidAt: Date | null }[]
}

interface Kept {
  key?: string
  step?: string
  to?: number[]
  missed?: number[]
}

/** Every reminder that the history holds, the newest first; what became of it is asked of the outbox, so nothing stands as said before it was. */
export async function remindersOf(act: Pick<Act, 'tx'>, one: Case): Promise<ReminderLine[]> {
  const kept = one.row.events
    .filter(({ move }) => move === 'remind')
    .map(({ on, details }) => ({ on, ...(JSON.parse(details) as Kept) }))
  if (kept.length === 0) return []
  const ids = [...new Set(kept.flatMap(({ to = [], missed = [] }) => [...to, ...missed]))]
  const names = new Map((await suggestions.peopleById(act.tx, ids)).map(({ id, name }) => [id, name]))
  const units = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  const mentions = await mentionsOf(act.tx, one.row.id)
  const notices = await fatesOf(
    act,
    mentions.map(({ noticeId }) => noticeId),
  )
  const fateOf = (personId: number, on: Day, key: string): Omit<ReminderLine['people'][number], 'name'> => {
    for (const mention of mentions) {
      const notice = notices.get(mention.noticeId)
      if (mention.key !== key || notice?.personId !== personId || notice.period !== on) continue
      return { fate: mention.leftOut ? 'left_out' : fates[notice.state], saidAt: notice.sentAt }
    }
    return { fate: 'unreached', saidAt: null }
  }
  return kept
    .map(({ on, key = '', step = '', to = [], missed = [] }) => ({
      on,
      about: `${whatIn(key, units)}${whenIn(step)}`,
      people: [
        ...to.map((id) => ({ name: names.get(id) ?? '', ...fateOf(id, on, key) })),
        ...missed.map((id) => ({ name: names.get(id) ?? '', fate: 'unreached' as const, saidAt: null })),
      ],
    }))
    .reverse()
}

const fates = {
  queued: 'waits',
  sending: 'waits',
  sent: 'sent',
  unknown: 'unclear',
  failed: 'failed',
  dropped: 'left_out',
} as const satisfies Record<string, Fate>

/** sign:12:2026-11-24 → 区住建局签收; promise:3:due → 承诺落实. */
function whatIn(key: string, units: ReadonlyMap<number, string>): string {
  const [kind = '', id = '', what = ''] = key.split(':')
  if (kind === 'draft') return '草稿快要作废'
  if (kind === 'promise')
    return what === 'rate' ? '测评承诺' : what === 'year' ? '承诺落实的年度情况' : '承诺落实'
  return `${units.get(Number(id)) ?? ''}${waitName(kind)}`
}

/** T-15, T-0, T+7, S+7. A step may be said later than it is called, so no days are counted. */
function whenIn(step: string): string {
  if (step === 'rests') return '（代表暂停执行职务）'
  if (step === 'T-0') return '（到期当天）'
  return step.startsWith('T-') ? '（到期前）' : step.startsWith('T+') ? '（逾期）' : ''
}
