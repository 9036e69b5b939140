import type { Context } from 'koa'

/** A text of 100 KB needs up to three times as much when a form encodes it. */
export const limits = { text: 100 * 1024, form: 320 * 1024, file: 10 * 1024 * 1024 } as const

/** The bytes of a posted body; null when there are more than `limit`, of which no more is kept. */
export async function readBytes(ctx: Context, limit: number): Promise<Buffer | null> {
  if (ctx.request.length > limit) {
    ctx.req.resume()
    return null
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    size += part.length
    if (size <= limit) parts.push(part)
  }
  return size > limit ? null : Buffer.concat(parts)
}

/** The fields of a posted form; null when it is too long. */
export async function readForm(ctx: Context): Promise<URLSearchParams | null> {
  const bytes = await readBytes(ctx, limits.form)
  return bytes && new URLSearchParams(bytes.toString('utf8'))
}
