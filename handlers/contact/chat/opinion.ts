/** A deputy passes on what residents think, in words that look like nothing else: it is asked who raised it. */
import { saysOpinion } from '../../concern/actions.ts'
import { ofMatters } from '../../language/contactMeaning.ts'
import type { Turn } from '../../shared/turn.ts'

/** 他说培训名额给别人了: of somebody who was spoken of just now. */
const passesOn =
  /^[他她]们?(?:还|也|又|就)?(?:说|讲|反映|提出|提到|抱怨)(?![谢好没不再算可会来去]).{4,}[^吗呢?？]$/

/** The turn read as a matter that somebody raised; null when it is understood as something, or is no opinion. */
export function asOpinion(turn: Turn): Turn | null {
  const { who, text, linked, understood } = turn
  const isNothing =
    understood.intent === 'unknown' ||
    (understood.ask !== null &&
      understood.contacts.length === 0 &&
      !understood.intent.startsWith('suggestion.'))
  if (who.deputyId === null || !isNothing || !(saysOpinion(text) || passesOn.test(text.trim()))) return null
  const context = { now: turn.act.now, zone: turn.act.zone, linked, room: false, pending: null }
  const words = text.trim()
  return { ...turn, understood: ofMatters([words], words, { ...context, role: 'deputy' }) }
}
