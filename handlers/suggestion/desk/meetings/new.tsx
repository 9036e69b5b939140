/** 记一次视察或会议: recorded with a finding for each suggestion that was looked at. */
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { Area, Choices, DeskForm, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import { isDay } from '../../../settings/rules.ts'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { recordMeeting, type MeetingInput } from '../../actions.ts'
import { meetingName } from '../../supervision/meetingKinds.ts'
import { refusalSentences } from '../../refusals.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { path, AboutFields, Minutes, wordsIn } from './fields.tsx'
import { findingsIn } from './findings.ts'

export const fresh = (visit: DeskVisit): Promise<WebReply> => Promise.resolve(form(visit, {}))

function form(visit: DeskVisit, problems: Problems): WebReply {
  const { fields, query } = visit
  const number = /^[\w-]{1,20}$/.exec(query.get('no') ?? '')?.[0]
  return {
    title: '记一次视察或会议',
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        <ProblemList problems={problems} />
        <DeskForm csrf={visit.csrf} action={`${path}/new`}>
          <Choices
            name="kind"
            label="种类"
            type="radio"
            problems={problems}
            options={visit.settings['suggestion.meetingKinds'].map(({ code, name }) => ({
              value: code,
              label: name,
            }))}
            chosen={[fields.text('kind')]}
          />
          <Field
            name="heldOn"
            label="日期"
            type="date"
            problems={problems}
            value={fields.text('heldOn')}
            max={dayOf(visit.act.now, visit.act.zone)}
          />
          <Field
            name="title"
            label="名称"
            hint="可以不填，不填就写成“11月20日代表建议专项视察”这样。"
            problems={problems}
            value={fields.text('title')}
            maxLength={60}
          />
          <AboutFields value={(name) => fields.text(name)} />
          <Area
            name="findings"
            label="看了哪些建议，情况怎样"
            hint="一件一行：编号、空格、情况。例如：023 灯杆已立，等通电。会记进这件建议的经过，并告诉领衔代表和承办单位。"
            problems={problems}
            value={fields.has('findings') ? fields.text('findings') : number ? `${number} ` : ''}
            rows={6}
            maxLength={20_000}
          />
          <Minutes value={fields.text('minutes')} />
          <button>记下</button>
        </DeskForm>
      </>
    ),
  }
}

export async function record(visit: DeskVisit): Promise<WebReply> {
  const { act, who, fields } = visit
  const kinds = visit.settings['suggestion.meetingKinds']
  const kind = fields.text('kind')
  const heldOn = fields.text('heldOn')
  const lines = await findingsIn(visit, fields.text('findings'))
  const problems: Problems = {
    ...(kinds.some(({ code }) => code === kind) ? {} : { kind: '请选种类' }),
    ...(isDay(heldOn) ? {} : { heldOn: '请写日期' }),
    ...(lines.problem === null ? {} : { findings: lines.problem }),
  }
  if (Object.keys(problems).length > 0) return form(visit, problems)
  const meeting: MeetingInput = {
    kind,
    title: fields.text('title') || titleOf(meetingName(kinds, kind), heldOn, dayOf(act.now, act.zone)),
    heldOn,
    ...wordsIn(visit),
  }
  const outcome = await recordMeeting(act, who, meeting, lines.found)
  if (!outcome.ok)
    return form(visit, { [fieldOf[outcome.refusal] ?? 'findings']: refusalSentences[outcome.refusal] })
  return {
    goTo: `${path}/${outcome.value.id}`,
    said: lines.found.length > 0 ? `已记下，${lines.found.length}件建议的代表和单位会收到情况。` : '已记下。',
  }
}

/** 11月20日代表建议专项视察 */
const titleOf = (kindName: string, heldOn: Day, today: Day): string =>
  `${spokenDay(heldOn, today)}代表建议${kindName}`

const fieldOf: Partial<Record<SuggestionRefusal, string>> = { past_day: 'heldOn', incomplete: 'title' }
