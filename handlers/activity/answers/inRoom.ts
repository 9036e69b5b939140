/** 参加 or 请假 with a mention in the group's room: only names of activities and counts are answered there. */
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayInWords } from '../../language/dates.ts'
import { activityNumberIn, reasonIn, saysHere } from '../chat/answers/words.ts'
import { mayBeNamed, mayBeSeveral, namedIn, severalIn, type ClauseAnswer } from '../chat/answers/clauses.ts'
import { nameOf } from '../wording.ts'
import { askedInRoom } from './askedInRoom.ts'
import { answerActivity, countsOf, countWords, meantBy, openInvitations, type Invited } from './answering.ts'

export interface SaidInRoom {
  text: string
  /** Null: the words as a whole are no answer, but may be one for several activities. */
  coming: boolean | null
  unclear: boolean
}

/** Records what a member of the group says there, bound like in private by number, day or title; null when it is no answer. */
export async function answerInRoom(
  act: Act,
  who: Speaker,
  groupId: number,
  said: SaidInRoom,
): Promise<string | null> {
  const asked = await askedInRoom(act, who, groupId, said.text)
  if (asked !== null) return asked
  if (saysHere(said.text)) return '签到请私聊我回“签到”；参加请@我回“参加”。'
  const several = mayBeSeveral(said.text)
  if (said.coming === null && !several && !mayBeNamed(said.text)) return null
  const open = (await openInvitations(act, who.personId)).filter(
    ({ activity }) => activity.groupId === null || activity.groupId === groupId,
  )
  if (open.length === 0) return null
  const { 'contactDay.on': contactDay } = await settingsAt(act.tx, act.now, act.zone)
  const at = { now: act.now, zone: act.zone, contactDay }
  const read = several ? severalIn(said.text, open, at) : null
  if (read?.kind === 'unclear') return askInPrivate(open)
  if (read) return recordAll(act, who, groupId, read.answers)
  if (said.coming === null) {
    const named = namedIn(said.text, open, at)
    return named && recordAll(act, who, groupId, [named])
  }
  if (said.unclear) return '收到。参加请@我回“参加”，来不了请私聊我回“请假 原因”。'
  const { coming } = said
  const fits = meantBy(open, wordsOf(act, said.text), act.zone)
  const unanswered = fits.filter(({ status }) => status === null)
  const [only, ...others] = coming && unanswered.length > 0 ? unanswered : fits
  if (!only || others.length > 0) return askInPrivate(fits.length > 0 ? fits : open)
  return recordAll(act, who, groupId, [{ ids: [only.activity.id], coming, rest: said.text }])
}

const wordsOf = (act: Act, text: string) => ({
  number: activityNumberIn(text),
  day: dayInWords(text, act.now, act.zone, 'future')?.day ?? null,
  text,
})

const askInPrivate = (open: readonly Invited[]): string =>
  `现在有${open.length}个活动，我分不清您说的是哪一个，没有记。请写编号，例如：活动${open[0]?.activity.id ?? ''} 参加（${open
    .map(({ activity }) => `活动${activity.id} ${activity.title}`)
    .join('，')}）`

async function recordAll(
  act: Act,
  who: Speaker,
  groupId: number,
  answers: readonly ClauseAnswer[],
): Promise<string | null> {
  const lines: string[] = []
  for (const { ids, coming, rest } of answers)
    for (const id of ids) {
      const outcome = await answerActivity(act, who, id, { coming, reason: coming ? null : reasonIn(rest) })
      if (!outcome.ok) continue
      const counts = await countsOf(act, id, [groupId])
      lines.push(
        `已记。${nameOf(outcome.value.activity)}本组：${countWords(counts, outcome.value.activity)}。`,
      )
    }
  return lines.length > 0 ? lines.join('\n') : null
}
