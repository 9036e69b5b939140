/**
 * A suggestion at the desk: phones, and for an office that assigns also the voters, are left out until somebody asks for
 * them; who did stands in the audit trail, as with the phones on the roster.
 */
import { recordDeed } from '../../audit/actions.ts'
import { masks, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { partiesTo } from '../parties.ts'
import type { Case } from '../case.ts'
import { withoutNumbers, type SuggestionRefusal } from '../rules.ts'
import { readEverything, readSuggestion, type Reading, type WholeSuggestion } from './asked.ts'
import { shownAtDesk } from './deskMask.ts'
import { veiled } from './veil.ts'

export interface AtDesk {
  reading: Reading
  whole: WholeSuggestion
  /** Something was left out that this reader may ask for. */
  isMasked: boolean
}

/** As its page shows it at first; null for who may not read it. */
export async function readAtDesk(act: Act, who: Speaker, id: number): Promise<AtDesk | null> {
  const full = await readInFull(act, who, id)
  const mask = full && (await maskOf(act, who, full.reading))
  return full && mask ? masked(full, mask) : full
}

/** All of it, once: refused where nothing was left out, or not for him to ask for. */
export async function unmask(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<AtDesk, SuggestionRefusal>> {
  const full = await readInFull(act, who, id)
  if (!full) return refused('not_found')
  const shown = await readAtDesk(act, who, id)
  if (!shown?.isMasked) return refused('already_done')
  await recordDeed(act, { action: 'suggestion.unmask', subject: `suggestion:${id}` })
  return done(full)
}

async function readInFull(act: Act, who: Speaker, id: number): Promise<AtDesk | null> {
  const reading = await readSuggestion(act, who, id)
  const whole = reading && (await readEverything(act, who, id))
  return reading && whole && { reading, whole, isMasked: false }
}

/** Null where nothing is left out: for who signs it, or reads it through the veil anyway. */
async function maskOf(
  act: Act,
  who: Speaker,
  { one, veil }: Reading,
): Promise<((text: string) => string) | null> {
  const as = partiesTo(one, who)
  if (veil || as.includes('lead') || as.includes('cosigner')) return null
  return as.includes('office') ? withoutNumbers : (await masks(act, [one.row]))(one.row)
}

function masked({ reading, whole }: AtDesk, mask: (text: string) => string): AtDesk {
  const veil = { mask, hidesFiles: false, hidesBody: false }
  const read = veiled(whole, veil)
  const timeline = reading.timeline.map(({ on, text }) => ({ on, text: mask(text) }))
  const isMasked = JSON.stringify([read, timeline]) !== JSON.stringify([whole, reading.timeline])
  // whom to call at a unit is no voter's business
  const replies = read.replies.map((reply, index) => ({
    ...reply,
    contactPerson: whole.replies[index]?.contactPerson ?? null,
    contactPhone: whole.replies[index]?.contactPhone ?? null,
  }))
  const row = veiled(reading.one.row, veil)
  return {
    reading: { ...reading, one: { ...reading.one, row }, timeline },
    whole: { ...read, replies },
    isMasked,
  }
}

/** The titles of a list at the desk, as its reader sees them before he opens one. */
export async function titlesAtDesk(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  all: readonly Case[],
): Promise<(one: Case) => string> {
  const shown = await shownAtDesk(
    act,
    who,
    all.map(({ row }) => row),
  )
  return ({ row }) => shown(row)(row.title)
}
