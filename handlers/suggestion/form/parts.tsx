/** Pieces that several of the suggestion's forms show. */
import type { JSX } from 'preact'
import { z } from 'zod'
import { dayOf, spokenDay } from '../../shared/days.ts'
import type { FormPage, FormVisit } from '../../shared/visit.ts'
import {
  openFile,
  paperNames,
  takePaper,
  type Attachment,
  type PaperKind,
  type ReplyClasses,
  type WholeSuggestion,
} from '../actions.ts'

const Subject = z.object({ suggestionId: z.int() })

/** The suggestion that the link is for; null when it is for none yet. */
export const subjectOf = ({ subject }: Pick<FormVisit, 'subject'>): number | null =>
  Subject.safeParse(subject).data?.suggestionId ?? null

/** A text as it was typed, a line a paragraph. */
export const Paragraphs = ({ text }: { text: string }): JSX.Element => (
  <>
    {(text.trim() || '（没有写）').split('\n').map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </>
)

interface PartsOf {
  kind: string
  cause: string | null
  facts: string
  proposals: string
}

/** The words of a suggestion, or of a motion by the names that its parts have. */
export function Parts({ row }: { row: PartsOf }): JSX.Element {
  const isMotion = row.kind === 'motion'
  return (
    <>
      {(isMotion || row.cause) && (
        <>
          <h3>案由</h3>
          <Paragraphs text={row.cause ?? ''} />
        </>
      )}
      <h3>{isMotion ? '案据' : '情况和问题'}</h3>
      <Paragraphs text={row.facts} />
      <h3>{isMotion ? '方案' : '具体建议'}</h3>
      <Paragraphs text={row.proposals} />
    </>
  )
}

export const Attachments = ({
  visit,
  id,
  attachments,
}: {
  visit: FormVisit
  id: number
  attachments: readonly Attachment[]
}): JSX.Element | null =>
  attachments.length === 0 ? null : (
    <p>
      附件：
      {attachments.map(({ fileId, name }) => (
        <a key={fileId} class="file" href={`${visit.address}/file/${fileId}?id=${id}`}>
          {name}
        </a>
      ))}
    </p>
  )

/** The replies of a round, each with its class, its promises and its letter. */
export function Replies({
  visit,
  whole,
  classes,
  round: shown = whole.round,
}: {
  visit: FormVisit
  whole: WholeSuggestion
  classes: ReplyClasses
  /** The present one where none is named. */
  round?: number | undefined
}): JSX.Element {
  const replies = whole.replies.filter(({ round }) => round === shown)
  return (
    <>
      {replies.map((reply) => {
        const handling = whole.handlings.find(({ id }) => id === reply.handlingId)
        const className = classes.nameOf(reply)
        const promised = whole.commitments.filter(({ replyId }) => replyId === reply.id)
        return (
          <div class="card" key={reply.id}>
            <h2>{handling?.unit.name}的答复</h2>
            <p>
              <b>{reply.replyClass}类</b>
              {className && `：${className}`}
            </p>
            {reply.correctedAt && (
              <p class="hint">
                这是
                {spokenDay(dayOf(reply.correctedAt, visit.act.zone), dayOf(visit.act.now, visit.act.zone))}
                更正过的答复，以这一份为准。
              </p>
            )}
            <Paragraphs text={reply.text} />
            {promised.length > 0 && (
              <ul>
                {promised.map(({ id, text, dueOn }) => (
                  <li key={id}>
                    承诺{spokenDay(dueOn, dayOf(visit.act.now, visit.act.zone))}前：{text}
                  </li>
                ))}
              </ul>
            )}
            <p>
              <a
                class="file"
                href={`${visit.address}/paper/reply?id=${whole.id}&unit=${handling?.unitId ?? 0}`}
              >
                下载答复函
              </a>
            </p>
            {reply.contactPerson && (
              <p>
                联系人：{reply.contactPerson} {reply.contactPhone}
              </p>
            )}
          </div>
        )
      })}
    </>
  )
}

/** What lies behind a link beside its page: a paper or an attachment of its suggestion, for who may have it. */
export const fileOfSuggestion: NonNullable<FormPage['file']> = async (visit) => {
  const id = subjectOf(visit) ?? (Number(visit.query.get('id')) || null)
  const { what, which = '' } = visit.params
  if (id === null) return null
  if (what === 'file') {
    const kept = await openFile(visit.act, visit.who, id, Number(which))
    return kept && { file: kept.bytes, name: kept.name, type: kept.type, inline: true }
  }
  if (what !== 'paper' || !isPaper(which)) return null
  const unit = Number(visit.query.get('unit') ?? '')
  const paper = await takePaper(visit.act, visit.who, id, which, unit > 0 ? unit : null)
  return paper.ok ? { file: paper.value.bytes, name: paper.value.name, type: paper.value.type } : null
}

const isPaper = (kind: string): kind is PaperKind => Object.hasOwn(paperNames, kind)
