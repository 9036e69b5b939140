/** The year as a chart, for the chat and for the desk. */
import { barChart } from '../../chart/actions.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import type { YearFigures } from './yearFigures.ts'

/** Deputies of each group who attended a training; or, kind by kind, who was there of those asked. */
export async function yearChart(
  figures: YearFigures,
  of: 'trainings' | 'activities',
  today: Day,
  about?: string,
): Promise<{ title: string; svg: string }> {
  const { year, cutOff, byGroup, byKind } = figures
  const until = `截至${spokenDay(cutOff, today)}`
  const [title, note] =
    of === 'trainings'
      ? [`${year}年各组代表参加培训`, `${until}　参加过培训的代表／本组代表`]
      : [`${year}年活动到会情况`, `${until}　实到人次／应到人次，没记考勤的不计`]
  const rows =
    of === 'trainings'
      ? byGroup.map(({ name, trained, deputies }) => ({ label: name, done: trained, of: deputies }))
      : byKind.map(({ name, attended, asked }) => ({ label: name, done: attended, of: asked }))
  const none = of === 'trainings' ? '没有代表' : '没有考勤'
  return { title, svg: await barChart({ title, note, about: about ?? title }, rows, none) }
}
