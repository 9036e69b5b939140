import type { JSX } from 'preact'
import type { Quarter } from '../../shared/days.ts'
import type { MemberStand } from '../actions.ts'
import type { Reading } from '../rules.ts'
import { spokenQuarter } from './asked.ts'
import { Stand } from './groups.tsx'

export function Members({
  members,
  quarter: span,
  reading,
}: {
  members: readonly MemberStand[]
  quarter: Quarter
  reading: Reading
}): JSX.Element {
  return (
    <>
      <h2>常委会组成人员联系代表</h2>
      <div class="table" role="region" aria-label="常委会组成人员联系代表" tabindex={0}>
        <table>
          <caption>常委会组成人员联系代表（{spokenQuarter(span)}）</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">联系机构</th>
              <th scope="col" class="number">
                联系到/应联系
              </th>
              <th scope="col" class="number">
                本季次数
              </th>
              <th scope="col">情况</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.personId}>
                <th scope="row">
                  <a href={`/desk/contacts/person/${member.personId}?quarter=${span.name}`}>{member.name}</a>
                </th>
                <td>{member.officeName}</td>
                <td class="number">
                  {member.reached}/{member.linked}
                </td>
                <td class="number">{member.rounds}</td>
                <td>
                  <Stand
                    deputy={{ ...member, done: member.isDone }}
                    isOver={member.isOver}
                    reading={reading}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
