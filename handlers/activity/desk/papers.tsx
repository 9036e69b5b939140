/** An activity's papers to save: the sheet to sign, the summary, a certificate. */
import { rowId } from '../../shared/fields.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  activitySummary,
  signInSheet,
  trainingCertificate,
  type Paper,
  type PaperRefusal,
} from '../actions.ts'
import { found, notFound } from './found.tsx'
import { show } from './one.tsx'
import { refusalText } from '../refusals.ts'

type Made = (
  act: DeskVisit['act'],
  who: DeskVisit['who'],
  id: number,
) => Promise<Outcome<Paper, PaperRefusal>>

/** A paper to save; why there is none yet stands on the activity's page. */
const paper =
  (make: Made) =>
  async (visit: DeskVisit): Promise<WebReply> => {
    const activity = await found(visit)
    if (!activity) return notFound
    const made = await make(visit.act, visit.who, activity.id)
    if (made.ok) return { ...made.value, file: made.value.bytes }
    return show(visit, refusalText[made.refusal], { status: 404 })
  }

async function certificate(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const personId = rowId(visit.fields.text('person'))
  if (personId === 0) return show(visit, '请选给谁开证明。')
  const made = await trainingCertificate(visit.act, visit.who, personId, { activityId: activity.id })
  return made.ok ? { ...made.value, file: made.value.bytes } : show(visit, refusalText[made.refusal])
}

export const paperPages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: '/desk/activities/:id/sign-in',
    right: 'activities.see',
    answer: paper(signInSheet),
  },
  {
    method: 'GET',
    path: '/desk/activities/:id/summary',
    right: 'activities.see',
    answer: paper(activitySummary),
  },
  {
    method: 'POST',
    path: '/desk/activities/:id/certificate',
    right: 'activities.change',
    answer: certificate,
  },
]
