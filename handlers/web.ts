/**
 * Door 2: Koa. Form links (phones), the desk (staff) and what is open to everybody. A visit comes in, one transaction a
 * post, the same verbs as in the chat; the page comes back as a value.
 */
import { readFile } from 'node:fs/promises'
import { timingSafeEqual } from 'node:crypto'
import Router from '@koa/router'
import type { Context, Middleware, Next } from 'koa'
import helmet from 'koa-helmet'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import {
  keepSubject,
  logIn,
  loginLink,
  openLink,
  openLinkToUse,
  sessionOf,
  useLink,
  type OpenLink,
} from './access/actions.ts'
import * as access from './access/desk.tsx'
import * as people from './people/desk.tsx'
import * as concern from './concern/desk.tsx'
import * as activity from './activity/desk.tsx'
import * as audit from './audit/desk.tsx'
import * as contactDesk from './contact/desk.tsx'
import * as roster from './roster/desk.tsx'
import * as exports from './export/desk.tsx'
import * as settings from './settings/desk.tsx'
import * as activityForms from './activity/form.tsx'
import { hasRight } from './access/rules.ts'
import * as card from './card/public.tsx'
import { readBody, type BodyFault } from './body.ts'
import * as contact from './contact/form.tsx'
import { takeFiles, takePhotos } from './file/actions.ts'
import { reportFault } from './help/actions.ts'
import { outboxCounts, tell } from './notice/actions.ts'
import { settingsAt, type Settings } from './settings/actions.ts'
import type { Act, ActorRef, Db, Tx } from './shared/act.ts'
import { Fields } from './shared/fields.ts'
import { newFaultNumber, newToken, sha256 } from './shared/ids.ts'
import { addressWith } from './shared/list.ts'
import { deskHtml, phoneHtml, type Size } from './shared/page.tsx'
import type { DeskPage, FormPage, FormVisit, LongWork, Photos, PublicPage, WebReply } from './shared/visit.ts'
import * as suggestion from './suggestion/desk.tsx'
import * as notice from './notice/desk.tsx'
import * as today from './today/desk.tsx'
import * as suggestionForms from './suggestion/form.tsx'
import * as openSuggestions from './suggestion/public.tsx'
import * as words from './words.tsx'

export interface WebDoor {
  db: Db
  zone: string
  now: () => Date
  /** BASE_URL: what links begin with. */
  baseUrl: () => string
  puppet: string
  loggedIn: () => boolean
  version: string
  /** SEND_PACE_MS */
  paceMs: number
  /** Something was queued to be said. */
  wake: () => void
  /** One line for the log: a number, an error; never a name, a text or an address. */
  logFault: (number: string, fault: unknown) => void
}

/** Every page of the desk, each with the right it needs. */
export const deskPages: readonly DeskPage[] = [
  ...today.deskPages,
  ...concern.deskPages,
  ...contactDesk.deskPages,
  ...notice.deskPages,
  ...exports.deskPages,
  ...settings.deskPages,
  ...audit.deskPages,
  ...roster.deskPages,
  ...people.deskPages,
  ...suggestion.deskPages,
  ...activity.deskPages,
  ...access.deskPages,
]

/** Every form that a link may open. */
const formPages: readonly FormPage[] = [
  ...contact.formPages,
  ...suggestionForms.formPages,
  ...activityForms.formPages,
]

/** What is open to everybody. */
const publicPages: readonly PublicPage[] = [...card.publicPages, ...openSuggestions.publicPages]

export function webRoutes(door: WebDoor): Router {
  const router = new Router()
  router.use(safely(door))
  router.get('/healthz', (context) => health(door, context))
  router.get('/style.css', styleSheet)
  router.get('/f/:token', (context) => showForm(door, context))
  router.get('/f/:token/:what/:which', (context) => showFile(door, context))
  const formLimit = limitOf('form', mostFormPosts)
  router.post('/f/:token', (context) => submitForm(door, formLimit, context))
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

// ---------------------------------------------------------------- around every page

const headers = (secure: boolean): Middleware =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure,
  })

/** Safe headers, the size of the type, and one place that turns a fault into a sentence with a number. */
function safely(door: WebDoor): Middleware {
  const secure = door.baseUrl().startsWith('https:')
  const guard = headers(secure)
  const inner = async (context: Context, next: Next) => {
    context.cookies.secure = secure
    context.set('Cache-Control', 'no-store')
    const size = context.method === 'GET' ? new URLSearchParams(context.querystring).get('size') : null
    if (size === 'large' || size === 'normal') {
      context.cookies.set('size', size, { sameSite: 'lax', maxAge: 365 * 86_400_000 })
      const query = new URLSearchParams(context.querystring)
      context.status = 303
      context.redirect(addressWith(context.path, query, { size: '' }))
      return
    }
    try {
      await next()
    } catch (fault) {
      const number = newFaultNumber()
      door.logFault(number, fault)
      await tellStaff(door, number)
      phone(context, 500, '出错了', words.fault(number))
    }
  }
  return async (context, next) => {
    await guard(context, () => inner(context, next))
  }
}

async function tellStaff(door: WebDoor, number: string): Promise<void> {
  try {
    await door.db.$transaction((tx) => reportFault(actIn(door, tx, 'system', 'desk'), number))
    door.wake()
  } catch (fault) {
    door.logFault(number, fault)
  }
}

const actIn = (door: WebDoor, tx: Tx, actor: ActorRef, via: Act['via']): Act => ({
  tx,
  now: door.now(),
  zone: door.zone,
  actor,
  via,
})

const settingsNow = (door: WebDoor, tx: Tx): Promise<Settings> => settingsAt(tx, door.now(), door.zone)

const sizeOf = (context: Context): Size => (context.cookies.get('size') === 'large' ? 'large' : 'normal')

const queryOf = (context: Context): URLSearchParams => new URLSearchParams(context.querystring)

/** The address of this page in the other size. */
const resized = (context: Context): string =>
  addressWith(context.path, queryOf(context), { size: sizeOf(context) === 'large' ? 'normal' : 'large' })

function phone(context: Context, status: number, title: string, children: words.Words): void {
  context.status = status
  context.type = 'html'
  context.body = phoneHtml({ title, size: sizeOf(context), resized: resized(context), children })
}

/** A post from another site is refused: by what browsers say of themselves, where they say it. */
function isFromElsewhere(door: WebDoor, context: Context): boolean {
  const site = context.get('Sec-Fetch-Site')
  if (site !== '') return site !== 'same-origin' && site !== 'none'
  const origin = context.get('Origin')
  if (origin === '' || origin === 'null') return false
  const host = URL.canParse(origin) ? new URL(origin).host : ''
  return host !== context.host && host !== new URL(door.baseUrl()).host
}

/** What was posted, or null when the answer has been given already. */
async function posted(door: WebDoor, context: Context): Promise<Fields | null> {
  if (isFromElsewhere(door, context)) {
    phone(context, 403, '不能提交', words.fromElsewhere)
    return null
  }
  const body: Fields | BodyFault = await readBody(context.req)
  if (body instanceof Fields) return body
  phone(context, body === 'too_large' ? 413 : 400, '没有提交成功', words.bodyFaults[body])
  return null
}

/** A reply that is no page. */
function send(door: WebDoor, context: Context, reply: Exclude<WebReply, { page: unknown }>): void {
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

// ---------------------------------------------------------------- the desk

async function serveDesk(door: WebDoor, page: DeskPage, context: Context): Promise<void> {
  const token = context.cookies.get('desk') ?? ''
  const settings = await settingsNow(door, door.db)
  const session = token
    ? await sessionOf({ tx: door.db, now: door.now(), zone: door.zone }, token, settings)
    : null
  if (!session) {
    phone(context, 401, '请先登录', words.logInFirst)
    return
  }
  if (!hasRight(session.who, page.right)) {
    phone(context, 403, '不能打开', words.noRight)
    return
  }
  const csrf = csrfOf(token)
  const fields = page.method === 'POST' ? await posted(door, context) : new Fields()
  if (!fields) return
  if (page.method === 'POST' && !same(fields.text('csrf'), csrf)) {
    phone(context, 403, '没有提交成功', words.staleForm)
    return
  }
  // made anew before the transaction
  const files = await takeFiles(fields.files('files'), page.mostFiles ?? 0)
  const visitIn = (tx: Tx) => ({
    files,
    act: actIn(door, tx, `person:${session.who.personId}`, 'desk'),
    settings,
    params: context['params'] as Record<string, string>,
    query: queryOf(context),
    fields,
    baseUrl: door.baseUrl(),
    who: session.who,
    address: context.url,
    csrf,
    sessionId: session.id,
    paceMs: door.paceMs,
  })
  const reply =
    page.method === 'GET'
      ? await page.answer(visitIn(door.db))
      : await door.db.$transaction((tx) => page.answer(visitIn(tx)))
  if (page.method === 'POST') door.wake()
  if ('goTo' in reply && reply.after) void begin(door, reply.after, `person:${session.who.personId}`)
  if (!('page' in reply)) {
    send(door, context, reply)
    return
  }
  context.status = reply.status ?? 200
  context.type = 'html'
  context.body = deskHtml({
    title: reply.title,
    refreshSeconds: reply.refreshSeconds,
    path: context.path,
    who: session.who,
    csrf,
    said: saidBefore(context),
    size: sizeOf(context),
    resized: resized(context),
    children: reply.page,
  })
}

async function begin(door: WebDoor, work: LongWork, actor: ActorRef): Promise<void> {
  try {
    await work((piece) => door.db.$transaction((tx) => piece(actIn(door, tx, actor, 'desk'))))
    door.wake()
  } catch (fault) {
    const number = newFaultNumber()
    door.logFault(number, fault)
    await tellStaff(door, number)
  }
}

const csrfOf = (token: string): string => sha256(`csrf ${token}`).slice(0, 32)

const same = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))

function saidBefore(context: Context): string {
  const said = context.cookies.get('said')
  if (!said) return ''
  context.cookies.set('said', '', { sameSite: 'lax', maxAge: 0 })
  try {
    return decodeURIComponent(said)
  } catch {
    return ''
  }
}

async function showLogin(door: WebDoor, context: Context): Promise<void> {
  const link = await loginLink({ tx: door.db, now: door.now(), zone: door.zone }, tokenIn(context))
  if (link.ok) phone(context, 200, '登录工作台', words.loginButton(link.value.name))
  else phone(context, 404, '这个登录链接用不了', words.loginRefused)
}

async function doLogin(door: WebDoor, context: Context): Promise<void> {
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

const tokenIn = (context: Context): string => (context['params'] as { token?: string }).token ?? ''

// ---------------------------------------------------------------- forms behind a link

async function showForm(door: WebDoor, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  const { link, form } = opened
  if (link.answer) {
    phone(context, 200, form.title, words.stored(link.answer.lines))
    return
  }
  const visit = await formVisit(door, door.db, link, context, nothingTyped)
  phone(context, 200, form.title, await form.show(visit))
}

/** A file beside a form: a paper to read before rating, an attachment of one's draft. A used link has none any more. */
async function showFile(door: WebDoor, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  const visit = await formVisit(door, door.db, opened.link, context, nothingTyped)
  const file = opened.link.answer ? null : ((await opened.form.file?.(visit)) ?? null)
  if (file) send(door, context, file)
  else phone(context, 404, opened.form.title, words.noFile)
}

interface Opened {
  link: OpenLink
  form: FormPage
}

/** The form of a link, held for the write in a transaction; or null when the visitor has been told that the link opens nothing. */
async function formBehind(door: WebDoor, context: Context, tx?: Tx): Promise<Opened | null> {
  const at = { now: door.now(), zone: door.zone }
  const token = tokenIn(context)
  const link = await (tx ? openLinkToUse({ ...at, tx }, token) : openLink({ ...at, tx: door.db }, token))
  const form = link.ok ? formPages.find(({ purpose }) => purpose === link.value.purpose) : undefined
  if (link.ok && form) return { link: link.value, form }
  phone(context, 404, '这个链接用不了', words.linkRefused)
  return null
}

interface Typed {
  fields: Fields
  photos: Photos
  files: Photos
}

const none: Photos = { kept: [], problem: null }
const nothingTyped: Typed = { fields: new Fields(), photos: none, files: none }

const formVisit = async (
  door: WebDoor,
  tx: Tx,
  link: OpenLink,
  context: Context,
  typed: Typed,
): Promise<FormVisit> => ({
  ...typed,
  act: actIn(door, tx, `person:${link.who.personId}`, 'form'),
  settings: await settingsNow(door, tx),
  params: context['params'] as Record<string, string>,
  query: queryOf(context),
  baseUrl: door.baseUrl(),
  who: link.who,
  subject: link.subject,
  linkId: link.id,
  address: `/f/${tokenIn(context)}`,
})

/** Posts of one person within ten minutes, whatever they bring: each may carry photos. */
const mostFormPosts = 40

/** Ends a post whose writes must not stay, with what is answered instead. */
class NotStored extends Error {
  readonly reply: (context: Context) => void

  constructor(reply: (context: Context) => void) {
    super('not stored')
    this.reply = reply
  }
}

/** The link is asked first: without one nothing is read, whatever is sent. Photos are made anew before the transaction. */
async function submitForm(door: WebDoor, limit: RateLimiterMemory, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  if (!(await consumes(limit, String(opened.link.who.personId)))) {
    phone(context, 429, '提交得太多了', words.tooMany)
    return
  }
  const fields = await posted(door, context)
  if (!fields) return
  const isUsed = opened.link.answer !== null
  const photos = isUsed ? none : await takePhotos(fields.files('photos'), opened.form.mostPhotos ?? 0)
  const files = isUsed ? none : await takeFiles(fields.files('files'), opened.form.mostFiles ?? 0)
  const store = () => door.db.$transaction((tx) => submitOnce(door, tx, context, { fields, photos, files }))
  try {
    // on PostgreSQL another post may have been faster at the same row: the second time it is seen
    await store().catch((fault: unknown) => {
      if (fault instanceof NotStored) throw fault
      return store()
    })
    door.wake()
  } catch (fault) {
    if (!(fault instanceof NotStored)) throw fault
    fault.reply(context)
  }
}

async function submitOnce(door: WebDoor, tx: Tx, context: Context, typed: Typed): Promise<void> {
  const opened = await formBehind(door, context, tx)
  if (!opened) return
  const { link, form } = opened
  // posted twice: the same answer again
  if (link.answer) {
    send(door, context, { goTo: context.path })
    return
  }
  const visit = await formVisit(door, tx, link, context, typed)
  const result = form.submit ? await form.submit(visit) : { instead: await form.show(visit) }
  if ('kept' in result) {
    if ('subject' in result.kept) await keepSubject(visit.act, link, result.kept.subject)
    send(door, context, { goTo: `${context.path}${result.kept.query}` })
    return
  }
  if ('again' in result)
    throw new NotStored((to) => {
      phone(to, 422, form.title, result.again)
    })
  if ('instead' in result)
    throw new NotStored((to) => {
      phone(to, 200, form.title, result.instead)
    })
  // somebody else used the link between our look and our write: nothing of ours stays
  if (!(await useLink(visit.act, link, { lines: result.stored.lines })))
    throw new NotStored((to) => {
      send(door, to, { goTo: to.path })
    })
  const said = { kind: 'form', period: `link:${link.id}`, text: result.stored.said }
  await tell(visit.act, link.who.personId, said)
  send(door, context, { goTo: context.path })
}

// ---------------------------------------------------------------- open to everybody

interface Limit {
  perVisitor: RateLimiterMemory
  perAddress: RateLimiterMemory
}

const tenMinutes = 600

function limiter({ limit, path }: PublicPage): Limit | null {
  if (!limit) return null
  return {
    perVisitor: limitOf(`visitor ${path}`, limit.perVisitor),
    perAddress: limitOf(`address ${path}`, limit.perAddress),
  }
}

const limitOf = (keyPrefix: string, points: number): RateLimiterMemory =>
  new RateLimiterMemory({ keyPrefix, points, duration: tenMinutes })

async function consumes(limit: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limit.consume(key)
    return true
  } catch {
    return false
  }
}

async function servePublic(
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

const withinLimit = async (limit: Limit, visitor: string | null, path: string): Promise<boolean> =>
  (visitor === null || (await consumes(limit.perVisitor, visitor))) &&
  (await consumes(limit.perAddress, path))

// ---------------------------------------------------------------- health and looks

/** GET /healthz: 200 when the channel and the database are well, else 503 with the reason. */
async function health(door: WebDoor, context: Context): Promise<void> {
  const loggedIn = door.loggedIn()
  const outbox = await countsOf(door.db)
  const reason = outbox === null ? '数据库不能读' : loggedIn ? null : '微信没有登录'
  context.status = reason === null ? 200 : 503
  context.body = {
    status: reason === null ? 'ok' : 'degraded',
    ...(reason === null ? {} : { reason }),
    puppet: door.puppet,
    loggedIn,
    database: outbox === null ? 'unreachable' : 'ok',
    outbox: outbox ?? { queued: null, unknown: null, failed: null },
    version: door.version,
  }
}

async function countsOf(db: Db) {
  try {
    return await outboxCounts(db)
  } catch {
    return null
  }
}

const style = readFile(new URL('shared/style.css', import.meta.url), 'utf8')

async function styleSheet(context: Context): Promise<void> {
  context.type = 'css'
  context.set('Cache-Control', 'max-age=300')
  context.body = await style
}
