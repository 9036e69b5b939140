/** A unit's reply on a phone: class, text, letter, promises with their days. No class is chosen beforehand. */
import type { JSX } from 'preact'
import { dropFile, keepFile } from '../../../file/actions.ts'
import { Area, Choices, Field, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { refOf, replyTo, type Reading } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { countsOn } from '../../keying/voice.ts'
import { PromiseFields, promisesIn, type Stored } from './promises.tsx'
import { refusalSentences } from '../../refusals.ts'
import type { SuggestionRefusal } from '../../rules.ts'

const longest = 20_000

export function ReplyFields({
  visit,
  problems,
  hasLetter = true,
}: {
  visit: FormVisit
  problems: Problems
  /** Whether the signed letter may come with it. */
  hasLetter?: boolean
}): JSX.Element {
  const { fields } = visit
  return (
    <>
      <ProblemList problems={problems} />
      <Choices
        name="replyClass"
        label="答复类别"
        type="radio"
        problems={problems}
        options={visit.settings['suggestion.replyClasses'].map(({ letter, name, promises }) => ({
          value: letter,
          label: `${letter}类`,
          hint: `${name}${promises ? '（要写承诺）' : ''}`,
        }))}
        chosen={[fields.text('replyClass')]}
      />
      <Area
        name="text"
        label="答复内容"
        hint="逐条写：已经办了什么，正在办什么、谁办、什么时候办好，不能办的为什么。"
        problems={problems}
        value={fields.text('text')}
        rows={8}
      />
      <PromiseFields visit={visit} problems={problems} />
      {hasLetter && (
        <Field
          name="files"
          label="答复函（盖章扫描件）"
          hint="可以不选，不选就按上面的内容生成一份。PDF、Word或照片，不超过8 MB。"
          problems={problems}
          type="file"
          accept="image/*,.pdf,.doc,.docx"
        />
      )}
      <Field
        name="letterNumber"
        label="答复函文号"
        hint="可以不填，例如：青建函〔2026〕12号"
        value={fields.text('letterNumber')}
        maxLength={60}
      />
      <Field
        name="signedBy"
        label="签发人"
        hint="可以不填。"
        value={fields.text('signedBy')}
        maxLength={20}
      />
      <Field
        name="contactPerson"
        label="联系人"
        hint="可以不填。代表有疑问找谁。"
        value={fields.text('contactPerson')}
        maxLength={20}
      />
      <Field
        name="contactPhone"
        label="联系电话"
        hint="可以不填。只给附议和领衔代表看，不公开。"
        value={fields.text('contactPhone')}
        type="tel"
        maxLength={20}
      />
    </>
  )
}

/** The words of a reply as they were typed, and what is wrong with them by field. */
export function wordsIn({ act, who, fields }: FormVisit) {
  const promises = promisesIn(fields, countsOn(act, who))
  const replyClass = fields.text('replyClass')
  const text = fields.text('text')
  const problems = {
    ...(replyClass ? {} : { replyClass: '请选一个答复类别' }),
    ...(text ? {} : { text: '请写答复内容' }),
    ...(text.length > longest ? { text: `答复内容最多${longest}字，长的请作为答复函上传` } : {}),
    ...promises.problems,
  }
  const optional = (name: string) => fields.text(name).slice(0, 60) || null
  const words = {
    replyClass,
    text,
    letterNumber: optional('letterNumber'),
    signedBy: optional('signedBy'),
    contactPerson: optional('contactPerson'),
    contactPhone: optional('contactPhone'),
    promises: promises.given,
  }
  return { words, problems }
}

/** Reads the form and replies; or what is to be mended, by field. */
export async function replied(visit: FormVisit, { one }: Reading): Promise<Stored | { problems: Problems }> {
  const { act, who, files } = visit
  const { words, problems: wrong } = wordsIn(visit)
  const { replyClass, promises } = words
  const problems = {
    ...wrong,
    ...(files.problem === null ? {} : { files: files.problem }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const [letter] = files.kept
  const letterFileId = letter ? await keepFile(act, { ...letter, uploadedById: who.personId }) : null
  const outcome = await replyTo(act, who, one.row.id, { ...words, letterFileId })
  if (!outcome.ok && letterFileId !== null) await dropFile(act, letterFileId)
  if (!outcome.ok)
    return { problems: { [fieldOf[outcome.refusal] ?? 'text']: refusalSentences[outcome.refusal] } }
  const promised = promises.length > 0 ? `，承诺${promises.length}项` : ''
  const lines = [
    `已答复《${one.row.title}》（${refOf(one.row)}）：${replyClass}类${promised}。`,
    `${letter ? '答复和答复函' : '答复'}已经发给领衔代表和附议代表。`,
  ]
  return { lines, said: lines.join('\n') }
}

/** Where a refusal stands on the form. */
export const fieldOf: Partial<Record<SuggestionRefusal, string>> = {
  unknown_class: 'replyClass',
  promise_needed: 'promise1',
  past_day: 'due1',
}
