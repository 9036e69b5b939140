import type { WebReply } from './visit.ts'

/** There is no such thing, or it is not for this person: he is told the same, and where to go on. */
export const missing = (what: string, back: { href: string; label: string }): WebReply => ({
  title: `没有这${what}`,
  status: 404,
  page: (
    <div class="card">
      <p>没有找到这{what}：编号不对，或者不归您看。</p>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </div>
  ),
})
