/** What a liaison keyed in and nobody has taken on yet: mended, or taken out, on the page on which she keys in. */
import type { JSX } from 'preact'
import { rowId } from '../../../shared/fields.ts'
import { Area, type Problems } from '../../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../../shared/visit.ts'
import { couldTake, nameOf, openCase, papersOf, refOf, voidPaper, type Case } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'
import { kindIn } from '../draft/kind.tsx'
import { MendedFields } from './fields.tsx'
import { mendedPaper } from './sheet.ts'

/** The paper that the page or the post is about; null when it is about none that she may still mend. */
export async function mendable(visit: FormVisit): Promise<Case | null> {
  const id = rowId(visit.fields.text('paper') || (visit.query.get('id') ?? ''))
  const one = id > 0 ? await openCase(visit.act, id) : null
  return one && couldTake(one, visit.who, 'correct_paper') ? one : null
}

/** Those that she keyed in and may still mend, each with a link; nothing where there is none. */
export async function Mendable({ visit }: { visit: FormVisit }): Promise<JSX.Element | null> {
  const papers = await papersOf(visit.act, visit.who)
  return papers.length === 0 ? null : (
    <details>
      <summary>您录过、还没有受理的{papers.length}件：更正、作废</summary>
      <ul class="picks">
        {papers.map((one) => (
          <li key={one.row.id}>
            <a href={`?id=${one.row.id}`}>
              {one.row.title}
              <small>
                {refOf(one.row)} {one.row.lead.name}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

export const Mending = ({
  visit,
  one,
  problems = {},
}: {
  visit: FormVisit
  one: Case
  problems?: Problems
}): JSX.Element => (
  <>
    <p>
      更正{one.row.lead.name}代表的纸质件（{refOf(one.row)}）。改了以后，领衔和附议的代表会收到消息。
    </p>
    <form method="post" action={visit.address}>
      <input type="hidden" name="paper" value={one.row.id} />
      <MendedFields visit={visit} kind={kindIn(one.row)} problems={problems} one={one} />
      <div class="acts end">
        <a class="button plain" href={visit.address}>
          不改了
        </a>
        <button name="do" value="mend">
          存更正
        </button>
      </div>
    </form>
    <details open={problems['reason'] !== undefined}>
      <summary>整件录错了：作废</summary>
      <form method="post" action={visit.address}>
        <input type="hidden" name="paper" value={one.row.id} />
        <Area
          name="reason"
          label="理由"
          hint="例如：录错了领衔代表、录了两次。领衔和附议的代表会收到。"
          problems={problems}
          value={visit.fields.text('reason')}
          rows={2}
          maxLength={500}
        />
        <button name="do" value="void" class="danger">
          作废
        </button>
      </form>
    </details>
  </>
)

export async function mend(visit: FormVisit, one: Case): Promise<FormResult> {
  if (visit.fields.text('do') === 'void') return takeOut(visit, one)
  const outcome = await mendedPaper(visit, one)
  if ('problems' in outcome) return { again: <Mending visit={visit} one={one} problems={outcome.problems} /> }
  const name = nameOf((await openCase(visit.act, one.row.id)) ?? one)
  return { stored: { lines: [name, outcome.said], said: `${name}${outcome.said}` } }
}

async function takeOut(visit: FormVisit, one: Case): Promise<FormResult> {
  const reason = visit.fields.text('reason').slice(0, 500)
  const outcome = await voidPaper(visit.act, visit.who, one.row.id, reason)
  if (!outcome.ok)
    return {
      again: <Mending visit={visit} one={one} problems={{ reason: refusalSentences[outcome.refusal] }} />,
    }
  const line = `录入的${nameOf(one)}已作废，领衔和附议的代表会收到理由。`
  return { stored: { lines: [line], said: line } }
}
