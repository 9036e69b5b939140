/** 办理情况 on a phone: how far a unit is, in its own words. */
import type { JSX } from 'preact'
import { Area, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { nameOf, reportProgress, unreachedWords, type Reading } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import type { Stored } from './promises.tsx'
import { refusalSentences } from '../../refusals.ts'

const longest = 1_000

export const ProgressFields = ({
  visit,
  problems,
}: {
  visit: FormVisit
  problems: Problems
}): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <Area
      name="text"
      label="办到哪一步了"
      hint="例如：正在做方案，下周进场。会告诉领衔代表和催办的人；答复请点“答复代表”。"
      problems={problems}
      value={visit.fields.text('text')}
      rows={4}
      maxLength={longest}
    />
  </>
)

export async function progressed(
  visit: FormVisit,
  { one }: Reading,
): Promise<Stored | { problems: Problems }> {
  const text = visit.fields.text('text').slice(0, longest)
  if (!text) return { problems: { text: '请写办到哪一步了' } }
  const outcome = await reportProgress(visit.act, visit.who, one.row.id, text)
  if (!outcome.ok) return { problems: { text: refusalSentences[outcome.refusal] } }
  const missed = await unreachedWords(visit.act, outcome.value)
  const line = `已记${nameOf(one)}的办理情况：“${text}”。`
  return { lines: missed === null ? [line] : [line, missed], said: `${line}${missed ?? ''}` }
}
