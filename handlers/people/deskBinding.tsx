/** A person's WeChat at the desk: what is bound, the codes that were given, a new one. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { PostButton, Tag } from '../shared/page.tsx'
import type { DeskVisit } from '../shared/visit.ts'
import { momentIn, personPath } from './deskPieces.tsx'
import type { PersonRecord } from './record/person.ts'

const bindingEnds: Record<string, string> = {
  rebound: '换绑到新的微信',
  renamed: '改名',
  reissued: '重发绑定码',
  'ended at the desk': '工作台解除',
  'left office': '离任',
  'new term': '换届离任',
}

const codeEnds: Record<string, string> = {
  bound: '已用别的码绑定',
  reissued: '重发',
  'shown in a group': '发在了群里',
  'ended at the desk': '解除绑定',
  'left office': '离任',
  'new term': '换届离任',
}

export function Binding({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { rows } = record
  const { zone, now } = visit.act
  const bound = rows.identities.find(({ activeKey }) => activeKey !== null)
  return (
    <>
      <ul class="lines">
        {!bound && (
          <li>
            <Tag tone={record.duties.length > 0 ? 'due' : 'quiet'}>没绑定</Tag>
            {record.duties.length > 0 && ' 收不到提醒，请发绑定码。'}
          </li>
        )}
        {rows.identities.map(({ id, boundAt, endedAt, endReason, activeKey }) => (
          <li key={id}>
            {activeKey !== null ? <Tag tone="good">已绑定</Tag> : <Tag tone="quiet">已解除</Tag>}{' '}
            {momentIn(boundAt, zone)} 绑定
            {endedAt && `，${momentIn(endedAt, zone)} 解除（${bindingEnds[endReason ?? ''] ?? '其他'}）`}
          </li>
        ))}
      </ul>
      {rows.codes.length > 0 && (
        <details>
          <summary>发过的绑定码（{rows.codes.length}）</summary>
          <ul class="lines">
            {rows.codes.map((code) => (
              <li key={code.id}>
                {momentIn(code.createdAt, zone)} 发出，
                {code.usedAt
                  ? `${momentIn(code.usedAt, zone)} 已用`
                  : code.voidedAt
                    ? `${momentIn(code.voidedAt, zone)} 作废（${codeEnds[code.voidReason ?? ''] ?? '其他'}）`
                    : code.expiresAt <= now
                      ? '已过期'
                      : `有效期至 ${momentIn(code.expiresAt, zone)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {hasRight(visit.who, 'people.change') && record.duties.length > 0 && (
        <div class="acts">
          <PostButton action={`${personPath(rows.id)}/code`} csrf={visit.csrf} plain>
            {bound ? '换微信：发新绑定码' : '发新绑定码'}
          </PostButton>
          {bound && (
            <PostButton action={`${personPath(rows.id)}/unbind`} csrf={visit.csrf} danger>
              解除绑定
            </PostButton>
          )}
        </div>
      )}
      {hasRight(visit.who, 'people.change') && record.duties.length > 0 && (
        <p class="hint">发新绑定码：原来的绑定和没用的码立即作废。绑定码只显示这一次。</p>
      )}
    </>
  )
}
