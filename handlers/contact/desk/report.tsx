/** One person's quarter, one record with all that is known of it, and correcting or voiding it with a reason. */
import type { JSX } from 'preact'
import { linkReport } from '../../activity/actions.ts'
import { hasRight } from '../../access/rules.ts'
import { deedsOn } from '../../audit/actions.ts'
import { DeedList } from '../../shared/deeds.tsx'
import { dayOf, isoIn, quarterOf, spokenDay } from '../../shared/days.ts'
import { dayIn, rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import {
  Area,
  Choices,
  DeskForm,
  Empty,
  Facts,
  Field,
  ProblemList,
  Select,
  Tag,
  type Problems,
} from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  candidatesFor,
  correctForOffice,
  isLate,
  namesOf,
  partiesOf,
  personStand,
  reportForOffice,
  reportPhoto,
  voidForOffice,
  type OfficeRefusal,
  type OfficeReport,
} from '../actions.ts'
import { askedIn, spokenQuarter } from './asked.ts'
import { methodNames, methods, partNames, type ReportInput } from '../rules.ts'

const board = { href: '/desk/contacts', label: '回到联系情况' }

const methodOf = (report: OfficeReport): string => methodNames[report.method as ReportInput['method']]

const sourceNames: Record<string, string> = {
  chat: '微信里说的',
  form: '手机上填的',
  desk: '工作台录的',
  paper: '纸质卡补录',
}

const moment = (at: Date, zone: string): string => isoIn(at, zone).slice(0, 16).replace('T', ' ')

// ---------------------------------------------------------------- a person

export async function person(visit: DeskVisit): Promise<WebReply> {
  const asked = askedIn(visit)
  const { act, who, settings } = visit
  const personId = rowId(visit.params['personId'])
  const stand = await personStand(act, who, personId, asked.quarter, settings)
  if (!stand) return missing('个人', board)
  const page = (
    <>
      <p>
        {stand.place} <a href={`/desk/people/${personId}`}>名册里的资料</a>
      </p>
      <form class="filter card">
        <Field
          name="quarter"
          label="季度"
          hint="写成 2026Q4 这样"
          value={asked.quarter.name}
          pattern="20[0-9]{2}Q[1-4]"
        />
        <button>查看</button>
      </form>
      {stand.duties.length === 0 && <Empty>这一届没有联系选民或代表的职责。</Empty>}
      {stand.duties.map(({ role, progress, left }) => (
        <section key={role} class="card">
          <h2>
            {role === 'deputy' ? '联系选民' : '联系代表'}：{progress.reached.length}/{progress.linked}人{' '}
            {progress.done ? (
              <Tag tone="good">完成</Tag>
            ) : (
              <Tag tone={asked.isOver ? 'late' : 'due'}>{asked.isOver ? '季末没完成' : '还没完成'}</Tag>
            )}
          </h2>
          <p>
            {spokenQuarter(asked.quarter)}联系了{progress.rounds}次；今年{progress.thisYear}人次。
          </p>
          {left.length > 0 && <p>没联系到的：{left.map(({ name }) => name).join('、')}</p>}
        </section>
      ))}
      <h2>{spokenQuarter(asked.quarter)}的记录</h2>
      {stand.reports.length === 0 ? (
        <Empty>这个季度还没有联系记录。</Empty>
      ) : (
        <ul class="lines">
          {stand.reports.map((report) => (
            <li key={report.id}>
              <a href={`/desk/contacts/${report.id}`}>
                {spokenDay(report.occurredOn, asked.today)} {methodOf(report)} {namesOf(report).join('、')}
              </a>{' '}
              <Marks visit={visit} report={report} />
              {report.concerns.map(({ id, text }) => (
                <p key={id}>诉求：{text}</p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
  return { title: stand.name, page }
}

function Marks({ visit, report }: { visit: DeskVisit; report: OfficeReport }): JSX.Element {
  return (
    <>
      {report.status === 'void' && <Tag tone="quiet">已作废</Tag>}{' '}
      {report.bulk && <Tag tone="quiet">群发，不计</Tag>}{' '}
      {isLate(visit.act, report) && <Tag tone="due">季末后补记</Tag>}{' '}
      {report.contactDay && <Tag tone="good">联系选民日</Tag>}
    </>
  )
}

// ---------------------------------------------------------------- a record

export async function report(visit: DeskVisit): Promise<WebReply> {
  return show(visit, {}, '')
}

async function show(visit: DeskVisit, problems: Problems, reason: string): Promise<WebReply> {
  const { act, who } = visit
  const found = await reportForOffice(act, who, rowId(visit.params['reportId']))
  if (!found) return missing('条记录', board)
  const one = found.report
  const today = dayOf(act.now, act.zone)
  const part = one.partOfDay === null ? '' : partNames[one.partOfDay as NonNullable<ReportInput['partOfDay']>]
  const unlisted = JSON.parse(one.unlisted) as string[]
  const canChange = hasRight(who, 'contacts.change') && one.status === 'valid'
  const page = (
    <>
      <p>
        <Marks visit={visit} report={one} />
      </p>
      <Facts
        facts={[
          [
            '谁联系的',
            <a href={`/desk/contacts/person/${one.contactorId}?quarter=${quarterOf(one.occurredOn).name}`}>
              {one.contactor.name}（{one.contactorRole === 'deputy' ? '代表' : '常委会组成人员'}）
            </a>,
          ],
          ['日期', `${spokenDay(one.occurredOn, today)}${part}`],
          ['方式', methodOf(one)],
          [
            '联系到',
            partiesOf(one)
              .map(({ name }) => name)
              .join('、') || '名单里的人没有',
          ],
          ...(unlisted.length > 0 ? [['名单以外的人', unlisted.join('、')] as const] : []),
          ...(one.place === null ? [] : [['地点', one.place] as const]),
          [
            '诉求',
            one.concerns.length === 0 ? (
              '没有'
            ) : (
              <ul>
                {one.concerns.map(({ id, text, status }) => (
                  <li key={id}>
                    {text} {status === 'void' && <Tag tone="quiet">已作废</Tag>}
                  </li>
                ))}
              </ul>
            ),
          ],
          ['来源', sourceNames[one.source] ?? one.source],
          ['记录', `${one.recordedBy.name}，${moment(one.recordedAt, act.zone)}`],
          ...(found.photos.length > 0
            ? [
                [
                  '照片',
                  found.photos.map((fileId, index) => (
                    <a key={fileId} href={`/desk/contacts/${one.id}/photo/${fileId}`}>
                      <img
                        class="thumb"
                        src={`/desk/contacts/${one.id}/photo/${fileId}`}
                        alt={`照片${index + 1}`}
                      />
                    </a>
                  )),
                ] as const,
              ]
            : []),
          ...(found.message ? [['原话', found.message.text] as const] : []),
          ...(one.status === 'void' && one.voidedAt
            ? [['作废', `${moment(one.voidedAt, act.zone)}，${one.voidReason ?? ''}`] as const]
            : []),
        ]}
      />
      {canChange && (
        <>
          <p class="acts">
            <a class="button" href={`/desk/contacts/${one.id}/correct`}>
              更正
            </a>
          </p>
          <details open={Object.keys(problems).length > 0}>
            <summary>作废这条记录</summary>
            <ProblemList problems={problems} />
            <DeskForm csrf={visit.csrf} action={`/desk/contacts/${one.id}/void`}>
              <Area
                name="reason"
                label="作废的原因"
                hint={`记录还在，但不再计入进度；${one.contactor.name}会在微信里收到这个原因。`}
                value={reason}
                problems={problems}
                maxLength={200}
                required
              />
              <button class="danger">作废</button>
            </DeskForm>
          </details>
        </>
      )}
      <h2>留痕</h2>
      <DeedList lines={await deedsOn(act, who, `report:${one.id}`, 50)} zone={act.zone} />
    </>
  )
  return {
    title: `联系记录 编号${one.id}`,
    page,
    ...(Object.keys(problems).length > 0 ? { status: 422 } : {}),
  }
}

/** A photo, for those who may see its report; the address must name both rightly. */
export async function photo(visit: DeskVisit): Promise<WebReply> {
  const { act, who, params } = visit
  const found = await reportForOffice(act, who, rowId(params['reportId']))
  const fileId = rowId(params['fileId'])
  const file = found?.photos.includes(fileId) ? await reportPhoto(act, who, fileId) : null
  if (!file) return missing('张照片', board)
  return { file: file.bytes, name: file.name, type: file.type, inline: true }
}

const refusals: Record<OfficeRefusal, string> = {
  no_right: '您的角色不能改联系记录。',
  not_found: '没有这条记录。',
  no_reason: '请写原因，代表会看到。',
  already_void: '这条记录已经作废，不能再改。',
  changed_meanwhile: '这条记录刚刚被改过，没有再改。请刷新后看一下再改。',
  future: '日期还没有到，请写已经过去的日子。',
  too_old: '早于去年的日子不能再记。',
  not_linked: '有人不在这位代表的联系名单里，请重新选。',
  nobody: '至少要有一个联系到的人，或者写名单以外的人。',
  no_text: '诉求不能改成空的。不要这条诉求，请作废整条记录后重新录。',
  same: '和原来一样，没有什么要改。',
}

/** Which field a refusal is about. */
const fieldOf: Record<OfficeRefusal, string> = {
  no_right: 'reason',
  not_found: 'reason',
  no_reason: 'reason',
  already_void: 'reason',
  changed_meanwhile: 'reason',
  future: 'occurredOn',
  too_old: 'occurredOn',
  not_linked: 'parties',
  nobody: 'parties',
  no_text: 'concerns',
  same: 'reason',
}

export async function voiding(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['reportId'])
  const reason = visit.fields.text('reason').slice(0, 200)
  const outcome = await voidForOffice(visit.act, visit.who, id, reason)
  if (outcome.ok)
    return { goTo: `/desk/contacts/${id}`, said: '作废了，已经告诉代表。记录还在，不再计入进度。' }
  return show(visit, { reason: refusals[outcome.refusal] }, reason)
}

// ---------------------------------------------------------------- correcting

interface Typed {
  version: number
  occurredOn: string
  partOfDay: string
  method: string
  parties: readonly string[]
  unlisted: string
  concerns: readonly { id: number; text: string }[]
  added: string
  reason: string
}

const asStored = (one: OfficeReport): Typed => ({
  version: one.version,
  occurredOn: one.occurredOn,
  partOfDay: one.partOfDay ?? '',
  method: one.method,
  parties: partiesOf(one).map(({ key }) => key),
  unlisted: (JSON.parse(one.unlisted) as string[]).join('、'),
  concerns: one.concerns.map(({ id, text }) => ({ id, text })),
  added: '',
  reason: '',
})

export async function correction(visit: DeskVisit): Promise<WebReply> {
  const found = await reportForOffice(visit.act, visit.who, rowId(visit.params['reportId']))
  if (found?.report.status !== 'valid') return missing('条可以更正的记录', board)
  return form(visit, found.report, asStored(found.report), {})
}

async function form(
  visit: DeskVisit,
  one: OfficeReport,
  typed: Typed,
  problems: Problems,
): Promise<WebReply> {
  const people = await candidatesFor(visit.act, one)
  const page = (
    <>
      <p>
        {one.contactor.name}的记录。改好后会在微信里告诉{one.contactor.name}改了什么、为什么。
      </p>
      <ProblemList problems={problems} />
      <DeskForm csrf={visit.csrf} action={`/desk/contacts/${one.id}/correct`}>
        <input type="hidden" name="version" value={typed.version} />
        <Field
          name="occurredOn"
          label="日期"
          type="date"
          value={typed.occurredOn}
          problems={problems}
          required
        />
        <Choices
          name="partOfDay"
          label="时段"
          type="radio"
          options={[
            { value: '', label: '没说' },
            ...Object.entries(partNames).map(([value, label]) => ({ value, label })),
          ]}
          chosen={[typed.partOfDay]}
        />
        <Select
          name="method"
          label="方式"
          options={methods.map((value) => ({ value, label: methodNames[value] }))}
          chosen={typed.method}
        />
        <Choices
          name="parties"
          label="联系到的人"
          type="checkbox"
          options={people.map(({ key, name }) => ({ value: key, label: name }))}
          chosen={typed.parties}
          problems={problems}
        />
        <Field
          name="unlisted"
          label="名单以外的人"
          hint="几个人用顿号隔开；不计入进度"
          value={typed.unlisted}
          problems={problems}
          maxLength={500}
        />
        <div id="concerns">
          {typed.concerns.map(({ id, text }, index) => (
            <Area
              key={id}
              name={`concern-${id}`}
              label={`诉求${index + 1}`}
              value={text}
              maxLength={2000}
              problems={
                text === '' && problems['concerns'] ? { [`concern-${id}`]: problems['concerns'] } : {}
              }
            />
          ))}
        </div>
        <Area name="added" label="补一条诉求（可以不填）" value={typed.added} maxLength={2000} />
        <Area
          name="reason"
          label="更正的原因"
          value={typed.reason}
          problems={problems}
          maxLength={200}
          required
        />
        <p class="acts">
          <button>保存更正</button>
          <a class="button plain" href={`/desk/contacts/${one.id}`}>
            不改了
          </a>
        </p>
      </DeskForm>
    </>
  )
  const status = Object.keys(problems).length > 0 ? { status: 422 } : {}
  return { title: `更正 编号${one.id}`, page, ...status }
}

export async function correct(visit: DeskVisit): Promise<WebReply> {
  const found = await reportForOffice(visit.act, visit.who, rowId(visit.params['reportId']))
  if (!found) return missing('条记录', board)
  const one = found.report
  const typed = typedIn(visit, one)
  if (dayIn(typed.occurredOn) === null)
    return form(visit, one, typed, { occurredOn: '日期要写成 2026-11-22 这样。' })
  const method = methods.find((known) => known === typed.method)
  const partOfDay = (['am', 'pm', 'evening'] as const).find((known) => known === typed.partOfDay) ?? null
  const outcome = await correctForOffice(visit.act, visit.who, one.id, {
    ...typed,
    partOfDay,
    method: method ?? (one.method as ReportInput['method']),
    unlisted: typed.unlisted
      .split(/[、,，;；\s]+/)
      .filter((name) => name !== '')
      .slice(0, 50),
  })
  if (outcome.ok) {
    await linkReport(visit.act, one.id)
    return { goTo: `/desk/contacts/${one.id}`, said: '改好了，已经告诉代表。' }
  }
  return form(visit, one, typed, { [fieldOf[outcome.refusal]]: refusals[outcome.refusal] })
}

function typedIn({ fields }: DeskVisit, one: OfficeReport): Typed {
  return {
    version: rowId(fields.text('version')),
    occurredOn: fields.text('occurredOn'),
    partOfDay: fields.text('partOfDay'),
    method: fields.text('method'),
    parties: [...new Set(fields.all('parties'))].slice(0, 200),
    unlisted: fields.text('unlisted').slice(0, 500),
    concerns: one.concerns.map(({ id, text }) => ({
      id,
      text: fields.has(`concern-${id}`) ? fields.text(`concern-${id}`).slice(0, 2000) : text,
    })),
    added: fields.text('added').slice(0, 2000),
    reason: fields.text('reason').slice(0, 200),
  }
}
