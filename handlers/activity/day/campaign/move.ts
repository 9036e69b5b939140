/** The contact day was moved: whoever was told the old day hears of the new one, once. */
import type { NoticeLine } from '../../../contact/actions.ts'
import { everReminded, type DueNotice } from '../../../notice/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import * as activities from '../../store.ts'
import { dayAbsence } from '../absence.ts'
import { campaignDays, type DayMove } from './announced.ts'
import { chunk, deputyKind, officeChunk, officeKind, queueAs } from './queue.ts'
import * as store from './store.ts'

interface MoveChunk {
  lines: NoticeLine[]
  next: number | null
}

const keyOf = ({ number }: DayMove): string => `moved-${number}`
const subjectOf = ({ from, to }: DayMove, officeId: number | null) => ({
  step: 'moved',
  from,
  on: to,
  officeId,
})

/** Tells the next fifty deputies who were told the old day. */
export async function tellDeputiesOfMove(
  act: Act,
  move: DayMove,
  after: number,
  dryRun: boolean,
): Promise<MoveChunk> {
  const deputies = await store.deputiesAfter(act.tx, Number(move.period), after, chunk, move.to)
  const ids = deputies.map(({ personId }) => personId)
  const told = await everReminded(act, deputyKind, move.period, ids)
  const people = []
  for (const { personId, name } of deputies)
    if (told.has(personId)) people.push({ personId, name, text: await deputyText(act, move, personId) })
  const as = { kind: deputyKind, period: move.period, key: keyOf(move), step: '改期', anyDay: true }
  const lines = await queueAs(act, people, { ...as, subject: subjectOf(move, null) }, dryRun)
  return { lines, next: deputies.length < chunk ? null : (ids.at(-1) ?? null) }
}

/** Tells those who act for the next two offices, as far as they were told the old day. */
export async function tellOfficesOfMove(
  act: Act,
  move: DayMove,
  after: number,
  dryRun: boolean,
): Promise<MoveChunk> {
  const offices = await store.officesAfter(act.tx, after, officeChunk)
  const lines: NoticeLine[] = []
  for (const { id, name, people } of offices) {
    const told = await everReminded(act, officeKind, move.period, people)
    const names = await activities.namesOf(act.tx, people)
    const text = officeText(act, move, name)
    const hearing = people
      .filter((personId) => told.has(personId))
      .map((personId) => ({ personId, name: names.get(personId) ?? '', text }))
    const as = { kind: officeKind, period: move.period, key: `${keyOf(move)} office:${id}`, step: '改期' }
    lines.push(...(await queueAs(act, hearing, { ...as, subject: subjectOf(move, id) }, dryRun)))
  }
  return { lines, next: offices.length < officeChunk ? null : (offices.at(-1)?.id ?? null) }
}

type Days = Pick<DayMove, 'from' | 'to'>

const moved = (act: Act, { from, to }: Days): string => {
  const today = dayOf(act.now, act.zone)
  return `【联系选民日改期】${from.slice(0, 4)}年代表联系选民日原定${spokenDay(from, today)}，改到${to === today ? '今天' : spokenDay(to, today)}`
}

async function deputyText(act: Act, days: Days, personId: number): Promise<string> {
  const absence = await dayAbsence(act, personId, Number(days.to.slice(0, 4)))
  const again =
    absence === null
      ? ''
      : `您说过不能参加（${absence.reason}），仍这样记着；新的日子能来的，请回“撤回联系日”。`
  return `${moved(act, days)}，请按新的日子安排，到本选区联选民、听民意、解民惑、帮民困。${again}`
}

const officeText = (act: Act, days: Days, office: string): string =>
  `${moved(act, days)}。请${office}按新的日子重新安排各选区的地点和时间。`

/** What a notice of a move says now; null once the day was moved again or has come and gone. */
export async function moveHolds(
  act: Act,
  notice: DueNotice,
  subject: { from: Day; on: Day; officeId: number | null },
): Promise<string | null> {
  const { on } = (await campaignDays(act))(Number(notice.period))
  if (notice.personId === null || on !== subject.on || dayOf(act.now, act.zone) > on) return null
  const days = { from: subject.from, to: on }
  if (subject.officeId === null) return deputyText(act, days, notice.personId)
  const [office] = await store.officesAfter(act.tx, subject.officeId - 1, 1)
  return office ? officeText(act, days, office.name) : null
}
