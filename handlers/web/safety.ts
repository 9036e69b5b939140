/** Around every page: safe headers, the size of the type, and faults as a sentence with a number. */
import type { Context, Middleware, Next } from 'koa'
import helmet from 'koa-helmet'
import { newFaultNumber } from '../shared/ids.ts'
import { addressWith } from '../shared/list.ts'
import { tellStaff, type WebDoor } from './door.ts'
import { phone } from './replies.ts'
import * as words from './words.tsx'

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
export function safely(door: WebDoor): Middleware {
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
