/** What a voter raised, as the beginning of a suggestion: its words are the facts, title and proposals stay the deputy's. */
import { activityOfConcern } from '../../activity/actions.ts'
import type { Act } from '../../shared/act.ts'
import { shortened } from '../../shared/words.ts'
import type { DraftInput } from '../rules.ts'
import { titled } from './drafting.ts'

/** A matter that was raised at an activity leads back to it: both show the suggestion. */
export async function draftOfMatter(
  act: Pick<Act, 'tx'>,
  { id, text }: { id: number; text: string },
): Promise<DraftInput> {
  const activity = await activityOfConcern(act, id)
  return {
    title: titled(`解决${shortened(text, 30)}问题`),
    facts: text,
    concernId: id,
    ...(activity ? { activityId: activity.id } : { sourceKind: 'contact' as const }),
  }
}
