/**
 * Tells a group's liaison when its next activity is due soon or late, and 代表工委 which groups are late: once a group, span
 * and step. 小组至少三个月活动一次 (a setting).
 */
import { remindRhythms, tellOfficeOfRhythms } from '../handlers/activity/actions.ts'
import type { Job, JobRun } from './job.ts'

export const groupRhythm: Job = {
  name: 'group-rhythm',
  schedule: '55 8 * * *',
  about: '小组快到期或超期还没活动的，提醒联络员；超期的告诉代表工委',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  for (let after: number | null = 0; after !== null;) {
    const from: number = after
    const { lines, next } = await act((one) => remindRhythms(one, from, dryRun))
    yield lines
    after = next
  }
  yield await act((one) => tellOfficeOfRhythms(one, dryRun))
}
