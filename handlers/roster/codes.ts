/** One-time binding codes: only their hashes are stored, the codes themselves are on the slips. */
import { recordDeed } from '../audit/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { byteOrderMark, csvLine } from '../shared/cells.ts'
import { isoIn } from '../shared/days.ts'
import { hashOfCode, newBindingCode } from '../shared/ids.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { everyoneOnDuty } from './directory.ts'
import { dutiesOf, type PersonOnDuty } from './duties.ts'
import { addCodes, endBindingsOf, voidCodesOf } from './store.ts'

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
 * A new code for everyone with a duty whose WeChat is not bound. Codes that are out already stay valid until they expire:
 * slips may be in people's hands.
 */
export async function issueCodes(act: Act): Promise<Slip[]> {
  const unbound = (await everyoneOnDuty(act.tx)).filter(({ bound }) => !bound)
  const slips = await makeSlips(act, unbound)
  await recordDeed(act, { action: 'roster.codes', subject: 'codes', after: { people: slips.length } })
  return slips
}

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
  await endBindingsOf(act.tx, [person.id], act.now, 'reissued')
  await voidCodesOf(act.tx, person.id, act.now, 'reissued')
  const [slip] = await makeSlips(act, [person])
  if (!slip) throw new Error('a code was not made')
  await recordDeed(act, { action: 'roster.reissue_code', subject: `person:${person.id}` })
  return done(slip)
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
