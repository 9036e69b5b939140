/** 尚未健全: what the plan asks for and the district does not have yet. */
import type { JSX } from 'preact'
import { Empty } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { notReady, unboundPeople, type Gap } from '../actions.ts'
import { dutiesOf, groupNameOf } from '../duty/duties.ts'
import type { NotReady } from '../readiness.ts'

const titles: Record<NotReady<number>['kind'], string> = {
  no_head: '没有负责人的机构',
  no_operator: '没有平台管理员的机构',
  too_many_operators: '平台管理员超过2名的机构',
  no_leader_in_charge: '没有分管负责人的小组',
  no_group_leader: '没有组长的小组',
  no_liaison: '没有联络员的小组',
  few_deputies: '联系代表不足5名的组成人员',
  many_deputies: '联系代表超过8名的组成人员',
  few_voters: '联系选民不足10名的代表',
  no_member: '没有组成人员联系的代表',
}

async function readiness(visit: DeskVisit): Promise<WebReply> {
  const gaps = await notReady(visit.act)
  const unbound = await unboundPeople(visit.act)
  const kinds = Map.groupBy(gaps, ({ kind }) => kind)
  const page =
    gaps.length === 0 && unbound.length === 0 ? (
      <Empty>都健全了：机构、小组、联系名单齐全，有职务的人都绑定了微信。</Empty>
    ) : (
      <>
        <p>方案要求而现在还没有的。补好一处少一处，不影响使用。</p>
        {Object.entries(titles).map(([kind, title]) => (
          <Gaps key={kind} title={title} gaps={kinds.get(kind as Gap['kind']) ?? []} />
        ))}
        {unbound.length > 0 && (
          <details>
            <summary>
              <b>没有绑定微信的人</b>（{unbound.length}）
            </summary>
            <ul class="lines">
              {unbound.map((one) => (
                <li key={one.id}>
                  <a href={`/desk/people/${one.id}`}>{one.name}</a> {dutiesOf(one).join('、')}{' '}
                  <small>{groupNameOf(one)}</small>
                </li>
              ))}
            </ul>
            <p class="acts">
              <a class="button plain" href="/desk/people/codes">
                打印绑定码
              </a>
            </p>
          </details>
        )}
      </>
    )
  return { title: '尚未健全', page }
}

function Gaps({ title, gaps }: { title: string; gaps: readonly Gap[] }): JSX.Element | null {
  if (gaps.length === 0) return null
  return (
    <details open={gaps.length <= 10}>
      <summary>
        <b>{title}</b>（{gaps.length}）
      </summary>
      <ul class="lines">
        {gaps.map(({ at, personId, message, advice }) => (
          <li key={at}>
            {personId === null ? message : <a href={`/desk/people/${personId}`}>{message}</a>}。
            <small>{advice}。</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

export const readinessPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/people/readiness', right: 'people.see', answer: readiness },
]
