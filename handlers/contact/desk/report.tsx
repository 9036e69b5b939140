/** One record with all that is known of it, its photos, and voiding it with a reason. */
import { hasRight } from '../../access/rules.ts'
import { deedsOn } from '../../audit/actions.ts'
import { dayOf, isoIn, quarterOf, spokenDay } from '../../shared/days.ts'
import { DeedList } from '../../shared/deeds.tsx'
import { rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import { Area, DeskForm, Facts, ProblemList, Tag, type Problems } from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { followDay } from '../record/followDay.ts'
import { partiesOf, reportForOffice, reportPhoto, voidForOffice } from '../actions.ts'
import { partNames, type ReportInput } from '../rules.ts'
import { Marks, toBoard, methodOf } from './parts.tsx'
import { refusals } from './refusals.ts'

const sourceNames: Record<string, string> = {
  chat: '微信里说的',
  form: '手机上填的',
  desk: '工作台录的',
  paper: '纸质卡补录',
}

const moment = (at: Date, zone: string): string => isoIn(at, zone).slice(0, 16).replace('T', ' ')

// ---------------------------------------------------------------- a record

export async function report(visit: DeskVisit): Promise<WebReply> {
  return show(visit, {}, '')
}

async function show(visit: DeskVisit, problems: Problems, reason: string): Promise<WebReply> {
  const { act, who } = visit
  const found = await reportForOffice(act, who, rowId(visit.params['reportId']))
  if (!found) return missing('条记录', toBoard)
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
  if (!file) return missing('张照片', toBoard)
  return { file: file.bytes, name: file.name, type: file.type, inline: true }
}

export async function voiding(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['reportId'])
  const reason = visit.fields.text('reason').slice(0, 200)
  const outcome = await voidForOffice(visit.act, visit.who, id, reason)
  if (outcome.ok) {
    const day = await followDay(visit.act, dayOf(visit.act.now, visit.act.zone), outcome.value, null)
    return { goTo: `/desk/contacts/${id}`, said: `作废了，已经告诉代表。记录还在，不再计入进度。${day}` }
  }
  return show(visit, { reason: refusals[outcome.refusal] }, reason)
}
