/** 撤回, when what somebody did last was done to a suggestion: no older record of another matter goes. */
import { lastDeedOf } from '../../audit/actions.ts'
import { may } from '../../people/rules.ts'
import { actionName } from '../../shared/deedWords.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { nameOf, openCase, partiesTo, refOf, type Case } from '../actions.ts'
import type { Move } from '../moves.ts'
import { offerWithdrawal } from './signing/withdrawing.ts'

/** What people record by themselves. */
const recorded = ['contact.', 'concern.raise', 'concern.void', 'concern.restore', 'activity.', 'suggestion.']

/** Nothing is recorded by it. */
const onlyLooked = ['suggestion.print', 'suggestion.unmask', 'suggestion.open_file', 'activity.print']

/** The answer to 撤回 where the last thing recorded was an act on a suggestion; null where it was something else. */
export async function undo(turn: Turn): Promise<Said | null> {
  const deed = await lastDeedOf(turn.act, recorded, onlyLooked)
  if (!deed?.action.startsWith('suggestion.')) return null
  const id = /^suggestion:(\d+)$/.exec(deed.subject)?.[1]
  const one = id === undefined ? null : await openCase(turn.act, Number(id))
  const move = deed.action.slice('suggestion.'.length)
  if (one && move === 'submit' && one.course.state === 'submitted' && one.row.leadId === turn.who.personId)
    return offerWithdrawal(turn, one.row.id)
  const about = one ? nameOf(one) : ''
  return [
    `您最近办的是：${actionName(deed.action)}${about}。`,
    wayOf(turn, one, move) ?? '这一步已经生效，不能在这里撤回。弄错了请回“人工”。',
    '没有撤回别的。',
    may.reportContacts(turn.who) ? '要撤回联系记录，请说编号，例如：撤回编号231。' : '',
  ].join('')
}

/** How that can be changed; null where it stands. */
function wayOf(turn: Turn, one: Case | null, move: string): string | null {
  if (!one) return null
  const ref = refOf(one.row)
  const { state } = one.course
  const isLead = one.row.leadId === turn.who.personId
  switch (move as Move | 'draft') {
    case 'draft':
    case 'edit':
    case 'seek_cosigners':
      return isLead && state === 'draft' ? `不要这份草稿了请回：删草稿${one.row.id}。` : null
    case 'cosign':
      return (state === 'draft' || state === 'returned') && partiesTo(one, turn.who).includes('cosigner')
        ? `要取消附议请回：${ref}我不附议了。`
        : null
    case 'rate':
    case 'correct_rating':
      return isLead && one.course.rating
        ? `评错了请在${turn.settings['suggestion.correctRatingDays']}天内、承办单位重新办理以前回：${ref}测评错了，办理工作……，办理结果……。`
        : null
    case 'reply':
    case 'correct_reply':
      return state === 'closed' || state === 'rehandling'
        ? null
        : `写错了请在代表测评以前回：${ref}答复改成B类，再写内容。`
    case 'merge':
      return state === 'merged' ? `要分开请回：${ref}取消并案。` : null
    case 'publicity':
      return `要改公开范围请回：${ref}全文公开、${ref}只公开标题，或者${ref}不公开。`
    default:
      return null
  }
}
