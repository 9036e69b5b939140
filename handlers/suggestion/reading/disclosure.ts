/** What everybody may read of suggestions: as far as the lead deputy agreed and nothing is secret (代表法第五十一条). */
import { masks } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { openCase } from '../case.ts'
import { signersOf } from '../parties.ts'
import { isActive } from '../course.ts'
import { standingOf, type State } from '../moves.ts'
import { stepsOfHandling, timelineOf } from './timeline.ts'
import { handlingNames, publicPart } from '../rules.ts'
import * as disclosure from './disclosure/store.ts'
import { replyClasses } from './replyClasses.ts'
import * as store from './store.ts'

/** Which part of all of them a list shows. */
export const publicViews = { all: '全部', open: '办理中', replied: '已答复', closed: '已办结' } as const
export type PublicView = keyof typeof publicViews

const statesOf: Record<PublicView, readonly State[] | null> = {
  all: null,
  open: [
    'accepted',
    'forwarded',
    'assigned',
    'return_requested',
    'handling',
    'rehandling',
    'conference',
    'merged',
  ],
  replied: ['replied'],
  closed: ['closed'],
}

export interface PublicLine {
  number: string
  title: string
  category: string | null
  /** Where it stands, in words. */
  stands: string
}

/** A page of what is public, the newest first. */
export async function publicSuggestions(
  act: Pick<Act, 'tx'>,
  choice: { view: PublicView; words: string; category: string | null; unitId: number | null },
  page: { page: number; size: number },
): Promise<{ rows: PublicLine[]; total: number }> {
  const { view, ...filter } = choice
  const skip = (page.page - 1) * page.size
  const found = await disclosure.publicPage(act.tx, { ...filter, states: statesOf[view] }, skip, page.size)
  const maskOf = await masks(act, found.rows)
  const shown = found.rows.flatMap((row) => (isShown(row) ? [lineOf(row, maskOf(row))] : []))
  // a name that is left out must not be found either
  const words = choice.words.toLowerCase()
  const rows = shown.filter(({ title, number }) => `${title} ${number}`.toLowerCase().includes(words))
  return { rows, total: found.total - (shown.length - rows.length) }
}

const isShown = (row: disclosure.PublicRow): boolean =>
  publicPart({ ...row, state: row.state as State }) !== null

const lineOf = (
  row: Parameters<typeof standingOf>[0] & Pick<disclosure.PublicRow, 'number' | 'title' | 'category'>,
  mask: (text: string) => string,
): PublicLine => ({
  number: row.number ?? '',
  title: mask(row.title),
  category: row.category,
  stands: standingOf(row),
})

export type PublicSuggestion =
  | { part: 'title'; line: PublicLine }
  | {
      part: 'full'
      line: PublicLine
      lead: string
      cosigners: readonly string[]
      facts: string
      proposals: string
      units: readonly { name: string; role: string }[]
      replies: readonly {
        unit: string
        on: Day
        replyClass: string
        className: string
        text: string
        promises: readonly { text: string; dueOn: Day; isKept: boolean }[]
      }[]
      timeline: readonly { on: Day; text: string }[]
    }

/** One suggestion by its whole number, as far as everybody may read it; null when that is not at all. */
export async function publicSuggestion(
  act: Pick<Act, 'tx' | 'zone'>,
  number: string,
): Promise<PublicSuggestion | null> {
  const [found] = await store.byNumber(act.tx, number)
  const one = found ? await openCase(act, found.id) : null
  if (!one) return null
  const { row, course } = one
  const part = publicPart({ ...row, state: course.state })
  if (part === null) return null
  const mask = (await masks(act, [row]))(row)
  const line = lineOf(row, mask)
  if (part === 'title') return { part, line }
  const whole = await store.everythingOf(act.tx, row.id)
  const classes = await replyClasses(act)
  const nameOf = (handlingId: number) => whole?.handlings.find(({ id }) => id === handlingId)?.unit.name ?? ''
  return {
    part,
    line,
    lead: row.lead.name,
    cosigners: signersOf(one).map(({ name }) => name),
    facts: mask(row.facts),
    proposals: mask(row.proposals),
    units: course.units.filter(isActive).map(({ unitId, role }) => ({
      name: row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? '',
      role: handlingNames[role],
    })),
    replies: (whole?.replies ?? []).map((reply) => ({
      unit: nameOf(reply.handlingId),
      on: dayOf(reply.repliedAt, act.zone),
      replyClass: reply.replyClass,
      className: classes.nameOf(reply),
      text: mask(reply.text),
      promises: (whole?.commitments ?? [])
        .filter(({ replyId }) => replyId === reply.id)
        .map(({ text, dueOn, deliveredAt }) => ({
          text: mask(text),
          dueOn,
          isKept: deliveredAt !== null,
        })),
    })),
    timeline: (await timelineOf(act, one, stepsOfHandling)).map(({ on, text }) => ({ on, text: mask(text) })),
  }
}
