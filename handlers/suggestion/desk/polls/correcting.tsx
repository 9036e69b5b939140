/** 更正 and 作废 of a recorded poll: what was there is filled in, the reason is asked for, nothing is deleted. */
import { fieldsOf, rowId } from '../../../shared/fields.ts'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { correctPoll, openCase, pollOf, voidPoll, type Poll } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'
import { counts, countForm, pollsPath, problemOf, readPoll, type Count, type Sheet } from './counting.tsx'
import { choiceFields, chooseForm, itemsIn, type Chosen, type Item } from './items.tsx'
import { nowhere, showPoll } from './one.tsx'

/** What the poll judged, under the names that stood on its ballot. */
async function judgedIn({ act }: DeskVisit, poll: Poll): Promise<Item[]> {
  const items: Item[] = []
  for (const { label, unitId, suggestionId } of poll.rows) {
    const one = suggestionId === null ? null : await openCase(act, suggestionId)
    const id = String(unitId ?? suggestionId ?? 0)
    items.push({ key: id, label, unitId, suggestionId, chosenBy: one?.row.number ?? id })
  }
  return items
}

/** Its counts as the form's fields. */
const filledWith = (poll: Poll, chosen: Chosen) => {
  const marks = poll.rows.flatMap((row, index) =>
    (Object.keys(counts) as Count[]).map((count): [string, string] => [
      `${count}-${chosen.items[index]?.key ?? ''}`,
      String(row[count]),
    ]),
  )
  return fieldsOf({
    ...Object.fromEntries(choiceFields(chosen)),
    unit: chosen.items.map(({ chosenBy }) => chosenBy),
    title: poll.title,
    heldOn: poll.heldOn,
    issued: String(poll.issued),
    returned: String(poll.returned),
    ...Object.fromEntries(marks),
  })
}

const sheetOf = (id: number, chosen: Chosen): Sheet => ({
  title: '更正满意度测评',
  action: `${pollsPath}/${id}/correct`,
  chosen,
  corrects: true,
})

/** The form with what was recorded, to be put right. */
export async function showCorrection(visit: DeskVisit): Promise<WebReply> {
  const poll = await pollOf(visit.act, visit.who, rowId(visit.params['id']))
  if (!poll) return nowhere
  if (poll.standing !== 'valid') return showPoll(visit, poll, refusalSentences.poll_changed)
  const chosen = { about: poll.subjectKind, items: await judgedIn(visit, poll), problem: null }
  return countForm({ ...visit, fields: filledWith(poll, chosen) }, sheetOf(poll.id, chosen), {})
}

/** Chosen anew, mended, or put in the place of what was recorded. */
export async function doCorrection(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const poll = await pollOf(act, who, rowId(visit.params['id']))
  if (!poll) return nowhere
  const known = await judgedIn(visit, poll)
  const chosen = await itemsIn(visit, known)
  const sheet = sheetOf(poll.id, chosen)
  if (fields.text('do') === 'choose') return chooseForm(visit, sheet.action, null, known)
  if (chosen.items.length === 0) return chooseForm(visit, sheet.action, chosen.problem, known)
  if (fields.text('do') === 'chosen') return countForm(visit, sheet, {})
  const read = readPoll(visit, chosen)
  if ('problems' in read) return countForm(visit, sheet, read.problems)
  const outcome = await correctPoll(act, who, poll.id, read, fields.text('reason'))
  if (!outcome.ok) return countForm(visit, sheet, problemOf(outcome.refusal))
  return { goTo: `${pollsPath}/${outcome.value.id}`, said: '更正好了。更正前的留着，在下面“各版”里。' }
}

/** The poll counts for nothing any more. */
export async function doVoid(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const outcome = await voidPoll(visit.act, visit.who, id, visit.fields.text('reason'))
  if (outcome.ok) return { goTo: `${pollsPath}/${id}`, said: '已作废，统计里不再计入；票数和原因都留着。' }
  const poll = await pollOf(visit.act, visit.who, id)
  if (!poll) return nowhere
  const reasonNeeded = '请写为什么作废，例如：重复录入。没有作废。'
  return showPoll(
    visit,
    poll,
    outcome.refusal === 'reason_needed' ? reasonNeeded : refusalSentences[outcome.refusal],
  )
}
