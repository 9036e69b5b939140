/** What both forms of an inspection or meeting ask: where, by whom, who took part, the minutes. */
import type { JSX } from 'preact'
import { Area, Field } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { MeetingWords } from '../../actions.ts'
import { namesIn } from '../../supervision/meetingWords.ts'

export const path = '/desk/suggestions/meetings'

export const AboutFields = ({
  value,
}: {
  value: (name: 'place' | 'hosts' | 'attendees') => string
}): JSX.Element => (
  <>
    <Field name="place" label="地点" hint="可以不填。" value={value('place')} maxLength={60} />
    <Field
      name="hosts"
      label="由谁召开"
      hint="可以不填，例如：区人大常委会代表工委、区政府办公室共同召开。"
      value={value('hosts')}
      maxLength={120}
    />
    <Area
      name="attendees"
      label="参加的人"
      hint="可以不填。姓名之间用顿号或换行分开。"
      value={value('attendees')}
      rows={2}
      maxLength={2000}
    />
  </>
)

export const Minutes = ({ value }: { value: string }): JSX.Element => (
  <Area name="minutes" label="纪要" hint="可以不填。" value={value} rows={5} maxLength={20_000} />
)

export const wordsIn = ({ fields }: DeskVisit): Omit<MeetingWords, 'title'> => {
  const optional = (name: string) => fields.text(name) || null
  return {
    place: optional('place'),
    hosts: optional('hosts'),
    attendees: namesIn(fields.text('attendees')),
    minutes: optional('minutes'),
  }
}
