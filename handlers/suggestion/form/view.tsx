/** 到哪一步了 on a phone: whom it waits for, the line of events, the papers. To look at, nothing to fill in. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { Empty, Facts, Tag } from '../../shared/page.tsx'
import type { FormPage, FormVisit } from '../../shared/visit.ts'
import {
  attachmentsOf,
  filesFor,
  paperNames,
  partiesTo,
  readEverything,
  readSuggestion,
  replyDueInWords,
  refOf,
  replyClasses,
  signatoriesOf,
  waitInWords,
  type FiledFile,
  type PaperKind,
  type Reading,
  type WholeSuggestion,
} from '../actions.ts'
import { filePurposes } from '../documents/purposes.ts'
import { Attachments, fileOfSuggestion, Parts, Replies, subjectOf } from './parts.tsx'
import { stateNames, type Party } from '../moves.ts'

async function show(visit: FormVisit): Promise<JSX.Element> {
  const id = subjectOf(visit)
  const reading = id === null ? null : await readSuggestion(visit.act, visit.who, id)
  const whole = reading ? await readEverything(visit.act, visit.who, reading.one.row.id) : null
  if (!reading || !whole) return <Empty>没有这件建议，或者您现在不能看。有疑问请在微信里回“人工”。</Empty>
  const { row } = reading.one
  const today = dayOf(visit.act.now, visit.act.zone)
  const signed = signatoriesOf(reading.one)
  const files = (await filesFor(visit.act, visit.who, row.id)).filter(
    ({ purpose }) => purpose !== 'attachment',
  )
  const isSignatory = partiesTo(reading.one, visit.who).some((party) => worksOnIt.includes(party))
  return (
    <>
      <h2>{row.title}</h2>
      <Standing reading={reading} today={today} readerId={visit.who.personId} />
      <Papers visit={visit} reading={reading} whole={whole} />
      {isSignatory && <Replies visit={visit} whole={whole} classes={await replyClasses(visit.act)} />}
      <Files visit={visit} files={files} />
      <h2>经过</h2>
      <ol class="lines">
        {reading.timeline.map(({ on, text }, index) => (
          <li key={index}>
            <b>{spokenDay(on, today)}</b> {text}
          </li>
        ))}
      </ol>
      <details>
        <summary>代表写了什么</summary>
        {reading.veil && (
          <p class="hint">选民的姓名、住址和电话已隐去；附件只给领衔和附议的代表、代表工委和承办单位看。</p>
        )}
        <div class="card">
          <Parts row={row} />
          <Attachments visit={visit} attachments={await attachmentsOf(visit.act, visit.who, row.id)} />
        </div>
        <Facts
          facts={[
            ['领衔代表', row.lead.name],
            [
              '附议代表',
              signed
                .slice(1)
                .map(({ name }) => name)
                .join('、') || '无',
            ],
            ['类别', row.category ?? '还没有分类'],
          ]}
        />
      </details>
    </>
  )
}

/** Signed papers and reports that are kept with it. */
const Files = ({ visit, files }: { visit: FormVisit; files: readonly FiledFile[] }): JSX.Element | null =>
  files.length === 0 ? null : (
    <ul class="lines" aria-label="文件">
      {files.map(({ fileId, name, purpose }) => (
        <li key={fileId}>
          {filePurposes[purpose]}：
          <a class="file" href={`${visit.address}/file/${fileId}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )

/** Contact persons and phones in a reply are for those who sign or work on it. */
const worksOnIt: readonly Party[] = ['lead', 'cosigner', 'office', 'channel', 'main', 'assist']

function Standing({
  reading,
  today,
  readerId,
}: {
  reading: Reading
  today: string
  readerId: number
}): JSX.Element {
  const { one, waits } = reading
  const due = replyDueInWords(reading, today)
  return (
    <div class="card">
      <p>
        <b>{stateNames[one.course.state]}</b>（{one.row.number ?? refOf(one.row)}）{' '}
        {one.row.isKey && <Tag tone="due">重点督办</Tag>}{' '}
        {one.course.round > 1 && <Tag tone="late">第{one.course.round}次办理</Tag>}
      </p>
      {waits.map((wait) => (
        <p key={`${wait.kind}${wait.unitId ?? ''}`}>
          {wait.level !== 'on_time' && (
            <Tag tone={wait.level === 'overdue' ? 'late' : 'due'}>
              {wait.level === 'overdue' ? '超期' : '快到期'}
            </Tag>
          )}{' '}
          {waitInWords(wait, one, today, { isTagged: true, readerId })}
        </p>
      ))}
      {due && <p>{due}</p>}
    </div>
  )
}

/** The papers that this person may have now. */
function Papers({
  visit,
  reading,
  whole,
}: {
  visit: FormVisit
  reading: Reading
  whole: WholeSuggestion
}): JSX.Element | null {
  const as = partiesTo(reading.one, visit.who)
  const has = (...parties: readonly Party[]) => parties.some((party) => as.includes(party))
  const replied = whole.handlings.filter(({ role, state }) => role !== 'assist' && state === 'replied')
  const link = (kind: PaperKind, unit?: { id: number; name: string }) => (
    <a
      key={`${kind}${unit?.id ?? ''}`}
      class="button plain"
      href={`${visit.address}/paper/${kind}${unit ? `?unit=${unit.id}` : ''}`}
    >
      {paperNames[kind]}
      {unit && replied.length > 1 ? `（${unit.name}）` : ''}
    </a>
  )
  const links = [
    has('lead', 'cosigner', 'office', 'channel', 'main', 'assist') && link('sheet'),
    whole.assignedAt !== null && has('lead', 'office', 'channel', 'main', 'assist') && link('assignment'),
    ...replied.flatMap(({ unit }) => [
      has('lead', 'cosigner', 'office', 'channel', 'main') && link('reply', unit),
      has('lead', 'office', 'channel', 'main') && link('opinion', unit),
    ]),
  ].filter((one) => one !== false)
  return links.length === 0 ? null : (
    <nav class="acts" aria-label="文书">
      {links}
    </nav>
  )
}

export const viewPage: FormPage = {
  purpose: 'suggestion.view',
  title: '建议到哪一步了',
  show,
  file: fileOfSuggestion,
}
