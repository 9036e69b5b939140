/** What a party hears of that which was keyed in for him, and how he contradicts. */
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay } from '../../shared/days.ts'
import type { Taken } from '../acting.ts'
import { onDay } from '../case.ts'
import { refOf } from '../numbering.ts'
import { tell } from '../telling.ts'
import type { KeyedIn } from '../course.ts'
import type { Move } from '../moves.ts'
import { stepInWords } from '../reading/timeline.ts'
import { nameSeenBy } from '../reading/veil.ts'
import * as suggestions from '../store.ts'
import type { KeyedParty, Voice } from './voice.ts'
import { cameIn } from './ways.ts'

/** The lead deputy, or the unit's officer and its leader; not the one who keyed it in. */
export async function tellParty(
  act: Act,
  who: Speaker,
  taken: Taken,
  { party, voice }: { party: KeyedParty; voice: Voice },
): Promise<void> {
  const { one, eventId } = taken
  const step = one.row.events.find(({ id }) => id === eventId)
  if (!step) return
  const { keyedIn } = JSON.parse(step.details) as { keyedIn?: KeyedIn }
  if (!keyedIn) return
  const you = party === 'lead' ? '您' : '你单位'
  const day = spokenDay(keyedIn.on, onDay(act))
  await tell(
    act,
    taken,
    party === 'lead' ? [one.row.lead] : await unitPeople(act, taken, party),
    `【代录】${who.name}按${you}${day}${cameIn[keyedIn.way]}，替${you}录入了${await nameSeenBy(act, voice, one)}的“${await stepInWords(act, one, step)}”，算${you}办的。请核对；${await wayBack(act, taken, step.move as Move, you)}`,
    { topic: 'keyed' },
  )
}

async function unitPeople(
  act: Pick<Act, 'tx'>,
  { unreached }: Taken,
  unitId: number,
): Promise<{ id: number }[]> {
  const unit = (await suggestions.units(act.tx)).find(({ id }) => id === unitId)
  const people = [unit?.officerId, unit?.leaderId].flatMap((id) => (id == null ? [] : [{ id }]))
  if (people.length === 0) unreached.push({ name: unit?.name ?? '', why: '没有联络人' })
  return people
}

/** How it is put right where it was keyed in wrongly. */
async function wayBack(act: Act, { one }: Taken, move: Move, you: string): Promise<string> {
  const ref = refOf(one.row)
  if (move === 'rate' || move === 'correct_rating') {
    const days = (await settingsAt(act.tx, act.now, act.zone))['suggestion.correctRatingDays']
    return `不对请在${days}天内、承办单位重新办理以前回：${ref}测评错了，办理工作……，办理结果……。`
  }
  return move === 'reply' || move === 'correct_reply'
    ? `不对请在代表测评以前回：${ref}答复改成B类，再写内容。`
    : move === 'assist_opinion'
      ? `不对请重新提：${ref}协办意见，再写内容。`
      : move === 'disown'
        ? '不对请回“人工”。'
        : `不是${you}办的请回：${ref}代录不对。`
}
