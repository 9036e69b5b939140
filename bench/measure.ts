import { readFileSync } from 'node:fs'
import { pino } from 'pino'

export const quietLog = pino({ level: 'silent' })

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The longest time for which the event loop did nothing else while `work` ran. */
export async function longestBlock<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 1)
    last = now
  }, 1)
  try {
    const value = await work()
    return { value, ms: Math.max(longest, performance.now() - last) }
  } finally {
    clearInterval(beat)
  }
}

/** Memory of a process as the system sees it. */
export const residentMb = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
