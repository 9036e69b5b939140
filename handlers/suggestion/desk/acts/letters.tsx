/** A unit's signed letter at the desk: the office keeps what came on paper or by another way. */
import type { JSX } from 'preact'
import { dropFile, keepFile, takeFiles } from '../../../file/actions.ts'
import { rowId } from '../../../shared/fields.ts'
import { DeskForm, Field, Select } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import { attachLetter, couldTake, lettersOf, type Reading } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'

export async function LetterAct(visit: DeskVisit, { one }: Reading): Promise<JSX.Element | null> {
  const letters = couldTake(one, visit.who, 'attach_letter') ? await lettersOf(visit.act, one) : []
  if (letters.length === 0) return null
  const options = letters.map(({ unitId, unit, fileId }) => ({
    value: String(unitId),
    label: fileId === null ? unit : `${unit}（已有，会换掉）`,
  }))
  return (
    <details class="card">
      <summary>补交或换答复函</summary>
      <DeskForm
        csrf={visit.csrf}
        action={`/desk/suggestions/${one.row.id}/letter`}
        enctype="multipart/form-data"
      >
        <Select
          name="unit"
          label="哪个单位的答复函"
          chosen={options.length === 1 ? (options[0]?.value ?? '') : ''}
          options={options.length === 1 ? options : [{ value: '', label: '请选择' }, ...options]}
        />
        <Field
          name="letter"
          label="答复函（盖章扫描件）"
          hint="PDF、Word或照片，不超过8 MB。存下后发给领衔和附议代表。"
          type="file"
          accept="image/*,.pdf,.doc,.docx"
        />
        <button>存答复函</button>
      </DeskForm>
    </details>
  )
}

/** Keeps the letter; or a sentence that says what is wrong. */
export async function keepLetter(visit: DeskVisit, id: number): Promise<string | null> {
  const { kept, problem } = await takeFiles(visit.fields.files('letter'), 1)
  if (problem !== null) return problem
  const [letter] = kept
  if (!letter) return '还没有选文件。请选答复函的扫描件。'
  const unitId = rowId(visit.fields.text('unit'))
  const fileId = await keepFile(visit.act, { ...letter, uploadedById: visit.who.personId })
  const outcome = await attachLetter(visit.act, visit.who, id, fileId, unitId > 0 ? unitId : null)
  if (outcome.ok) return null
  await dropFile(visit.act, fileId)
  return refusalSentences[outcome.refusal]
}
