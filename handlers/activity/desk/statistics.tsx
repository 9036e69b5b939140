/** The year's activities and trainings in figures, charts and files; certificates of a year. */
import type { JSX } from 'preact'
import { dayOf } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { DeskForm, Empty, Field } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { peopleToCertify, trainingCertificate, yearFiguresOf, yearStatistics } from '../actions.ts'
import { countingRules, rateWords, sumLines } from '../papers/words.ts'
import { refusalText } from '../refusals.ts'
import { yearChart } from '../statistics/yearChart.ts'
import type { FigureRow, GroupRow } from '../statistics/yearFigures.ts'

const path = '/desk/activities/statistics'

/** The year that was asked for; this one when that is no year. */
export function yearIn({ act, query, fields }: DeskVisit): number {
  const thisYear = Number(dayOf(act.now, act.zone).slice(0, 4))
  const asked = Number(fields.text('year') || (query.get('year') ?? thisYear))
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear
}

interface Asked {
  problem?: string
  /** Several of a name: whose certificate it is to be. */
  twins?: { id: number; group: string | null }[]
}

async function statistics(visit: DeskVisit, { problem, twins = [] }: Asked = {}): Promise<WebReply> {
  const year = yearIn(visit)
  const figures = await yearFiguresOf(visit.act, visit.who, year)
  if (!figures.ok) return { title: '活动和培训统计', page: <Empty>{refusalText[figures.refusal]}</Empty> }
  const { byKind, byGroup, total } = figures.value
  return {
    title: '活动和培训统计',
    status: problem || twins.length > 0 ? 422 : 200,
    page: (
      <>
        <form method="get" action={path} class="filter">
          <Field name="year" label="年份" type="number" value={year} min={2000} max={2100} />
          <button>看</button>
        </form>
        <nav class="acts" aria-label="文件">
          <a class="button plain" href={`${path}/word?year=${year}`}>
            统计（Word）
          </a>
          <a class="button plain" href={`${path}/excel?year=${year}`}>
            统计和名单（Excel）
          </a>
        </nav>
        {sumLines(figures.value).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {total.activities === 0 ? (
          <Empty>{year}年还没有开始的活动。换一年再看，或先组织活动、记考勤。</Empty>
        ) : (
          <>
            <div class="columns">
              {(['activities', 'trainings'] as const).map((of) => (
                <img
                  key={of}
                  class="picture"
                  src={`/desk/activities/chart.svg?year=${year}&of=${of}`}
                  alt={
                    of === 'trainings' ? '各组代表参加培训的比例，数字见表' : '各类活动到会的比例，数字见表'
                  }
                />
              ))}
            </div>
            <Kinds rows={[...byKind, total]} />
            <Groups rows={byGroup} />
          </>
        )}
        <h2>开培训证明</h2>
        <CertificateForm visit={visit} year={year} problem={problem} twins={twins} />
        <h2>怎么算的</h2>
        <ul class="hint">
          {countingRules(figures.value).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </>
    ),
  }
}

function CertificateForm({
  visit,
  year,
  problem,
  twins,
}: {
  visit: DeskVisit
  year: number
  problem: string | undefined
  twins: readonly { id: number; group: string | null }[]
}): JSX.Element {
  const name = visit.fields.text('name')
  return (
    <DeskForm csrf={visit.csrf} action="/desk/activities/certificate" class="card">
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <input type="hidden" name="year" value={year} />
      <Field name="name" label={`姓名（开${year}年全年的）`} value={name} />
      {twins.length > 0 && (
        <fieldset>
          <legend>
            有{twins.length}位{name}，给哪一位开
          </legend>
          <div class="choices">
            {twins.map(({ id, group }) => (
              <label key={id} class="choice">
                <input type="radio" name="person" value={id} />
                <span>{group ?? '不是代表'}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <button>下载证明</button>
    </DeskForm>
  )
}

const Kinds = ({ rows }: { rows: readonly FigureRow[] }): JSX.Element => (
  <Figures
    caption="按种类"
    heads={['种类', '次数', '应到人次', '实到人次', '请假人次', '未到人次', '到会率', '学时']}
    rows={rows.map((row) => [
      row.name,
      row.activities,
      row.asked,
      row.attended,
      row.excused,
      row.absent,
      rateWords(row),
      row.hours,
    ])}
  />
)

const Groups = ({ rows }: { rows: readonly GroupRow[] }): JSX.Element => (
  <Figures
    caption="按小组"
    heads={['小组', '本组活动', '应到人次', '实到人次', '到会率', '培训人次', '学时', '参加过培训的代表']}
    rows={rows.map((row) => [
      row.name,
      row.activities,
      row.asked,
      row.attended,
      rateWords(row),
      row.trainings,
      row.hours,
      `${row.trained}/${row.deputies}`,
    ])}
  />
)

function Figures({
  caption,
  heads,
  rows,
}: {
  caption: string
  heads: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}): JSX.Element {
  return (
    <div class="table" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" class={index > 0 ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, index) => (
                <td key={index} class="number">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function chart(visit: DeskVisit): Promise<WebReply> {
  const of = visit.query.get('of') === 'trainings' ? 'trainings' : 'activities'
  const figures = await yearFiguresOf(visit.act, visit.who, yearIn(visit))
  if (!figures.ok) return { title: '活动和培训统计', page: <Empty>{refusalText[figures.refusal]}</Empty> }
  const { title, svg } = await yearChart(figures.value, of, dayOf(visit.act.now, visit.act.zone))
  return { file: Buffer.from(svg), name: `${title}.svg`, type: 'image/svg+xml', inline: true }
}

const file =
  (format: 'word' | 'excel') =>
  async (visit: DeskVisit): Promise<WebReply> => {
    const made = await yearStatistics(visit.act, visit.who, yearIn(visit), format)
    if (!made.ok) return { title: '活动和培训统计', page: <Empty>{refusalText[made.refusal]}</Empty> }
    return { ...made.value, file: made.value.bytes }
  }

/** A certificate of a year: of the one of this name, or of him who was picked among several. */
async function certificate(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const name = fields.text('name').replace(/\s+/g, '')
  if (name === '') return statistics(visit, { problem: '请写姓名。' })
  const named = await peopleToCertify(act, who, name)
  const picked = named.length === 1 ? named[0] : named.find(({ id }) => id === rowId(fields.text('person')))
  if (named.length === 0)
    return statistics(visit, { problem: `没有${name}的活动记录，没有开。请写全名，例如：周明远` })
  if (!picked) return statistics(visit, { twins: named })
  const made = await trainingCertificate(act, who, picked.id, { year: yearIn(visit) })
  if (!made.ok) return statistics(visit, { problem: refusalText[made.refusal] })
  return { ...made.value, file: made.value.bytes }
}

export const statisticsPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'activities.see', answer: (visit) => statistics(visit) },
  { method: 'GET', path: `${path}/word`, right: 'activities.see', answer: file('word') },
  { method: 'GET', path: `${path}/excel`, right: 'activities.see', answer: file('excel') },
  { method: 'GET', path: '/desk/activities/chart.svg', right: 'activities.see', answer: chart },
  {
    method: 'POST',
    path: '/desk/activities/certificate',
    right: 'activities.change',
    answer: certificate,
  },
]
