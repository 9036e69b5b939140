/** The sheet of the contact day on a phone: a deputy's own, or for a liaison one of his group's. */
import type { JSX } from 'preact'
import { deputiesOfLiaison, linkedTo } from '../../people/actions.ts'
import { spokenDay } from '../../shared/days.ts'
import { Empty, ProblemList, type Problems } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { contactDayOf, dayDeputy, enterDay, tellAbsence, yearToLookAt } from '../actions.ts'
import { dayInWords } from '../day/entry.ts'
import { dayRecord } from '../day/record.ts'
import { absentIn, absentRefusals, AbsentField } from '../day/sheet/absent.tsx'
import { readSheet, SheetFields, sheetRefusals, type SheetSide } from '../day/sheet/fields.tsx'
import { todayOf } from './parts.tsx'

interface Side extends SheetSide {
  personId: number
  name: string
}

async function sideOf(visit: FormVisit): Promise<Side | null> {
  const { act, who, settings, fields, query } = visit
  const isOwn = who.deputyId !== null && who.liaisonGroupIds.length === 0
  const personId = isOwn ? who.personId : Number(fields.text('deputy') || query.get('deputy'))
  const deputy = Number.isInteger(personId) ? await dayDeputy(act, who, personId) : null
  if (!deputy) return null
  const today = todayOf(visit)
  const year = yearToLookAt(today, settings)
  const before = await dayRecord(act, personId, year)
  const linked = await linkedTo(act.tx, { deputyId: deputy.id, memberId: null })
  return {
    personId,
    name: deputy.person.name,
    own: deputy.own,
    before,
    linked,
    today,
    on: await contactDayOf(act, year),
  }
}

export async function showDay(visit: FormVisit): Promise<JSX.Element> {
  const side = await sideOf(visit)
  return side ? <DayForm visit={visit} side={side} problems={{}} /> : choose(visit)
}

async function choose({ act, who }: FormVisit): Promise<JSX.Element> {
  const deputies = await deputiesOfLiaison(act.tx, who)
  const all =
    who.deputyId === null
      ? deputies
      : [{ personId: who.personId, name: `${who.name}（本人）`, groupName: '' }, ...deputies]
  if (all.length === 0) return <Empty>您现在没有负责联络的代表小组。有疑问请联系代表工委。</Empty>
  return (
    <>
      <p>这是哪位代表的联系选民日记录？点姓名。</p>
      <ul class="picks">
        {all.map(({ personId, name, groupName }) => (
          <li key={personId}>
            <a href={`?deputy=${personId}`}>
              {name}
              <small>{groupName}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export async function submitDay(visit: FormVisit): Promise<FormResult> {
  const side = await sideOf(visit)
  if (!side) return { again: await choose(visit) }
  const mend = (problems: Problems) => ({ again: <DayForm visit={visit} side={side} problems={problems} /> })
  const absent = absentIn(visit.fields)
  if (absent && 'problems' in absent) return mend(absent.problems)
  if (absent) {
    const outcome = await tellAbsence(visit.act, visit.who, side.personId, side.on, absent.reason)
    if (!outcome.ok) return mend({ absent: absentRefusals[outcome.refusal] })
    const whose = side.own ? '您' : `${side.name}代表`
    const line = `已记${whose}${spokenDay(side.on, side.today)}联系选民日没有参加，原因：${outcome.value.reason}。撤：${side.own ? '' : '请代表本人'}回“撤回联系日”。`
    return { stored: { lines: [line], said: line } }
  }
  const read = readSheet(visit.fields, side)
  if ('problems' in read) return mend(read.problems)
  const { act, who, settings, linkId } = visit
  const source = side.own ? ('form' as const) : ('paper' as const)
  const origin = { source, messageId: `link:${linkId}`, messageAccount: 'form' }
  const outcome = await enterDay(act, who, side.personId, read.sheet, origin, settings)
  if (!outcome.ok) return mend({ party: sheetRefusals[outcome.refusal] ?? '没有记。请再提交一次。' })
  const { reportId, ownNumber, elsewhere, record } = outcome.value
  const head = side.own ? '已记您的联系选民日：' : `已代${side.name}代表记联系选民日，已经告诉他：`
  const lines = [
    `${head}${dayInWords(outcome.value, side.today)}`,
    ...(reportId === null ? [] : [`见到的人记成联系记录，编号${reportId}。`]),
    ...(ownNumber === null
      ? []
      : [`写的是第${record.constituency ?? ''}选区，本人是${ownNumber}选区，请核对（先照写的记）。`]),
    ...(elsewhere.length === 0 ? [] : [`${elsewhere.join('、')}不是本选区的选民，请核对（先照写的记）。`]),
    side.own ? '撤回：回“撤回联系日”。' : '记错了再填一次，或者请代表本人回“撤回联系日”。',
  ]
  return { stored: { lines, said: lines.join('\n') } }
}

function DayForm({
  visit,
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  return (
    <form method="post">
      <input type="hidden" name="deputy" value={side.personId} />
      <p>
        {side.own ? (
          <b>{side.name}</b>
        ) : (
          <>
            代<b>{side.name}</b>代表记。
          </>
        )}
      </p>
      <ProblemList problems={problems} />
      <AbsentField fields={visit.fields} problems={problems} />
      <SheetFields side={side} fields={visit.fields} problems={problems} />
      <button>提交</button>
    </form>
  )
}
