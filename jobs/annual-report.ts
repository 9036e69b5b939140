/**
 * Once a year, in November, asks 代表工委 for the report to the standing committee on how suggestions were handled, with the
 * figures. Once a person and year; a machine that slept over the year's end asks once for the year that it missed.
 */
import { annualReportDue, askAnnualReport } from '../handlers/suggestion/actions.ts'
import type { Job, JobRun } from './job.ts'

export const annualReport: Job = {
  name: 'annual-report',
  schedule: '20 8 * * *',
  about: '每年提醒代表工委起草建议办理情况的报告，附上各项比率',
  run,
}

async function* run({ act, dryRun }: JobRun): ReturnType<Job['run']> {
  const year = await act(annualReportDue)
  if (year !== null) yield await act((one) => askAnnualReport(one, year, dryRun))
}
