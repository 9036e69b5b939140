import type { RouterContext } from '@koa/router'
import { type Cast, conversationOf, type Place, placeOf, queryOf, readCast } from './cast.ts'
import type { LocalChatOptions } from './options.ts'
import { pageHtml } from './page.tsx'
import type { Unread } from './unread.ts'
import type { Windows } from './windows.ts'

/** What every request of the chat page works with. */
export interface Chat {
  options: LocalChatOptions
  unread: Unread
  windows: Windows
}

export const asked = (ctx: RouterContext, name: string): string =>
  new URLSearchParams(ctx.querystring).get(name) ?? ''

/** Who speaks and where, as the address says; null = nobody chosen, or somebody who is not there. */
export async function placeAsked(
  chat: Chat,
  ctx: RouterContext,
): Promise<{ cast: Cast; place: Place | null }> {
  const cast = await readCast(chat.options)
  return { cast, place: placeOf(cast, asked(ctx, 'as'), asked(ctx, 'in')) }
}

/** The page for the address asked for, with a sentence about what went wrong, if anything did. */
export async function showPage(chat: Chat, ctx: RouterContext, problem = ''): Promise<void> {
  const { puppet, timeZone: zone, clock, outbox } = chat.options
  const { cast, place } = await placeAsked(chat, ctx)
  if (place) {
    chat.unread.seen(place)
    chat.windows.tellNews(conversationOf(place))
  }
  const lost = asked(ctx, 'as') !== '' && !place
  if (lost) ctx.status = 404
  ctx.type = 'html'
  ctx.body = pageHtml({
    cast,
    place,
    zone,
    lines: place ? puppet.history.of(conversationOf(place)) : [],
    mark: puppet.history.mark,
    waiting: await outbox().catch(() => null),
    now: puppet.now(),
    movable: clock !== null,
    nameOf: puppet.nameOf,
    hasNews: chat.unread.inPrivate,
    news: place ? chat.unread.of(cast, place.person) : new Set(),
    wanted: asked(ctx, 'q'),
    draft: asked(ctx, 'draft'),
    problem: lost ? '这里没有这个人，请另选一位' : problem,
  })
}

/** Ends a post that was done: the script needs no answer, a plain form goes back to the page. */
export function accept(ctx: RouterContext, place: Place | null): void {
  if (!wantsPage(ctx)) {
    ctx.status = 204
    return
  }
  ctx.status = 303
  ctx.redirect(place ? `/?${queryOf(place)}` : '/')
}

/** Ends a post that cannot be done with a sentence why: alone for the script, in the page for a plain form. */
export async function refuse(
  chat: Chat,
  ctx: RouterContext,
  status: number,
  sentence: string,
): Promise<void> {
  if (wantsPage(ctx)) await showPage(chat, ctx, sentence)
  else ctx.body = sentence
  ctx.status = status
}

const wantsPage = (ctx: RouterContext): boolean => ctx.accepts('text', 'html') === 'html'
