/** 交办 023 主办住建局 协办城管局 交警大队; 分办 023 住建局 城管局; and how far the public may read it. */
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  assignSuggestion,
  closedSupervisors,
  choosePublicity,
  nameOf,
  openCase,
  reassignUnit,
  refOf,
  unitsNamed,
  unreachedWords,
  type KnownUnit,
  type OpenPart,
  type UnitChoice,
} from '../../actions.ts'
import type { Channel, HandlingRole } from '../../course.ts'
import { channelNames, publicityNames } from '../../rules.ts'
import { spokenPublicity } from '../draft/steps.ts'
import { refusals } from '../words/refusals.ts'
import { unitsIn } from './unitWords.ts'

const roleNames: Record<HandlingRole, string> = { main: '主办', assist: '协办', separate: '分办' }

/** Assigns, or gives what a unit wants to give back to others. */
export async function assign(turn: Turn, id: number, leaving: OpenPart | null): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const named = await unitsIn(turn)
  if (named.length === 0) return '交给哪个单位？例如：交办 023 主办住建局 协办城管局'
  const units: UnitChoice[] = []
  const names: string[] = []
  for (const { words, role } of named) {
    const [unit, ...more] = await unitsNamed(turn.act, words)
    if (!unit) return `没有“${words}”这个承办单位，没有交办。请写全称或简称。`
    if (more.length > 0)
      return `“${words}”可能是${[unit, ...more].map(({ name }) => name).join('、')}，没有交办。请写全称。`
    const wrong = role === 'assist' ? null : ofOtherChannel(unit, role, one.course.channel, refOf(one.row))
    if (wrong !== null) return wrong
    units.push({ unitId: unit.id, role })
    names.push(`${roleNames[role]}${unit.name}`)
  }
  const outcome = leaving
    ? await reassignUnit(turn.act, turn.who, id, leaving.id, units)
    : await assignSuggestion(turn.act, turn.who, id, units)
  if (!outcome.ok) return refusals[outcome.refusal]
  const instead = leaving ? `，不再由${leaving.name}办理` : ''
  const missed = await unreachedWords(turn.act, outcome.value)
  return `已交办${nameOf(one)}：${names.join('、')}${instead}${missed === null ? '。已通知各单位和代表。' : `。${missed}`}`
}

/** A court does not handle what went to the government: what is wrong, and the way there is. */
function ofOtherChannel(
  unit: KnownUnit,
  role: HandlingRole,
  channel: Channel | null,
  ref: string,
): string | null {
  if (channel === null || unit.system === channel) return null
  const other = channelNames[unit.system as Channel]
  return `${unit.name}不能${roleNames[role]}：这件建议转交的是${channelNames[channel]}，${unit.name}归${other}交办，没有交办。请换${roleNames[role]}单位；确实该由它办的，回“退回 ${ref} 应由${other}办理”，由代表工委另行转交。`
}

/** What the office says of secrecy; null when it asks, or speaks of how much is published, which the lead deputy chooses. */
function secrecyIn(text: string): boolean | null {
  if (/(?:吗|么|没有|[?？])[。.!！?？\s]*$/.test(text)) return null
  if (/(?:取消|解除)涉密|涉密.{0,3}(?:取消|解除)|(?<!不)可以公开(?!标题)/.test(text)) return false
  if (/涉密|不宜公开/.test(text)) return true
  return /不公开/.test(text) && !/全文|标题/.test(text) ? true : null
}

/** 001涉密 不公开, 001可以公开 (the office); 001只公开标题 (the lead deputy). */
export async function publicity(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const isLead = one.row.leadId === turn.who.personId
  if (!isLead && turn.who.staffRoles.includes('代表工委')) {
    const secret = secrecyIn(turn.text)
    if (secret === null)
      return `公开范围由领衔代表来选，没有改动。涉密或不宜公开的请回：${refOf(one.row)}涉密；不再涉密的请回：${refOf(one.row)}可以公开`
    const outcome = await choosePublicity(turn.act, turn.who, id, { secret })
    if (!outcome.ok) return refusals[outcome.refusal]
    const closed = await closedSupervisors(turn.act, outcome.value.one)
    const told = closed === null ? '' : `${closed}看不到了，已经告诉他们，督办情况请当面交换。`
    return secret
      ? `${nameOf(one)}不公开了，只有办理的人能看。${told}弄错了请回：${refOf(one.row)}可以公开`
      : `${nameOf(one)}照代表的选择公开。`
  }
  const chosen = spokenPublicity(turn.text.replace(/涉密/g, '不公开')) as keyof typeof publicityNames | null
  if (!isLead || chosen === null) return '公开范围由领衔代表来选，涉密由代表工委来定，没有改动。'
  const outcome = await choosePublicity(turn.act, turn.who, id, { publicity: chosen })
  return outcome.ok ? `${nameOf(one)}改成：${publicityNames[chosen]}。` : refusals[outcome.refusal]
}
