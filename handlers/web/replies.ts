/** How an answer goes back: a page in its frame, a way on, a file. */
import type { Context } from 'koa'
import { addressWith } from '../shared/list.ts'
import { phoneHtml, type Size } from '../shared/frame.tsx'
import type { FormPage, WebReply } from '../shared/visit.ts'
import type { WebDoor } from './door.ts'
import type * as words from './words.tsx'

export const sizeOf = (context: Context): Size =>
  context.cookies.get('size') === 'large' ? 'large' : 'normal'

export const queryOf = (context: Context): URLSearchParams => new URLSearchParams(context.querystring)

/** The address of this page in the other size. */
export const resized = (context: Context): string =>
  addressWith(context.path, queryOf(context), { size: sizeOf(context) === 'large' ? 'normal' : 'large' })

export function phone(context: Context, status: number, title: string, children: words.Words): void {
  framed(context, status, title, children)
}

/** The script of a form that keeps itself while it is typed. */
export const autosave = '/autosave.js'

/** A form of a phone; one that keeps itself may run that one script of ours, and post to us. */
export function formPage(
  context: Context,
  status: number,
  { title, keep }: Pick<FormPage, 'title' | 'keep'>,
  children: words.Words,
): void {
  framed(context, status, title, children, keep && autosave)
  if (keep)
    context.set(
      'Content-Security-Policy',
      `${context.response.get('Content-Security-Policy')};script-src 'self';connect-src 'self'`,
    )
}

function framed(
  context: Context,
  status: number,
  title: string,
  children: words.Words,
  script?: string,
): void {
  context.status = status
  context.type = 'html'
  context.body = phoneHtml({ title, size: sizeOf(context), resized: resized(context), script, children })
}

/** A reply that is no page. */
export function send(door: WebDoor, context: Context, reply: Exclude<WebReply, { page: unknown }>): void {
  if ('goTo' in reply) {
    if (reply.said)
      context.cookies.set('said', encodeURIComponent(reply.said), { sameSite: 'lax', maxAge: 60_000 })
    context.status = 303
    context.redirect(reply.goTo)
    return
  }
  context.status = 200
  context.type = reply.type
  const kind = 'inline' in reply && reply.inline ? 'inline' : 'attachment'
  context.set('Content-Disposition', `${kind}; filename*=UTF-8''${encodeURIComponent(reply.name)}`)
  if ('stream' in reply) context.body = reply.stream(door.db)
  else context.body = reply.file instanceof Uint8Array ? Buffer.from(reply.file) : reply.file
}

export const tokenIn = (context: Context): string => (context['params'] as { token?: string }).token ?? ''
