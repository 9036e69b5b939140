/** 答复函: signed and sealed days after the reply was told, and exchanged when a wrong one was sent. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { nameOf, openCase, signatoriesOf, take, tell, type Case, type Taken } from '../acting.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

interface Letter {
  replyId: number
  unitId: number
  unit: string
  /** The letter that it has; null: none yet. */
  fileId: number | null
}

/** The last reply of each unit that has replied, with its letter. */
export async function lettersOf(act: Pick<Act, 'tx'>, { row }: Case): Promise<Letter[]> {
  const last = new Map<number, Letter>()
  for (const reply of await store.repliesOf(act.tx, row.id)) {
    const handling = row.handlings.find(({ id }) => id === reply.handlingId)
    if (!handling) continue
    const { unitId, unit } = handling
    last.set(unitId, { replyId: reply.id, unitId, unit: unit.name, fileId: reply.letterFileId })
  }
  return [...last.values()]
}

/**
 * The signed letter of a unit's last reply, by the unit itself or by the office for it, at any time; one that is there is
 * exchanged and stays among the suggestion's files. Every signatory gets it. Refused before there is a reply; as
 * `which_one` where several units replied and none is named.
 */
export async function attachLetter(
  act: Act,
  who: Speaker,
  id: number,
  fileId: number,
  unitId: number | null = null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const all = await lettersOf(act, one)
  const own = all.filter((letter) => who.unitIds.includes(letter.unitId))
  const meant = (own.length > 0 ? own : all).filter((letter) => unitId === null || letter.unitId === unitId)
  const [letter, ...more] = meant
  if (!letter) return refused(all.length > 0 ? 'not_yours' : 'no_reply_yet')
  if (more.length > 0) return refused('which_one')
  const taken = await take(act, who, one, 'attach_letter', { unitId: letter.unitId, before: letter.fileId })
  if (!taken.ok) return taken
  await store.setLetter(act.tx, letter.replyId, fileId)
  await suggestions.addFile(act.tx, {
    suggestionId: id,
    fileId,
    purpose: 'reply_letter',
    addedById: who.personId,
    addedAt: act.now,
  })
  const news =
    letter.fileId === null ? `${letter.unit}的答复函补来了。` : `${letter.unit}换了答复函，请以这一份为准。`
  await tell(act, taken.value, signatoriesOf(one), `【答复函】${nameOf(one)}：${news}`, {
    fileId,
    topic: `letter${letter.replyId}`,
  })
  return taken
}
