/** A paper sheet of the contact day, entered at the desk for a deputy. */
import { linkedTo } from '../../../people/actions.ts'
import { dayOf, type Day } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { missing } from '../../../shared/missing.tsx'
import { DeskForm, Empty, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { contactDayOf, dayDeputy, enterDay, tellAbsence, yearToLookAt } from '../../actions.ts'
import { dayRecord } from '../../day/record.ts'
import { absentIn, absentRefusals, AbsentField } from '../../day/sheet/absent.tsx'
import { readSheet, SheetFields, sheetRefusals, type SheetSide } from '../../day/sheet/fields.tsx'

const board = '/desk/activities/contact-day'
const path = `${board}/:personId/sheet`

async function sideOf({ act, who, settings, params, query, fields }: DeskVisit) {
  const personId = rowId(params['personId'])
  const deputy = await dayDeputy(act, who, personId)
  if (!deputy) return null
  const today = dayOf(act.now, act.zone)
  const year = rowId(fields.text('year') || (query.get('year') ?? '')) || yearToLookAt(today, settings)
  const side: SheetSide = {
    linked: await linkedTo(act.tx, { deputyId: deputy.id, memberId: null }),
    before: await dayRecord(act, personId, year),
    on: await contactDayOf(act, year),
    today,
    own: deputy.own,
  }
  return { ...side, personId, year, name: deputy.person.name }
}

async function show(visit: DeskVisit, problems: Problems = {}): Promise<WebReply> {
  const side = await sideOf(visit)
  if (!side) return missing('位代表', { href: board, label: '回到联系选民日' })
  const back = `${board}/${side.personId}?year=${side.year}`
  return {
    title: `代${side.name}代表录联系选民日记录表`,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        {side.today < side.on ? (
          <Empty>联系选民日还没有到，到了再录。</Empty>
        ) : (
          <DeskForm csrf={visit.csrf} action={`${board}/${side.personId}/sheet`}>
            <input type="hidden" name="year" value={side.year} />
            <ProblemList problems={problems} />
            <AbsentField fields={visit.fields} problems={problems} />
            <SheetFields side={side} fields={visit.fields} problems={problems} />
            <p class="hint">录好以后会在微信里告诉代表本人记了什么、不对怎么撤。</p>
            <button>记上</button>
          </DeskForm>
        )}
        <p>
          <a href={back}>回到{side.name}的联系选民日</a>
        </p>
      </>
    ),
  }
}

async function enter(visit: DeskVisit): Promise<WebReply> {
  const side = await sideOf(visit)
  if (!side) return missing('位代表', { href: board, label: '回到联系选民日' })
  const absent = absentIn(visit.fields)
  if (absent) return enterAbsence(visit, side, absent)
  const read = readSheet(visit.fields, side)
  if ('problems' in read) return show(visit, read.problems)
  const origin = { source: 'desk' as const, messageId: null, messageAccount: null }
  const outcome = await enterDay(visit.act, visit.who, side.personId, read.sheet, origin, visit.settings)
  if (!outcome.ok) return show(visit, { party: sheetRefusals[outcome.refusal] ?? '没有记。请再提交一次。' })
  const { record, ownNumber, elsewhere, left, reportId } = outcome.value
  const said = [
    '记上了，已告诉代表本人。',
    ...(reportId === null ? [] : [`见到的人记成联系记录${reportId}。`]),
    ...(ownNumber === null
      ? []
      : [`表上写的是第${record.constituency ?? ''}选区，他是${ownNumber}选区，请核对。`]),
    ...(elsewhere.length === 0 ? [] : [`${elsewhere.join('、')}不是本选区的选民，请核对。`]),
    ...(left.length > 0 ? ['解民惑、帮民困本人说过的没有改。'] : []),
  ]
  return { goTo: `${board}/${side.personId}?year=${side.year}`, said: said.join('') }
}

async function enterAbsence(
  visit: DeskVisit,
  { personId, year, on }: { personId: number; year: number; on: Day },
  absent: NonNullable<ReturnType<typeof absentIn>>,
): Promise<WebReply> {
  if ('problems' in absent) return show(visit, absent.problems)
  const outcome = await tellAbsence(visit.act, visit.who, personId, on, absent.reason)
  if (!outcome.ok) return show(visit, { absent: absentRefusals[outcome.refusal] })
  return { goTo: `${board}/${personId}?year=${year}`, said: '记上了没有参加和原因，已告诉代表本人。' }
}

export const daySheetPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'contacts.change', answer: (visit) => show(visit) },
  { method: 'POST', path, right: 'contacts.change', answer: enter },
]
