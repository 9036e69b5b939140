import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../shared/days.ts'
import { Empty, Field, Tag } from '../shared/page.tsx'
import { Table } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import {
  activityFigures,
  groupRhythms,
  openDrafts,
  trainingFigures,
  type ActivityFigures,
} from './actions.ts'
import { actPages } from './desk/acts.tsx'
import { afterwardsPages } from './desk/afterwards/pages.tsx'
import { behalfPages } from './desk/behalf.tsx'
import { dayPages } from './desk/day/pages.tsx'
import { daySheetPages } from './desk/day/sheet.tsx'
import { doorPages } from './desk/door.tsx'
import { editPages } from './desk/plan/edit.tsx'
import { invitationPages } from './desk/invitations/pages.tsx'
import { replacePages } from './desk/invitations/replace.tsx'
import { materialPages } from './desk/materialPages.tsx'
import { matterPages } from './desk/afterwards/matters.tsx'
import { newPages } from './desk/plan/new.tsx'
import { onePages } from './desk/one.tsx'
import { paperPages } from './desk/papers.tsx'
import { rulePages } from './desk/rules.tsx'
import { statisticsPages, yearIn } from './desk/statistics.tsx'
import { suspendedWords } from './papers/words.ts'
import { besideTitle } from './wording.ts'
import { whenOf } from './whenOf.ts'
import { kindName, stateNames, type State } from './rules.ts'

async function year(visit: DeskVisit): Promise<WebReply> {
  const { act, who } = visit
  const shown = yearIn(visit)
  const figures = await activityFigures(act, who, shown)
  const training = await trainingFigures(act, who, shown)
  const drafts = await openDrafts(act, who)
  const list = figures.ok ? figures.value.toReversed() : []
  return {
    title: '活动和培训',
    page: (
      <>
        <nav class="acts" aria-label="做什么">
          <a class="button" href="/desk/activities/new">
            组织一次活动
          </a>
          <a class="button plain" href="/desk/activities/afterwards">
            补记一次活动
          </a>
          <a class="button plain" href="/desk/activities/rhythm">
            各小组多久活动一次
          </a>
          <a class="button plain" href="/desk/activities/invitations">
            邀请代表
          </a>
          <a class="button plain" href="/desk/activities/contact-day">
            联系选民日
          </a>
          <a class="button plain" href="/desk/activities/group-rules">
            小组制度
          </a>
          <a class="button plain" href={`/desk/activities/statistics?year=${shown}`}>
            统计和培训证明
          </a>
        </nav>
        <form method="get" class="filter">
          <Field name="year" label="年份" type="number" value={shown} min={2000} max={2100} />
          <button>看</button>
        </form>
        {training.ok && (
          <>
            <ul class="figures" aria-label="培训">
              <li>
                <b>{training.value.attendances}</b>培训人次
              </li>
              <li>
                <b>{training.value.hours}</b>学时
              </li>
              <li>
                <b>
                  {training.value.trained}/{training.value.deputies}
                </b>
                代表参加过
              </li>
              <li>
                <b>
                  {training.value.newTrained}/{training.value.newcomers}
                </b>
                新任代表参加过
              </li>
            </ul>
            <p class="hint">
              参加过＝本年度到场至少一次的在任代表÷在任代表{suspendedWords(training.value.suspended)}。
            </p>
          </>
        )}
        {drafts.length > 0 && (
          <>
            <h2>还没有发的草稿</h2>
            <ul class="lines">
              {drafts.map((draft) => (
                <li key={draft.id}>
                  <a href={`/desk/activities/${draft.id}`}>{draft.title}</a>
                  {besideTitle(draft.title, draft.kind)}，{whenOf(draft, act)}
                </li>
              ))}
            </ul>
          </>
        )}
        {list.length === 0 ? (
          <Empty>{shown}年还没有发出的活动。点“组织一次活动”，或在微信里说一句话。</Empty>
        ) : (
          <Figures list={list} visit={visit} />
        )}
      </>
    ),
  }
}

const counted: readonly (readonly [string, (line: ActivityFigures) => string | number])[] = [
  ['通知', ({ counts }) => counts.asked],
  ['参加', ({ counts }) => counts.going],
  ['候补', ({ counts }) => counts.waiting],
  ['请假', ({ counts }) => counts.excused + counts.declined],
  ['未回复', ({ activity, counts }) => (activity.needsReceipt ? counts.unanswered : '不用')],
  ['到场', ({ counts }) => counts.attended],
]

const Figures = ({ list, visit }: { list: readonly ActivityFigures[]; visit: DeskVisit }): JSX.Element => (
  <Table
    caption="活动（到场人数以签到为准）"
    rows={list}
    keyOf={({ activity }) => activity.id}
    columns={[
      { head: '时间', cell: ({ activity }) => whenOf(activity, visit.act) },
      {
        head: '活动',
        cell: ({ activity }) => <a href={`/desk/activities/${activity.id}`}>{activity.title}</a>,
      },
      { head: '种类', cell: ({ activity }) => kindName(activity.kind) },
      { head: '状态', cell: ({ activity }) => stateNames[activity.state as State] },
      ...counted.map(([head, cell]) => ({ head, numeric: true, cell })),
    ]}
  />
)

async function rhythm(visit: DeskVisit): Promise<WebReply> {
  const groups = await groupRhythms(visit.act, visit.who)
  const every = visit.settings['activity.groupEveryMonths']
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: '各小组多久活动一次',
    page: (
      <>
        <p>每个代表小组至少{every}个月活动一次（可在设置里改）。</p>
        {groups.length === 0 && <Empty>还没有代表小组。请先导入名册。</Empty>}
        <ul class="lines">
          {groups.map((group) => (
            <li key={group.groupId}>
              <b>{group.name}</b>{' '}
              {group.overdue ? <Tag tone="late">该活动了</Tag> : <Tag tone="good">按时</Tag>} 今年{group.held}
              次；
              {group.lastOn ? `上一次${spokenDay(group.lastOn, today)}` : '本届还没有活动过'}
              {group.nextBy ? `，下一次最晚${spokenDay(group.nextBy, today)}` : ''}
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities', right: 'activities.see', answer: year },
  { method: 'GET', path: '/desk/activities/rhythm', right: 'activities.see', answer: rhythm },
  ...invitationPages,
  ...dayPages,
  ...daySheetPages,
  ...statisticsPages,
  ...rulePages,
  ...newPages,
  ...replacePages,
  ...afterwardsPages,
  ...behalfPages,
  ...matterPages,
  ...editPages,
  ...onePages,
  ...materialPages,
  ...actPages,
  ...paperPages,
  ...doorPages,
]
