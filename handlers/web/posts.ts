/** What was posted, refused when it comes from elsewhere. */
import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'koa'
import { Fields } from '../shared/fields.ts'
import { sha256 } from '../shared/ids.ts'
import { readBody, type BodyFault } from './body.ts'
import type { WebDoor } from './door.ts'
import { phone } from './replies.ts'
import * as words from './words.tsx'

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
export async function posted(door: WebDoor, context: Context): Promise<Fields | null> {
  if (isFromElsewhere(door, context)) {
    phone(context, 403, '不能提交', words.fromElsewhere)
    return null
  }
  const body: Fields | BodyFault = await readBody(context.req)
  if (body instanceof Fields) return body
  phone(context, body === 'too_large' ? 413 : 400, '没有提交成功', words.bodyFaults[body])
  return null
}

export const same = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))
