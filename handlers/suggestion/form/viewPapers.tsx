/** The papers and files of a suggestion that its page on a phone hands out. */
import type { JSX } from 'preact'
import type { FormVisit } from '../../shared/visit.ts'
import {
  paperNameOf,
  partiesTo,
  type FiledFile,
  type PaperKind,
  type Reading,
  type WholeSuggestion,
} from '../actions.ts'
import { filePurposes } from '../documents/purposes.ts'
import type { Party } from '../moves.ts'

/** Signed papers and reports that are kept with it. */
export const Files = ({
  visit,
  id,
  files,
}: {
  visit: FormVisit
  id: number
  files: readonly FiledFile[]
}): JSX.Element | null =>
  files.length === 0 ? null : (
    <ul class="lines" aria-label="文件">
      {files.map(({ fileId, name, purpose }) => (
        <li key={fileId}>
          {filePurposes[purpose]}：
          <a class="file" href={`${visit.address}/file/${fileId}?id=${id}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )

/** The papers that this person may have now. */
export function Papers({
  visit,
  reading,
  whole,
}: {
  visit: FormVisit
  reading: Reading
  whole: WholeSuggestion
}): JSX.Element | null {
  const as = partiesTo(reading.one, visit.who)
  const has = (...parties: readonly Party[]) => parties.some((party) => as.includes(party))
  const replied = whole.handlings.filter(({ role, state }) => role !== 'assist' && state === 'replied')
  const link = (kind: PaperKind, unit?: { id: number; name: string }) => (
    <a
      key={`${kind}${unit?.id ?? ''}`}
      class="button plain"
      href={`${visit.address}/paper/${kind}?id=${reading.one.row.id}${unit ? `&unit=${unit.id}` : ''}`}
    >
      {paperNameOf(whole, kind)}
      {unit && replied.length > 1 ? `（${unit.name}）` : ''}
    </a>
  )
  const links = [
    has('lead', 'cosigner', 'office', 'channel', 'main', 'assist') && link('sheet'),
    whole.assignedAt !== null && has('lead', 'office', 'channel', 'main', 'assist') && link('assignment'),
    ...replied.flatMap(({ unit }) => [
      has('lead', 'cosigner', 'office', 'channel', 'main') && link('reply', unit),
      has('lead', 'office', 'channel', 'main') && link('opinion', unit),
    ]),
  ].filter((one) => one !== false)
  return links.length === 0 ? null : (
    <nav class="acts" aria-label="文书">
      {links}
    </nav>
  )
}
