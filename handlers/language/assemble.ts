import { dayOf, type Day } from '../shared/days.ts'
import type { DayWords } from './dates.ts'
import type { Clause } from './clauses.ts'
import { isAway, ordersRecord, type NotDone } from './happened.ts'
import { addPiece, isAmong } from './joining.ts'
import type { Person } from './people.ts'
import { pieceOf, reasonNotDone, type Told } from './pieces.ts'
import { addConcerns, raisedIn } from './raised.ts'
import type { Report } from './reports.ts'
import type { UnderstandContext } from './understanding.ts'

interface Desk {
  reports: Report[]
  /** Why the last clause that told of nothing done did so. */
  dropped: NotDone | null
  /** Whom the speaker sought in vain, for a second try: 没打通,后来上门走访了. */
  sought: Report | null
  /** 未走访:王桂英、赵磊 — what stands behind the colon is not done either. */
  listing: boolean
  /** The clause before was 听梅姐讲. */
  heard: boolean
  /** Those of whom only hearsay or another's contact was told. */
  unseen: Person[]
  /** The clause before told of somebody who was not met: 他上班去了 is about him. */
  missed: boolean
  /** The day of what was not done: 昨天打算走访老彭结果他不在,后来去了项姐店里 was yesterday too. */
  lostDay: DayWords | null
}

/** Goes through the clauses and puts contacts together; clauses that tell of nothing done drop their people. */
export function assemble(
  text: string,
  told: Told,
  context: UnderstandContext,
): { reports: Report[]; dropped: NotDone | null } {
  const desk: Desk = {
    reports: [],
    dropped: null,
    sought: null,
    listing: false,
    heard: false,
    unseen: [],
    missed: false,
    lostDay: null,
  }
  for (const [index, clause] of told.clauses.entries())
    if (clause.kind === 'frame') addFrame(desk, text, clause, index, told, context)
    else {
      for (const report of raisedIn(desk.reports, text, clause))
        if (!isAside(clause.words)) addConcerns(report, clause, told)
    }
  const contactDay = /联系(?:选民)?日|选民日/.test(text)
  const reports = desk.reports.filter((report) => isReport(report) || (contactDay && report.unnamed > 0))
  return { reports, dropped: desk.dropped }
}

function addFrame(
  desk: Desk,
  text: string,
  clause: Clause,
  index: number,
  told: Told,
  context: UnderstandContext,
): void {
  const piece = pieceOf(text, clause, told, context)
  // 没人接,记一次电话联系: an order is no contact
  if (desk.dropped && ordersRecord(clause.words) && piece.people.length === 0 && !desk.reports.some(isMet))
    return
  if (desk.missed && piece.people.length === 0 && isAway(clause.words)) return
  const listed = desk.listing && piece.method === null
  if (onlyOne.test(clause.words) && narrow(desk.reports.at(-1), piece)) return
  const last = desk.reports.at(-1)
  const away =
    isAway(clause.words) && (last?.weak === true || last?.method === 'visit') && last.concerns.length === 0
  const why =
    listed || plansOn(desk, piece, clause, told) || isUnseen(desk, piece)
      ? desk.dropped
      : away
        ? 'unanswered'
        : desk.heard && !/我|咱/.test(clause.words)
          ? 'hearsay'
          : reasonNotDone(piece, clause, told, index, context)
  desk.heard = heardOf.test(clause.words)
  desk.listing = why !== null && (listed || /[:：]\s*$/.test(clause.words))
  desk.missed = why !== null && piece.people.length > 0
  if (why === null) {
    leaveUnmet(desk, piece, dayOf(context.now, context.zone))
    if (desk.reports.length === 0) piece.day ??= dayLeft(desk, clause, dayOf(context.now, context.zone))
    addPiece(desk.reports, piece, desk.sought)
  } else {
    desk.dropped = why
    if (why === 'hearsay' || why === 'others') desk.unseen.push(...piece.people)
    desk.lostDay = piece.day ?? desk.lostDay
    desk.sought = undo(desk.reports, piece, clause.words) ?? desk.sought
  }
}

/** 听梅姐讲 勇哥昨天去找过居委会了 */
const heardOf = /^[\s,，]*(?:我)?听(?![到取了])[^,，。]{1,8}(?:说|讲|讲起|说起|提起)[\s,，:：]*$/

/** 今天下午去了韩德昌家,老人不在,下楼碰到夏金凤: nobody was met there, and the time holds on. */
function leaveUnmet(desk: Desk, piece: Report, today: Day): void {
  const gone = desk.reports.at(-1)
  if (!gone?.unmet || !piece.method || gone.concerns.length > 0) return
  desk.reports.pop()
  desk.lostDay = gone.day ?? desk.lostDay
  if (!piece.day && (gone.day?.day ?? today) === today) piece.partOfDay ??= gone.partOfDay
}

/** Said as going on (后来, 又), the day holds on; otherwise it is asked. A day to come was only planned. */
function dayLeft({ lostDay }: Desk, { words }: Clause, today: Day): DayWords | null {
  if (lostDay?.day == null || lostDay.day >= today) return null
  return /^[\s,，]*(?:我|就)*(?:后来|又|再|然后|结果|接着|于是|只好|改|转|便|最后)/.test(words)
    ? lostDay
    : { ...lostDay, day: null, problem: 'vague', choices: [lostDay.day, today] }
}

/** 下周一去走访谷雨,周二约谈吕站长: what follows a plan without a 了 or a day that is past is planned as well. */
const plansOn = (desk: Desk, { day }: Report, { words }: Clause, told: Told): boolean =>
  (desk.dropped === 'plan' || desk.dropped === 'others') &&
  desk.reports.length === 0 &&
  (day === null || /^(?:星期|几号)$/.test(day.rule)) &&
  !/[了过]|[今昨前]天|刚/.test(words) &&
  (desk.dropped === 'others' || !told.clauses.some(({ kind }) => kind === 'raised'))

/** 村长说他走访了石有才 石有才讲水渠堵了: what the other was told. */
const isUnseen = ({ unseen }: Desk, { method, people }: Report): boolean =>
  method === null && people.length > 0 && people.every((one) => isAmong(one, unseen))

/** 我还没见到她, 先登记这条诉求: said to the office, no part of the matter. */
const isAside = (words: string): boolean =>
  /^(?:您|你|请|麻烦|先|就|帮|给|我|替)*(?:记|登记|补记|录入?|记录)(?:一?下|上|这|那|一|条|个|件|的?诉求|吧|[，,。.])*$/.test(
    words,
  ) ||
  /^(?:我|但我|不过我)(?:还|也|今天)?没(?:有|能)?(?:见|联系|碰|遇|走访|去)(?:到|着|上|成|过)?/.test(words)

const isMet = ({ unmet, people }: Report): boolean => !unmet && people.length > 0

/** 打电话给潘总、沈书记、金海波,只有金海波接了 */
const onlyOne =
  /^(?:但|可|结果|就|最后)*(?:只有|只|就)[^没不]{2,8}(?:接|在|到|来|见|回|碰|联系|打通)(?:了|到|上|着|通)*/

function narrow(last: Report | undefined, { people }: Report): boolean {
  if (!last || people.length === 0) return false
  const kept = last.people.filter((one) => isAmong(one, people))
  if (kept.length === 0) return false
  last.people = kept
  return true
}

/** 去江婆婆家,她去女儿家了 */
const aboutHim = /^[\s,，]*(?:但是?|可是?|结果|不巧|哪知道?)*(?:[他她](?!们)|人家|本人|老人)/

/** 没人接 after 给李桂芳打电话 takes that call back; 李桂芳不在家 takes only her back. */
function undo(reports: Report[], piece: Report, words: string): Report | null {
  const last = reports.at(-1)
  const another = piece.method !== null && !piece.weak && !aboutHim.test(words)
  if (!last || another) return last ? null : piece
  const sought = { ...last }
  const gone = new Set(piece.people.flatMap(({ mention }) => mention.candidates))
  last.people =
    piece.people.length === 0
      ? []
      : last.people.filter(({ mention }) => !mention.candidates.some((one) => gone.has(one)))
  last.unmet = last.people.length === 0
  return last.unmet ? sought : null
}

const isReport = (report: Report): boolean =>
  (!report.unmet || report.concerns.length > 0) &&
  (report.method !== null || (report.people.length > 0 && (report.touched || report.concerns.length > 0)))
