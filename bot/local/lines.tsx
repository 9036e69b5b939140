import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Place } from './cast.ts'
import { localBot } from './puppet.ts'
import { momentLabel, startsAnew } from './times.ts'
import type { ChatLine } from './types.ts'

export interface Reader {
  place: Place
  now: Date
  zone: string
  nameOf: (contactId: string) => string
}

/** The lines of one conversation as list items, the time above those that come after a pause. */
export function Lines({ lines, reader }: { lines: readonly ChatLine[]; reader: Reader }): JSX.Element {
  return (
    <>
      {lines.map((line, index) => (
        <Line key={line.id} line={line} before={lines[index - 1]?.at ?? null} reader={reader} />
      ))}
    </>
  )
}

/** One line alone, to be put at the end of an open window. */
export function lineHtml(line: ChatLine, all: readonly ChatLine[], reader: Reader): string {
  const index = all.findIndex((one) => one.id === line.id)
  return renderToString(<Line line={line} before={all[index - 1]?.at ?? null} reader={reader} />)
}

function Line({
  line,
  before,
  reader,
}: {
  line: ChatLine
  before: Date | null
  reader: Reader
}): JSX.Element {
  const { place, now, zone, nameOf } = reader
  const own = line.talkerId === place.person.contactId
  const name = nameOf(line.talkerId)
  return (
    <li class={own ? 'line own' : 'line'} data-id={line.id}>
      {startsAnew(line.at, before) && (
        <time class="moment" dateTime={line.at.toISOString()}>
          {momentLabel(line.at, now, zone)}
        </time>
      )}
      {line.recalled || line.kind === 'note' ? (
        <p class="note">{line.recalled ? `${name}撤回了一条消息` : line.text}</p>
      ) : (
        <div class="said">
          <Avatar name={name} id={line.talkerId} />
          <div class="words">
            <p class={place.room && !own ? 'who' : 'unseen'}>{name}：</p>
            <Bubble line={line} />
          </div>
        </div>
      )}
    </li>
  )
}

const tints = 6

/** A square with the last character of the name, as WeChat shows people without a picture. */
export function Avatar({ name, id }: { name: string; id: string }): JSX.Element {
  const tint = Array.from(id).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 997, 7) % tints
  const bot = id === localBot.id
  return (
    <span class={bot ? 'avatar bot' : `avatar tint${tint}`} aria-hidden="true">
      {bot ? '人大' : Array.from(name).at(-1)}
    </span>
  )
}

function Bubble({ line }: { line: ChatLine }): JSX.Element {
  const address = `/local/file/${encodeURIComponent(line.id)}`
  if (line.link)
    return (
      <a class="bubble card" href={line.link.url} target="_blank" rel="noopener">
        <b>{line.link.title}</b> {line.link.description}
      </a>
    )
  if (!line.file) return <p class="bubble">{withLinks(line.text)}</p>
  if (!line.file.bytes) return <p class="bubble gone">{line.file.name}（文件太旧，已不在本机）</p>
  if (line.kind === 'image')
    return (
      <a class="picture" href={address} target="_blank" rel="noopener">
        <img src={address} alt={`图片：${line.file.name}`} />
      </a>
    )
  return (
    <a class="bubble file" href={address} download={line.file.name}>
      <b>{line.file.name}</b> <span>{spokenSize(line.file.size)}，点击下载</span>
    </a>
  )
}

/** Addresses in a text can be tapped; a full stop or bracket after one does not belong to it. */
function withLinks(text: string): (string | JSX.Element)[] {
  return text.split(/(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#=])/u).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener">
        {part}
      </a>
    ) : (
      part
    ),
  )
}

function spokenSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
}
