import { readFileSync } from 'node:fs'
import { pino } from 'pino'

export const quietLog = pino({ level: 'silent' })

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The longest time for which the event loop did nothing else while `work` ran, and the CPU that was used in it. */
export async function longestBlock<T>(
  work: () => Promise<T>,
): Promise<{ value: T; ms: number; cpuMs: number }> {
  let longest = { ms: 0, cpuMs: 0 }
  let last = performance.now()
  let cpu = process.cpuUsage()
  const look = () => {
    const now = performance.now()
    const { user, system } = process.cpuUsage(cpu)
    const ms = now - last - 1
    if (ms > longest.ms) longest = { ms, cpuMs: (user + system) / 1000 }
    last = now
    cpu = process.cpuUsage()
  }
  const beat = setInterval(look, 1)
  try {
    const value = await work()
    look()
    return { value, ...longest }
  } finally {
    clearInterval(beat)
  }
}

/** Memory of a process as the system sees it. */
export const residentMb = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
