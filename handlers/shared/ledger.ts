/** The jobs' ledger: which step of a job in a period is done, so that none is said twice and a machine that slept catches up. */
import type { Tx } from '../../prisma/client.ts'

export const stepsDone = async (tx: Tx, job: string, period: string): Promise<Set<string>> =>
  new Set((await tx.jobStep.findMany({ where: { job, period } })).map(({ step }) => step))

/** Notes once how a step of a job ended. */
export const noteStep = (
  tx: Tx,
  job: string,
  period: string,
  step: string,
  doneAt: Date,
  outcome: 'done' | 'missed',
) =>
  tx.$executeRaw`INSERT INTO "JobStep" ("job", "period", "step", "doneAt", "outcome")
    VALUES (${job}, ${period}, ${step}, ${doneAt}, ${outcome}) ON CONFLICT DO NOTHING`
