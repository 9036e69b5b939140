import type { JSX } from 'preact'
import { isoIn } from '../shared/days.ts'
import { rowId } from '../shared/fields.ts'
import { Empty, PostButton, Tag } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { endSession, listSessions } from './actions.ts'
import { hasRight, rights } from './rules.ts'

const moment = (at: Date, zone: string): string => isoIn(at, zone).slice(0, 16).replace('T', ' ')

async function sessions(visit: DeskVisit): Promise<WebReply> {
  const lines = await listSessions(visit.act, visit.who, visit.settings)
  const all = hasRight(visit.who, 'sessions.all')
  const page = (
    <>
      <p>
        {all ? '现在登录着的所有人。' : '您现在登录着的地方。'}
        {`${visit.settings['session.idleMinutes']}分钟不操作、或登录满${visit.settings['session.longestHours']}小时，会自动退出。`}
      </p>
      {lines.length === 0 && <Empty>现在没有人登录。</Empty>}
      <ul class="lines">
        {lines.map((line) => (
          <li key={line.id}>
            <b>{line.name}</b> {line.id === visit.sessionId && <Tag tone="good">就是这里</Tag>}
            <br />
            {moment(line.createdAt, visit.act.zone)} 登录，最近操作 {moment(line.lastSeenAt, visit.act.zone)}
            <br />
            <small>{line.browser || '没有说明是什么浏览器'}</small>
            <div class="acts">
              <PostButton action="/desk/sessions/end" csrf={visit.csrf} fields={{ id: line.id }} danger>
                让这里退出
              </PostButton>
            </div>
          </li>
        ))}
      </ul>
      <RightsTable />
    </>
  )
  return { title: '登录情况', page }
}

/** Who may see and do what, as the rules have it. */
function RightsTable(): JSX.Element {
  return (
    <details>
      <summary>各角色能看什么、做什么</summary>
      <div class="table" role="region" aria-label="角色和权限" tabindex={0}>
        <table>
          <caption>角色和权限</caption>
          <thead>
            <tr>
              <th scope="col">权限</th>
              <th scope="col">角色</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(rights).map(([right, allowed]) => (
              <tr key={right}>
                <td>{rightNames[right as keyof typeof rights]}</td>
                <td>{allowed.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const rightNames: Record<keyof typeof rights, string> = {
  'today.see': '看今天等着办的事',
  'sessions.own': '看自己的登录、退出',
  'sessions.all': '看所有人的登录、让人退出',
  'help.answer': '答复找工作人员的人',
  'people.see': '看人员和名册',
  'people.change': '改名册、发绑定码、换届',
  'people.phones': '看完整的手机号（留痕）',
  'contacts.see': '看联系记录和进度',
  'contacts.change': '更正、作废联系记录',
  'concerns.see': '看诉求',
  'suggestions.see': '看建议',
  'suggestions.office': '受理、退回、编号、转交建议',
  'suggestions.assign': '交办建议、批准延期和退办',
  'activities.see': '看活动和培训',
  'activities.change': '组织活动和培训',
  'outbox.see': '看待发的消息',
  'outbox.change': '暂停、继续、处理待发的消息',
  'settings.see': '看设置',
  'settings.change': '改设置',
  'audit.see': '查留痕',
  'exports.make': '导出',
}

async function end(visit: DeskVisit): Promise<WebReply> {
  const ended = await endSession(visit.act, visit.who, rowId(visit.fields.text('id')))
  return { goTo: '/desk/sessions', said: ended ? '已经让那里退出。' : '那里已经退出了，不用再退。' }
}

async function logout(visit: DeskVisit): Promise<WebReply> {
  await endSession(visit.act, visit.who, visit.sessionId)
  return { goTo: '/desk' }
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/sessions', right: 'sessions.own', answer: sessions },
  { method: 'POST', path: '/desk/sessions/end', right: 'sessions.own', answer: end },
  { method: 'POST', path: '/desk/logout', right: 'sessions.own', answer: logout },
]
