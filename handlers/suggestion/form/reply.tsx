/** A unit's reply on a phone: class, text, letter, promises with their days. No class is chosen beforehand. */
import type { JSX } from 'preact'
import { keepFile } from '../../file/actions.ts'
import { dayOf } from '../../shared/days.ts'
import { Area, Choices, Field, ProblemList } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import { refOf, replyTo, type Reading } from '../actions.ts'
import type { Problems } from '../draft/entries.ts'
import { PromiseFields, promisesIn, type Stored } from './promises.tsx'
import { refusalSentences } from '../refusals.ts'
import type { SuggestionRefusal } from '../rules.ts'

const longest = 20_000

export function ReplyFields({ visit, problems }: { visit: FormVisit; problems: Problems }): JSX.Element {
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
      <Field
        name="files"
        label="答复函（盖章扫描件）"
        hint="可以不选，不选就按上面的内容生成一份。PDF、Word或照片，不超过8 MB。"
        problems={problems}
        type="file"
        accept="image/*,.pdf,.doc,.docx"
      />
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

/** Reads the form and replies; or what is to be mended, by field. */
export async function replied(visit: FormVisit, { one }: Reading): Promise<Stored | { problems: Problems }> {
  const { act, who, fields, files } = visit
  const promises = promisesIn(fields, dayOf(act.now, act.zone))
  const replyClass = fields.text('replyClass')
  const text = fields.text('text')
  const problems = {
    ...(replyClass ? {} : { replyClass: '请选一个答复类别' }),
    ...(text ? {} : { text: '请写答复内容' }),
    ...(text.length > longest ? { text: `答复内容最多${longest}字，长的请作为答复函上传` } : {}),
    ...promises.problems,
    ...(files.problem === null ? {} : { files: files.problem }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const [letter] = files.kept
  const letterFileId = letter ? await keepFile(act, { ...letter, uploadedById: who.personId }) : null
  const optional = (name: string) => fields.text(name).slice(0, 60) || null
  const outcome = await replyTo(act, who, one.row.id, {
    replyClass,
    text,
    letterFileId,
    letterNumber: optional('letterNumber'),
    signedBy: optional('signedBy'),
    contactPerson: optional('contactPerson'),
    contactPhone: optional('contactPhone'),
    promises: promises.given,
  })
  if (!outcome.ok)
    return { problems: { [fieldOf[outcome.refusal] ?? 'text']: refusalSentences[outcome.refusal] } }
  const promised = promises.given.length > 0 ? `，承诺${promises.given.length}项` : ''
  const lines = [
    `已答复《${one.row.title}》（${refOf(one.row)}）：${replyClass}类${promised}。`,
    `${letter ? '答复和答复函' : '答复'}已经发给领衔代表和附议代表。`,
  ]
  return { lines, said: lines.join('\n') }
}

const fieldOf: Partial<Record<SuggestionRefusal, string>> = {
  unknown_class: 'replyClass',
  promise_needed: 'promise1',
  past_day: 'due1',
}
