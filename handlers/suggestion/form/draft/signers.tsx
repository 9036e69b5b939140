/** 联名 on a draft's form: who stands by it, how many a motion lacks, and the buttons that ask for more. */
import type { JSX } from 'preact'
import type { FormVisit } from '../../../shared/visit.ts'
import { motionLacks, type Case } from '../../actions.ts'
import { lackWords, soughtWords } from '../../draft/sought.ts'
import { kindIn, sits } from './kind.tsx'

/** Who stands by a draft now. */
export interface Signing {
  confirmed: readonly string[]
  /** They signed words that were changed since. */
  unread: readonly string[]
  /** What a motion lacks; null when it may be handed in, and for a suggestion. */
  lack: string | null
  isMotion: boolean
  /** At the session a suggestion may become a motion. */
  mayBecomeMotion: boolean
}

/** Counted as it will be when the draft is handed in. */
export async function signingOf(visit: FormVisit, one: Case): Promise<Signing> {
  const { row } = one
  const signed = row.signers.filter(({ state }) => state === 'confirmed')
  const names = (isRead: boolean) =>
    signed
      .filter(({ confirmedText }) => (confirmedText === row.textVersion) === isRead)
      .map(({ person }) => person.name)
  const isMotion = kindIn(row) === 'motion'
  const missing = isMotion ? await motionLacks(visit.act, one) : 0
  const lack = !isMotion
    ? null
    : !sits(visit)
      ? '议案只能在大会期间提出，现在闭会'
      : missing > 0
        ? lackWords(visit.settings['suggestion.motionSigners'], missing)
        : null
  return {
    confirmed: names(true),
    unread: names(false),
    lack,
    isMotion,
    mayBecomeMotion: !isMotion && sits(visit),
  }
}

/** Where it stands, with the buttons of the form around it. */
export function Signers({ signing }: { signing: Signing }): JSX.Element {
  const { confirmed, unread, lack, isMotion, mayBecomeMotion } = signing
  return (
    <section class="card" aria-label="联名">
      <h2>联名</h2>
      <p>{confirmed.length === 0 ? '还没有代表附议。' : `已附议：${confirmed.join('、')}。`}</p>
      {unread.length > 0 && (
        <p>{unread.join('、')}附议后您又改了文字，还没有再确认；现在提交，就不列入附议。</p>
      )}
      {lack && <p>{lack}，还不能提交。</p>}
      <div class="acts">
        <button name="do" value="seek" class="plain">
          请本组代表附议
        </button>
        {(isMotion || mayBecomeMotion) && (
          <button name="do" value={isMotion ? 'suggestion' : 'motion'} class="plain">
            {isMotion ? '改成建议' : '改成议案'}
          </button>
        )}
      </div>
    </section>
  )
}

/** What the call for co-signers did, by the counts that the address brings back; null when there was none. */
export function soughtIn(query: string | null): string | null {
  const counts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
    .exec(query ?? '')
    ?.slice(1)
    .map(Number)
  if (!counts) return null
  const [asked = 0, before = 0, unreachable = 0, rooms = 0] = counts
  return soughtWords({ asked, before, unreachable, rooms })
}
