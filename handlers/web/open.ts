/** Pages that are open to everybody. */
import type { Context } from 'koa'
import type { Tx } from '../shared/act.ts'
import { Fields } from '../shared/fields.ts'
import { newToken } from '../shared/ids.ts'
import type { PublicPage } from '../shared/visit.ts'
import { actIn, settingsNow, type WebDoor } from './door.ts'
import { withinLimit, type Limit } from './limits.ts'
import { posted } from './posts.ts'
import { phone, queryOf, send } from './replies.ts'
import * as words from './words.tsx'

export async function servePublic(
  door: WebDoor,
  page: PublicPage,
  limit: Limit | null,
  context: Context,
): Promise<void> {
  const visitor = visitorOf(page, context)
  if (limit && !(await withinLimit(limit, visitor, context.path))) {
    if (page.method === 'GET') phone(context, 429, '看得太快了', words.tooBusy)
    else phone(context, 429, '提交得太多了', words.tooMany)
    return
  }
  const fields = page.method === 'POST' ? await posted(door, context) : new Fields()
  if (!fields) return
  const visitIn = async (tx: Tx) => ({
    act: actIn(door, tx, 'system', 'form'),
    settings: await settingsNow(door, tx),
    params: context['params'] as Record<string, string>,
    query: queryOf(context),
    fields,
    baseUrl: door.baseUrl(),
    visitor: visitor ?? '',
  })
  const reply =
    page.method === 'GET'
      ? await page.answer(await visitIn(door.db))
      : await door.db.$transaction(async (tx) => page.answer(await visitIn(tx)))
  if (page.method === 'POST') door.wake()
  if (!('page' in reply)) {
    send(door, context, reply)
    return
  }
  phone(context, reply.status ?? 200, reply.title, reply.page)
  if (page.cacheSeconds === undefined) return
  context.set('Cache-Control', `public, max-age=${page.cacheSeconds}`)
  context.vary('Cookie')
}

/** This browser; null where no cookie may go with the page, because anybody may be handed the same copy. */
function visitorOf(page: PublicPage, context: Context): string | null {
  const known = context.cookies.get('visitor')
  if (known !== undefined || page.cacheSeconds !== undefined) return known ?? null
  const visitor = newToken()
  context.cookies.set('visitor', visitor, { sameSite: 'lax', maxAge: 365 * 86_400_000 })
  return visitor
}
