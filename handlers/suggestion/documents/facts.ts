/** What the papers print, gathered from a suggestion's record. */
import { chineseNumber } from '../../roster/rules.ts'
import { settingsAt, sourceOn } from '../../settings/actions.ts'
import type { Settings } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import { addMonths, dayOf, type Day } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import { addWorkdays, isProvisional, rolledToWorkday } from '../../shared/workdays.ts'
import { channelOf, handlerNames, signersOf } from '../parties.ts'
import { onDay, ruleBook, type Case } from '../case.ts'

import { isActive, repliers, type HandlingRole } from '../course.ts'
import { firstDueOn, returnUntil } from '../deadlines.ts'
import { commitmentsOf, repliesOf } from '../handling/store.ts'
import { seriesOf, refOf } from '../numbering.ts'
import type { AssignmentFacts, OpinionFacts, ReplyFacts, SheetFacts } from '../papers.ts'
import { contactName, cosignNames, yearsName, type YearChoices } from '../draft/boxes.ts'
import { sourceName, sourcesOf, type Sources } from '../draft/sources.ts'
import { channelNames, gradeNames, publicityNames } from '../rules.ts'
import { filesOf } from '../store.ts'
import { fullNameOf } from './organs.ts'
import * as store from './store.ts'

type Base = Omit<SheetFacts, 'ticks' | 'review' | 'assignment' | 'submittedOn'>

/** Whose it is and what it says; the session is that of its number, or of today before it has one. */
async function baseOf(act: Act, one: Case): Promise<{ base: Base; settings: Settings; meeting: string }> {
  const { row } = one
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const term = await store.termById(act.tx, row.termId)
  const series = row.series ?? seriesOf(term.number ?? 0, settings['suggestion.session'], onDay(act))
  const session = series.endsWith('B') ? null : chineseNumber(Number(series.slice(2, 4)))
  const district = settings['office.district']
  const base = {
    congress: `${district ?? '【缺：区县名称】'}${term.name}人民代表大会`,
    session: session === null ? null : `第${session}次会议`,
    kind: row.kind === 'motion' ? ('motion' as const) : ('suggestion' as const),
    number: row.number,
    title: row.title,
    category: row.category,
    ...(await signatoriesOn(act, one)),
    parts: partsOf(one),
    attachments: await attachmentsOf(act, one),
  }
  // 区十八届人大一次会议
  const meeting = `${district?.slice(-1) ?? ''}${term.name.replace(/^第/, '')}人大${session === null ? '闭会期间' : `${session}次会议`}`
  return { base, settings, meeting }
}

async function signatoriesOn(act: Act, one: Case): Promise<Pick<Base, 'lead' | 'cosigners'>> {
  const people = [one.row.lead, ...signersOf(one)]
  const known = await store.deputiesOn(
    act.tx,
    one.row.termId,
    people.map(({ id }) => id),
  )
  const [lead, ...cosigners] = people.map(({ id, name }) => {
    const person = known.find((found) => found.id === id)
    const deputy = person?.deputies[0]
    return {
      name,
      cardNo: deputy?.cardNo ?? null,
      delegation: deputy?.group.name ?? null,
      phone: person?.phone ?? null,
      address: null,
      postcode: null,
    }
  })
  if (!lead) throw new Error('a suggestion has a lead deputy')
  return { lead, cosigners }
}

const partsOf = ({ row }: Case): Base['parts'] =>
  row.kind === 'motion'
    ? [
        { heading: '一、案由', text: row.cause ?? '' },
        { heading: '二、案据', text: row.facts },
        { heading: '三、方案', text: row.proposals },
      ]
    : [
        // one that was written as a motion keeps its 案由
        { heading: '一、情况和问题', text: [row.cause, row.facts].filter(Boolean).join('\n') },
        { heading: '二、具体建议', text: row.proposals },
      ]

async function attachmentsOf(act: Act, { row }: Case): Promise<string[]> {
  const ids = (await filesOf(act.tx, row.id))
    .filter(({ purpose }) => purpose === 'attachment')
    .map(({ fileId }) => fileId)
  const names = new Map((await store.fileNames(act.tx, ids)).map(({ id, name }) => [id, name]))
  return ids.flatMap((id) => names.get(id)?.replace(/\.[a-z]{2,5}$/i, '') ?? [])
}

/** What the 代表建议纸 says. */
export async function sheetFacts(act: Act, one: Case): Promise<SheetFacts> {
  const { row } = one
  const { base, settings } = await baseOf(act, one)
  const channel = channelOf(one)
  const forwarded = channel === null ? '' : `，转交${channelNames[channel]}`
  const assigned = one.into ?? one
  return {
    ...base,
    lead: { ...base.lead, address: row.address, postcode: row.postcode },
    ticks: ticksOf(one, settings['suggestion.repeatedYears'], await sourcesOf(act, row)),
    review: row.acceptedAt === null ? null : `受理${forwarded}`,
    assignment:
      assigned.course.assignedOn === null
        ? null
        : {
            opinion: assigned.row.assignNote,
            main: handlerNames(one, ['main', 'separate']),
            assisting: handlerNames(one, ['assist']),
          },
    submittedOn: row.submittedAt && writtenDay(dayOf(row.submittedAt, act.zone)),
  }
}

/** 相关情况: only what the lead deputy said is ticked. */
function ticksOf({ row }: Case, repeated: YearChoices, sources: Sources): SheetFacts['ticks'] {
  const chosen = <Key extends string>(names: Readonly<Record<Key, string>>, key: string | null) =>
    key !== null && Object.hasOwn(names, key) ? [names[key as Key]] : []
  const source = [sourceName(sources, row.sourceKind) ?? []].flat()
  const written = { yes: '需要书面答复', no: '仅供参考，不需书面答复' }
  return [
    { about: '公开', options: Object.values(publicityNames), chosen: chosen(publicityNames, row.publicity) },
    {
      about: '形成方式',
      options: [...new Set([...sources.map(({ name }) => name), ...source])],
      chosen: source,
    },
    {
      about: '多年提出',
      options: repeated.map(({ name }) => name),
      chosen: [yearsName(repeated, row.repeatedYears) ?? []].flat(),
    },
    {
      about: '沟通',
      options: [contactName],
      chosen: row.wantsContact === true ? [contactName] : [],
    },
    {
      about: '答复',
      options: Object.values(written),
      chosen: row.wantsWrittenReply === null ? [] : [row.wantsWrittenReply ? written.yes : written.no],
    },
    {
      about: '可否联名',
      options: Object.values(cosignNames),
      chosen: row.mayBeCosigned === null ? [] : [cosignNames[row.mayBeCosigned ? 'yes' : 'no']],
    },
  ]
}

const unitsAs = ({ row, course }: Case, role: HandlingRole): string[] =>
  course.units
    .filter((unit) => isActive(unit) && unit.role === role)
    .map(({ unitId }) => unitName({ row }, unitId))

const unitName = ({ row }: Pick<Case, 'row'>, unitId: number): string =>
  row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? ''

/** What the 交办单 says; of a merged one, with the units and days of the one into which it went. */
export async function assignmentFacts(act: Act, one: Case, handled: Case): Promise<AssignmentFacts> {
  const { base, settings } = await baseOf(act, one)
  const { course } = handled
  const assisting = unitsAs(handled, 'assist')
  return {
    ...base,
    assigner: assignerOf(handled, settings['office.district']),
    assignedOn: course.assignedOn,
    main: unitsAs(handled, 'main'),
    assisting,
    separate: unitsAs(handled, 'separate'),
    key: one.row.isKey,
    opinion: handled.row.assignNote,
    deadlines: await deadlinesOf(act, handled, assisting.length > 0),
    requirements: settings['suggestion.assignRequirements'],
  }
}

const assignerOf = ({ course }: Case, district: string | null): string =>
  course.channel === null
    ? `${district ?? ''}人大常委会代表工作委员会`
    : fullNameOf(channelNames[course.channel], district)

/** The days that begin with the assignment, by the limits in force on it. */
async function deadlinesOf(
  act: Act,
  { course }: Case,
  isAssisted: boolean,
): Promise<AssignmentFacts['deadlines']> {
  const book = await ruleBook(act)
  const from = course.assignedOn
  if (from === null) return []
  const limits = book.limitsOn(from)
  const contact = limits['suggestion.firstContactWorkdays']
  const opinion = limits['suggestion.assistOpinionMonths']
  const months = `交办之日起${limits['suggestion.replyMonths']}个月内（${await sourceOn(act.tx, 'suggestion.replyMonths', from)}）`
  const deadline = (what: string, on: Day | null, rule: string) => ({
    what,
    on,
    provisional: on !== null && isProvisional(on, book.calendar),
    rule,
  })
  return [
    deadline(
      '退回',
      returnUntil(book, from),
      `交办后${limits['suggestion.unitReturnWorkdays']}个工作日内，书面说明理由`,
    ),
    deadline('首次联系', addWorkdays(from, contact, book.calendar), `交办后${contact}个工作日内联系领衔代表`),
    ...(isAssisted
      ? [
          deadline(
            '协办意见',
            rolledToWorkday(addMonths(from, opinion), book.calendar),
            `交办后${opinion}个月内送主办单位`,
          ),
        ]
      : []),
    deadline(
      '答复',
      firstDueOn(book, course),
      repliers(course).some(({ extendedTo }) => extendedTo !== null)
        ? `经交办机关同意延期，原为${months}`
        : months,
    ),
  ]
}

/** What a unit's 答复函 says: its last reply, or only what is known before it replied. */
export async function replyFacts(
  act: Act,
  one: Case,
  handled: Case,
  unitId: number,
): Promise<{ facts: ReplyFacts; unit: string; letterFileId: number | null }> {
  const { base, settings, meeting } = await baseOf(act, one)
  const own = one.row.handlings.filter((handling) => handling.unitId === unitId).map(({ id }) => id)
  const reply = (await repliesOf(act.tx, one.row.id)).findLast(({ handlingId }) => own.includes(handlingId))
  const promised = (await commitmentsOf(act.tx, one.row.id)).filter(({ replyId }) => reply?.id === replyId)
  const unit = unitName(one, unitId) || unitName(handled, unitId)
  const facts = {
    ...base,
    meeting,
    serial: one.row.number === null ? null : refOf(one.row),
    unit: fullNameOf(unit, settings['office.district']),
    letterNumber: reply?.letterNumber ?? null,
    signer: reply?.signedBy ?? null,
    replyClass: reply?.replyClass ?? null,
    text: reply?.text ?? null,
    commitments: promised.map(({ text, dueOn: day }) => ({ text, unit: null, dueOn: day })),
    attachments: [],
    repliedOn: reply ? dayOf(reply.repliedAt, act.zone) : null,
    contact: { name: reply?.contactPerson ?? null, phone: reply?.contactPhone ?? null },
    copies: copiesOf(settings, handled),
  }
  return { facts, unit, letterFileId: reply?.letterFileId ?? null }
}

/** The deputies' affairs office, and whoever assigned it. */
const copiesOf = (settings: Settings, { course }: Case): string[] => [
  ...settings['suggestion.paperCopies'],
  ...(course.channel === null ? [] : [channelNames[course.channel]]),
]

/** What a 征询意见表 says before the deputy fills it in. */
export async function opinionFacts(
  act: Act,
  one: Case,
  handled: Case,
  unitId: number,
): Promise<OpinionFacts> {
  const { base, settings } = await baseOf(act, one)
  return {
    ...base,
    unit: unitName(one, unitId) || unitName(handled, unitId),
    grades: Object.values(gradeNames),
    meetings: [...settings['suggestion.communicationKinds'].map(({ name }) => name), '没有沟通'],
    adoption: settings['suggestion.adoptionKinds'],
    copies: copiesOf(settings, handled),
  }
}
