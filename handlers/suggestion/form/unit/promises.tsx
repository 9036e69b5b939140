/** What a unit promises on a form, with its days: in a reply, in an assisting opinion. */
import type { JSX } from 'preact'
import { isDay } from '../../../settings/rules.ts'
import { dayOf } from '../../../shared/days.ts'
import type { Fields } from '../../../shared/fields.ts'
import { Area, Field } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import type { Problems } from '../../draft/entries.ts'
import { isKeyedIn } from '../../keying/voice.ts'

const promiseNumbers = [1, 2, 3, 4] as const

/** What a unit's form became, for its page and for the chat. */
export interface Stored {
  lines: readonly string[]
  said: string
}

/** One promise, and more of them folded. */
export function PromiseFields({ visit, problems }: { visit: FormVisit; problems: Problems }): JSX.Element {
  const [first, ...more] = promiseNumbers
  const isOpen = more.some((number) => visit.fields.text(`promise${number}`) || problems[`promise${number}`])
  return (
    <>
      <Promise number={first} {...{ visit, problems }} />
      <details class="more" open={isOpen}>
        <summary>不止一项承诺？点这里再写</summary>
        {more.map((number) => (
          <Promise key={number} number={number} {...{ visit, problems }} />
        ))}
      </details>
    </>
  )
}

/** Of a letter that is keyed in days after it came, a promise may be due by now; it is judged by the day on which it came. */
const earliestPromise = ({ act, who }: FormVisit): string | undefined =>
  isKeyedIn(who) ? undefined : dayOf(act.now, act.zone)

const Promise = ({
  number,
  visit,
  problems,
}: {
  number: number
  visit: FormVisit
  problems: Problems
}): JSX.Element => (
  <div class="card pair">
    <Area
      name={`promise${number}`}
      label={`承诺${number}：办什么`}
      hint={number === 1 ? '没有就不填。一项承诺写一格。' : undefined}
      problems={problems}
      value={visit.fields.text(`promise${number}`)}
      rows={2}
      maxLength={500}
    />
    <Field
      name={`due${number}`}
      label="哪天前办好"
      problems={problems}
      type="date"
      min={earliestPromise(visit)}
      value={visit.fields.text(`due${number}`)}
    />
  </div>
)

/** The promises as they were typed, and what is wrong with them by field. */
export function promisesIn(fields: Fields, today: string) {
  const problems: Record<string, string> = {}
  const given: { text: string; dueOn: string }[] = []
  for (const number of promiseNumbers) {
    const text = fields.text(`promise${number}`)
    const dueOn = fields.text(`due${number}`)
    if (!text && !dueOn) continue
    if (!text) problems[`promise${number}`] = `写了承诺${number}的日子，还要写办什么`
    else if (text.length > 500) problems[`promise${number}`] = '一项承诺最多500字'
    if (!isDay(dueOn)) problems[`due${number}`] = `承诺${number}要写哪天前办好`
    else if (dueOn < today) problems[`due${number}`] = `承诺${number}的日子已经过去了，请写今天以后的`
    given.push({ text, dueOn })
  }
  return { problems, given }
}
