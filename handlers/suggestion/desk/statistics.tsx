import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { addressWith } from '../../shared/list.ts'
import { Empty, Field, Select } from '../../shared/page.tsx'
import { writtenDay } from '../../shared/letter.ts'
import { missing } from '../../shared/missing.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { figuresFor, ledgerOf, ratePicture, statisticsReport, type FigureFile } from '../actions.ts'
import { countingRules, groupingName, rateColumns, type RateKey, type StatisticsFacts } from '../papers.ts'
import type { Grouping, MergedRule, Statistics } from '../reading/statistics.ts'
import { Polls } from './polls/figures.tsx'
import { shareInWords } from './polls/one.tsx'

const path = '/desk/suggestions/statistics'

interface Choice {
  from: string
  to: string
  by: Grouping
  /** Null: as the setting says. */
  merged: MergedRule | null
  rate: RateKey
}

/** The days that the query asks for, how it is grouped, and how merged ones count. */
function choiceOf({ query, act }: DeskVisit): Choice {
  const today = dayOf(act.now, act.zone)
  const day = (name: string, otherwise: string) => {
    const given = query.get(name) ?? ''
    return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : otherwise
  }
  const merged = query.get('merged')
  return {
    from: day('from', `${today.slice(0, 4)}-01-01`),
    to: day('to', today),
    by: groupings.find((by) => by === query.get('by')) ?? 'unit',
    merged: merged === 'once' || merged === 'each' ? merged : null,
    rate: rateColumns.find(([, key]) => key === query.get('rate'))?.[1] ?? 'satisfied',
  }
}

const groupings = ['unit', 'category', 'office'] as const

const mergedNames: Readonly<Record<MergedRule, string>> = { each: '每件都算', once: '并在一起算一件' }

const notYours = <Empty>您的角色不能看办理统计。要看请联系代表工委。</Empty>

async function statistics(visit: DeskVisit): Promise<WebReply> {
  const choice = choiceOf(visit)
  const figures = await figuresFor(visit.act, visit.who, choice)
  if (!figures.ok) return { title: '建议办理统计', status: 403, page: notYours }
  const counted = tableOf(figures.value, choice.by)
  return {
    title: '建议办理统计',
    page: (
      <>
        <Filter choice={choice} facts={figures.value} />
        <nav class="acts" aria-label="文件">
          {Object.entries(fileNames).map(([kind, label]) => (
            <a
              key={kind}
              class="button plain"
              href={addressWith(`/desk/suggestions/files/${kind}`, visit.query, {})}
            >
              {label}
            </a>
          ))}
        </nav>
        {counted.rows.length === 0 ? (
          <Empty>这段时间没有受理的建议。换一段日期再看。</Empty>
        ) : (
          <Rates counted={counted} by={choice.by} />
        )}
        <ul class="hint">
          {countingRules(figures.value.merged, figures.value.cutOff).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <Polls polls={figures.value.polls} />
      </>
    ),
  }
}

function tableOf({ tables }: StatisticsFacts, by: Grouping): Statistics {
  const table = tables.find((one) => one.by === by)
  if (!table) throw new Error(`no statistics by ${by}`)
  return table.statistics
}

function Filter({ choice, facts }: { choice: Choice; facts: StatisticsFacts }): JSX.Element {
  const asSet = choice.merged === null ? `按设置（${mergedNames[facts.merged.rule]}）` : '按设置'
  const named = (names: readonly (readonly [string, string])[]) =>
    names.map(([value, label]) => ({ value, label }))
  return (
    <form method="get" action={path} class="filter">
      <Field name="from" label="受理日期从" type="date" value={choice.from} />
      <Field name="to" label="到" type="date" value={choice.to} />
      <Select
        name="by"
        label="按什么分"
        chosen={choice.by}
        options={groupings.map((value) => ({ value, label: groupingName[value] }))}
      />
      <Select
        name="merged"
        label="并案的怎么算"
        chosen={choice.merged ?? ''}
        options={named([['', asSet], ...Object.entries(mergedNames)])}
      />
      <Select
        name="rate"
        label="图片画哪项率"
        chosen={choice.rate}
        options={rateColumns.map(([label, value]) => ({ value, label }))}
      />
      <button>看</button>
    </form>
  )
}

function Rates({ counted, by }: { counted: Statistics; by: Grouping }): JSX.Element {
  return (
    <div class="table" role="region" aria-label="建议办理统计" tabindex={0}>
      <table>
        <caption>按{groupingName[by]}</caption>
        <thead>
          <tr>
            <th scope="col">{groupingName[by]}</th>
            {['建议件数', '办理件数', ...rateColumns.map(([name]) => name)].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...counted.rows, counted.total].map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="number">{row.suggestions}</td>
              <td class="number">{row.handlings}</td>
              {rateColumns.map(([, key]) => (
                <td key={key} class="number">
                  {shareInWords(row[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const fileNames = {
  ledger: '台账（Excel）',
  excel: '统计表（Excel）',
  word: '统计表（Word）',
  picture: '统计图（图片）',
  json: '统计数据（JSON）',
} as const

async function file(visit: DeskVisit): Promise<WebReply> {
  const kind = Object.keys(fileNames).find((one) => one === visit.params['kind'])
  if (kind === undefined) return missing('份表', { href: path, label: '回到统计' })
  if (kind === 'picture') return picture(visit)
  const choice = choiceOf(visit)
  const outcome =
    kind === 'ledger'
      ? await ledgerOf(visit.act, visit.who, choice)
      : await statisticsReport(visit.act, visit.who, choice, kind as FigureFile)
  if (outcome.ok) return { ...outcome.value, file: outcome.value.bytes }
  return { title: '不能导出', status: 403, page: notYours }
}

async function picture(visit: DeskVisit): Promise<WebReply> {
  const choice = choiceOf(visit)
  const { from, to, by, rate } = choice
  const figures = await figuresFor(visit.act, visit.who, choice)
  if (!figures.ok) return { title: '不能导出', status: 403, page: notYours }
  const { merged } = figures.value
  const words = {
    by,
    rate,
    when: `${writtenDay(from)}至${writtenDay(to)}`,
    until: spokenDay(to, dayOf(visit.act.now, visit.act.zone)),
  }
  const drawn = await ratePicture(tableOf(figures.value, by), merged, words)
  return drawn
    ? { file: drawn.bytes, name: `${drawn.title}.png`, type: 'image/png' }
    : {
        title: '还画不出图',
        page: <Empty>这段时间还没有可算这项率的建议，画不出图。换一项率或换一段日期再看。</Empty>,
      }
}

export const statisticsPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'suggestions.see', answer: statistics },
  { method: 'GET', path: '/desk/suggestions/files/:kind', right: 'suggestions.see', answer: file },
]
