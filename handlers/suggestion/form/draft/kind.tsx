/** 建议 or 议案: chosen before a new one is written, and what each calls its parts. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { Empty, Tag } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { refOf, sitsNow, type Brief, type Case } from '../../actions.ts'

export type Kind = 'suggestion' | 'motion'

/** What the draft is, or what a new one was chosen to be. */
export const kindOf = (visit: FormVisit, one: Case | null): Kind =>
  (one ? one.row.kind : visit.fields.text('kind') || visit.query.get('kind')) === 'motion'
    ? 'motion'
    : 'suggestion'

/** Whether a motion may be begun today: only while the congress sits (地方组织法第二十二条). */
export const sits = ({ act, settings }: FormVisit): boolean => sitsNow(settings, dayOf(act.now, act.zone))

interface PartWords {
  name: string
  title: string
  facts: string
  factsHint: string
  proposals: string
  proposalsHint: string
}

/** What a draft's parts are called, and how they are asked for. */
export const partWords: Readonly<Record<Kind, PartWords>> = {
  suggestion: {
    name: '建议',
    title: '一件建议只说一件事，例如：关于在某路口增设红绿灯的建议',
    facts: '情况和问题',
    factsHint: '时间、地点、影响了谁、原因是什么。',
    proposals: '具体建议',
    proposalsHint: '请谁办、怎么办，一条一条写。',
  },
  motion: {
    name: '议案',
    title: '一件议案只说一件事，例如：关于制定某某办法的议案',
    facts: '案据',
    factsHint: '情况、依据和问题。',
    proposals: '方案',
    proposalsHint: '要大会作出什么决定、怎么办，一条一条写。',
  },
}

/** Which kind of paper a row is. */
export const kindIn = ({ kind }: { kind: string }): Kind => (kind === 'motion' ? 'motion' : 'suggestion')

/** The drafts to go on with, and what may be begun anew: at the session also a motion. */
export function Choose({ visit, drafts }: { visit: FormVisit; drafts: readonly Brief[] }): JSX.Element {
  const isSitting = sits(visit)
  return (
    <>
      <p>{drafts.length > 0 ? '您有没交的草稿。接着写哪一件？' : '现在是大会期间。要提哪一种？'}</p>
      <ul class="picks">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={`?id=${draft.id}`}>
              {draft.title || '（还没有标题）'}
              <small>{refOf(draft)}</small>
              {draft.state === 'returned' && <Tag tone="due">退回修改</Tag>}
            </a>
          </li>
        ))}
        <li>
          <a href="?kind=suggestion">
            {isSitting ? '写一件新的建议' : '写一件新的'}
            {isSitting && <small>一位代表就可以提，交有关单位办理、答复</small>}
          </a>
        </li>
        {isSitting && (
          <li>
            <a href="?kind=motion">
              写一件新的议案
              <small>
                要{visit.settings['suggestion.motionSigners']}
                名以上代表联名，写明案由、案据、方案，请大会审议
              </small>
            </a>
          </li>
        )}
      </ul>
    </>
  )
}

/** A motion is asked for, but the congress does not sit. */
export const NotSitting = (): JSX.Element => (
  <Empty>
    议案只能在大会期间提出，现在闭会。有事要反映，请<a href="?kind=suggestion">写成建议</a>。
  </Empty>
)
