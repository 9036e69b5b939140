/** A suggestion's papers for those who may have them: 代表建议纸, 交办单, 答复函, 征询意见表. */
import { recordDeed } from '../audit/actions.ts'
import { keepFile, readFile } from '../file/actions.ts'
import type { Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { isReadableBy, partiesTo } from './parties.ts'
import { openCase, type Case } from './case.ts'
import { refOf } from './numbering.ts'
import { repliers } from './course.ts'
import { assignmentFacts, opinionFacts, replyFacts, sheetFacts } from './documents/facts.ts'
import type { Party } from './moves.ts'
import {
  assignmentPaper,
  fillTemplate,
  opinionPaper,
  replyPaper,
  sheetPaper,
  templateValues,
} from './papers.ts'
import { templateFor, type TemplateOwner } from './handling/templates.ts'

export const paperNames = {
  sheet: '代表建议纸',
  assignment: '交办单',
  reply: '答复函',
  opinion: '征询意见表',
} as const

export type PaperKind = keyof typeof paperNames

/** What it is called: the sheet of a motion is none of a suggestion. */
export const paperNameOf = ({ kind }: { kind: string }, paper: PaperKind): string =>
  paper === 'sheet' && kind === 'motion' ? '代表议案纸' : paperNames[paper]

/** Phones and cards of deputies stand on these papers: who works on a suggestion has them, who merely reads it has not. */
const mayHave: Readonly<Record<PaperKind, readonly Party[]>> = {
  sheet: ['lead', 'cosigner', 'office', 'channel', 'main', 'assist'],
  assignment: ['lead', 'office', 'channel', 'main', 'assist'],
  reply: ['lead', 'cosigner', 'office', 'channel', 'main'],
  opinion: ['lead', 'office', 'channel', 'main'],
}

export interface Paper {
  name: string
  type: string
  bytes: Uint8Array
}

/** Each has a sentence in `paperRefusals`. */
export type PaperRefusal = 'not_found' | 'not_yours' | 'not_assigned' | 'not_replied' | 'which_unit'

export const paperRefusals: Readonly<Record<PaperRefusal, string>> = {
  not_found: '没有找到这件建议，请检查编号。',
  not_yours: '这份文书只给领衔代表、承办单位和有关工作人员。',
  not_assigned: '这件建议还没有交办，没有这份文书。',
  not_replied: '承办单位还没有答复，没有答复函。',
  which_unit: '这件建议由几个单位分别答复，请写明要哪个单位的。',
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * One paper of a suggestion as it stands now: in the unit's or assigner's own template where there is one, else in the
 * office's layout. A reply that came with its own letter is that letter. A unit's officer gets his unit's draft before it replied.
 */
export async function paperOf(
  act: Act,
  who: Speaker,
  id: number,
  kind: PaperKind,
  unitId: number | null = null,
): Promise<Outcome<Paper, PaperRefusal>> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return refused('not_found')
  if (!partiesTo(one, who).some((party) => mayHave[kind].includes(party))) return refused('not_yours')
  if (kind === 'sheet') return done(word(one, kind, await sheetPaper(await sheetFacts(act, one))))
  if (handled(one).course.assignedOn === null) return refused('not_assigned')
  return kind === 'assignment' ? assignmentOf(act, one) : ofUnit(act, who, one, kind, unitId)
}

/** A paper kept as a file, for the chat to send; who had it made stands in the audit trail. */
export async function keptPaper(
  act: Act,
  who: Speaker,
  id: number,
  kind: PaperKind,
  unitId: number | null = null,
): Promise<Outcome<{ fileId: number; name: string }, PaperRefusal>> {
  const paper = await paperOf(act, who, id, kind, unitId)
  if (!paper.ok) return paper
  const fileId = await keepFile(act, { ...paper.value, uploadedById: null })
  await recordDeed(act, { action: 'suggestion.print', subject: `suggestion:${id}`, after: { kind, fileId } })
  return done({ fileId, name: paper.value.name })
}

/** A paper as it goes out at the desk, kept by whoever asked for it; that he did stands in the audit trail. */
export async function printedPaper(
  act: Act,
  who: Speaker,
  id: number,
  kind: PaperKind,
  unitId: number | null = null,
): Promise<Outcome<Paper, PaperRefusal>> {
  const paper = await paperOf(act, who, id, kind, unitId)
  if (paper.ok)
    await recordDeed(act, { action: 'suggestion.print', subject: `suggestion:${id}`, after: { kind } })
  return paper
}

/** One that was merged is assigned and handled with the one into which it went, also after its own reply. */
const handled = (one: Case): Case => one.into ?? one

async function assignmentOf(act: Act, one: Case): Promise<Outcome<Paper, PaperRefusal>> {
  const facts = await assignmentFacts(act, one, handled(one))
  const channel = handled(one).course.channel
  const template = channel === null ? null : await templateFor(act, `channel:${channel}`, 'assignment')
  const bytes = template
    ? fillTemplate(template, templateValues('assignment', facts))
    : await assignmentPaper(facts)
  return done(word(one, 'assignment', bytes))
}

async function ofUnit(
  act: Act,
  who: Speaker,
  one: Case,
  kind: 'reply' | 'opinion',
  wanted: number | null,
): Promise<Outcome<Paper, PaperRefusal>> {
  const unitId = unitMeant(who, one, wanted)
  if (unitId === null) return refused('which_unit')
  const owner: TemplateOwner = `unit:${unitId}`
  if (kind === 'opinion') {
    const facts = await opinionFacts(act, one, handled(one), unitId)
    const template = await templateFor(act, owner, kind)
    const bytes = template ? fillTemplate(template, templateValues(kind, facts)) : await opinionPaper(facts)
    return done(word(one, kind, bytes, facts.unit))
  }
  const { facts, unit, letterFileId } = await replyFacts(act, one, handled(one), unitId)
  if (facts.repliedOn === null && !who.unitIds.includes(unitId)) return refused('not_replied')
  const letter = letterFileId === null ? null : await readFile(act, letterFileId)
  if (letter) return done({ name: letter.name, type: letter.type, bytes: letter.bytes })
  const template = await templateFor(act, owner, kind)
  const bytes = template ? fillTemplate(template, templateValues(kind, facts)) : await replyPaper(facts)
  return done(word(one, kind, bytes, unit))
}

/** The unit that was named, his own, or the only one that replies. */
function unitMeant(who: Speaker, one: Case, wanted: number | null): number | null {
  const replying = one.course.state === 'merged' && one.into ? one.into : one
  const units = repliers(replying.course).map(({ unitId }) => unitId)
  if (wanted !== null) return units.includes(wanted) ? wanted : null
  const own = units.filter((unitId) => who.unitIds.includes(unitId))
  const [only = null] = own.length > 0 ? own : units
  return (own.length > 0 ? own : units).length === 1 ? only : null
}

const word = (one: Case, kind: PaperKind, bytes: Uint8Array, unit?: string): Paper => ({
  name: `${refOf(one.row)}${paperNameOf(one.row, kind)}${unit === undefined ? '' : `（${unit}）`}.docx`,
  type: docx,
  bytes,
})
