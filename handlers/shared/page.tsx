/** The frame and the pieces of every page, for phones and for the desk. Usable without any client script. */
import type { ComponentChildren, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { hasRight, type Right } from '../access/rules.ts'
import type { Speaker } from '../people/rules.ts'

export type Size = 'normal' | 'large'

interface Framed {
  title: string
  size: Size
  /** The address of this page in the other size. */
  resized: string
  children: ComponentChildren
}

/** A page for a phone, as a whole document. */
export const phoneHtml = (page: Framed): string => documentOf(page.title, page.size, <PhoneFrame {...page} />)

/** A page of the desk, as a whole document. */
export const deskHtml = (page: DeskFramed): string =>
  documentOf(`${page.title} · 工作台`, page.size, <DeskFrame {...page} />, page.refreshSeconds)

/** The whole document around a page's body. */
const documentOf = (title: string, size: Size, body: JSX.Element, refreshSeconds?: number): string =>
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

/** A form of the desk: it carries the session's `csrf`. */
export function DeskForm({
  csrf,
  children,
  ...form
}: { csrf: string; children: ComponentChildren } & Omit<
  JSX.IntrinsicElements['form'],
  'method'
>): JSX.Element {
  return (
    <form method="post" {...form}>
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  )
}

/** One act as one button; hidden fields say what it is about. */
export function PostButton({
  action,
  csrf,
  fields = {},
  plain = false,
  danger = false,
  children,
}: {
  action: string
  csrf: string
  fields?: Readonly<Record<string, string | number>>
  plain?: boolean
  danger?: boolean
  children: ComponentChildren
}): JSX.Element {
  return (
    <DeskForm csrf={csrf} action={action} class="one">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={plain ? 'plain' : danger ? 'danger' : ''}>{children}</button>
    </DeskForm>
  )
}

/** What is wrong with what was typed, each with a link to its field. */
export type Problems = Readonly<Record<string, string>>

export function ProblemList({ problems }: { problems: Problems }): JSX.Element | null {
  const all = Object.entries(problems)
  if (all.length === 0) return null
  return (
    <div class="problems" role="alert" id="problems" tabindex={-1}>
      <p>还不能提交，请改这{all.length}处；其他填的都还在：</p>
      <ul>
        {all.map(([name, problem]) => (
          <li key={name}>
            <a href={`#${name}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Labelled {
  name: string
  label: string
  hint?: string | undefined
  problems?: Problems | undefined
}

const describedBy = ({ name, hint, problems }: Labelled): string | undefined =>
  [hint ? `${name}-hint` : '', problems?.[name] ? `${name}-problem` : ''].filter(Boolean).join(' ') ||
  undefined

/** The words around a field: its hint and its problem. */
function Words({ name, hint, problems }: Labelled): JSX.Element {
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {problems?.[name] && (
        <p class="problem" id={`${name}-problem`}>
          {problems[name]}
        </p>
      )}
    </>
  )
}

export function Field({
  name,
  label,
  hint,
  problems,
  ...input
}: Labelled & JSX.IntrinsicElements['input']): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Words name={name} label={label} hint={hint} problems={problems} />
      <input
        id={name}
        name={name}
        type="text"
        autocomplete="off"
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy({ name, label, hint, problems })}
        {...input}
      />
    </div>
  )
}

export function Area({
  name,
  label,
  hint,
  problems,
  value,
  ...area
}: Labelled & { value?: string } & Omit<JSX.IntrinsicElements['textarea'], 'value'>): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Words name={name} label={label} hint={hint} problems={problems} />
      <textarea
        id={name}
        name={name}
        rows={3}
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy({ name, label, hint, problems })}
        {...area}
      >
        {value}
      </textarea>
    </div>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
}

/** One of several (`radio`), or any of them (`checkbox`), each a large target. */
export function Choices({
  name,
  id = name,
  label,
  hint,
  problems,
  type,
  options,
  chosen,
}: Labelled & {
  type: 'radio' | 'checkbox'
  /** Where its problem leads; another than the name when one name has several lists. */
  id?: string
  options: readonly Option[]
  chosen: readonly string[]
}): JSX.Element {
  return (
    <fieldset id={id} aria-describedby={describedBy({ name, label, hint, problems })}>
      <legend>{label}</legend>
      <Words name={name} label={label} hint={hint} problems={problems} />
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input type={type} name={name} value={option.value} checked={chosen.includes(option.value)} />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Select({
  name,
  label,
  hint,
  problems,
  options,
  chosen,
}: Labelled & { options: readonly Option[]; chosen: string }): JSX.Element {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Words name={name} label={label} hint={hint} problems={problems} />
      <select
        id={name}
        name={name}
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy({ name, label, hint, problems })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Names and values, one under the other on a phone. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing is there yet: say so, and what to do next. */
export const Empty = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <p class="empty">{children}</p>
)

export type Tone = 'good' | 'due' | 'late' | 'quiet'

/** A state in a word; the colour only repeats it. */
export const Tag = ({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element => (
  <span class={`tag ${tone}`}>{children}</span>
)
