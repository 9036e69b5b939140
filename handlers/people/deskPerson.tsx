/** One person's page, and the changes that are made from it. */
import type { ComponentChildren, JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { methodNames } from '../contact/rules.ts'
import { posts, wordFor } from '../roster/rules.ts'
import { Empty, Facts, PostButton, Tag, type Problems } from '../shared/page.tsx'
import type { DeskVisit, WebReply } from '../shared/visit.ts'
import { dayOf } from '../shared/days.ts'
import { DeedList } from '../shared/deeds.tsx'
import { ChangeForms } from './deskForms.tsx'
import { idOf, momentIn, nobody, personPath } from './deskPieces.tsx'
import { personRecord, type PersonRecord } from './record/person.ts'
import { endReasonName, suspensionWords } from './record/rules.ts'

/** What the page shows once, above the rest: a phone in full, a new code. */
type Once = JSX.Element | null

/** One person's page; after a post with what is shown once, or with what was wrong and all that was typed. */
export async function personPage(
  visit: DeskVisit,
  once: Once = null,
  problems: Problems = {},
  status = 200,
): Promise<WebReply> {
  const record = await personRecord(visit.act, visit.who, idOf(visit))
  if (!record) return nobody
  const { rows } = record
  const mayChange = hasRight(visit.who, 'people.change')
  return {
    title: rows.name,
    status,
    page: (
      <>
        {once}
        {Object.values(problems).map((problem) => (
          <p key={problem} class="problems" role="alert">
            {problem}
          </p>
        ))}
        <div class="columns">
          <section>
            <h2>职务</h2>
            <Duties record={record} visit={visit} />
          </section>
          <section>
            <h2>微信绑定</h2>
            <Binding record={record} visit={visit} />
          </section>
        </div>
        {record.deputy && <Voters record={record} visit={visit} />}
        {record.member && <Deputies record={record} visit={visit} />}
        <Reports record={record} />
        {mayChange && <ChangeForms record={record} visit={visit} />}
        <Trail record={record} zone={visit.act.zone} />
      </>
    ),
  }
}

function Duties({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { rows, deputy, member } = record
  const facts: (readonly [string, ComponentChildren])[] = [
    ['现任', record.duties.length > 0 ? record.duties.join('、') : <Tag tone="quiet">没有职务</Tag>],
    ['手机', <Phone record={record} visit={visit} />],
  ]
  if (rows.gender || rows.bornIn)
    facts.push(['性别、出生', [rows.gender, rows.bornIn].filter(Boolean).join('，')])
  if (deputy) {
    facts.push(['代表证号', `${deputy.cardNo}（${deputy.term.name}，${deputy.isNew ? '新任' : '连任'}）`])
    facts.push(['选区', `${deputy.constituency.number} ${deputy.constituency.name}`])
    facts.push(['小组', deputy.group.name])
    if (deputy.suspendedFrom !== null)
      facts.push([
        '暂停执行职务',
        <>
          <Tag tone={isPast(deputy.suspendedTo, visit) ? 'quiet' : 'due'}>
            {isPast(deputy.suspendedTo, visit) ? '已恢复' : '暂停'}
          </Tag>{' '}
          {suspensionWords(deputy)}
        </>,
      ])
    if (deputy.occupation || deputy.unitAndPost)
      facts.push(['职业、单位', [deputy.occupation, deputy.unitAndPost].filter(Boolean).join('，')])
    facts.push([
      '由谁联系',
      record.contactedBy.length > 0 ? (
        record.contactedBy.map(({ personId, person }) => (
          <a key={personId} href={personPath(personId)}>
            {person.name}
          </a>
        ))
      ) : (
        <Tag tone="due">没有组成人员联系</Tag>
      ),
    ])
  }
  if (member)
    facts.push([
      '常委会',
      [wordFor<string>(posts, member.post), member.committee, `联系${member.office.name}`]
        .filter(Boolean)
        .join('，'),
    ])
  const named = (label: string, names: readonly { name: string }[]) => {
    if (names.length > 0) facts.push([label, names.map(({ name }) => name).join('、')])
  }
  named('联络员', rows.liaisonOf)
  named('组长', rows.leadsGroups)
  named('分管', rows.leadsInCharge)
  named('机构负责人', rows.headOf)
  named(
    '平台管理员',
    rows.operates.map(({ office }) => office),
  )
  named('承办单位', rows.unitOfficerOf)
  named(
    '单位负责人',
    record.leadsUnits.map((name) => ({ name })),
  )
  if (rows.staff)
    facts.push([
      '工作人员',
      [rows.staff.department, rows.staff.roles.map(({ role }) => role).join('、')].filter(Boolean).join('：'),
    ])
  for (const one of rows.deputies)
    if (one !== deputy)
      facts.push([
        `${one.term.name}代表`,
        `${one.cardNo}，${one.group.name}${one.endedOn ? `，${one.endedOn}离任（${endReasonName(one.endReason)}）` : '，届满'}`,
      ])
  for (const one of rows.members)
    if (one !== member)
      facts.push([
        `${one.term.name}常委会`,
        `${wordFor<string>(posts, one.post)}${one.endedOn ? `，${one.endedOn}终止` : '，届满'}`,
      ])
  return <Facts facts={facts} />
}

const isPast = (to: string | null, { act }: DeskVisit): boolean =>
  to !== null && to < dayOf(act.now, act.zone)

function Phone({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  if (record.phone === '') return <>没有登记</>
  return (
    <span class="acts">
      {record.phone}
      {hasRight(visit.who, 'people.phones') && (
        <PostButton action={`${personPath(record.rows.id)}/phone`} csrf={visit.csrf} plain>
          看完整号码
        </PostButton>
      )}
    </span>
  )
}

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

function Binding({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
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

function Voters({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element | null {
  const { voters, rows } = record
  if (!voters) return null
  const mayChange = hasRight(visit.who, 'people.change')
  return (
    <section>
      <h2>联系的选民（{voters.length}）</h2>
      {voters.length === 0 && <Empty>还没有联系的选民。在下面“加一位联系的选民”。</Empty>}
      {voters.length > 0 && (
        <ul class="lines">
          {voters.map((voter) => (
            <li key={voter.id} class="pair">
              <span>
                <a href={`/desk/people/voters/${voter.id}`}>{voter.name}</a>
                {voter.aka.length > 0 && `（${voter.aka.join('、')}）`} {voter.phone}
                {voter.address && (
                  <>
                    <br />
                    <small>{voter.address}</small>
                  </>
                )}
              </span>
              {mayChange && (
                <PostButton
                  action={`${personPath(rows.id)}/voters/remove`}
                  csrf={visit.csrf}
                  fields={{ voter: voter.id }}
                  plain
                >
                  不再联系<span class="unseen">{voter.name}</span>
                </PostButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Deputies({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { deputies, rows } = record
  const mayChange = hasRight(visit.who, 'people.change')
  return (
    <section>
      <h2>联系的代表（{deputies.length}）</h2>
      {deputies.length === 0 && <Empty>还没有联系的代表，应为5至8名。在下面“加一位联系的代表”。</Empty>}
      {deputies.length > 0 && (
        <ul class="lines">
          {deputies.map((deputy) => (
            <li key={deputy.id} class="pair">
              <span>
                <a href={personPath(deputy.personId)}>{deputy.person.name}</a> {deputy.cardNo}{' '}
                {deputy.group.name}
              </span>
              {mayChange && (
                <PostButton
                  action={`${personPath(rows.id)}/deputies/remove`}
                  csrf={visit.csrf}
                  fields={{ deputy: deputy.id }}
                  plain
                >
                  不再联系<span class="unseen">{deputy.person.name}</span>
                </PostButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Reports({ record: { reports, deputy, member } }: { record: PersonRecord }): JSX.Element | null {
  if (!reports || (reports.length === 0 && !deputy && !member)) return null
  return (
    <section>
      <h2>最近的联系记录</h2>
      {reports.length === 0 ? (
        <Empty>还没有联系记录。</Empty>
      ) : (
        <ul class="lines">
          {reports.map((report) => (
            <li key={report.id}>
              <a href={`/desk/contacts/${report.id}`}>
                {report.id}号 {report.occurredOn}
              </a>{' '}
              {methodNames[report.method as keyof typeof methodNames]}{' '}
              {report.contacts
                .map(({ voter, deputy: met }) => voter?.name ?? met?.person.name ?? '')
                .concat(JSON.parse(report.unlisted) as string[])
                .join('、')}
              {report.status === 'void' && <Tag tone="quiet">已作废</Tag>}
              {report.concerns.length > 0 && <small>（诉求{report.concerns.length}条）</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Trail({ record: { trail }, zone }: { record: PersonRecord; zone: string }): JSX.Element | null {
  if (!trail) return null
  return (
    <section>
      <h2>留痕</h2>
      <DeedList lines={trail} zone={zone} />
    </section>
  )
}
