/** An assisting unit's opinion on a phone: what it says to the main unit, and what it promises itself. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Area, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { giveOpinion, nameOf, type Reading } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { countsOn } from '../../keying/voice.ts'
import { PromiseFields, promisesIn, type Stored } from './promises.tsx'
import { refusalSentences } from '../../refusals.ts'

const longest = 5_000

export const OpinionFields = ({ visit, problems }: { visit: FormVisit; problems: Problems }): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <Area
      name="text"
      label="协办意见"
      hint="本单位能办什么、怎么办；会送主办单位，由它一并答复代表。"
      problems={problems}
      value={visit.fields.text('text')}
      rows={6}
      maxLength={longest}
    />
    <PromiseFields visit={visit} problems={problems} />
  </>
)

/** Reads the form and gives the opinion; or what is to be mended, by field. */
export async function opined(visit: FormVisit, { one }: Reading): Promise<Stored | { problems: Problems }> {
  const { act, who, fields } = visit
  const today = dayOf(act.now, act.zone)
  const promises = promisesIn(fields, countsOn(act, who))
  const text = fields.text('text')
  const problems = {
    ...(text ? {} : { text: '请写协办意见' }),
    ...(text.length > longest ? { text: `协办意见最多${longest}字` } : {}),
    ...promises.problems,
  }
  if (Object.keys(problems).length > 0) return { problems }
  const outcome = await giveOpinion(act, who, one.row.id, { text, promises: promises.given })
  if (!outcome.ok) return { problems: { text: refusalSentences[outcome.refusal] } }
  const promised = promises.given.map(({ dueOn }) => spokenDay(dueOn, today)).join('、')
  const lines = [
    `已记协办意见并送主办单位：${nameOf(one)}。`,
    ...(promised ? [`承诺${promised}前完成，到期会提醒。`] : []),
  ]
  return { lines, said: lines.join('') }
}
