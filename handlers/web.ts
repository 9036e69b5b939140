/**
 * Door 2: Koa. Form links (phones), the desk (staff) and what is open to everybody. A visit comes in, one transaction a
 * post, the same verbs as in the chat; the page comes back as a value.
 */
import { readFile } from 'node:fs/promises'
import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import { serveDesk } from './web/desk.ts'
import type { WebDoor } from './web/door.ts'
import { mostFormPosts, showFile, showForm, submitForm } from './web/forms.ts'
import { keepForm, mostKept } from './web/keeping.ts'
import { health } from './web/health.ts'
import { limiter, limitOf } from './web/limits.ts'
import { doLogin, showLogin } from './web/login.ts'
import { servePublic } from './web/open.ts'
import { deskPages, publicPages } from './web/pages.ts'
import { autosave, phone } from './web/replies.ts'
import { safely } from './web/safety.ts'
import * as words from './web/words.tsx'

export function webRoutes(door: WebDoor): Router {
  const router = new Router()
  router.use(safely(door))
  router.get('/healthz', (context) => health(door, context))
  router.get('/style.css', ours('css', style))
  router.get(autosave, ours('js', script))
  router.get('/f/:token', (context) => showForm(door, context))
  router.get('/f/:token/:what/:which', (context) => showFile(door, context))
  const formLimit = limitOf('form', mostFormPosts)
  router.post('/f/:token', (context) => submitForm(door, formLimit, context))
  const keptLimit = limitOf('kept', mostKept)
  router.post('/f/:token/keep', (context) => keepForm(door, keptLimit, context))
  router.get('/desk/login/:token', (context) => showLogin(door, context))
  router.post('/desk/login/:token', (context) => doLogin(door, context))
  for (const page of deskPages) {
    const serve: Middleware = (context) => serveDesk(door, page, context)
    if (page.method === 'GET') router.get(page.path, serve)
    else router.post(page.path, serve)
  }
  for (const page of publicPages) {
    const limit = limiter(page)
    const serve: Middleware = (context) => servePublic(door, page, limit, context)
    if (page.method === 'GET') router.get(page.path, serve)
    else router.post(page.path, serve)
  }
  return router
}

/** For whatever no page answers: a kind page in place of the browser's bare words. */
export function nothingHere(context: Context): void {
  if (context.status === 404 && context.body === undefined)
    phone(context, 404, '没有这一页', words.nothingHere)
}

/** One sheet, kept in parts; a later part may change what an earlier one says. */
const style = Promise.all(
  ['page', 'frames', 'cards', 'tables', 'forms', 'papers'].map((part) =>
    readFile(new URL(`shared/style/${part}.css`, import.meta.url), 'utf8'),
  ),
).then((parts) => parts.join('\n'))

const script = readFile(new URL('web/autosave.js', import.meta.url), 'utf8')

/** A file of our own, the same for everybody. */
const ours =
  (type: string, text: Promise<string>): Middleware =>
  async (context) => {
    context.type = type
    context.set('Cache-Control', 'max-age=300')
    context.body = await text
  }
