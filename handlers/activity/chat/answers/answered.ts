/** What a person says when he was asked whether he comes, or to which activity. */
import { closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysAll } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { checkIn, meantBy, openInvitations } from '../../actions.ts'
import { checkInByWord, checkedIn } from '../attendance/checkIn.ts'
import { isAway, record, type Reply } from './asked.ts'
import { onTheWay } from './onTheWay.ts'
import { declinesForOthers, denies, tellsOfVisit } from './ownWords.ts'
import { reply, replyToSeveral, wordsOf } from './replying.ts'
import { reasonIn, saysHere } from './words.ts'

/** The answer to which activity, or to whether he comes. */
export async function answerReply(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (question.kind === 'activity.which') {
    const { said, choices } = question.payload as { said: Reply; choices: { id: number; label: string }[] }
    const choice = choiceOf(choices, turn.text)
    const meant = choice ? [choice] : saysAll(turn.text) ? choices : []
    if (meant.length === 0) return await ofOther(turn, question, null)
    await closeQuestion(turn.act, question.id, 'answered')
    const receipts: string[] = []
    for (const { id } of meant) receipts.push(await record(turn, id, said))
    return receipts.join('\n')
  }
  const { activityId, reason: before = null } = question.payload as {
    activityId: number
    reason?: string | null
  }
  if (isAway(turn.text)) {
    await closeQuestion(turn.act, question.id, 'answered')
    return record(turn, activityId, { coming: false, reason: turn.text.trim().slice(0, 60) })
  }
  if (saysHere(turn.text)) {
    const outcome = await checkIn(turn.act, turn.who, null, null)
    if (outcome.ok) return closeAnd(turn, question, checkedIn(turn, outcome))
    if (typeof outcome.refusal === 'object') return checkInByWord(turn)
  }
  const way = await onTheWay(turn)
  if (way !== null) return way
  const other = await ofOther(turn, question, activityId)
  if (other !== null) return other
  const meant = turn.understand(turn.text, `rsvp:${activityId}`)
  if (meant.intent !== 'activity.going' && meant.intent !== 'activity.decline') return null
  const isMatter =
    (/^(?:contact|concern)/.test(turn.understood.intent) || tellsOfVisit(turn.text)) &&
    declinesForOthers(turn.text)
  if (isMatter) return null
  if (meant.ask || denies(turn.text)) return '请回“1 参加”或“请假 原因”。还没定也可以先不回，开始前都能回。'
  await closeQuestion(turn.act, question.id, 'answered')
  const coming = meant.intent === 'activity.going'
  return record(turn, activityId, { coming, reason: coming ? null : (reasonIn(turn.text) ?? before) })
}

async function closeAnd(turn: Turn, question: OpenQuestion, text: string): Promise<string> {
  await closeQuestion(turn.act, question.id, 'answered')
  return text
}

/** 活动2 参加 while activity 1 is asked for, or an answer for several: what is named goes before what was asked. */
async function ofOther(
  turn: Turn,
  question: OpenQuestion,
  activityId: number | null,
): Promise<string | null> {
  const several = await replyToSeveral(turn)
  if (several?.recorded) await closeQuestion(turn.act, question.id, 'answered')
  if (several !== null) return several.text
  const open = await openInvitations(turn.act, turn.who.personId)
  const named = meantBy(open, wordsOf(turn), turn.act.zone)
  const isOther =
    named.length > 0 &&
    named.length < open.length &&
    !named.some(({ activity }) => activity.id === activityId)
  return isOther ? reply(turn) : null
}
