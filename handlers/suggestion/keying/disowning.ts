/** 代录不对: who is said to have done something that staff keyed in says that he did not; it is taken back, and its words stay in the history. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { openCase, type Case } from '../case.ts'
import { activeUnit, type KeyedIn, type Step } from '../course.ts'
import { disownable } from '../course/disowned.ts'
import * as handlings from '../handling/store.ts'
import { nameOf } from '../numbering.ts'
import { partiesTo, theAssigners, theOffice } from '../parties.ts'
import { stepInWords } from '../reading/timeline.ts'
import type { SuggestionRefusal } from '../rules.ts'
import type { EventRow } from '../store.ts'
import { tell } from '../telling.ts'
import * as store from './store.ts'

type Disowned = Extract<Step, { move: 'disown' }>['details']

/** The last step that was keyed in for the speaker and that he may still take back. */
export interface KeyedStep {
  details: Disowned
  /** As the history names it. */
  words: string
  recorderId: number
}

const isDisownable = (move: string): move is Disowned['of'] => disownable.some((one) => one === move)

interface Read {
  keyedIn?: KeyedIn
  unitId?: number
  communicationId?: number
  commitmentId?: number
  eventId?: number
}

/** Null where nothing was keyed in for him, or he took it back already. */
export async function keyedFor(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<KeyedStep | null> {
  const read = (row: EventRow) => JSON.parse(row.details) as Read
  const gone = new Set(one.row.events.filter(({ move }) => move === 'disown').map((row) => read(row).eventId))
  const isLead = partiesTo(one, who).includes('lead')
  for (const row of one.row.events.toReversed()) {
    const { keyedIn, commitmentId, communicationId, unitId: named } = read(row)
    if (!keyedIn || !isDisownable(row.move) || gone.has(row.id)) continue
    const unitId = named ?? (row.move === 'deliver' ? await promiserOf(act, commitmentId) : undefined)
    const isHis = row.party === 'lead' ? isLead : unitId !== undefined && who.unitIds.includes(unitId)
    if (!isHis) continue
    return {
      details: {
        of: row.move,
        eventId: row.id,
        ofDay: keyedIn.on,
        ...(unitId !== undefined && { unitId }),
        ...(communicationId !== undefined && { communicationId }),
        ...(commitmentId !== undefined && { commitmentId }),
      },
      words: await stepInWords(act, one, row),
      recorderId: Number(row.actor.replace('person:', '')),
    }
  }
  return null
}

const promiserOf = async (act: Pick<Act, 'tx'>, commitmentId = 0): Promise<number | undefined> =>
  (await handlings.commitmentById(act.tx, commitmentId))?.unitId

/**
 * Takes back what was keyed in for the speaker last. Refused as `gone_on` once somebody has gone on from it: decided on the
 * request, answered to the talk, judged the promise. The office, whoever assigned, and who keyed it in hear it.
 */
export async function disownKeyed(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken & { words: string }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const keyed = await keyedFor(act, who, one)
  if (!keyed) return refused('not_keyed')
  const { details, words } = keyed
  const was = await store.wordsOf(act.tx, one.row.id, details)
  if (details.of === 'deliver' && was?.['ratedAt']) return refused('gone_on')
  const taken = await take(act, who, one, 'disown', { ...details, was }, {}, ['promiser'])
  if (!taken.ok) return taken
  const unit = details.unitId === undefined ? null : activeUnit(taken.value.one.course, details.unitId)
  await store.takeBack(act.tx, one.row.id, details, unit?.state ?? 'assigned')
  await tell(
    act,
    taken.value,
    [
      { id: keyed.recorderId },
      ...(await theOffice(act)),
      ...(await theAssigners(act, one)),
      ...(details.of === 'communicate' || details.of === 'deliver' ? [one.row.lead] : []),
    ],
    `【代录有误】${await speakerName(act, one, details)}说代录的“${words}”不是他办的，已撤销：${nameOf(one)}。请核对。`,
    { topic: 'disowned' },
  )
  return { ok: true, value: { ...taken.value, words } }
}

const speakerName = async (act: Pick<Act, 'tx'>, { row }: Case, { unitId }: Disowned): Promise<string> =>
  unitId === undefined ? `${row.lead.name}代表` : ((await store.unitName(act.tx, unitId)) ?? '承办单位')
