/** What the office, or the office that assigns, has still to decide: on the first page of whoever may decide it. */
import { hasRight } from '../../access/rules.ts'
import type { Speaker } from '../../people/actions.ts'
import { instantOf } from '../../shared/days.ts'
import { ended } from '../../shared/words.ts'
import { mostWaiting, type Waiting, type WaitingItem } from '../../shared/waiting.ts'
import { caseOf, onDay, ruleBook, type Case } from '../case.ts'
import { channelOf, isReadableBy } from '../parties.ts'
import { nameOf } from '../numbering.ts'
import { waitsOf, type Wait } from '../waits.ts'
import type { Move } from '../moves.ts'
import { asksWithdrawal } from '../reading/requests.ts'
import { shownAtDesk } from '../reading/deskMask.ts'
import { waitInWords } from '../reading/waitWords.ts'
import { channelRoles, readerOf } from '../rules.ts'
import * as store from './store.ts'

/** What is to do, and the moves with which the waiting began. */
const decisions: Partial<Record<Wait['kind'], { todo: string; began: readonly Move[] }>> = {
  accept: { todo: '去受理、退回修改或不予受理。', began: ['submit'] },
  motion: { todo: '去记大会主席团（常委会）的决定：作为议案，或者按建议办理。', began: ['accept'] },
  motion_result: { todo: '委员会审议以后去记结果。', began: ['refer_motion'] },
  forward: { todo: '去转交。', began: ['accept', 'send_back', 'unmerge', 'take_as_suggestion'] },
  conference: { todo: '会商以后去记结果。', began: ['rate'] },
  assign: { todo: '去交办，或退回代表工委另行转交。', began: ['forward'] },
  reassign: { todo: '单位申请退回，去改派或不同意。', began: ['ask_return'] },
  decide_extension: { todo: '单位申请延期，去同意或不同意。', began: ['ask_extension'] },
}

/** Suggestions to accept, forward, assign, give to another unit, put off or confer about; each until when. */
export const undecided: Waiting = async (act, who) => {
  if (!hasRight(who, 'suggestions.see')) return []
  const { isOffice, channels } = readerOf(who)
  if (!isOffice && channels.length === 0) return []
  const book = await ruleBook(act)
  const today = onDay(act)
  const items: WaitingItem[] = []
  const rows = await store.undecided(act.tx, isOffice, channels, mostWaiting)
  const shown = await shownAtDesk(act, who, rows)
  for (const row of rows) {
    const one = await caseOf(act, row)
    if (!isReadableBy(one, who)) continue
    if (isOffice && asksWithdrawal(one)) items.push(withdrawalOf(one, shown(row)))
    for (const wait of waitsOf(book, one.course, today, one.into?.course)) {
      const decision = decisions[wait.kind]
      if (!decision || !isFor(who, one, wait)) continue
      const began = row.events.findLast(
        ({ move, on }) => on === wait.since && decision.began.some((known) => known === move),
      )
      items.push({
        key: `undecided:${row.id}:${wait.kind}:${wait.unitId ?? ''}`,
        since: began?.at ?? instantOf(wait.since, '00:00', act.zone),
        about: shown(row)(`${nameOf(one)}：${waitInWords(wait, one, today)}。`),
        todo: wait.kind === 'forward' && row.category === null ? '还没有分类：去分类、转交。' : decision.todo,
        href: `/desk/suggestions/${row.id}`,
        close: null,
      })
    }
  }
  return items
}

/** The lead deputy asked to take it back after it was assigned: the office collects his signature. */
function withdrawalOf({ row }: Case, shown: (text: string) => string): WaitingItem {
  const asked = row.events.findLast(({ move }) => move === 'ask_withdraw')
  const { reason = null } = JSON.parse(asked?.details ?? '{}') as { reason?: string | null }
  return {
    key: `undecided:${row.id}:withdraw`,
    since: asked?.at ?? null,
    about: shown(
      `${row.lead.name}代表申请撤回${nameOf({ row })}${reason ? `，理由：${ended(reason)}` : '。'}`,
    ),
    todo: '请收签名的撤回申请，再去“按书面申请撤回”；在那以前照常办理。',
    href: `/desk/suggestions/${row.id}`,
    close: null,
  }
}

function isFor(who: Speaker, one: Case, wait: Wait): boolean {
  if (wait.for === 'office') return who.staffRoles.includes('代表工委')
  const channel = channelOf(one)
  return wait.for === 'channel' && channel !== null && who.staffRoles.includes(channelRoles[channel])
}
