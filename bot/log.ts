import { pino, type Logger } from 'pino'
import { log as wechatyLog } from 'wechaty'

export type { Logger }

/** Phones and long digit runs never reach the log, wherever they stand in a line. */
export const scrubbed = (text: string): string => text.replace(/\d(?:[\s-]?\d){6,}/g, '***')

/**
 * The program's log: one JSON line an event, numbers and codes only. Names and texts are never handed to it;
 * what other libraries say is scrubbed.
 */
export function openLog(level: string): Logger {
  const log = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(args, write) {
        write.apply(
          this,
          args.map((arg: unknown) => (typeof arg === 'string' ? scrubbed(arg) : arg)) as typeof args,
        )
      },
    },
    serializers: { err: faultInLog },
  })
  // below warn, Wechaty prints message texts
  wechatyLog.level('error')
  return log
}

const fit = new WeakSet<object>()

/**
 * An error as it may stand in the log: its kind, place and scrubbed message; queries carry values, so theirs is cut.
 * What was made fit already comes back as it is.
 */
export function faultInLog(fault: unknown): object {
  if (typeof fault === 'object' && fault !== null && fit.has(fault)) return fault
  const shown = fault instanceof Error ? shownOf(fault) : { kind: typeof fault }
  fit.add(shown)
  return shown
}

function shownOf(fault: Error): object {
  const code = 'code' in fault ? String(fault.code) : undefined
  const prisma = fault.constructor.name.startsWith('Prisma')
  const stack = fault.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim())
  return {
    kind: fault.constructor.name,
    code,
    ...(prisma ? {} : { message: scrubbed(fault.message).slice(0, 300) }),
    stack,
  }
}
