/** 答复函: signed and sealed days after the reply was told, and exchanged when a wrong one was sent. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { openCase, type Case } from '../case.ts'
import { partiesTo, signatoriesOf } from '../parties.ts'
import { tell } from '../telling.ts'
import { mayMake } from '../moves.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

interface Letter {
  replyId: number
  unitId: number
  unit: string
  round: number
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
    const { id: replyId, round, letterFileId: fileId } = reply
    last.set(unitId, { replyId, unitId, unit: unit.name, round, fileId })
  }
  return [...last.values()]
}

/** Of these the letters of the officer's own units, each of its reply in this round: what was handled again has a letter of its own. */
export async function ownLetters(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<Letter[]> {
  const all = await lettersOf(act, one)
  return all.filter(({ unitId, round }) => who.unitIds.includes(unitId) && round === one.course.round)
}

/**
 * The signed letter of a unit's last reply, by the unit itself for its own of this round or by the office for any of them,
 * at any time; one that is there is exchanged and stays among the suggestion's files. Every signatory gets it. Refused
 * before there is such a reply; as `which_one` where several units replied and none is named.
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
  const as = partiesTo(one, who)
  if (!mayMake('attach_letter', as)) return refused('not_yours')
  const own = await ownLetters(act, who, one)
  // the office for whichever unit; a unit for no other
  const isForAll = as.includes('office') || as.includes('channel')
  const those = own.length > 0 || !isForAll ? own : await lettersOf(act, one)
  const [letter, ...more] = those.filter((each) => unitId === null || each.unitId === unitId)
  if (!letter) return refused(those.length > 0 ? 'not_yours' : 'no_reply_yet')
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
