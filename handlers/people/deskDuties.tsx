/** A person's duties and particulars, as their page at the desk shows them; the phone in full only on a press. */
import type { ComponentChildren, JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { posts, wordFor } from '../roster/rules.ts'
import { dayOf } from '../shared/days.ts'
import { Facts, PostButton, Tag } from '../shared/page.tsx'
import type { DeskVisit } from '../shared/visit.ts'
import { personPath } from './deskPieces.tsx'
import type { PersonRecord } from './record/person.ts'
import { endReasonName, suspensionWords } from './record/rules.ts'

export function Duties({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { rows, deputy, member } = record
  const facts: (readonly [string, ComponentChildren])[] = [
    ['现任', record.duties.length > 0 ? record.duties.join('、') : <Tag tone="quiet">没有职务</Tag>],
    ['手机', <Phone record={record} visit={visit} />],
  ]
  if (rows.gender || rows.bornIn)
    facts.push(['性别、出生', [rows.gender, rows.bornIn].filter(Boolean).join('，')])
  if (deputy) {
    facts.push(['代表证号', `${deputy.cardNo}（${deputy.term.name}，${deputy.isNew ? '新任' : '连任'}）`])
    if (deputy.startedOn !== null) facts.push(['从哪天起任代表', deputy.startedOn])
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
