/** A unit's reply that was sent by mistake, on a phone: what it said stands in the fields, to be mended. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { fieldsOf } from '../../../shared/fields.ts'
import type { FormVisit } from '../../../shared/visit.ts'
import { correctReply, refOf, unreachedWords, type Reading, type ReplyToCorrect } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { refusalSentences } from '../../refusals.ts'
import type { Stored } from './promises.tsx'
import { fieldOf, ReplyFields, wordsIn } from './reply.tsx'
import type { UnitFacts } from './steps.tsx'

interface Props {
  visit: FormVisit
  problems: Problems
  facts: UnitFacts
}

export function CorrectFields({ visit, problems, facts: { toCorrect } }: Props): JSX.Element {
  const isFirst = !visit.fields.has('text')
  const filled = isFirst && toCorrect ? { ...visit, fields: fieldsOf(textsOf(toCorrect)) } : visit
  const today = dayOf(visit.act.now, visit.act.zone)
  const kept = toCorrect?.commitments.filter(({ deliveredAt }) => deliveredAt !== null) ?? []
  return (
    <>
      <p>
        代表测评以前可以更正。答复的日子不变，原来的答复存着备查；更正后重新告诉领衔和附议代表，请代表测评。
        {toCorrect &&
          `本单位${spokenDay(dayOf(toCorrect.repliedAt, visit.act.zone), today)}的答复在下面，改好再提交。`}
      </p>
      {kept.map(({ id, text }) => (
        <p key={id} class="hint">
          承诺“{text}”已经落实，不在下面改。
        </p>
      ))}
      <ReplyFields visit={filled} problems={problems} hasLetter={false} />
    </>
  )
}

const textsOf = (reply: ReplyToCorrect): Record<string, string> => ({
  replyClass: reply.replyClass,
  text: reply.text,
  letterNumber: reply.letterNumber ?? '',
  signedBy: reply.signedBy ?? '',
  contactPerson: reply.contactPerson ?? '',
  contactPhone: reply.contactPhone ?? '',
  ...Object.fromEntries(
    reply.commitments
      .filter(({ deliveredAt }) => deliveredAt === null)
      .flatMap(({ text, dueOn }, index) => [
        [`promise${index + 1}`, text],
        [`due${index + 1}`, dueOn],
      ]),
  ),
})

/** Reads the form and corrects; or what is to be mended, by field. */
export async function corrected(
  visit: FormVisit,
  { one }: Reading,
): Promise<Stored | { problems: Problems }> {
  const { words, problems } = wordsIn(visit)
  if (Object.keys(problems).length > 0) return { problems }
  const outcome = await correctReply(visit.act, visit.who, one.row.id, words)
  if (!outcome.ok)
    return { problems: { [fieldOf[outcome.refusal] ?? 'text']: refusalSentences[outcome.refusal] } }
  const missed = await unreachedWords(visit.act, outcome.value)
  const lines = [
    `已更正《${one.row.title}》（${refOf(one.row)}）的答复：${words.replyClass}类。`,
    '已重新告诉领衔代表和附议代表，请代表测评；原来的答复存着备查。',
    ...(missed === null ? [] : [missed]),
  ]
  return { lines, said: lines.join('\n') }
}
