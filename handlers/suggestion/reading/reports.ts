/** The office's lists as files: ledger, a poll's ballot and result. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, timeOf } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { caseOf, onDay, ruleBook, type Case } from '../case.ts'
import { channelOf, handlerNames, isReadableBy, signersOf } from '../parties.ts'
import { dueOn, type RuleBook } from '../deadlines.ts'
import { overdueDays } from '../overdue.ts'
import type { Paper } from '../documents.ts'
import * as own from '../documents/store.ts'
import { standingOf } from '../moves.ts'
import { ballotPaper, ledgerBook, pollResultPaper, type LedgerRow } from '../papers.ts'
import { pollOf, type Poll } from '../supervision/pollRecords.ts'
import { channelNames, gradeNames } from '../rules.ts'
import { between, excel, keepsLedger, kept, seesRates, word, type Range } from './printing.ts'
import * as store from './store.ts'

/** The ledger of suggestions submitted within a span of days, those that the speaker may read. */
export async function ledgerOf(
  act: Act,
  who: Speaker,
  range: Range,
): Promise<Outcome<Paper & { count: number }, 'not_yours'>> {
  if (!keepsLedger(who)) return refused('not_yours')
  const book = await ruleBook(act)
  const offices = await own.officesOfGroups(act.tx)
  const names = new Map(offices.map(({ id, office }) => [id, office.name]))
  const rows: LedgerRow[] = []
  for (let after = 0; ;) {
    const page = await store.everythingAfter(act.tx, after, pageSize, { submittedAt: { not: null } })
    for (const row of page) {
      const one = await caseOf(act, row)
      const on = row.submittedAt && dayOf(row.submittedAt, act.zone)
      if (on === null || on < range.from || on > range.to || !isReadableBy(one, who)) continue
      rows.push(ledgerRow(act, book, one, row, names.get(row.groupId ?? 0) ?? null))
    }
    if (page.length < pageSize) break
    after = page.at(-1)?.id ?? after
  }
  const bytes = await ledgerBook({
    rows,
    filter: `${between(range)}提交的建议和议案`,
    madeAt: `${onDay(act)} ${timeOf(act.now, act.zone)}`,
  })
  return done({
    name: `代表建议台账（${range.from}至${range.to}）.xlsx`,
    type: excel,
    bytes,
    count: rows.length,
  })
}

/** The ledger kept as a file, for the chat to send; no file when it would be empty. */
export async function keptLedger(
  act: Act,
  who: Speaker,
  range: Range,
): Promise<Outcome<{ fileId: number | null; count: number }, 'not_yours'>> {
  const outcome = await ledgerOf(act, who, range)
  if (!outcome.ok) return outcome
  const { count, ...paper } = outcome.value
  return done({ fileId: count === 0 ? null : await kept(act, paper, range), count })
}

const pageSize = 200

function ledgerRow(
  act: Act,
  book: RuleBook,
  one: Case,
  row: store.WholeSuggestion,
  office: string | null,
): LedgerRow {
  const { course } = one
  const day = (instant: Date | null) => instant && dayOf(instant, act.zone)
  const rating = row.ratings.at(-1)
  const channel = channelOf(one)
  return {
    number: row.number,
    title: row.title,
    category: row.category,
    lead: row.lead.name,
    cosigners: signersOf(one).map(({ name }) => name),
    office,
    state: standingOf(row),
    kind: row.kind === 'motion' ? '议案' : '建议',
    motionNumber: row.kind === 'motion' ? row.number : row.motionNumber,
    key: row.isKey,
    submittedOn: day(row.submittedAt),
    forwardedTo: channel && channelNames[channel],
    assignedOn: course.assignedOn ?? one.into?.course.assignedOn ?? null,
    dueOn: dueOn(book, course, one.into?.course),
    main: handlerNames(one, ['main', 'separate']).join('、') || null,
    assisting: handlerNames(one, ['assist']),
    repliedOn: day(row.repliedAt),
    replyClass:
      [
        ...new Set(row.replies.filter(({ round }) => round === row.round).map((reply) => reply.replyClass)),
      ].join('、') || null,
    work: gradeOf(rating?.work),
    result: gradeOf(rating?.result),
    closedOn: day(row.closedAt),
    overdueDays: overdueDays(book, course, onDay(act), one.into?.course),
    round: course.round,
  }
}

const isGrade = (grade: string): grade is keyof typeof gradeNames => Object.hasOwn(gradeNames, grade)

const gradeOf = (grade: string | undefined): string | null =>
  grade !== undefined && isGrade(grade) ? gradeNames[grade] : null

/** An empty ballot for a meeting: units or suggestions by name. */
export async function ballotFor(
  who: Speaker,
  title: string,
  items: readonly string[],
): Promise<Outcome<Paper, 'not_yours'>> {
  if (!keepsLedger(who)) return refused('not_yours')
  const bytes = await ballotPaper({ title, items, grades: Object.values(gradeNames) })
  return done({ name: `${title}.docx`, type: word, bytes })
}

/** The result of a recorded poll, with its rates, and whether it was corrected or voided. Refused when there is none of this number. */
export async function pollReport(
  act: Pick<Act, 'tx' | 'zone'>,
  who: Speaker,
  id: number,
): Promise<Outcome<Paper, 'not_yours' | 'not_found'>> {
  if (!seesRates(who)) return refused('not_yours')
  const poll = await pollOf(act, who, id)
  if (!poll) return refused('not_found')
  const title = `${poll.title}结果${poll.standing === 'void' ? '（已作废）' : ''}`
  const bytes = await pollResultPaper({
    ...poll.result,
    title,
    grades: Object.values(gradeNames),
    heldOn: writtenDay(poll.heldOn),
    standing: standingWords(poll),
  })
  const edition = poll.editions.length > 1 ? `（第${poll.edition}版）` : ''
  return done({ name: `${title}${edition}.docx`, type: word, bytes })
}

/** What the paper says of a poll that was not simply recorded. */
function standingWords({ standing, voided, edition, editions, correction }: Poll): string | null {
  if (voided) return `已作废：${writtenDay(voided.on)}作废，原因：${voided.reason}。下面的票数不作数。`
  const last = editions.at(-1)
  if (standing === 'replaced' && last)
    return `已更正：这是第${edition}版，${writtenDay(last.on)}已更正，以第${last.edition}版为准。`
  const own = editions.find((one) => one.edition === edition)
  return edition === 1 || !own
    ? null
    : `已更正：这是第${edition}版，${writtenDay(own.on)}更正，原因：${correction ?? ''}。更正前的存档备查。`
}
