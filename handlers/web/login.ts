/** The log-in link of the desk. */
import type { Context } from 'koa'
import { logIn, loginLink } from '../access/actions.ts'
import { actIn, type WebDoor } from './door.ts'
import { posted } from './posts.ts'
import { phone, send, tokenIn } from './replies.ts'
import * as words from './words.tsx'

export async function showLogin(door: WebDoor, context: Context): Promise<void> {
  const link = await loginLink({ tx: door.db, now: door.now(), zone: door.zone }, tokenIn(context))
  if (link.ok) phone(context, 200, '登录工作台', words.loginButton(link.value.name))
  else phone(context, 404, '这个登录链接用不了', words.loginRefused)
}

export async function doLogin(door: WebDoor, context: Context): Promise<void> {
  if (!(await posted(door, context))) return
  const outcome = await door.db.$transaction((tx) =>
    logIn(actIn(door, tx, 'system', 'desk'), tokenIn(context), context.get('User-Agent')),
  )
  if (!outcome.ok) {
    phone(context, 404, '这个登录链接用不了', words.loginRefused)
    return
  }
  context.cookies.set('desk', outcome.value, { sameSite: 'lax', path: '/desk' })
  send(door, context, { goTo: '/desk' })
}
