import type { JSX } from 'preact'
import { quarterOf, spokenDay } from '../../shared/days.ts'
import { addressWith } from '../../shared/list.ts'
import { Empty, Select } from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { boardOf, memberStand, trendOf, type Board, type BoardSum } from '../actions.ts'
import { countingRules } from '../rules.ts'
import { askedIn, quartersUntil, spokenQuarter, type Asked } from './asked.ts'
import { Groups } from './groups.tsx'
import { Members } from './members.tsx'
import { share } from './parts.tsx'
import { TrendTable } from './trend.tsx'

export async function board(visit: DeskVisit): Promise<WebReply> {
  const asked = askedIn(visit)
  const outcome = await boardOf(visit.act, visit.who, visit.settings, { ...asked, scope: 'district' })
  const found = outcome.ok ? outcome.value : null
  const members = await memberStand(visit.act, visit.who, asked.quarter, asked.reading)
  const page =
    !found || found.sum.deputies === 0 ? (
      <Empty>
        名册里还没有代表。请先在<a href="/desk/people">人员</a>里导入名册。
      </Empty>
    ) : (
      <>
        <Filter visit={visit} asked={asked} offices={found.offices} />
        <Figures sum={found.sum} isOver={asked.isOver} />
        <p class="hint">
          截至{spokenDay(asked.quarter.to < asked.today ? asked.quarter.to : asked.today, asked.today)}
          。口径：{countingRules[asked.reading]}撤回和作废的不算；按现在的联系名单算。
        </p>
        <OfficeTable board={found} visit={visit} asked={asked} />
        <Groups board={found} visit={visit} asked={asked} />
        {members.length > 0 && <Members members={members} quarter={asked.quarter} reading={asked.reading} />}
        <h2>近四个季度</h2>
        <img
          class="picture"
          src={chartAddress('trend', asked)}
          alt="近四个季度的联系率，数字见下表"
          width="720"
        />
        <TrendTable
          points={await trendOf(visit.act, visit.who, found, quartersUntil(asked.quarter, 4).reverse())}
        />
      </>
    )
  return { title: '联系选民', page }
}

function Filter({
  visit,
  asked,
  offices,
}: {
  visit: DeskVisit
  asked: Asked
  offices: Board['offices']
}): JSX.Element {
  return (
    <form class="filter card" action="/desk/contacts">
      <Select
        name="quarter"
        label="季度"
        options={quartersUntil(quarterOf(asked.today), 12).map((one) => ({
          value: one.name,
          label: spokenQuarter(one),
        }))}
        chosen={asked.quarter.name}
      />
      <Select
        name="office"
        label="机构"
        options={[
          { value: '', label: '全部' },
          ...offices.map(({ officeId, name }) => ({ value: String(officeId), label: name })),
        ]}
        chosen={visit.query.get('office') ?? ''}
      />
      <Select
        name="reading"
        label="完成的口径"
        options={[
          { value: 'each_linked', label: '每个人都联系到' },
          { value: 'one_round', label: '联系过一次' },
        ]}
        chosen={asked.reading}
      />
      <button>查看</button>
      <a class="button plain" href="/desk/contacts/concerns">
        诉求
      </a>
    </form>
  )
}

function Figures({ sum, isOver }: { sum: BoardSum; isOver: boolean }): JSX.Element {
  return (
    <ul class="figures">
      <li>
        <b>
          {sum.reached}/{sum.linked}
        </b>
        联系到的选民（人）
      </li>
      <li>
        <b>
          {sum.done}/{sum.deputies}
        </b>
        完成的代表（人）
      </li>
      <li>
        <b>{isOver ? sum.late : sum.short}</b>
        {isOver ? '季末没有完成（人）' : '还没有完成（人）'}
      </li>
      {sum.withoutList > 0 && (
        <li>
          <b>{sum.withoutList}</b>
          还没有联系名单（人）
        </li>
      )}
    </ul>
  )
}

const chartAddress = (name: 'chart' | 'trend', { quarter, reading }: Asked): string =>
  `/desk/contacts/${name}.svg?quarter=${quarter.name}&reading=${reading}`

function OfficeTable({ board, visit, asked }: { board: Board; visit: DeskVisit; asked: Asked }): JSX.Element {
  const { isOver } = asked
  return (
    <>
      <img
        class="picture"
        src={chartAddress('chart', asked)}
        alt={`${spokenQuarter(asked.quarter)}各机构联系到的选民，数字见下表`}
        width="720"
      />
      <div class="table" role="region" aria-label="各机构联系情况" tabindex={0}>
        <table>
          <caption>各机构联系情况（{spokenQuarter(asked.quarter)}）</caption>
          <thead>
            <tr>
              <th scope="col">机构</th>
              <th scope="col" class="number">
                代表
              </th>
              <th scope="col" class="number">
                联系到/应联系
              </th>
              <th scope="col" class="number">
                联系率
              </th>
              <th scope="col" class="number">
                完成
              </th>
              <th scope="col" class="number">
                {isOver ? '季末没完成' : '还差'}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.offices.map(({ officeId, name, sum }) => (
              <tr key={officeId}>
                <th scope="row">
                  <a
                    href={`${addressWith('/desk/contacts', visit.query, { office: String(officeId) })}#office-${officeId}`}
                  >
                    {name}
                  </a>
                </th>
                <td class="number">{sum.deputies}</td>
                <td class="number">
                  {sum.reached}/{sum.linked}
                </td>
                <td class="number">{share(sum.reached, sum.linked)}</td>
                <td class="number">{sum.done}</td>
                <td class="number">{sum.short}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">全区</th>
              <td class="number">{board.sum.deputies}</td>
              <td class="number">
                {board.sum.reached}/{board.sum.linked}
              </td>
              <td class="number">{share(board.sum.reached, board.sum.linked)}</td>
              <td class="number">{board.sum.done}</td>
              <td class="number">{board.sum.short}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  )
}
