/** What a form keeps by itself while it is typed: the small script posts it, the answer is no page. */
import type { Context } from 'koa'
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import { keepSubject } from '../access/actions.ts'
import type { Tx } from '../shared/act.ts'
import type { Fields } from '../shared/fields.ts'
import type { KeptByItself } from '../shared/visit.ts'
import type { WebDoor } from './door.ts'
import { formBehind, formVisit, withoutFiles } from './forms.ts'
import { consumes } from './limits.ts'
import { posted } from './posts.ts'
import { phone } from './replies.ts'
import * as words from './words.tsx'

/** Of one person within ten minutes: one in fifteen seconds on each of two pages, and whenever a page is left. */
export const mostKept = 150

/** Posts of their own limit, so that what keeps itself never stands in the way of a button. */
export async function keepForm(door: WebDoor, limit: RateLimiterMemory, context: Context): Promise<void> {
  const opened = await formBehind(door, context)
  if (!opened) return
  if (!(await consumes(limit, String(opened.link.who.personId)))) {
    phone(context, 429, '太多了', words.tooMany)
    return
  }
  const fields = await posted(door, context)
  if (!fields) return
  const keep = () => door.db.$transaction((tx) => keepOnce(door, tx, context, fields))
  // on PostgreSQL another post may have been faster at the same row: the second time it is seen
  const kept = await keep().catch(keep)
  if (!kept) return
  context.status = 200
  context.type = 'json'
  context.body = JSON.stringify(kept)
}

async function keepOnce(
  door: WebDoor,
  tx: Tx,
  context: Context,
  fields: Fields,
): Promise<Omit<KeptByItself, 'subject'> | null> {
  const opened = await formBehind(door, context, tx)
  if (!opened) return null
  const { link, form } = opened
  if (link.answer || !form.keep) return { said: '这一页已经交了，不再自动保存。', fields: {}, stops: true }
  const visit = await formVisit(door, tx, link, context, withoutFiles(fields))
  const { subject, ...kept } = await form.keep(visit)
  if (subject !== undefined) await keepSubject(visit.act, link, subject)
  return kept
}
