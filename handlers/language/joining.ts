import { eitherDay } from './dates.ts'
import type { Person } from './people.ts'
import { sameMention, type Report } from './reports.ts'

/** A clause with a way, a day or a time of its own and people of its own is another contact. */
export function addPiece(reports: Report[], piece: Report, waiting: Report | null): void {
  if (reports.at(-1)?.unmet && piece.method) reports.pop()
  const last = reports.at(-1)
  if (!last) {
    if (waiting && piece.people.length === 0 && piece.method && !piece.weak) piece.people = waiting.people
    reports.push(piece)
    return
  }
  if (startsAnother(last, piece)) {
    piece.day ??= last.day
    piece.contactor ??= last.contactor
    reports.push(piece)
  } else join(last, piece)
}

function startsAnother(last: Report, piece: Report): boolean {
  if (piece.people.length === 0 || last.people.length === 0 || (last.method === null && !last.touched))
    return false
  const otherWay = piece.method !== null && !piece.weak && piece.method !== last.method && !last.weak
  const otherDay = piece.day?.day != null && last.day?.day != null && piece.day.day !== last.day.day
  const otherPart = piece.partOfDay !== null && last.partOfDay !== null && piece.partOfDay !== last.partOfDay
  return otherWay || otherDay || otherPart
}

function join(last: Report, piece: Report): void {
  if (last.method === null && last.people.length === 0 && !last.touched) {
    // 一早起来喂鸡, 下午三点走访了…: the act has a time of its own
    const apart = last.day && piece.day && piece.day.from - last.day.to > 2
    last.day = piece.day?.day && (apart || !last.day) ? piece.day : last.day
    last.partOfDay = piece.partOfDay ?? last.partOfDay
  }
  if (piece.method && (last.method === null || (last.weak && !piece.weak))) {
    last.method = piece.method
    last.weak = piece.weak
  }
  for (const person of piece.people) if (!isAmong(person, last.people)) last.people.push(person)
  last.day = last.day && piece.day ? eitherDay(last.day, piece.day) : (last.day ?? piece.day)
  last.partOfDay ??= piece.partOfDay
  last.place ??= piece.place
  last.unnamed = Math.max(last.unnamed, piece.unnamed)
  last.touched ||= piece.touched
  last.shaky ||= piece.shaky
  last.contactor ??= piece.contactor
}

export const isAmong = ({ mention }: Person, people: readonly Person[]): boolean =>
  people.some((other) => sameMention(other.mention, mention))
