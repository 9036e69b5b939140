/** A unit says in the chat that it kept what it promised. */
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { deliverCommitment, nameOf, type OpenPart } from '../actions.ts'
import { content, said } from './unitWords.ts'

/** 023承诺已落实 3月10日通电 */
export async function deliver(turn: Turn, _id: number, part: OpenPart): Promise<Said> {
  const note =
    content(turn.text)
      .replace(/^承诺/, '')
      .replace(/^(?:已经?)?(?:落实|完成|兑现)了?[\s,，:：]*/, '') || null
  return said(
    turn,
    await deliverCommitment(turn.act, turn.who, part.id, note),
    ({ one }) => `已记${nameOf(one)}的承诺${part.name}已落实，已请领衔代表测评。`,
  )
}
