import type { Context, Next } from 'koa'
import { isLoopback } from './allowed.ts'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Lets only this page speak: requests under another host name (a foreign name that was pointed at this machine) and
 * posts from other sites are refused, and nothing from elsewhere is loaded into the page.
 */
export function guard(baseUrl: string): (ctx: Context, next: Next) => Promise<void> {
  const ownName = new URL(baseUrl).hostname
  return async (ctx, next) => {
    ctx.set('Content-Security-Policy', contentPolicy)
    ctx.set('Referrer-Policy', 'same-origin')
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Cache-Control', 'no-store, no-transform')
    if (ctx.hostname !== ownName && !isLoopback(ctx.hostname)) {
      ctx.status = 403
      ctx.body = `请用 ${baseUrl} 打开这个页面`
    } else if (ctx.method === 'POST' && !isFromThisPage(ctx)) {
      ctx.status = 403
      ctx.body = '这个请求不是从聊天页发出的，已拒绝'
    } else {
      await next()
    }
  }
}

/** Browsers say where a post comes from; one that says nothing is not believed. */
function isFromThisPage(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site')
  if (site !== '') return site === 'same-origin'
  const origin = ctx.get('Origin')
  return URL.canParse(origin) && new URL(origin).host === ctx.host
}
