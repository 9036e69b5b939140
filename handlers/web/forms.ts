/** Forms behind a personal link, each used once. */
import type { Context } from 'koa'
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import {
  keepSubject,
  openLink,
  openLinkToUse,
  useLink,
  type LinkAnswer,
  type OpenLink,
} from '../access/actions.ts'
import { takeFiles, takePhotos } from '../file/actions.ts'
import { tell } from '../notice/actions.ts'
import type { Tx } from '../shared/act.ts'
import { Fields } from '../shared/fields.ts'
import type { FormPage, FormResult, FormVisit, Photos } from '../shared/visit.ts'
import { actIn, settingsNow, type WebDoor } from './door.ts'
import { consumes } from './limits.ts'
import { formPages } from './pages.ts'
import { posted } from './posts.ts'
import { formPage, phone, queryOf, send, tokenIn } from './replies.ts'
import * as words from './words.tsx'

// ---------------------------------------------------------------- forms behind a link

export async function showForm(door: WebDoor, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  const { link, form } = opened
  if (link.answer) {
    phone(context, 200, form.title, words.stored(link.answer))
    return
  }
  const visit = await formVisit(door, door.db, link, context, nothingTyped)
  formPage(context, 200, form, await form.show(visit))
}

/** A file beside a form: a paper to read before rating, an attachment of one's draft. A used link has none any more. */
export async function showFile(door: WebDoor, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  const { link, form } = opened
  // who looked may be written down
  const fetched = (tx: Tx) =>
    formVisit(door, tx, link, context, nothingTyped).then((visit) => form.file?.(visit) ?? null)
  const file = link.answer ? null : await door.db.$transaction(fetched)
  if (file) send(door, context, file)
  else phone(context, 404, form.title, words.noFile)
}

interface Opened {
  link: OpenLink
  form: FormPage
}

/** The form of a link, held for the write in a transaction; or null when the visitor has been told that the link opens nothing. */
export async function formBehind(door: WebDoor, context: Context, tx?: Tx): Promise<Opened | null> {
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
/** Words alone, as a form keeps them by itself. */
export const withoutFiles = (fields: Fields): Typed => ({ fields, photos: none, files: none })
const nothingTyped = withoutFiles(new Fields())

export const formVisit = async (
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
export const mostFormPosts = 40

/** Ends a post whose writes must not stay, with what is answered instead. */
class NotStored extends Error {
  readonly reply: (context: Context) => void

  constructor(reply: (context: Context) => void) {
    super('not stored')
    this.reply = reply
  }
}

/** The link is asked first: without one nothing is read, whatever is sent. Photos are made anew before the transaction. */
export async function submitForm(door: WebDoor, limit: RateLimiterMemory, context: Context): Promise<void> {
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

const answerOf = ({ lines, next = [] }: Extract<FormResult, { stored: unknown }>['stored']): LinkAnswer =>
  next.length === 0 ? { lines } : { lines, next }

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
      formPage(to, 422, form, result.again)
    })
  if ('instead' in result)
    throw new NotStored((to) => {
      phone(to, 200, form.title, result.instead)
    })
  // somebody else used the link between our look and our write: nothing of ours stays
  if (!(await useLink(visit.act, link, answerOf(result.stored))))
    throw new NotStored((to) => {
      send(door, to, { goTo: to.path })
    })
  const said = { kind: 'form', period: `link:${link.id}`, text: result.stored.said }
  await tell(visit.act, link.who.personId, said)
  send(door, context, { goTo: context.path })
}
