/** Storing what the form of an activity brings. */
import { keepFile } from '../../file/actions.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { addActivityFile, raiseAtActivity, recordAttendance, recordMinutes } from '../actions.ts'
import { sheetDayChosen } from '../attendance/dayChoice.ts'
import { isDue } from '../attendance/due.ts'
import { refusalText } from '../refusals.ts'
import { isAfterwards } from '../rules.ts'
import { nameOf } from '../wording.ts'
import type { Problems, Recorded } from './entries.ts'
import type { Side } from './recordParts.tsx'

export const membersOf = ({ activity, people }: Side) =>
  people.map((one) => ({
    personId: one.personId,
    name: one.person.name,
    isDue: isAfterwards(activity) || isDue(activity, one),
  }))

/** What is new of it: minutes that stand there already are not written again, and only who leads writes them. */
export const news = (record: Recorded, { activity, leads }: Side): Recorded => ({
  ...record,
  minutes: leads && record.minutes !== activity.minutes ? record.minutes : null,
  findings: leads && record.findings !== activity.findings ? record.findings : null,
  matters: leads ? record.matters : [],
})

export const isEmpty = ({ sheet, minutes, findings, matters }: Recorded): boolean =>
  sheet === null && minutes === null && findings === null && matters.length === 0

type Mend = (problems: Problems) => FormResult

/** One after the other through the same verbs as in the chat; a refusal stores nothing of the form. */
export async function store(visit: FormVisit, side: Side, record: Recorded, mend: Mend): Promise<FormResult> {
  const { act, who } = visit
  const { activity } = side
  const lines: string[] = []
  if (record.sheet) {
    const outcome = await recordAttendance(
      act,
      who,
      activity,
      record.sheet,
      false,
      sheetDayChosen(activity, visit.fields.text('sheetDay'), act.zone),
    )
    if (!outcome.ok) return mend({ there: attendanceRefusal(outcome.refusal) })
    const { attended, excused, absent } = record.sheet
    lines.push(
      `考勤：应到${attended.length + excused.length + absent.length}人，实到${attended.length}人，请假${excused.length}人，未到${absent.length}人。`,
    )
  }
  const refused = await storeRest(visit, side, record, lines)
  if (refused) return mend({ minutes: refused })
  const head = `已记：${nameOf(activity)}`
  const how = `记错了再填一次，以最后一次为准。小结：活动${activity.id}小结。要形成建议，请参加的代表私聊我回：把活动${activity.id}写成建议。`
  return {
    stored: {
      lines: [head, ...lines, `在微信里：${how}`],
      said: [head, ...lines, how].join('\n'),
    },
  }
}

const attendanceRefusal = (
  refusal: Extract<Awaited<ReturnType<typeof recordAttendance>>, { ok: false }>['refusal'],
): string =>
  typeof refusal === 'object'
    ? `${refusal.checkedIn.join('、')}自己签过到，和没来对不上。请核对后再提交；确实没来的，请在微信里说一遍，例如：活动12 到了8个 谭志刚没来，再回1。`
    : refusalText[refusal]

/** Minutes, photos and matters; answers why not, or null. */
async function storeRest(
  visit: FormVisit,
  { activity, leads }: Side,
  { minutes, findings, matters }: Recorded,
  lines: string[],
): Promise<string | null> {
  const { act, who, photos } = visit
  const tried: Outcome<unknown, keyof typeof refusalText>[] = []
  if ((minutes ?? findings) !== null) {
    const written = { ...(minutes !== null && { minutes }), ...(findings !== null && { findings }) }
    tried.push(await recordMinutes(act, who, activity.id, written))
    lines.push(`${minutes === null ? '' : '纪要已记。'}${findings === null ? '' : '发现的问题已记。'}`)
  }
  if (leads)
    for (const photo of photos.kept) {
      const fileId = await keepFile(act, { ...photo, uploadedById: who.personId })
      tried.push(await addActivityFile(act, who, activity.id, { fileId, kind: 'photo' }))
    }
  if (leads && photos.kept.length > 0) lines.push(`照片${photos.kept.length}张。`)
  for (const { ownerId, text } of matters) {
    const raised = await raiseAtActivity(act, who, activity.id, ownerId, text)
    tried.push(raised)
    if (raised.ok) lines.push(`诉求编号${raised.value.concernId}：${text}`)
  }
  const wrong = tried.find((outcome) => !outcome.ok)
  return wrong ? refusalText[wrong.refusal] : null
}
