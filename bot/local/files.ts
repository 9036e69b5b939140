import type { RouterContext } from '@koa/router'
import { readFileSync } from 'node:fs'
import type { Chat } from './chat.ts'

const types = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' } as const

/** What the browser gets as it lies in `browser/`: the page's own style (in this order), script and icon. */
export function pageFile(
  type: keyof typeof types,
  ...names: readonly string[]
): (ctx: RouterContext) => void {
  const parts = names.map((name) => readFileSync(new URL(`browser/${name}${type}`, import.meta.url), 'utf8'))
  return (ctx) => {
    ctx.type = types[type]
    ctx.body = parts.join('\n')
  }
}

/** A file of a conversation: pictures are shown, everything else is only handed out for saving. */
export function chatFile(chat: Chat, ctx: RouterContext): void {
  const line = chat.options.puppet.history.find(ctx.params['id'] ?? '')
  if (!line?.file?.bytes) {
    ctx.status = 404
    ctx.body = '这个文件已不在本机'
    return
  }
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
  ctx.attachment(line.file.name, { type: line.kind === 'image' ? 'inline' : 'attachment' })
  ctx.type = line.kind === 'image' ? line.file.mediaType : 'application/octet-stream'
  ctx.body = line.file.bytes
}
