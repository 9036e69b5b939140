import type { JSX } from 'preact'
import { dayOf } from '../../shared/days.ts'
import { addressWith } from '../../shared/list.ts'
import { Empty, Field, Select, Tag } from '../../shared/page.tsx'
import { missing } from '../../shared/missing.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  ledgerOf,
  pollFigures,
  statisticsReport,
  suggestionStatistics,
  type PollFigures,
} from '../actions.ts'
import type { Grouping, Statistics } from '../reading/statistics.ts'
import { shareInWords } from './polls/one.tsx'

const groupings: Record<Grouping, string> = { unit: '承办单位', category: '类别', office: '联络处（主席团）' }

/** The year that the query asks for, and how it is grouped. */
function choiceOf({ query, act }: DeskVisit) {
  const today = dayOf(act.now, act.zone)
  const day = (name: string, otherwise: string) => {
    const given = query.get(name) ?? ''
    return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : otherwise
  }
  const by = query.get('by') ?? 'unit'
  return {
    from: day('from', `${today.slice(0, 4)}-01-01`),
    to: day('to', today),
    by: (by in groupings ? by : 'unit') as Grouping,
    rule: query.get('merged') === 'once' ? ('once' as const) : ('each' as const),
  }
}

async function statistics(visit: DeskVisit): Promise<WebReply> {
  const choice = choiceOf(visit)
  const counted = await suggestionStatistics(visit.act, choice, choice.by, choice.rule)
  const polls = await pollFigures(visit.act, visit.who, choice)
  return {
    title: '建议办理统计',
    page: (
      <>
        <form method="get" class="filter">
          <Field name="from" label="受理日期从" type="date" value={choice.from} />
          <Field name="to" label="到" type="date" value={choice.to} />
          <Select
            name="by"
            label="按什么分"
            chosen={choice.by}
            options={Object.entries(groupings).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="merged"
            label="并案的怎么算"
            chosen={choice.rule}
            options={[
              { value: 'each', label: '每件都算' },
              { value: 'once', label: '并在一起算一件' },
            ]}
          />
          <button>看</button>
        </form>
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
        <Polls polls={polls} />
      </>
    ),
  }
}

const rateNames = {
  onTime: '办复率',
  contacted: '面商率',
  satisfied: '满意率（结果）',
  workSatisfied: '满意率（工作）',
  content: '基本满意以上率',
  fulfilled: '落实率',
} as const

function Rates({ counted, by }: { counted: Statistics; by: Grouping }): JSX.Element {
  return (
    <div class="table" role="region" aria-label="建议办理统计" tabindex={0}>
      <table>
        <caption>按{groupings[by]}</caption>
        <thead>
          <tr>
            {[groupings[by], '件数', ...Object.values(rateNames)].map((head) => (
              <th key={head} scope="col">
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
              {Object.keys(rateNames).map((key) => (
                <td key={key} class="number">
                  {shareInWords(row[key as keyof typeof rateNames])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Rules />
    </div>
  )
}

/** What was polled at meetings of these days, as last corrected. */
function Polls({ polls: { figures, voided } }: { polls: PollFigures }): JSX.Element | null {
  if (figures.length === 0 && voided === 0) return null
  return (
    <>
      <h2>会议满意度测评</h2>
      {figures.length > 0 && (
        <div class="table" role="region" aria-label="会议满意度测评" tabindex={0}>
          <table>
            <thead>
              <tr>
                {['测评', '日期', '测评对象', '满意率', '基本满意以上率'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((one) => (
                <tr key={`${one.pollId} ${one.item}`}>
                  <th scope="row">
                    <a href={`/desk/suggestions/polls/${one.pollId}`}>{one.poll}</a>{' '}
                    {one.mark && <Tag tone="due">{one.mark}</Tag>}
                  </th>
                  <td>{one.heldOn}</td>
                  <td>{one.item}</td>
                  <td class="number">{shareInWords(one.satisfied)}</td>
                  <td class="number">{shareInWords(one.content)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="hint">
        按会议日期列入，更正过的按更正后的票数；弃权和无效不算在内。
        {voided > 0 && `另有${voided}次测评已作废，不计入。`}
      </p>
    </>
  )
}

/** 公式和口径, printed with the figures. */
const Rules = (): JSX.Element => (
  <ul class="hint">
    <li>办复率＝期限内答复的÷到期应答复的；面商率＝有过当面、电话等沟通的÷已答复的。</li>
    <li>满意率＝满意÷已测评；基本满意以上率＝（满意＋基本满意）÷已测评。没有表态的不算在内。</li>
    <li>落实率＝已落实的承诺和已解决的事项÷承诺的和已解决的事项。</li>
    <li>按主办、分办单位计；协办不计。“每件都算”：并案的各算一件；“算一件”：并在一起的只算并入的那件。</li>
  </ul>
)

const fileNames = { ledger: '台账（Excel）', excel: '统计表（Excel）', word: '统计表（Word）' } as const

async function file(visit: DeskVisit): Promise<WebReply> {
  const kind = visit.params['kind']
  if (kind === undefined || !Object.hasOwn(fileNames, kind))
    return missing('份表', { href: '/desk/suggestions/statistics', label: '回到统计' })
  const { from, to } = choiceOf(visit)
  const outcome =
    kind === 'ledger'
      ? await ledgerOf(visit.act, visit.who, { from, to })
      : await statisticsReport(visit.act, visit.who, { from, to }, kind === 'word' ? 'word' : 'excel')
  if (outcome.ok) return { ...outcome.value, file: outcome.value.bytes }
  return { title: '不能导出', status: 403, page: <Empty>您的角色不能导出这份表。</Empty> }
}

export const statisticsPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/suggestions/statistics', right: 'suggestions.see', answer: statistics },
  { method: 'GET', path: '/desk/suggestions/files/:kind', right: 'suggestions.see', answer: file },
]
