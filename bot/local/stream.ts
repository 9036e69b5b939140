import type { Context } from 'koa'

export type Send = (event: string, content: unknown, mark?: string) => void

/** Keeps proxies and browsers from taking a quiet stream for a dead one. */
const beat = 15_000

/**
 * Answers with a stream of server-sent events; `closed` is called once, when either side ends it.
 * Written past Koa, which takes every window that somebody closes for a fault.
 */
export function openStream(ctx: Context, closing: AbortSignal, closed: () => void): Send {
  const { res } = ctx
  ctx.type = 'text/event-stream'
  ctx.status = 200
  ctx.respond = false
  ctx.onerror = () => undefined
  res.write('retry: 1000\n\n')
  const timer = setInterval(() => res.write(': still here\n\n'), beat).unref()
  const end = () => res.end()
  closing.addEventListener('abort', end, { once: true })
  res.once('close', () => {
    clearInterval(timer)
    closing.removeEventListener('abort', end)
    closed()
  })
  if (closing.aborted) end()
  return (event, content, mark) => {
    if (res.writable)
      res.write(
        `${mark === undefined ? '' : `id: ${mark}\n`}event: ${event}\ndata: ${JSON.stringify(content)}\n\n`,
      )
  }
}
