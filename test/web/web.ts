/** The web door on a loopback port, and visitors with a cookie jar: a page is text, a form is posted with its own hidden fields. */
import { createServer } from 'node:http'
import Koa from 'koa'
import type { Db } from '../../handlers/shared/act.ts'
import { webRoutes } from '../../handlers/web.ts'
import type { WebDoor } from '../../handlers/web/door.ts'
import { chatOf, makeStaff, tuesday, zone } from '../people.ts'

export interface Web {
  url: string
  close(): Promise<void>
}

export async function startWeb(db: Db, more: Partial<WebDoor> = {}): Promise<Web> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const app = new Koa()
  let url = ''
  const router = webRoutes({
    db,
    zone,
    now: () => tuesday,
    baseUrl: () => url || 'http://127.0.0.1:3000',
    puppet: 'local',
    loggedIn: () => true,
    version: '0.1.0',
    paceMs: 1500,
    wake: () => undefined,
    logFault: (_number, fault) => {
      console.error(fault)
    },
    ...more,
  })
  app.use(router.routes()).use(router.allowedMethods())
  const answer = app.callback()
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    resolve(typeof address === 'object' && address ? address.port : 0)
  })
  url = `http://127.0.0.1:${await promise}`
  return {
    url,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed()
        })
        server.closeAllConnections()
      }),
  }
}

export interface Seen {
  status: number
  text: string
  headers: Headers
  /** Where it ended after redirects. */
  path: string
}

type Texts = Readonly<Record<string, string | readonly string[]>>

/** A browser without script: follows redirects, keeps cookies, posts forms. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #web: Web

  constructor(web: Web) {
    this.#web = web
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.#ask(path, { headers })
  }

  /** Posts these fields as they are. */
  post(path: string, texts: Texts = {}, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(texts))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    return this.#ask(path, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } })
  }

  /** Posts with files. */
  upload(path: string, form: FormData): Promise<Seen> {
    return this.#ask(path, { method: 'POST', body: form, headers: { 'Sec-Fetch-Site': 'same-origin' } })
  }

  /** Opens a page of the desk and posts a form of it, with the page's own csrf. */
  async submit(page: string, action: string, texts: Texts = {}): Promise<Seen> {
    const csrf = csrfIn((await this.get(page)).text)
    return this.post(action, { csrf, ...texts })
  }

  /** Posts on what a form of a page holds in its hidden fields, with more filled in. */
  fill(page: Seen, path: string, texts: Texts = {}): Promise<Seen> {
    const held = [...page.text.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
    return this.post(path, {
      ...Object.fromEntries(held.map(([, name = '', value = '']) => [name, value])),
      ...texts,
    })
  }

  async #ask(path: string, init: RequestInit): Promise<Seen> {
    let at = path
    let response = await this.#fetch(at, init)
    for (let hops = 0; response.status === 303 && hops < 5; hops++) {
      at = response.headers.get('Location') ?? '/'
      response = await this.#fetch(at, {})
    }
    return { status: response.status, text: await response.text(), headers: response.headers, path: at }
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { Cookie: cookie } : {}) }
    const url = path.startsWith('http') ? path : `${this.#web.url}${path}`
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}

export const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The path of the link that the bot gave. */
export const linkIn = (answer: string): string => /https?:\/\/[^/\s]+(\/\S+)/.exec(answer)?.[1] ?? ''

/** One of the staff with these roles, logged in through the chat. */
export async function staffAtDesk(
  db: Db,
  web: Web,
  roles: readonly string[],
  name = '梁慧',
  at: () => Date = () => tuesday,
): Promise<Visitor & { personId: number }> {
  const { person, contactId } = await makeStaff(db, name, roles)
  const link = linkIn(await chatOf(db, contactId, at).say('登录'))
  const visitor = new Visitor(web)
  await visitor.post(link)
  return Object.assign(visitor, { personId: person.id })
}
