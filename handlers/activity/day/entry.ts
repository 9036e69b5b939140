/** A sheet of the contact day, entered by himself, by his group's liaison or by 代表工委 for a deputy (工作方案二(二)). */
import { dayContacts, enterDayContacts, type Origin } from '../../contact/actions.ts'
import type { PartyKey, ReportInput, ReportRefusal } from '../../contact/rules.ts'
import { tell } from '../../notice/actions.ts'
import { linkedTo, type LinkedPerson } from '../../people/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { shortened } from '../../shared/words.ts'
import { dayParts, partKeys, type DayPart } from '../chat/day/words.ts'
import { may } from '../rules.ts'
import { contactDayOf } from './board.ts'
import { keepDay, type KeptDay } from './record.ts'
import { dayRecordOf } from './record/store.ts'
import * as store from './store.ts'

/** What stands on a sheet. Null: the sheet says nothing of it. */
export interface DaySheet {
  heldOn: Day
  constituency: string | null
  headcount: number | null
  cards: number | null
  /** How those on his list were met; needed when some are. */
  method: ReportInput['method']
  parties: readonly PartyKey[]
  unlisted: readonly string[]
  concerns: readonly string[]
  solved: string | null
  helped: string | null
}

export interface EnteredDay extends KeptDay {
  name: string
  /** The number of the contact report that was made for those named. */
  reportId: number | null
  /** Told by the deputy himself before, and left as he said it. */
  left: DayPart[]
}

export type DayEntryRefusal =
  ReportRefusal | 'not_yours' | 'unknown_person' | 'not_contact_day' | 'suspended' | 'changed_meanwhile'

/** The deputy as one enters his day; or null when it is none of his, of the liaison's or of the office's. */
export async function dayDeputy(act: Pick<Act, 'tx'>, who: Speaker, personId: number) {
  const deputy = await store.deputyNamed(act.tx, personId)
  if (!deputy || deputy.endedOn !== null) return null
  const own = who.personId === personId && who.deputyId === deputy.id
  const his = own || who.liaisonGroupIds.includes(deputy.groupId) || may.seeAllGroups(who)
  return his ? { ...deputy, personId, own } : null
}

/**
 * Keeps a sheet as the deputy's record of the year and makes contacts of those named on his list, who count to their quarter;
 * whom and what he reported of the day himself is not recorded again, and what he said of a part stays. He is told what was
 * recorded for him and how to object. Refused: not his, the liaison's or the office's deputy; another day than the contact
 * day; a day to come or of a closed year; somebody who is not on his list.
 */
export async function enterDay(
  act: Act,
  who: Speaker,
  personId: number,
  sheet: DaySheet,
  origin: Origin,
  settings: Settings,
): Promise<Outcome<EnteredDay, DayEntryRefusal>> {
  const deputy = await dayDeputy(act, who, personId)
  if (!deputy) return refused('not_yours')
  if (sheet.heldOn !== (await contactDayOf(act, Number(sheet.heldOn.slice(0, 4)))))
    return refused('not_contact_day')
  if (sheet.heldOn > dayOf(act.now, act.zone)) return refused('future')
  const { suspendedFrom, suspendedTo } = deputy
  if (
    suspendedFrom !== null &&
    suspendedFrom <= sheet.heldOn &&
    !(suspendedTo !== null && suspendedTo < sheet.heldOn)
  )
    return refused('suspended')
  const contactor = { personId, deputyId: deputy.id, memberId: null }
  const there = await dayContacts(act, personId, sheet.heldOn)
  const input = {
    method: sheet.method,
    occurredOn: sheet.heldOn,
    partOfDay: null,
    place: null,
    summary: '联系选民日记录表',
    contactDay: true,
    bulk: false,
    parties: sheet.parties.filter((key) => !there.parties.includes(key)),
    unlisted: sheet.unlisted.filter((name) => !there.unlisted.includes(name)),
    concerns: sheet.concerns
      .filter((text) => !there.concerns.includes(text))
      .map((text) => ({ text, raisedBy: null })),
  }
  const isNews = input.parties.length + input.unlisted.length + input.concerns.length > 0
  const reported = isNews ? await enterDayContacts(act, who, contactor, input, origin, settings) : null
  if (reported && !reported.ok) return reported
  const before = await dayRecordOf(act.tx, personId, Number(sheet.heldOn.slice(0, 4)))
  const told = before && !before.voidedAt && before.recordedById === null && !deputy.own ? before : null
  const left = (['solved', 'helped'] as const).filter(
    (part) => told?.[part] != null && sheet[part] !== null && told[part] !== sheet[part],
  )
  const kept = await keepDay(act, contactor, {
    heldOn: sheet.heldOn,
    counts: sheet,
    met: [...namesOf(await linkedTo(act.tx, contactor), sheet.parties), ...sheet.unlisted],
    heard: sheet.concerns,
    parts: {
      ...(sheet.solved !== null && told?.solved == null ? { solved: sheet.solved } : {}),
      ...(sheet.helped !== null && told?.helped == null ? { helped: sheet.helped } : {}),
    },
    recordedById: deputy.own ? null : who.personId,
  })
  if (!kept.ok) return refused(kept.refusal === 'not_deputy' ? 'unknown_person' : kept.refusal)
  const reportId = reported?.ok ? (reported.value.recorded[0]?.id ?? null) : null
  const entered = { ...kept.value, name: deputy.person.name, reportId, left }
  if (!deputy.own) await tellOfDay(act, who, personId, entered)
  return done(entered)
}

const namesOf = (linked: readonly Pick<LinkedPerson, 'key' | 'name'>[], keys: readonly string[]): string[] =>
  linked.filter(({ key }) => keys.includes(key)).map(({ name }) => name)

/** 10月20日，12选区，见8人，征求意见卡6张。联选民：张德发；… */
export function dayInWords({ record }: Pick<KeptDay, 'record'>, today: Day): string {
  const facts = [
    spokenDay(record.heldOn, today),
    ...(record.constituency === null ? [] : [`第${record.constituency}选区`]),
    ...(record.headcount === null ? [] : [`见${record.headcount}人`]),
    ...(record.cards === null ? [] : [`征求意见卡${record.cards}张`]),
  ].join('，')
  const parts = partKeys.flatMap((part) =>
    record[part] === null ? [] : [`${dayParts[part]}：${shortened(record[part], 100)}`],
  )
  return `${facts}。${parts.join('；')}${parts.length > 0 ? '。' : ''}`
}

/** Tells a deputy of what another recorded of his contact day, and how to object. */
export async function tellOfDay(
  act: Act,
  by: Speaker,
  personId: number,
  kept: Pick<KeptDay, 'record' | 'ownNumber'> & { reportId?: number | null },
): Promise<void> {
  const { record, ownNumber, reportId = null } = kept
  const writer = may.seeAllGroups(by) ? `代表工委${by.name}` : `联络员${by.name}`
  const number = reportId === null ? '' : `当天的联系记录编号${reportId}。`
  const other = ownNumber === null ? '' : `您的选区是${ownNumber}选区，请核对。`
  await tell(act, personId, {
    kind: 'contact_day.for',
    period: `day:${record.id}:${record.version}`,
    text: `${writer}代您记了联系选民日：${dayInWords(kept, dayOf(act.now, act.zone))}${number}${other}不对请回“撤回联系日”${reportId === null ? '' : `、“撤回编号${reportId}”`}，自己再说一遍就以您说的为准；也可以请${writer}改。`,
  })
}
