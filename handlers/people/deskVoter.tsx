/** A voter's page: who contacts him, and when that was last. Only for those who see contacts. */
import { hasRight } from '../access/rules.ts'
import { methodNames } from '../contact/rules.ts'
import { Empty, Facts, PostButton, Tag } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { idOf, nobody, personPath, PhoneOnce } from './deskPieces.tsx'
import { voterRecord, type VoterRecord } from './record/person.ts'
import { showPhone } from './record/phone.ts'
import { maskPhone } from './rules.ts'

async function voterPage(visit: DeskVisit, shown: string | null = null): Promise<WebReply> {
  const voter = await voterRecord(visit.act, visit.who, idOf(visit))
  if (!voter) return nobody
  return {
    title: `选民 ${voter.name}`,
    page: (
      <>
        {shown !== null && <PhoneOnce name={voter.name} phone={shown} />}
        <Facts facts={factsOf(voter, visit)} />
        <h2>最近的联系</h2>
        {voter.contacts.length === 0 ? (
          <Empty>还没有代表联系过。</Empty>
        ) : (
          <ul class="lines">
            {voter.contacts.map(({ id, occurredOn, report, contactor }) => (
              <li key={id}>
                <a href={`/desk/contacts/${report.id}`}>
                  {report.id}号 {occurredOn}
                </a>{' '}
                {contactor.name} {methodNames[report.method as keyof typeof methodNames]}
                {report.status === 'void' && <Tag tone="quiet">已作废</Tag>}
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

const factsOf = (voter: VoterRecord, visit: DeskVisit) =>
  [
    ['平时怎么叫', (JSON.parse(voter.aka) as string[]).join('、') || '没有登记'],
    [
      '手机',
      voter.phone ? (
        <span class="acts">
          {maskPhone(voter.phone)}
          {hasRight(visit.who, 'people.phones') && (
            <PostButton action={`/desk/people/voters/${voter.id}/phone`} csrf={visit.csrf} plain>
              看完整号码
            </PostButton>
          )}
        </span>
      ) : (
        '没有登记'
      ),
    ],
    ['选区', `${voter.constituency.number} ${voter.constituency.name}（${voter.constituency.office.name}）`],
    ['住址', voter.address ?? '没有登记'],
    [
      '由谁联系',
      voter.deputies.length === 0
        ? '现在没有代表联系'
        : voter.deputies.map(({ deputy }) => (
            <span key={deputy.personId}>
              <a href={personPath(deputy.personId)}>{deputy.person.name}</a>
              {!deputy.term.current && <small>（{deputy.term.name}）</small>}
              {deputy.term.current && deputy.endedOn !== null && <small>（已离任）</small>}{' '}
            </span>
          )),
    ],
  ] as const

async function phone(visit: DeskVisit): Promise<WebReply> {
  const shown = await showPhone(visit.act, visit.who, { kind: 'voter', id: idOf(visit) })
  return shown.ok ? voterPage(visit, shown.value.phone) : nobody
}

export const voterPages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: '/desk/people/voters/:id',
    right: 'contacts.see',
    answer: (visit) => voterPage(visit),
  },
  { method: 'POST', path: '/desk/people/voters/:id/phone', right: 'people.phones', answer: phone },
]
