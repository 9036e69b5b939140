/** What was written down of an activity, what came of it, and how its invitees were chosen. */
import { Fragment, type JSX } from 'preact'
import { Area, DeskForm, Facts } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import { choicesOf, concernsRaised, outcomesOf, suggestionsOf, type Activity } from '../../actions.ts'

const texts = [
  { name: 'minutes', label: '记录', rows: 6 },
  { name: 'findings', label: '发现的问题和意见', rows: 4 },
] as const

/** Each text goes with what stood there when the page was opened, so that nobody else's words are written over. */
export const Minutes = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => (
  <details class="card" open={activity.minutes !== null || visit.fields.has('minutes')}>
    <summary>活动记录</summary>
    <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/minutes`}>
      {texts.map(({ name, label, rows }) => (
        <Fragment key={name}>
          <input type="hidden" name={`${name}Before`} value={activity[name] ?? ''} />
          <Text
            name={name}
            label={label}
            rows={rows}
            stored={activity[name] ?? ''}
            typed={visit.fields.has(name) ? visit.fields.text(name) : null}
          />
        </Fragment>
      ))}
      <button>存活动记录</button>
    </DeskForm>
    <p class="hint">要形成代表建议：参加的代表在微信里私聊助手，回“把活动{activity.id}写成建议”。</p>
  </details>
)

/** What was typed comes back; where something else stands by now, it is shown beside it. */
const Text = ({
  name,
  label,
  rows,
  stored,
  typed,
}: {
  name: string
  label: string
  rows: number
  stored: string
  typed: string | null
}): JSX.Element => (
  <>
    {typed !== null && typed !== stored && stored !== '' && <p class="hint">现在存着的：{stored}</p>}
    <Area name={name} label={label} rows={rows} value={typed ?? stored} />
  </>
)

/** What came of it by link, and the fair order with the choice made in it. */
export async function came(visit: DeskVisit, activity: Activity): Promise<JSX.Element | null> {
  const { contacts, concerns } = await outcomesOf(visit.act, activity)
  const suggestions = await suggestionsOf(visit.act, visit.who, activity.id)
  const { handedIn, unnamed, drafts } = suggestions
  const choices = await choicesOf(visit.act, activity.id)
  const came = handedIn.length + unnamed + drafts
  if (contacts.length + concerns.length + came + choices.length === 0) return null
  const links = (ids: readonly number[], path: string) =>
    ids.length === 0
      ? '无'
      : ids.map((id) => (
          <a key={id} href={`${path}/${id}`}>
            {id}{' '}
          </a>
        ))
  return (
    <>
      <h2>活动的成果</h2>
      <Facts
        facts={[
          ['联系记录', links(contacts, '/desk/contacts')],
          ['诉求', <Concerns raised={await concernsRaised(visit.act, concerns)} />],
          ['建议', <Suggestions {...suggestions} />],
        ]}
      />
      {choices.length > 0 && (
        <>
          <h2>怎么选的人</h2>
          <p>选人的原因：{commonReason(choices) ?? '见各人'}。</p>
          <ul class="lines">
            {choices.map((choice) => (
              <li key={choice.personId}>
                <b>{choice.name}</b>：第{choice.rank}位，此前被邀请{choice.invited}次，
                {choice.chosen ? '选了' : '没有选'}。
                {choice.reason !== commonReason(choices) && choice.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** The reason that was given for all of them, said once; null where each has his own. */
function commonReason(choices: readonly { reason: string }[]): string | null {
  const [first, ...others] = choices.map(({ reason }) => reason)
  if (first === undefined || others.length === 0) return first ?? null
  const counts = new Map<string, number>()
  for (const { reason } of choices) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const [[reason, count] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1])
  return count > 1 ? reason : null
}

const Concerns = ({ raised }: { raised: Awaited<ReturnType<typeof concernsRaised>> }): JSX.Element =>
  raised.length === 0 ? (
    <>无</>
  ) : (
    <ul>
      {raised.map(({ id, text, owner }) => (
        <li key={id}>
          {text}（{owner}，编号{id}）
        </li>
      ))}
    </ul>
  )

/** What deputies wrote after it: those handed in by number and title, of drafts and of what is not the reader's only that there are some. */
const Suggestions = ({
  handedIn,
  unnamed,
  drafts,
}: Awaited<ReturnType<typeof suggestionsOf>>): JSX.Element => (
  <>
    {handedIn.map(({ id, number, title }) => (
      <span key={id}>
        <a href={`/desk/suggestions/${id}`}>{title}</a>（{number ?? '还没有编号'}）{' '}
      </span>
    ))}
    {unnamed > 0 && `${unnamed}件不列标题 `}
    {drafts > 0 && `另有${drafts}件正在写`}
    {handedIn.length + unnamed + drafts === 0 && '无'}
  </>
)
