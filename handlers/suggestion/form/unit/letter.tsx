/** The signed letter of a reply on a phone: after the reply, or in the place of a wrong one. */
import type { JSX } from 'preact'
import { dropFile, keepFile } from '../../../file/actions.ts'
import { Field, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { attachLetter, refOf, type Reading } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import type { Stored } from './promises.tsx'
import { refusalSentences } from '../../refusals.ts'

export const LetterFields = ({ problems }: { visit: FormVisit; problems: Problems }): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <Field
      name="files"
      label="答复函（盖章扫描件）"
      hint="PDF、Word或照片，不超过8 MB。以前交过的，会换成这一份。"
      problems={problems}
      type="file"
      accept="image/*,.pdf,.doc,.docx"
    />
  </>
)

export async function lettered(visit: FormVisit, { one }: Reading): Promise<Stored | { problems: Problems }> {
  const { act, who, files } = visit
  if (files.problem !== null) return { problems: { files: files.problem } }
  const [letter] = files.kept
  if (!letter) return { problems: { files: '请选答复函的文件' } }
  const fileId = await keepFile(act, { ...letter, uploadedById: who.personId })
  const outcome = await attachLetter(act, who, one.row.id, fileId)
  if (!outcome.ok) {
    await dropFile(act, fileId)
    return { problems: { files: refusalSentences[outcome.refusal] } }
  }
  const line = `《${one.row.title}》（${refOf(one.row)}）的答复函收到了，已经发给领衔代表和附议代表。`
  return { lines: [line], said: line }
}
