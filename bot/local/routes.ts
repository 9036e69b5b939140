import Router from '@koa/router'
import { readCast } from './cast.ts'
import { asked, type Chat, placeAsked, showPage } from './chat.ts'
import { chatFile, pageFile } from './files.ts'
import { guard } from './guard.ts'
import type { LocalChatOptions } from './options.ts'
import { peopleHtml } from './panels.tsx'
import { moveClock, say, sendFile } from './posts.ts'
import { Unread } from './unread.ts'
import { Windows } from './windows.ts'

export type { LocalChatOptions } from './options.ts'

/** The chat page at `/` and what it calls under `/local`: WeChat on one's own machine, as anybody in the directory. */
export function localChat(options: LocalChatOptions): Router {
  const unread = new Unread(options.puppet.history)
  const chat: Chat = { options, unread, windows: new Windows(options, unread) }
  options.puppet.introduce = () => readCast(options)
  const router = new Router()
  router.use(guard(options.baseUrl))
  router.get('/', (ctx) => showPage(chat, ctx))
  router.get('/local/page.css', pageFile('.css', 'base', 'conversation', 'panels'))
  router.get('/local/page.js', pageFile('.js', 'page'))
  router.get('/local/icon.svg', pageFile('.svg', 'icon'))
  router.get('/local/file/:id', (ctx) => chatFile(chat, ctx))
  router.get('/local/people', async (ctx) => {
    const { cast, place } = await placeAsked(chat, ctx)
    const chosen = place?.person ?? null
    ctx.body = peopleHtml({ cast, chosen, wanted: asked(ctx, 'q'), hasNews: unread.inPrivate })
  })
  router.get('/local/stream', async (ctx) => {
    const { place } = await placeAsked(chat, ctx)
    chat.windows.open(ctx, place, ctx.get('Last-Event-ID') || asked(ctx, 'mark'))
  })
  router.post('/local/say', (ctx) => say(chat, ctx))
  router.post('/local/file', (ctx) => sendFile(chat, ctx))
  router.post('/local/clock', (ctx) => moveClock(chat, ctx))
  return router
}
