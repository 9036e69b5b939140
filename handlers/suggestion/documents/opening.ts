/** A file or a paper shows what the page leaves out: which of the staff opened it stands in the audit trail. */
import { recordDeed } from '../../audit/actions.ts'
import type { KeptFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { openCase, type Case } from '../case.ts'
import { partiesTo } from '../parties.ts'
import { paperOf, printedPaper, type Paper, type PaperKind, type PaperRefusal } from '../documents.ts'
import { fileFor } from './filed.ts'

/** Whoever signs it reads his own words, and a unit answers them; everybody else looks at somebody else's voters. */
function leavesTrace(one: Case, who: Speaker): boolean {
  const as = partiesTo(one, who)
  return (
    !as.includes('lead') &&
    !as.includes('cosigner') &&
    (['office', 'channel', 'chair', 'member'] as const).some((party) => as.includes(party))
  )
}

/** A signed paper, an attachment or a letter, whole; null for who may not have it. */
export async function openFile(act: Act, who: Speaker, id: number, fileId: number): Promise<KeptFile | null> {
  const kept = await fileFor(act, who, id, fileId)
  const one = kept && (await openCase(act, id))
  if (one && leavesTrace(one, who))
    await recordDeed(act, { action: 'suggestion.open_file', subject: `suggestion:${id}`, after: { fileId } })
  return kept
}

/** One paper as it is fetched on the phone. */
export async function takePaper(
  act: Act,
  who: Speaker,
  id: number,
  kind: PaperKind,
  unitId: number | null = null,
): Promise<Outcome<Paper, PaperRefusal>> {
  const one = await openCase(act, id)
  return (one && leavesTrace(one, who) ? printedPaper : paperOf)(act, who, id, kind, unitId)
}
