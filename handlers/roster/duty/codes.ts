/** One-time binding codes: only their hashes are stored, the codes themselves are on the slips. */
import { hasRight } from '../../access/rules.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { byteOrderMark, csvLine } from '../../shared/cells.ts'
import { isoIn } from '../../shared/days.ts'
import { hashOfCode, newBindingCode } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { everyoneOnDuty } from './directory.ts'
import { dutiesOf, isOfGroup, type PersonOnDuty } from './duties.ts'
import { addCodes, voidCodesOf } from './store.ts'
import { endBindingsOf } from '../writing/store.ts'

export interface Slip {
  personId: number
  name: string
  phoneTail: string
  duties: readonly string[]
  code: string
  expiresAt: Date
}

const dayMs = 86_400_000

/**
 * A new code for everyone with a duty whose WeChat is not bound, or for those of one group. Codes that are out already stay valid until they expire:
 * slips may be in people's hands.
 */
export async function issueCodes(act: Act, groupId: number | null = null): Promise<Slip[]> {
  const slips = await makeSlips(act, await unboundPeople(act, groupId))
  const group = groupId === null ? {} : { group: groupId }
  await recordDeed(act, {
    action: 'roster.codes',
    subject: 'codes',
    after: { people: slips.length, ...group },
  })
  return slips
}

/** Everyone with a duty whose WeChat is not bound, or those of one group. */
export const unboundPeople = async (
  act: Pick<Act, 'tx'>,
  groupId: number | null = null,
): Promise<PersonOnDuty[]> =>
  (await everyoneOnDuty(act.tx)).filter(
    (person) => !person.bound && (groupId === null || isOfGroup(person, groupId)),
  )

export type ReissueRefusal = 'unknown' | 'several'

/**
 * One new code for a person named by `姓名` or `姓名/手机`: the old binding ends, codes that were not used are void.
 * Refused when nobody with a duty bears the name, or several do.
 */
export async function reissueCode(act: Act, who: string): Promise<Outcome<Slip, ReissueRefusal>> {
  const [name = '', phone] = who
    .normalize('NFKC')
    .split('/')
    .map((part) => part.trim())
  const found = await everyoneOnDuty(act.tx, { name, ...(phone === undefined ? {} : { phone }) })
  const [person] = found
  if (!person) return refused('unknown')
  if (found.length > 1) return refused('several')
  return done(await reissue(act, person))
}

/** The same for one person at the desk, by those who may change the roster. */
export async function reissueCodeOf(
  act: Act,
  who: Speaker,
  personId: number,
): Promise<Outcome<Slip, 'unknown' | 'not_allowed'>> {
  if (!hasRight(who, 'people.change')) return refused('not_allowed')
  const [person] = await everyoneOnDuty(act.tx, { ids: [personId] })
  return person ? done(await reissue(act, person)) : refused('unknown')
}

async function reissue(act: Act, person: PersonOnDuty): Promise<Slip> {
  await endBindingsOf(act.tx, [person.id], act.now, 'reissued')
  await voidCodesOf(act.tx, person.id, act.now, 'reissued')
  const [slip] = await makeSlips(act, [person])
  if (!slip) throw new Error('a code was not made')
  await recordDeed(act, { action: 'roster.reissue_code', subject: `person:${person.id}` })
  return slip
}

async function makeSlips(act: Act, people: readonly PersonOnDuty[]): Promise<Slip[]> {
  const days = (await settingsAt(act.tx, act.now, act.zone))['bind.codeValidDays']
  const expiresAt = new Date(act.now.getTime() + days * dayMs)
  const slips = people.map((person) => ({
    personId: person.id,
    name: person.name,
    phoneTail: person.phone?.slice(-4) ?? '',
    duties: dutiesOf(person),
    code: newBindingCode(),
    expiresAt,
  }))
  await addCodes(
    act.tx,
    slips.map(({ personId, code }) => ({
      personId,
      codeHash: hashOfCode(code),
      createdAt: act.now,
      expiresAt,
    })),
  )
  return slips
}

/** One slip as a line of CSV. */
export const slipLine = ({ name, phoneTail, duties, code, expiresAt }: Slip, zone: string): string =>
  csvLine([name, phoneTail, duties.join('、'), code, isoIn(expiresAt, zone)])

/** All slips as a file that Excel opens. */
export const slipsFile = (slips: readonly Slip[], zone: string): string =>
  byteOrderMark +
  csvLine(['姓名', '手机后四位', '角色', '绑定码', '有效期至']) +
  slips.map((slip) => slipLine(slip, zone)).join('')
