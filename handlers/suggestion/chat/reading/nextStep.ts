/** 那接下来咋办, 为什么不受理: whom one's own suggestion waits for, what its lead can do, and why it was not taken on. */
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  nameOf,
  openCase,
  partiesTo,
  readSuggestion,
  refOf,
  signatoriesOf,
  waitInWords,
  type Brief,
  type Case,
} from '../../actions.ts'
import { isEnded, standingOf, type State } from '../../moves.ts'
import { wordsOf } from '../../../shared/said.ts'
import { refusals } from '../words/refusals.ts'
import { status } from './reading.ts'

/** The newest that is not ended, else the newest: where it stands, whom it waits for and what he can do. */
export async function nextOf(turn: Turn, own: readonly Brief[]): Promise<string | null> {
  const led = own.filter(({ leadId, state }) => leadId === turn.who.personId && state !== 'withdrawn')
  const newest = led.find(({ state }) => !isEnded(state as State)) ?? led[0]
  const reading = newest ? await readSuggestion(turn.act, turn.who, newest.id) : null
  if (!reading) return null
  const { one, waits } = reading
  return [
    `您最近的一件是${nameOf(one)}：${standingOf(one.row)}。`,
    ...waits.map((wait) => `· ${waitInWords(wait, one, turn.today, { readerId: turn.who.personId })}`),
    waysOn(one),
    ...(led.length > 1 ? ['别的几件请回：我的建议'] : []),
  ].join('\n')
}

function waysOn({ row, course }: Case): string {
  const ref = refOf(row)
  switch (course.state) {
    case 'draft':
      return `接着写请回：继续 ${ref}；请人联名请回：找代表联名；写好了请回：提交 ${ref}`
    case 'returned':
      return `看理由请回：${ref}为什么退回；改请回：继续 ${ref}；改好了请回：提交 ${ref}`
    case 'not_accepted':
      return `看理由请回：${ref}为什么不受理；另外提请回：我要提建议；有疑问请回“人工”`
    case 'submitted':
    case 'accepted':
    case 'forwarded':
      return `现在不用您办。不想提了请回：撤回建议 ${ref}；看经过请回：${ref}到哪一步了`
    case 'assigned':
    case 'return_requested':
    case 'handling':
    case 'rehandling':
      return `要催请回：催一下${ref}；看经过请回：${ref}到哪一步了`
    case 'replied':
      return `看答复请回：${ref}到哪一步了；看完请测评办理工作和办理结果（满意、基本满意、不满意）`
    case 'merged':
    case 'conference':
    case 'closed':
    case 'withdrawn':
      return `看经过和答复请回：${ref}到哪一步了`
  }
}

/** 为什么不受理, 草1为什么退回: the reason as the office wrote it, for its signatories and the office. */
export async function why(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const mayKnow = partiesTo(one, turn.who).some((party) => ['lead', 'cosigner', 'office'].includes(party))
  const { state } = one.course
  const reason = one.row.returnReason
  if (!mayKnow || reason === null || (state !== 'not_accepted' && state !== 'returned'))
    return status(turn, id)
  return state === 'not_accepted'
    ? `${nameOf(one)}不予受理，理由：“${reason}”。另外提请回：我要提建议；有疑问请回“人工”。`
    : `${nameOf(one)}退回修改，理由：“${reason}”。改请回：继续 ${refOf(one.row)}；改好了请回：提交 ${refOf(one.row)}`
}

/** 现在几个人签了: who has co-signed, then where it stands. */
export async function signers(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  const reading = one ? await readSuggestion(turn.act, turn.who, id) : null
  if (!one || !reading) return refusals.not_found
  const names = signatoriesOf(one)
    .slice(1)
    .map(({ name }) => name)
  const count =
    names.length === 0
      ? '还没有代表附议。'
      : `已有${names.length}位代表附议：${names.join('、')}；连领衔共${names.length + 1}位。`
  return `${count}\n${wordsOf(await status(turn, id)).text}`
}
