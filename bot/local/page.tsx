import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Cast, conversationOf, type Place, queryOf, roomsOf } from './cast.ts'
import { examplesFor } from './examples.ts'
import { Lines, type Reader } from './lines.tsx'
import { ClockPanel, NewsDot, Outbox, People } from './panels.tsx'
import { localBot } from './puppet.ts'
import type { ChatLine, LocalIdentity, WaitingNotice } from './types.ts'

export interface Page {
  cast: Cast
  place: Place | null
  lines: readonly ChatLine[]
  /** What the history had seen when the lines were read; the live stream goes on from there. */
  mark: string
  waiting: readonly WaitingNotice[] | null
  now: Date
  zone: string
  movable: boolean
  nameOf: Reader['nameOf']
  hasNews: (person: LocalIdentity) => boolean
  /** The chosen person's conversations with something new in them. */
  news: ReadonlySet<string>
  wanted: string
  draft: string
  /** A sentence about what went wrong with the address or the last post. */
  problem: string
}

/** The whole chat page; without a script it still sends and reads, one reload at a time. */
export const pageHtml = (page: Page): string => `<!doctype html>${renderToString(<Frame {...page} />)}`

function Frame(page: Page): JSX.Element {
  const { place } = page
  const title = place ? `${titleOf(place)} · ${place.person.name}` : '本机微信'
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/local/icon.svg" />
        <link rel="stylesheet" href="/local/page.css" />
        <script src="/local/page.js" defer />
      </head>
      <body class={place ? '' : 'choosing'} data-query={place ? queryOf(place) : ''} data-mark={page.mark}>
        <PeoplePanel {...page} />
        {place ? <Conversation {...page} place={place} /> : <Welcome problem={page.problem} />}
        <aside id="desk" class="panel" aria-label="时间和待发的消息" tabindex={-1}>
          <CloseLink />
          <ClockPanel now={page.now} zone={page.zone} movable={page.movable} place={place} />
          <section class="outbox" aria-labelledby="outbox-title">
            <h2 id="outbox-title">等着发的消息</h2>
            <div id="outbox">
              <Outbox waiting={page.waiting} now={page.now} zone={page.zone} />
            </div>
          </section>
        </aside>
      </body>
    </html>
  )
}

const titleOf = ({ room }: Place): string =>
  room ? `${room.topic}（${room.memberIds.length + 1}）` : localBot.name

const CloseLink = (): JSX.Element => (
  <a class="close" href="#chat">
    ‹ 回到聊天
  </a>
)

function PeoplePanel({ cast, place, wanted, hasNews }: Page): JSX.Element {
  return (
    <nav id="people" class="panel" aria-label="换一个人" tabindex={-1}>
      <CloseLink />
      <h2>以谁的身份说话</h2>
      <form method="get" action="/" role="search" class="search">
        {place && <input type="hidden" name="as" value={place.person.contactId} />}
        <label for="wanted" class="unseen">
          按姓名、身份或小组找人
        </label>
        <input
          type="search"
          id="wanted"
          name="q"
          value={wanted}
          placeholder="姓名或小组"
          autocomplete="off"
        />
        <button class="plain">找</button>
      </form>
      <div id="people-list">
        <People cast={cast} chosen={place?.person ?? null} wanted={wanted} hasNews={hasNews} />
      </div>
    </nav>
  )
}

function Welcome({ problem }: { problem: string }): JSX.Element {
  return (
    <main id="chat" class="welcome">
      <h1>本机微信</h1>
      <p id="problem" role="alert">
        {problem}
      </p>
      <p>
        这里不用微信账号，也不连外网：选一个人，就以他的身份和“{localBot.name}
        ”聊天；可以开几个窗口，一人一个。
      </p>
    </main>
  )
}

function Conversation(page: Page & { place: Place }): JSX.Element {
  const { place, lines, now, zone, nameOf } = page
  return (
    <main id="chat" class="chat" tabindex={-1}>
      <Header {...page} />
      <Tabs {...page} />
      <div id="scroll" role="log" aria-live="polite" aria-label={`和${titleOf(place)}的聊天`} tabindex={0}>
        <ol id="lines">
          <Lines lines={lines} reader={{ place, now, zone, nameOf }} />
        </ol>
      </div>
      <p id="problem" role="alert">
        {page.problem}
      </p>
      <Examples place={place} />
      <Composer place={place} draft={page.draft} />
    </main>
  )
}

function Header({ place, waiting }: Page & { place: Place }): JSX.Element {
  return (
    <header>
      <a href="#people" class="bar">
        换人
        <span id="people-dot" class="dot" hidden>
          别人有新消息
        </span>
      </a>
      <div>
        <h1>{titleOf(place)}</h1>
        <p>
          我是{place.person.name}
          <span>（{place.person.roles.join('、')}）</span>
        </p>
      </div>
      <a href="#desk" class="bar">
        时间 <small id="outbox-count">{waiting && waiting.length > 0 ? `${waiting.length}条待发` : ''}</small>
      </a>
    </header>
  )
}

function Examples({ place }: { place: Place }): JSX.Element {
  return (
    <ul class="chips" aria-label="可以这样说">
      {examplesFor(place).map((example) => (
        <li key={example}>
          <a href={`/?${queryOf(place)}&draft=${encodeURIComponent(example)}`} data-draft={example}>
            {example}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The person's conversations: in private, and each group. */
function Tabs({ cast, place, news }: Page & { place: Place }): JSX.Element | null {
  const rooms = roomsOf(cast, place.person)
  if (rooms.length === 0) return null
  const places = [null, ...rooms].map((room) => ({ person: place.person, room }))
  return (
    <nav class="tabs" aria-label={`${place.person.name}的聊天`}>
      {places.map((one) => {
        const id = conversationOf(one)
        const current = id === conversationOf(place) ? 'page' : undefined
        return (
          <a key={id} href={`/?${queryOf(one)}`} data-conversation={id} aria-current={current}>
            {one.room?.topic ?? localBot.name}
            <NewsDot shown={news.has(id)} />
          </a>
        )
      })}
    </nav>
  )
}

function Composer({ place, draft }: { place: Place; draft: string }): JSX.Element {
  return (
    <form id="say" class="composer" method="post" action={`/local/say?${queryOf(place)}`}>
      {place.room && (
        <label class="mention">
          <input type="checkbox" id="mention" name="mention" value="1" />@{localBot.name}
          <small>群里要@它，它才回答</small>
        </label>
      )}
      <label for="text" class="unseen">
        要说的话（回车发送，Shift+回车换行）
      </label>
      <textarea id="text" name="text" rows={1} enterkeyhint="send" autocomplete="off">
        {draft}
      </textarea>
      <div class="acts">
        <label class="attach" hidden>
          <input type="file" id="file" class="unseen" />
          文件
        </label>
        <button>发送</button>
      </div>
    </form>
  )
}
