/** Recording an activity on a phone: who was there, minutes, photos, matters that deputies raised. */
import type { JSX } from 'preact'
import { Empty } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { led, outcomesOf, recordable, sheetMembers, type Activity } from '../actions.ts'
import { readRecord, type Problems } from './entries.ts'
import { activityIdOf, PickOne } from './parts.tsx'
import { RecordForm, type Side } from './recordParts.tsx'
import { isEmpty, membersOf, news, store } from './recordStoring.ts'

/** Its attendance or its minutes stand there. */
const isRecorded = ({ state, minutes }: Activity): boolean => state === 'held' || minutes !== null

async function sideOf(visit: FormVisit): Promise<Side | null> {
  const { act, who } = visit
  const all = await recordable(act, who)
  const id = activityIdOf(visit)
  // one that is recorded already may not be the one that is meant
  const only = all.length === 1 && all[0] && !isRecorded(all[0]) ? all[0] : undefined
  const activity = id === null ? only : all.find((one) => one.id === id)
  if (!activity) return null
  const people = await sheetMembers(act, who, activity)
  const { files } = await outcomesOf(act, activity)
  return {
    activity,
    people,
    leads: (await led(act, who, activity.id)).ok,
    photos: files.filter(({ kind }) => kind === 'photo').length,
  }
}

export async function showRecord(visit: FormVisit): Promise<JSX.Element> {
  const side = await sideOf(visit)
  return side ? <RecordForm visit={visit} side={side} problems={{}} /> : choose(visit)
}

async function choose(visit: FormVisit): Promise<JSX.Element> {
  const all = await recordable(visit.act, visit.who)
  if (all.length === 0) return <Empty>没有已经开始、归您记的活动。活动开始后再来填。</Empty>
  return (
    <PickOne
      visit={visit}
      activities={all}
      noteOf={(activity) => (isRecorded(activity) ? '已记过，点开可以补、可以改' : '还没有记')}
    />
  )
}

export async function submitRecord(visit: FormVisit): Promise<FormResult> {
  const side = await sideOf(visit)
  if (!side) return { again: await choose(visit) }
  const read = readRecord(visit.fields, membersOf(side))
  const photoProblem: Problems = visit.photos.problem === null ? {} : { photos: visit.photos.problem }
  const mend = (problems: Problems) => ({
    again: <RecordForm visit={visit} side={side} problems={{ ...problems, ...photoProblem }} />,
  })
  if ('problems' in read) return mend(read.problems)
  if (visit.photos.problem !== null) return mend({})
  const record = news(read.record, side)
  if (isEmpty(record) && visit.photos.kept.length === 0)
    return mend({ rest: '还没有填什么。至少填考勤、纪要、照片、问题中的一项。' })
  return store(visit, side, record, mend)
}
