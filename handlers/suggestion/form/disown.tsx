/** 代录不对 on a form: what staff keyed in for its reader last, taken back. */
import type { JSX } from 'preact'
import { ProblemList } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import { disownKeyed, nameOf, type KeyedStep, type Reading } from '../actions.ts'
import type { Problems } from '../draft/entries.ts'
import { refusalSentences } from '../refusals.ts'
import type { Step } from './steps.tsx'
import type { Stored } from './unit/promises.tsx'

export const DisownFields = ({
  problems,
  keyed,
}: {
  problems: Problems
  keyed: KeyedStep | null
}): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <p id="disown">
      代录的是：“{keyed?.words}”。提交就撤销这一步，录入的人和代表工委会知道；后来已经接着办了的，不能撤销。
    </p>
  </>
)

export async function disowned(
  { act, who }: FormVisit,
  { one }: Reading,
): Promise<Stored | { problems: Problems }> {
  const outcome = await disownKeyed(act, who, one.row.id)
  if (!outcome.ok) return { problems: { disown: refusalSentences[outcome.refusal] } }
  const line = `已撤销${nameOf(outcome.value.one)}代录的“${outcome.value.words}”，已告诉录入的人和代表工委。`
  return { lines: [line], said: line }
}

/** The same for the lead deputy. */
export const disownStep: Step = {
  label: '代录不对',
  move: 'disown',
  fits: ({ facts }) => facts.keyed !== null,
  fields: ({ problems, facts }) => <DisownFields problems={problems} keyed={facts.keyed} />,
  run: ({ visit, reading }) => disowned(visit, reading),
}
