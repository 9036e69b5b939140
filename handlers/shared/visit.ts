/** The web door as a matter sees it: a visit comes in, a reply goes back as a value. No Koa here. */
import type { Readable } from 'node:stream'
import type { JSX } from 'preact'
import type { Speaker } from '../people/rules.ts'
import type { Right } from '../access/rules.ts'
import type { Settings } from '../settings/rules.ts'
import type { Act } from './act.ts'
import type { Fields } from './fields.ts'

export type WebReply =
  /** A page; `status` 200 unless said otherwise (422 when something typed must be mended). */
  /** `refreshSeconds`: the page opens itself again, while something runs. */
  | { page: JSX.Element; title: string; status?: number; refreshSeconds?: number }
  /** After a write: go and look. `said` is shown once on the next page. */
  | { goTo: string; said?: string; after?: LongWork }
  | { file: Uint8Array | Readable; name: string; type: string; inline?: boolean }
  /** A long file: opened on committed rows when the reply goes out, after what the post wrote. */
  | { stream: (tx: Act['tx']) => Readable; name: string; type: string }

/**
 * What takes longer than a page may: begun when the post is committed, each `step` an act of its own. A page that
 * refreshes itself shows how far it is. When the program is stopped in the middle, open steps leave nothing behind.
 */
export type LongWork = (step: <T>(work: (act: Act) => Promise<T>) => Promise<T>) => Promise<void>

interface Visit {
  /** A GET reads committed rows outside of any transaction; a POST is one transaction. */
  act: Act
  settings: Settings
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** What was posted; empty for a GET. */
  fields: Fields
  /** BASE_URL, for addresses that leave the page: a QR code, a chat line. */
  baseUrl: string
}

/** A page of the desk, opened by one of the staff who is logged in and has its right. */
export interface DeskVisit extends Visit {
  who: Speaker
  /** Where this page lives, with its query: for forms that come back to it. */
  address: string
  /** Goes into every form as the hidden field `csrf` (page.tsx `DeskForm` does it). */
  csrf: string
  sessionId: number
  /** What was chosen in the field `files`: photos made anew and documents; empty where the page takes none. */
  files: Photos
  /** Least gap between two sends of an account: when what waits will be said. */
  paceMs: number
}

export interface DeskPage {
  method: 'GET' | 'POST'
  /** As @koa/router writes it: /desk/people/:id */
  path: `/desk${string}`
  right: Right
  /** So many photos and documents may be chosen in the field `files`; none when left out. */
  mostFiles?: number
  /** A GET that writes down who looked: one transaction, as a POST. */
  leavesTrace?: true
  answer: (visit: DeskVisit) => Promise<WebReply>
}

/** A form behind a personal link from the chat. */
export interface FormVisit extends Visit {
  who: Speaker
  /** What the link was given for, as its matter wrote it. */
  subject: unknown
  linkId: number
  /** Where the page lives, without its query: `file` answers below it. */
  address: string
  /** What was chosen in the field `photos`, made anew; empty where the form takes none. */
  photos: Photos
  /** What was chosen in the field `files`: photos made anew and documents; empty where the form takes none. */
  files: Photos
}

/** Photos or files of a form: those that may be kept, or in one sentence why not all of them may. */
export interface Photos {
  kept: readonly { name: string; type: string; bytes: Uint8Array }[]
  problem: string | null
}

/**
 * What a form became: stored (shown, kept for whoever opens the link again, said in the chat); kept so far, with the link
 * open for the rest; to be mended; or nothing but a page. Of the last two no write stays, and the link can still be used.
 */
export type FormResult =
  | {
      stored: {
        /** What was stored, a line each. */
        lines: readonly string[]
        /** The same for the chat, with the number and how to change it. */
        said: string
        /** What may be done next, as buttons below the lines. */
        next?: readonly { label: string; href: string }[]
      }
    }
  | {
      kept: {
        /** What the link is for from now on: the draft that was begun. */
        subject?: unknown
        /** Which page of the form comes next, as `?saved=1`. */
        query: string
      }
    }
  | { again: JSX.Element }
  | { instead: JSX.Element }

/** What a form that keeps itself did with what was typed so far. */
export interface KeptByItself {
  /** What the link is for from now on: the draft that was begun. */
  subject?: unknown
  /** Hidden fields of the form that hold something newer now. */
  fields: Readonly<Record<string, string>>
  /** One line for the page; empty for nothing. */
  said: string
  /** Nothing more is kept by itself on this page. */
  stops?: true
}

export interface FormPage {
  /** What a link is for: `contact`, `suggestion.draft` … */
  purpose: string
  title: string
  /** So many photos may be chosen in the field `photos`; none when left out. */
  mostPhotos?: number
  /** So many photos and documents may be chosen in the field `files`; none when left out. */
  mostFiles?: number
  /** The form; `fields` holds what was typed when it comes back with problems. */
  show: (visit: FormVisit) => Promise<JSX.Element>
  /** Left out: a page to look at. */
  submit?: (visit: FormVisit) => Promise<FormResult>
  /** Keeps what is typed before a button is pressed; the page then carries the script that asks for it. */
  keep?: (visit: FormVisit) => Promise<KeptByItself>
  /** What lies behind the link beside the page, at /f/:token/:what/:which in `params`; null when that is nothing. */
  file?: (visit: FormVisit) => Promise<Extract<WebReply, { file: unknown }> | null>
}

/** A page for anybody: a voter's opinion card, suggestions that are public. */
export interface PublicVisit extends Visit {
  /** This browser, by a random cookie: phones share addresses, so limits are counted by it. Empty on a page that is cached. */
  visitor: string
}

export interface PublicPage {
  method: 'GET' | 'POST'
  path: `/${string}`
  /** Posts of one visitor within ten minutes, and of all visitors to one address. */
  limit?: { perVisitor: number; perAddress: number }
  /** Seconds for which browsers and proxies may keep the page: the same for everybody, and no cookie goes with it. */
  cacheSeconds?: number
  answer: (visit: PublicVisit) => Promise<WebReply>
}
