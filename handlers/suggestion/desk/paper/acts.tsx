/** One that was keyed in from a paper, on its page: where it came from, mending what was typed, taking it out. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { missing } from '../../../shared/missing.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  couldTake,
  openCase,
  paperSigners,
  recorderOf,
  voidPaper,
  type Case,
  type Reading,
} from '../../actions.ts'
import { kindIn } from '../../form/draft/kind.tsx'
import { Reason, text, type DeskAct } from '../acts/act.tsx'
import { PaperMending } from './form.tsx'
import { mendedPaper } from '../../form/paper/sheet.ts'

/** How it came in; nothing for one that its deputy handed in himself. */
export async function paperNote(visit: DeskVisit, { one }: Reading): Promise<JSX.Element | null> {
  const { receivedOn } = one.row
  if (receivedOn === null) return null
  const signed = paperSigners(one).map(({ name }) => name)
  const day = spokenDay(receivedOn, dayOf(visit.act.now, visit.act.zone))
  return (
    <div class="card">
      <p>
        纸质件，{day}收到，{await recorderOf(visit.act, one)}代为录入。
        {signed.length > 0 && `在纸上签名附议：${signed.join('、')}。`}
      </p>
      {couldTake(one, visit.who, 'correct_paper') && (
        <p class="acts">
          <a class="button plain" href={`/desk/suggestions/${one.row.id}/mend`}>
            更正录入
          </a>
        </p>
      )}
    </div>
  )
}

export const onPaper: Readonly<Record<string, DeskAct>> = {
  void: {
    label: '录入作废',
    move: 'void_paper',
    fields: ({ typed }) => <Reason label="理由，例如：录错了领衔代表" typed={typed} />,
    run: (visit, id) => voidPaper(visit.act, visit.who, id, text(visit, 'reason')),
    said: '录入的这一件已作废，领衔和附议的代表会收到理由。',
  },
}

const noPaper = () => missing('份纸质件', { href: '/desk/suggestions', label: '回到建议列表' })

async function mendable(visit: DeskVisit): Promise<Case | null> {
  const one = await openCase(visit.act, rowId(visit.params['id']))
  return one && couldTake(one, visit.who, 'correct_paper') ? one : null
}

const mending = (visit: DeskVisit, one: Case, problems: Readonly<Record<string, string>> = {}): WebReply => ({
  title: '更正录入的纸质件',
  status: Object.keys(problems).length === 0 ? 200 : 422,
  page: <PaperMending visit={visit} kind={kindIn(one.row)} problems={problems} one={one} />,
})

async function show(visit: DeskVisit): Promise<WebReply> {
  const one = await mendable(visit)
  return one ? mending(visit, one) : noPaper()
}

async function mend(visit: DeskVisit): Promise<WebReply> {
  const one = await mendable(visit)
  if (!one) return noPaper()
  const outcome = await mendedPaper(visit, one)
  if ('problems' in outcome) return mending(visit, one, outcome.problems)
  return { goTo: `/desk/suggestions/${one.row.id}`, said: outcome.said }
}

export const mendPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/suggestions/:id/mend', right: 'suggestions.office', answer: show },
  { method: 'POST', path: '/desk/suggestions/:id/mend', right: 'suggestions.office', answer: mend },
]
