import type { JSX } from 'preact'
import { Tag } from '../../shared/page.tsx'
import type { DeskVisit } from '../../shared/visit.ts'
import type { Board, BoardDeputy, BoardGroup } from '../actions.ts'
import type { Reading } from '../rules.ts'
import type { Asked } from './asked.ts'

/** The groups of the office that was chosen, deputy by deputy; of a small district, all of them. */
export function Groups({
  board,
  visit,
  asked,
}: {
  board: Board
  visit: DeskVisit
  asked: Asked
}): JSX.Element {
  const chosen = visit.query.get('office') ?? ''
  const offices = board.offices.filter(({ officeId }) => chosen === '' || String(officeId) === chosen)
  if (chosen === '' && board.sum.deputies > 300) return <p class="card">点机构的名称，看各小组和每位代表。</p>
  return (
    <>
      {offices.map((office) => (
        <section key={office.officeId} id={`office-${office.officeId}`}>
          <h2>{office.name}</h2>
          {office.groups.map((group) => (
            <Group key={group.groupId} group={group} asked={asked} />
          ))}
        </section>
      ))}
    </>
  )
}

function Group({ group, asked }: { group: BoardGroup; asked: Asked }): JSX.Element {
  const { sum } = group
  const { isOver } = asked
  return (
    <div class="table" role="region" aria-label={group.name} tabindex={0}>
      <table>
        <caption>
          {group.name}：{sum.done}/{sum.deputies}位完成，联系到{sum.reached}/{sum.linked}人
        </caption>
        <thead>
          <tr>
            <th scope="col">代表</th>
            <th scope="col" class="number">
              联系到/应联系
            </th>
            <th scope="col" class="number">
              本季次数
            </th>
            <th scope="col" class="number">
              今年人次
            </th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {group.deputies.map((deputy) => (
            <tr key={deputy.deputyId}>
              <th scope="row">
                <a href={`/desk/contacts/person/${deputy.personId}?quarter=${asked.quarter.name}`}>
                  {deputy.name}
                </a>
              </th>
              <td class="number">
                {deputy.reached}/{deputy.linked}
              </td>
              <td class="number">{deputy.rounds}</td>
              <td class="number">{deputy.thisYear}</td>
              <td>
                <Stand deputy={deputy} isOver={isOver} reading={asked.reading} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function Stand({
  deputy,
  isOver,
  reading,
}: {
  deputy: Pick<BoardDeputy, 'linked' | 'reached' | 'done'>
  isOver: boolean
  reading: Reading
}): JSX.Element {
  if (deputy.linked === 0) return <Tag tone="quiet">没有名单</Tag>
  if (deputy.done) return <Tag tone="good">完成</Tag>
  const left = reading === 'one_round' ? '一次没有' : `差${deputy.linked - deputy.reached}人`
  return isOver ? <Tag tone="late">季末{left}</Tag> : <Tag tone="due">还{left}</Tag>
}
