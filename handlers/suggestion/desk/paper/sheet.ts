/** What was typed from a paper, read once at the door: whose it is, who signed, when it came, and its words. */
import { dayIn } from '../../../shared/fields.ts'
import { dayOf } from '../../../shared/days.ts'
import type { DeskVisit } from '../../../shared/visit.ts'
import { deputiesOnPaper, type PaperSheet } from '../../actions.ts'
import { missingIn, readDraft, type Problems } from '../../draft/entries.ts'
import { meantBy, namedOn } from '../../draft/paperNames.ts'
import type { Kind } from '../../form/draft/kind.tsx'

export interface ReadSheet {
  sheet: PaperSheet
  lead: string
  signers: readonly string[]
}

/** The sheet, or what is wrong with each field. A lead that stands already is handed in. */
export async function readSheet(
  visit: DeskVisit,
  kind: Kind,
  known: { leadId: number; name: string; receivedOn: string } | null = null,
): Promise<ReadSheet | { problems: Problems }> {
  const { fields, act, who, settings } = visit
  const deputies = await deputiesOnPaper(act, who)
  const lead = known ?? leadIn(fields.text('lead'), deputies.leads)
  const signers = namedOn(fields.text('signers'), deputies.signers)
  const receivedOn = known?.receivedOn ?? dayIn(fields.text('receivedOn'))
  const draft = readDraft(fields, settings, kind)
  const leadId = typeof lead === 'string' ? null : lead.leadId
  const [title = '', facts = '', proposals = ''] = ['title', 'facts', 'proposals'].map((name) =>
    fields.text(name),
  )
  const least = settings['suggestion.motionSigners']
  const count = signers.found.length + 1
  const problems: Problems = {
    ...('problems' in draft ? draft.problems : {}),
    ...missingIn({ kind, title, cause: fields.text('cause'), facts, proposals }),
    ...(typeof lead === 'string' ? { lead } : {}),
    ...(kind === 'motion' && count < least
      ? { signers: `议案要${least}名以上代表联名，纸上连领衔的只有${count}名。` }
      : {}),
    ...(signers.problems.length > 0 ? { signers: signers.problems.join('') } : {}),
    ...(signers.found.some(({ personId }) => personId === leadId)
      ? { signers: '领衔代表不用再写进附议，请去掉。' }
      : {}),
    ...(receivedOn === null
      ? { receivedOn: '请填收到纸质件的日子。' }
      : receivedOn > dayOf(act.now, act.zone)
        ? { receivedOn: '收到的日子不能在今天以后。' }
        : {}),
  }
  if (
    'problems' in draft ||
    receivedOn === null ||
    typeof lead === 'string' ||
    Object.keys(problems).length > 0
  )
    return { problems }
  return {
    sheet: {
      leadId: lead.leadId,
      signerIds: signers.found.map(({ personId }) => personId),
      input: { kind, ...draft.input },
      receivedOn,
    },
    lead: lead.name,
    signers: signers.found.map(({ name }) => name),
  }
}

function leadIn(
  words: string,
  leads: Parameters<typeof meantBy>[1],
): { leadId: number; name: string } | string {
  if (words.trim() === '') return '请填领衔代表的姓名。'
  const one = meantBy(words, leads)
  return typeof one === 'string' ? one : { leadId: one.personId, name: one.name }
}
