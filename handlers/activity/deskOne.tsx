/** One activity: who comes, who was there, its minutes, and the code at its door. */
import type { JSX } from 'preact'
import QRCode from 'qrcode'
import { instantOf } from '../shared/days.ts'
import { rowId } from '../shared/fields.ts'
import { Area, DeskForm, Empty, Facts, Field, PostButton, Tag, type Tone } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import {
  announceActivity,
  audienceOf,
  calendarText,
  cancelActivity,
  changeActivity,
  choicesOf,
  codeAtDoor,
  countsOf,
  countWords,
  findActivity,
  outcomesOf,
  previewPlan,
  recordAttendance,
  recordMinutes,
  sheetMembers,
  suggestionsOf,
  type Activity,
} from './actions.ts'
import { whenOf } from './whenOf.ts'
import { refusalText } from './refusals.ts'
import {
  isOpen,
  kindName,
  statusNames,
  stateNames,
  statusOf,
  type Plan,
  type State,
  type Status,
} from './rules.ts'

const tones: Record<Status, Tone> = {
  going: 'good',
  waiting: 'due',
  declined: 'quiet',
  excused: 'quiet',
  attended: 'good',
  absent: 'late',
}

async function found(visit: DeskVisit): Promise<Activity | null> {
  const id = rowId(visit.params['id'])
  return id > 0 ? findActivity(visit.act, id) : null
}

const notFound: WebReply = {
  title: '没有这个活动',
  status: 404,
  page: (
    <Empty>
      没有这个活动。<a href="/desk/activities">回到活动列表</a>
    </Empty>
  ),
}

async function show(visit: DeskVisit, problem = ''): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  return {
    title: activity.title,
    status: problem ? 422 : 200,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <Facts
          facts={[
            ['种类', kindName(activity.kind)],
            ['状态', stateNames[activity.state as State]],
            ['时间', whenOf(activity, visit.act)],
            ['地点', activity.place || '还没有定'],
            ['名额', activity.seats === null ? '不限' : `${activity.seats}人`],
            ['要带', activity.bring ?? '没有说'],
            ['材料', activity.materials ?? '没有'],
            ...(activity.cancelReason ? ([['取消原因', activity.cancelReason]] as const) : []),
          ]}
        />
        <Links activity={activity} />
        {activity.state === 'draft' && (
          <Draft activity={activity} visit={visit} asked={await asked(visit, activity)} />
        )}
        {isOpen(activity.state) && <Changes activity={activity} visit={visit} />}
        {activity.state !== 'draft' && (await people(visit, activity))}
        {(isOpen(activity.state) || activity.state === 'held') && (
          <Minutes activity={activity} visit={visit} />
        )}
        {await came(visit, activity)}
      </>
    ),
  }
}

const Links = ({ activity }: { activity: Activity }): JSX.Element | null =>
  isOpen(activity.state) ? (
    <nav class="acts" aria-label="签到和日历">
      <a class="button" href={`/desk/activities/${activity.id}/door`}>
        门口签到码
      </a>
      <a class="button plain" href={`/desk/activities/${activity.id}/calendar`}>
        日历文件
      </a>
    </nav>
  ) : null

async function asked(visit: DeskVisit, activity: Activity): Promise<string> {
  const plan = { ...activity, audience: audienceOf(activity) } as Plan
  const preview = await previewPlan(visit.act, visit.who, plan)
  if (!preview.ok) return refusalText[preview.refusal]
  const { people: count, unbound, rooms } = preview.value
  const off =
    unbound && unbound.length > 0
      ? `其中${unbound.length}人没有绑定微信，要电话通知：${unbound.join('、')}。`
      : ''
  return `会通知${count}人${rooms > 0 ? `，并在${rooms}个小组群里说一声` : ''}。${off}`
}

const Draft = ({
  activity,
  visit,
  asked: words,
}: {
  activity: Activity
  visit: DeskVisit
  asked: string
}): JSX.Element => (
  <div class="card">
    <p>{words}</p>
    <div class="acts">
      <PostButton action={`/desk/activities/${activity.id}/announce`} csrf={visit.csrf}>
        发出去
      </PostButton>
      <PostButton action={`/desk/activities/${activity.id}/cancel`} csrf={visit.csrf} danger>
        不办了
      </PostButton>
    </div>
  </div>
)

const Changes = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => (
  <>
    <details class="card">
      <summary>改时间、地点或名额（通知过的人都会再收到）</summary>
      <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/change`}>
        <div class="columns">
          <Field name="day" label="新日期（不改不填）" type="date" />
          <Field name="from" label="新时间（不改不填）" type="time" />
        </div>
        <Field name="place" label="新地点（不改不填）" />
        <Field name="seats" label="新名额（不改不填）" type="number" min={1} />
        <button>改，并通知</button>
      </DeskForm>
    </details>
    <details class="card">
      <summary>取消活动</summary>
      <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/cancel`}>
        <Area name="reason" label="原因（会告诉大家）" rows={2} />
        <button class="danger">取消，并通知</button>
      </DeskForm>
    </details>
  </>
)

async function people(visit: DeskVisit, activity: Activity): Promise<JSX.Element> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const counts = await countsOf(visit.act, activity.id)
  return (
    <>
      <h2>名单</h2>
      <p>
        通知{counts.asked}人；{countWords(counts)}；到场{counts.attended}人。
      </p>
      <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/attendance`}>
        <div class="table" role="region" aria-label="名单" tabindex={0}>
          <table>
            <caption>回复和到场</caption>
            <thead>
              <tr>
                {['姓名', '现在', '原因', '学时', '记到场'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {members.map((member) => {
                const status = statusOf(member)
                return (
                  <tr key={member.personId}>
                    <td>{member.person.name}</td>
                    <td>{status ? <Tag tone={tones[status]}>{statusNames[status]}</Tag> : '没有回复'}</td>
                    <td>{member.reason ?? ''}</td>
                    <td class="number">{member.hours ?? ''}</td>
                    <td>
                      <Presence id={member.personId} name={member.person.name} presence={member.presence} />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <button>记到场情况</button>
      </DeskForm>
    </>
  )
}

/** Nothing is chosen for those of whom nothing is known. */
const Presence = ({
  id,
  name,
  presence,
}: {
  id: number
  name: string
  presence: string | null
}): JSX.Element => (
  <fieldset class="inline">
    <legend class="unseen">{name}到场了没有</legend>
    {[
      ['attended', '到'],
      ['absent', '没到'],
    ].map(([value, label]) => (
      <label key={value} class="choice">
        <input type="radio" name={`p${id}`} value={value} checked={presence === value} />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
)

const Minutes = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => (
  <details class="card" open={activity.minutes !== null}>
    <summary>活动记录</summary>
    <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/minutes`}>
      <Area name="minutes" label="记录" rows={6} value={activity.minutes ?? ''} />
      <Area name="findings" label="发现的问题和意见" rows={4} value={activity.findings ?? ''} />
      <button>存活动记录</button>
    </DeskForm>
    <p class="hint">要形成代表建议：参加的代表在微信里私聊助手，回“把活动{activity.id}写成建议”。</p>
  </details>
)

async function came(visit: DeskVisit, activity: Activity): Promise<JSX.Element | null> {
  const { contacts, concerns } = await outcomesOf(visit.act, activity)
  const { handedIn, drafts } = await suggestionsOf(visit.act, activity.id)
  const choices = await choicesOf(visit.act, activity.id)
  if (contacts.length + concerns.length + handedIn.length + drafts + choices.length === 0) return null
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
          ['诉求', concerns.join('、') || '无'],
          ['建议', <Suggestions handedIn={handedIn} drafts={drafts} />],
        ]}
      />
      {choices.length > 0 && (
        <>
          <h2>怎么选的人</h2>
          <ul class="lines">
            {choices.map((choice) => (
              <li key={choice.personId}>
                第{choice.rank}位，此前被邀请{choice.invited}次，{choice.chosen ? '选了' : '没有选'}：
                {choice.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What deputies wrote after it: those handed in by number and title, of drafts only that there are some. */
const Suggestions = ({ handedIn, drafts }: Awaited<ReturnType<typeof suggestionsOf>>): JSX.Element => (
  <>
    {handedIn.map(({ id, number, title }) => (
      <span key={id}>
        <a href={`/desk/suggestions/${id}`}>{title}</a>（{number ?? '还没有编号'}）{' '}
      </span>
    ))}
    {drafts > 0 && `另有${drafts}件正在写`}
    {handedIn.length + drafts === 0 && '无'}
  </>
)

const after = (visit: DeskVisit, said: string): WebReply => ({
  goTo: `/desk/activities/${visit.params['id'] ?? ''}`,
  said,
})

async function announce(visit: DeskVisit): Promise<WebReply> {
  const outcome = await announceActivity(visit.act, visit.who, rowId(visit.params['id']))
  return outcome.ok ? after(visit, '发出去了，通知会陆续送到。') : show(visit, refusalText[outcome.refusal])
}

async function cancel(visit: DeskVisit): Promise<WebReply> {
  const reason = visit.fields.text('reason') || null
  const outcome = await cancelActivity(visit.act, visit.who, rowId(visit.params['id']), reason)
  return outcome.ok ? after(visit, '取消了，通知过的人都会收到。') : show(visit, refusalText[outcome.refusal])
}

async function change(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { fields, act } = visit
  const day = fields.text('day')
  const time = fields.text('from')
  const seats = Number(fields.text('seats'))
  if ((day === '') !== (time === '')) return show(visit, '改时间请把日期和时间都写上。')
  const outcome = await changeActivity(act, visit.who, activity.id, {
    ...(day && time ? { startsAt: instantOf(day, time, act.zone) } : {}),
    ...(fields.text('place') ? { place: fields.text('place') } : {}),
    ...(Number.isInteger(seats) && seats > 0 ? { seats } : {}),
  })
  return outcome.ok
    ? after(visit, '改好了，通知过的人都会再收到。')
    : show(visit, refusalText[outcome.refusal])
}

async function attendance(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const members = await sheetMembers(visit.act, visit.who, activity)
  const marked = (value: string) =>
    members
      .filter(({ personId }) => visit.fields.text(`p${personId}`) === value)
      .map(({ personId }) => personId)
  const sheet = { attended: marked('attended'), absent: marked('absent'), excused: [] }
  const outcome = await recordAttendance(visit.act, visit.who, activity, sheet)
  if (outcome.ok) return after(visit, `记下了：到${sheet.attended.length}人，没到${sheet.absent.length}人。`)
  const { refusal } = outcome
  return show(
    visit,
    typeof refusal === 'object'
      ? `${refusal.checkedIn.join('、')}自己签到过，不能记成没到。没有记，请先核对。`
      : refusalText[refusal],
  )
}

async function minutes(visit: DeskVisit): Promise<WebReply> {
  const written = { minutes: visit.fields.text('minutes'), findings: visit.fields.text('findings') }
  const outcome = await recordMinutes(visit.act, visit.who, rowId(visit.params['id']), written)
  return outcome.ok ? after(visit, '活动记录存好了。') : show(visit, refusalText[outcome.refusal])
}

/** The code for the screen at the door. It changes by itself: a photo of it sent elsewhere is soon useless. */
async function door(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const outcome = await codeAtDoor(visit.act, visit.who, activity.id)
  if (!outcome.ok) return notFound
  const { code, slotSeconds } = outcome.value
  const picture = await QRCode.toDataURL(`签到 ${code}`, { margin: 1, width: 480 })
  return {
    title: `${activity.title}：签到`,
    refreshSeconds: Math.max(5, Math.floor(slotSeconds / 3)),
    page: (
      <div class="door">
        <p>在微信里给“代表履职助手”回：</p>
        <p class="code">签到 {code}</p>
        <img class="picture" src={picture} alt={`二维码，内容是“签到 ${code}”`} width={480} height={480} />
        <p>也可以扫码，把看到的那句话发给助手。数字{slotSeconds}秒一换，拍照转发没有用。</p>
      </div>
    ),
  }
}

async function calendar(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const text = calendarText(activity, visit.settings['activity.usualHours'], visit.act.now)
  return {
    file: Buffer.from(text, 'utf8'),
    name: `${activity.title}.ics`,
    type: 'text/calendar; charset=utf-8',
  }
}

const act = (name: string, answer: DeskPage['answer']): DeskPage => ({
  method: 'POST',
  path: `/desk/activities/:id/${name}`,
  right: 'activities.change',
  answer,
})

export const onePages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id', right: 'activities.see', answer: (visit) => show(visit) },
  { method: 'GET', path: '/desk/activities/:id/door', right: 'activities.see', answer: door },
  { method: 'GET', path: '/desk/activities/:id/calendar', right: 'activities.see', answer: calendar },
  act('announce', announce),
  act('cancel', cancel),
  act('change', change),
  act('attendance', attendance),
  act('minutes', minutes),
]
