/**
 * Tells deputies and standing committee members who are short of their contacts, 30, 10 and 3 days before the quarter
 * ends, with who is left; then each liaison one list of his group. Once a person, quarter and step.
 */
import {
  closeStep,
  quotaStepDue,
  remindShort,
  tellLiaisons,
  type NoticeLine,
} from '../handlers/contact/actions.ts'
import type { Job, JobRun } from './job.ts'

export const contactQuota: Job = {
  name: 'contact-quota',
  schedule: '35 8 * * *',
  about: '季末前提醒还没完成联系的代表和常委会组成人员，并给联络员一份本组名单',
  run,
}

async function* run({ act, dryRun }: JobRun): AsyncGenerator<readonly NoticeLine[]> {
  const step = await act(quotaStepDue)
  if (!step) return
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const { lines, next } = await act((one) => remindShort(one, step, from, dryRun))
    yield lines
    after = next
  }
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const { lines, next } = await act((one) => tellLiaisons(one, step, from, dryRun))
    yield lines
    after = next
  }
  if (!dryRun) await act((one) => closeStep(one, step))
}
