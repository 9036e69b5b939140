/** Once a year 代表工委 is asked for the report on the handling to the standing committee, with the figures and the tables. */
import { recordDeed } from '../../audit/actions.ts'
import { keepFile } from '../../file/actions.ts'
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import { onDay } from '../case.ts'
import { theOffice } from '../parties.ts'
import type { NoticeLine } from './nudges.ts'
import { statisticsAsWord } from '../reading/figures.ts'
import { percentOf, type StatisticsRow } from '../reading/statistics.ts'
import { suggestionStatistics } from '../reading/counting.ts'

const kind = 'annual-report'
const step = 'digest'

/** The year whose report is asked for on a day: this one's from its day on (重庆条例第三十四条: November), before that the last one's. */
function reportYear(today: Day, reportOn: string): string {
  const year = today.slice(0, 4)
  return today.slice(5) >= reportOn ? year : String(Number(year) - 1)
}

const yearOf = async (act: Act): Promise<string> =>
  reportYear(onDay(act), (await settingsAt(act.tx, act.now, act.zone))['suggestion.annualReportOn'])

/**
 * The one year that is due, was not asked for and has something to report; null when there is none. Of years that a sleeping
 * machine missed only the newest is asked for.
 */
export async function annualReportDue(act: Act): Promise<string | null> {
  const year = await yearOf(act)
  if ((await stepsDone(act.tx, kind, year)).has(step)) return null
  return (await figuresOf(act, year)).suggestions === 0 ? null : year
}

const rangeOf = (act: Act, year: string): { from: Day; to: Day } => {
  const [today, end] = [onDay(act), `${year}-12-31`]
  return { from: `${year}-01-01`, to: today < end ? today : end }
}

const figuresOf = async (act: Act, year: string): Promise<StatisticsRow> =>
  (await suggestionStatistics(act, rangeOf(act, year), 'unit')).total

/** Asks everybody of 代表工委 once for a year's report, and notes the year in the ledger; a dry run writes nothing. */
export async function askAnnualReport(act: Act, year: string, dryRun: boolean): Promise<NoticeLine[]> {
  const people = await theOffice(act)
  const text = textOf(year, rangeOf(act, year).to, await figuresOf(act, year))
  const fileId = dryRun ? null : await keptTables(act, year)
  const reminders = people.map(({ id }): Reminder => ({
    kind,
    personId: id,
    period: year,
    step,
    text,
    subject: { year },
    fileId,
  }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) await noteStep(act.tx, kind, year, step, act.now, 'done')
  return reminders.map(({ personId, period }, index) => ({
    kind,
    to: `person:${personId}`,
    name: people[index]?.name ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}

/** The rates by unit, category and office as a Word file, to be laid beside the report. */
async function keptTables(act: Act, year: string): Promise<number> {
  const range = rangeOf(act, year)
  const paper = await statisticsAsWord(act, null, range)
  const fileId = await keepFile(act, { ...paper, uploadedById: null })
  const after = { name: paper.name, ...range, fileId }
  await recordDeed(act, { action: 'suggestion.print', subject: `file:${fileId}`, after })
  return fileId
}

/** 代表法第五十一条: the handling is reported to the standing committee; the figures with what they are counted of. */
function textOf(year: string, to: Day, total: StatisticsRow): string {
  const rate = (share: { part: number; of: number }) => {
    const percent = percentOf(share)
    return percent === null ? '—' : `${percent}%（${share.part}/${share.of}）`
  }
  const until = to.endsWith('-12-31') ? '全年' : '到今天'
  return `【年度报告】请起草${year}年代表建议办理情况的报告，提请常委会会议。${until}受理${total.suggestions}件，办复率${rate(total.onTime)}，面商率${rate(total.contacted)}，满意率${rate(total.satisfied)}，基本满意以上率${rate(total.content)}，落实率${rate(total.fulfilled)}。分单位、类别、联络处的表见文件。`
}

/** A year's report is asked for until the next one's day. */
export const annualReportHolds = async (act: Act, notice: DueNotice): Promise<string | null> =>
  notice.period === (await yearOf(act)) ? notice.text : null
