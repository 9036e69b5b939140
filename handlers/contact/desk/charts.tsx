/** The two charts of the board, drawn from the same figures as the tables beside them. */
import { barChart, lineChart } from '../../chart/actions.ts'
import { spokenDay } from '../../shared/days.ts'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { boardOf, trendOf } from '../actions.ts'
import { askedIn, quartersUntil, spokenQuarter, type Asked } from './asked.ts'
import { countingRules } from '../rules.ts'

const picture = (svg: string, name: string): WebReply => ({
  file: Buffer.from(svg),
  name: `${name}.svg`,
  type: 'image/svg+xml',
  inline: true,
})

const noteOf = ({ quarter, reading, today, isOver }: Asked): string =>
  `截至${spokenDay(isOver ? quarter.to : today, today)}　${countingRules[reading]}`

/** Reached of linked, office by office. */
export async function chart(visit: DeskVisit): Promise<WebReply> {
  const asked = askedIn(visit)
  const outcome = await boardOf(visit.act, visit.who, visit.settings, { ...asked, scope: 'district' })
  const offices = outcome.ok ? outcome.value.offices : []
  const title = `各机构联系到的选民（${spokenQuarter(asked.quarter)}）`
  const rows = offices.map(({ name, sum }) => ({ label: name, done: sum.reached, of: sum.linked }))
  return picture(await barChart({ title, note: noteOf(asked), about: title }, rows), '各机构联系情况')
}

/** The share of linked people reached in each of four quarters. */
export async function trend(visit: DeskVisit): Promise<WebReply> {
  const asked = askedIn(visit)
  const outcome = await boardOf(visit.act, visit.who, visit.settings, { ...asked, scope: 'district' })
  const quarters = quartersUntil(asked.quarter, 4).reverse()
  const points = outcome.ok ? await trendOf(visit.act, visit.who, outcome.value, quarters) : []
  const title = '近四个季度联系率'
  const values = points.map(({ linked, reached }) =>
    linked === 0 ? null : Math.floor((reached * 100) / linked),
  )
  const labels = points.map(({ quarter }) => spokenQuarter(quarter))
  const words = { title, note: noteOf(asked), about: title }
  return picture(await lineChart(words, labels, [{ name: '联系率', values }], '%'), '联系率')
}
