/** The frame of every page, for phones and for the desk: the document, the head, the menu. */
import type { ComponentChildren, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { hasRight, type Right } from '../access/rules.ts'
import type { Speaker } from '../people/rules.ts'
import { PostButton } from './page.tsx'

export type Size = 'normal' | 'large'

interface Framed {
  title: string
  size: Size
  /** The address of this page in the other size. */
  resized: string
  /** The page may keep itself: the address of the script that does it. */
  script?: string | undefined
  children: ComponentChildren
}

/** A page for a phone, as a whole document. */
export const phoneHtml = (page: Framed): string =>
  documentOf(page.title, page.size, <PhoneFrame {...page} />, undefined, page.script)

/** A page of the desk, as a whole document. */
export const deskHtml = (page: DeskFramed): string =>
  documentOf(`${page.title} · 工作台`, page.size, <DeskFrame {...page} />, page.refreshSeconds)

/** The whole document around a page's body. */
const documentOf = (
  title: string,
  size: Size,
  body: JSX.Element,
  refreshSeconds?: number,
  script?: string,
): string =>
  `<!doctype html>${renderToString(
    <html lang="zh-CN" class={size}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {refreshSeconds && <meta http-equiv="refresh" content={String(refreshSeconds)} />}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
        {script && <script src={script} defer />}
      </head>
      <body>{body}</body>
    </html>,
  )}`

/** 大字 and back, kept in a cookie: a plain link, the page opens again in the other size. */
function SizeLink({ size, resized }: Framed): JSX.Element {
  return (
    <a class="size" href={resized}>
      {size === 'large' ? '标准字' : '大字'}
    </a>
  )
}

/** A page for a phone: one column, one thing to do. */
function PhoneFrame(page: Framed): JSX.Element {
  return (
    <div class="phone">
      <header class="top">
        <p>区人大代表履职助手</p>
        <SizeLink {...page} />
      </header>
      <main id="main">
        <h1>{page.title}</h1>
        {page.children}
      </main>
    </div>
  )
}

/** What stands in the desk's menu, in this order, for whoever has the right. */
const menu: readonly { href: string; label: string; right: Right }[] = [
  { href: '/desk', label: '今天', right: 'today.see' },
  { href: '/desk/people', label: '人员', right: 'people.see' },
  { href: '/desk/contacts', label: '联系', right: 'contacts.see' },
  { href: '/desk/suggestions', label: '建议', right: 'suggestions.see' },
  { href: '/desk/activities', label: '活动', right: 'activities.see' },
  { href: '/desk/outbox', label: '待发消息', right: 'outbox.see' },
  { href: '/desk/exports', label: '导出', right: 'exports.make' },
  { href: '/desk/settings', label: '设置', right: 'settings.see' },
  { href: '/desk/audit', label: '留痕', right: 'audit.see' },
  { href: '/desk/sessions', label: '登录情况', right: 'sessions.own' },
]

interface DeskFramed extends Framed {
  path: string
  who: Speaker
  csrf: string
  /** What was just done, shown once. */
  said: string
  /** The page opens itself again after so long, while something runs. */
  refreshSeconds?: number | undefined
}

/** A page of the desk: the menu at the side (above, on a phone), then the page. */
function DeskFrame(page: DeskFramed): JSX.Element {
  const { title, path, who, csrf, said, children } = page
  const current = menu.filter(({ href }) => path === href || path.startsWith(`${href}/`)).at(-1)
  return (
    <div class="desk">
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="top">
        <p>
          代表履职工作台
          <span class="who">
            {who.name}（{who.staffRoles.join('、')}）
          </span>
        </p>
        <SizeLink {...page} />
        <PostButton action="/desk/logout" csrf={csrf} plain>
          退出
        </PostButton>
      </header>
      <nav class="menu" aria-label="工作台">
        <ul>
          {menu
            .filter(({ right }) => hasRight(who, right))
            .map(({ href, label }) => (
              <li key={href}>
                <a href={href} aria-current={href === current?.href ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <main id="main" tabindex={-1}>
        <h1>{title}</h1>
        {said && (
          <p class="said" role="status">
            {said}
          </p>
        )}
        {children}
      </main>
    </div>
  )
}
