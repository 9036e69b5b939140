/** Units' own Word templates: handed in, replaced, taken away. Papers of a unit without one are printed in the office's layout. */
import { recordDeed } from '../../audit/actions.ts'
import { keepFile, readFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Channel } from '../course.ts'
import { checkTemplate, templateFields, type TemplateKind } from '../papers.ts'
import { channelNames, channelRoles } from '../rules.ts'
import * as store from './templates/store.ts'

export { templateFields, type TemplateKind }

export const templateKinds: Readonly<Record<TemplateKind, string>> = {
  reply: '答复函',
  assignment: '交办单',
  opinion: '征询意见表',
}

/** Whose template it is: a handling unit's (replies), or the office's that assigns in a channel. */
export type TemplateOwner = `unit:${number}` | `channel:${Channel}`

/** A unit's officer keeps its templates, an assigning office its own, and the deputies' affairs office all of them. */
function mayKeep(who: Speaker, owner: TemplateOwner): boolean {
  if (who.staffRoles.includes('代表工委')) return true
  const unitId = unitOf(owner)
  return unitId === null
    ? who.staffRoles.includes(channelRoles[channelOf(owner)])
    : who.unitIds.includes(unitId)
}

const unitOf = (owner: TemplateOwner): number | null =>
  owner.startsWith('unit:') ? Number(owner.slice('unit:'.length)) : null

const channelOf = (owner: TemplateOwner): Channel => owner.slice('channel:'.length) as Channel

/** Not his to change, no such unit, or what is wrong with the file, one Chinese sentence a fault. */
export type TemplateRefusal = { kind: 'not_yours' | 'unknown_unit' } | { kind: 'faults'; sentences: string[] }

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Puts a template in force for a unit and a kind of paper; answers the fields that it uses. Nothing is kept of one with faults. */
export async function keepTemplate(
  act: Act,
  who: Speaker,
  owner: TemplateOwner,
  kind: TemplateKind,
  file: { name: string; bytes: Uint8Array },
): Promise<Outcome<{ id: number; names: string[] }, TemplateRefusal>> {
  if (!mayKeep(who, owner)) return refused({ kind: 'not_yours' })
  const unitId = unitOf(owner)
  if (unitId !== null && !(await store.unitExists(act.tx, unitId))) return refused({ kind: 'unknown_unit' })
  const checked = checkTemplate(file.bytes, templateFields(kind))
  if (!checked.ok) return refused({ kind: 'faults', sentences: checked.refusal })
  const name = file.name.replace(/(\.docx)?$/i, '.docx')
  const fileId = await keepFile(act, { name, type: docx, bytes: file.bytes, uploadedById: who.personId })
  const template = { owner, kind, fileId, uploadedById: who.personId, uploadedAt: act.now }
  const id = await store.putTemplate(act.tx, template)
  await recordDeed(act, {
    action: 'suggestion.keep_template',
    subject: owner,
    after: { kind, fileId, fields: checked.value.names },
  })
  return done({ id, names: checked.value.names })
}

/** Takes a unit's template away: its papers are printed in the office's layout again. False when there was none. */
export async function dropTemplate(
  act: Act,
  who: Speaker,
  owner: TemplateOwner,
  kind: TemplateKind,
): Promise<Outcome<boolean, TemplateRefusal>> {
  if (!mayKeep(who, owner)) return refused({ kind: 'not_yours' })
  const dropped = await store.endTemplate(act.tx, owner, kind, act.now)
  if (dropped) await recordDeed(act, { action: 'suggestion.drop_template', subject: owner, before: { kind } })
  return done(dropped)
}

/** The templates that a unit has in force. */
export async function templatesOf(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  owner: TemplateOwner,
): Promise<Outcome<{ kind: string; fileId: number; uploadedAt: Date }[], TemplateRefusal>> {
  if (!mayKeep(who, owner)) return refused({ kind: 'not_yours' })
  return done(await store.templatesInForce(act.tx, owner))
}

/** The papers that are printed in a template of this owner: a unit's letters, an assigning office's slips. */
export const kindsFor = (owner: TemplateOwner): TemplateKind[] =>
  unitOf(owner) === null ? ['assignment'] : ['reply', 'opinion']

/** The owner as an address names it, unit-12 or channel-court; null for anything else. */
export function ownerIn(words: string): TemplateOwner | null {
  const [, unit, channel] = /^(?:unit-(\d{1,9})|channel-([a-z]+))$/.exec(words) ?? []
  if (unit !== undefined) return `unit:${Number(unit)}`
  return channel !== undefined && Object.hasOwn(channelNames, channel)
    ? `channel:${channel as Channel}`
    : null
}

/** As people call the owner: the unit's or the office's name; null when there is none. */
export async function ownerName(act: Pick<Act, 'tx'>, owner: TemplateOwner): Promise<string | null> {
  const unitId = unitOf(owner)
  return unitId === null ? channelNames[channelOf(owner)] : store.unitName(act.tx, unitId)
}

/** The template in force as a file, for who may keep it; null where there is none, or it is not his. */
export async function templateFile(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  owner: TemplateOwner,
  kind: TemplateKind,
): Promise<{ name: string; type: string; bytes: Uint8Array } | null> {
  const template = mayKeep(who, owner) ? await store.templateInForce(act.tx, owner, kind) : null
  return template && readFile(act, template.fileId)
}

/** The bytes of the template in force, or null: the office's own layout. */
export async function templateFor(
  act: Pick<Act, 'tx'>,
  owner: TemplateOwner,
  kind: TemplateKind,
): Promise<Uint8Array | null> {
  const template = await store.templateInForce(act.tx, owner, kind)
  return template && ((await readFile(act, template.fileId))?.bytes ?? null)
}
