/** Photos in the chat: with the report that was just made, or kept until the sender says where they belong. */
import { recordDeed } from '../../audit/actions.ts'
import {
  attachPhotos,
  attachWaiting,
  countWaiting,
  dropFile,
  dropLastPhoto,
  dropWaiting,
  fileRefusals,
  holdPhotos,
  isPhoto,
  mostPhotosOfReport,
  photosOf,
} from '../../file/actions.ts'
import { may } from '../../people/rules.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { lastRecorded, lastValid, ownReport, type StoredReport } from '../actions.ts'
import { noteAdded } from '../record/photos.ts'
import { inWords } from './receipts.ts'

const photoKind = 'contact.photo'

/** A photo this soon after a report belongs to it. */
const soonMs = 10 * 60_000
/** A photo that waits this long is no longer joined to the next report without being asked about. */
const waitsMs = 60 * 60_000

/** A photo without words: to the report of the last ten minutes, else kept and asked about. Null when it is none of ours. */
export async function takePhotos(turn: Turn, question: OpenQuestion | null): Promise<string | null> {
  if (!may.reportContacts(turn.who) || !turn.files.every(({ type }) => isPhoto(type))) return null
  const open = question && !question.expired ? question : null
  // what is being told at the moment is what the photo shows
  const busy = open?.kind.startsWith('contact.') ?? false
  const recent = busy ? [] : await reportsJustMade(turn)
  const [only] = recent
  return only && recent.length === 1 ? attachTo(turn, only) : hold(turn, open, recent)
}

async function reportsJustMade({ act, who }: Turn): Promise<StoredReport[]> {
  const since = act.now.getTime() - soonMs
  return (await lastRecorded(act, who)).filter(
    (report) => report.status === 'valid' && report.recordedAt.getTime() >= since,
  )
}

async function attachTo(turn: Turn, report: StoredReport): Promise<string> {
  const before = (await photosOf(turn.act.tx, report.id)).length
  const fits = turn.files.slice(0, mostPhotosOfReport - before)
  await drop(turn, turn.files.slice(fits.length))
  if (fits.length === 0)
    return `编号${report.id}那条已经附了${before}张照片，这张没有存。${fileRefusals.too_many}`
  await attachPhotos(turn.act, report.id, idsOf(fits))
  await noteAdded(turn.act, report.id, fits.length)
  const count = before + fits.length
  return `收到照片，附在编号${report.id}那条下${count > 1 ? `（共${count}张）` : ''}。发错了回“删照片”。`
}

const idsOf = (files: Turn['files']): number[] => files.map(({ id }) => id)

const drop = async (turn: Turn, files: Turn['files']): Promise<void> => {
  for (const { id } of files) await dropFile(turn.act, id)
}

async function hold(turn: Turn, open: OpenQuestion | null, recent: readonly StoredReport[]): Promise<string> {
  const waiting = await holdPhotos(turn.act, turn.who.personId, idsOf(turn.files), since(turn))
  if (waiting === null) {
    await drop(turn, turn.files)
    return `已经有${mostPhotosOfReport}张照片在等，这张没有存。${fileRefusals.too_many}`
  }
  if (open?.kind === photoKind) return `又收到一张，一起留着（共${waiting}张）。`
  if (open) return '照片先留着，记好后会附上。请先回答上面的问题。'
  await askWhere(turn)
  if (recent.length > 0) return `收到照片，先留着。${whichOf(recent.map(({ id }) => id))}`
  return `收到照片，先留着。是哪次联系的？请说一句话，例如：走访 ${turn.linked[0]?.name ?? '张德发'} 反映路灯不亮；已经记过的，回它的编号。不要了回“取消”。`
}

const askWhere = (turn: Turn): Promise<void> =>
  ask(turn.act, turn.conversation, photoKind, {}, turn.settings['question.expiresHours'])

const whichOf = (ids: readonly number[]): string =>
  `附在编号${[...ids].sort((a, b) => a - b).join('、')}哪一条下？回编号；不要了回“取消”。`

const since = ({ act }: Turn): Date => new Date(act.now.getTime() - waitsMs)

/** After reports were recorded: what waited is joined to the one, or asked about when there are several. The words for it. */
export async function joinWaiting(turn: Turn, reportIds: readonly number[]): Promise<string> {
  const [only] = reportIds
  if (only === undefined) return ''
  if (reportIds.length > 1) {
    const waiting = await countWaiting(turn.act, turn.who.personId, since(turn))
    if (waiting === 0) return ''
    await askWhere(turn)
    return `留着的${waiting}张照片${whichOf(reportIds)}`
  }
  const joined = await attachWaiting(turn.act, turn.who.personId, only, since(turn))
  if (joined === 0) return ''
  await noteAdded(turn.act, only, joined)
  return `照片${joined}张已附在编号${only}那条下。`
}

export const isPhotoQuestion = (kind: string): boolean => kind === photoKind

/** 编号12, 12, 上一条; null when the words tell of something else. */
export async function answerPhoto(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const words = turn.text.normalize('NFKC').trim()
  if (takesBack(words)) return takeBack(turn)
  const number =
    /^(?:是|附在?|放在?)?(?:编号|第)?\s*[:：]?\s*(\d{1,9})\s*(?:号?(?:那|这)?条?|号)?(?:的|上|下)?[。.!！]*$/.exec(
      words,
    )?.[1]
  const isLast =
    /^(?:是|附在?)?(?:刚才|上一?|最近|刚刚|前面)(?:那|这)?(?:一)?(?:条|次|个)(?:的|上|下)?[。.!！]*$/.test(
      words,
    )
  if (number === undefined && !isLast) return null
  const report = isLast
    ? await lastValid(turn.act, turn.who)
    : await ownReport(turn.act, turn.who, Number(number))
  if (report?.status !== 'valid')
    return `${isLast ? '还没有您记的联系' : `编号${number ?? ''}不是您记的有效联系`}，照片还留着。请回收据上的编号，或者说一句话记下这次联系。`
  // asked for by number: however long it has waited
  const joined = await attachWaiting(turn.act, turn.who.personId, report.id, new Date(0))
  if (joined === 0)
    return `编号${report.id}那条的照片已经满${mostPhotosOfReport}张了，照片还留着。请回别的编号，或者回“取消”。`
  await closeQuestion(turn.act, question.id, 'answered')
  await noteAdded(turn.act, report.id, joined)
  return `照片${joined}张已附在这条下：${inWords(report, turn.today)}`
}

/** He wants none of what waited. */
export async function forgetWaiting(turn: Turn): Promise<void> {
  await dropWaiting(turn.act, turn.who.personId)
}

/** 删照片 */
export const takesBack = (text: string): boolean =>
  /^(?:请|把)?(?:删除?|撤回?|去掉|不要)(?:掉|了)?(?:这|那|刚才的?|上一|最后一?)?(?:张)?(?:照片|图片)(?:删除?|撤回|去掉|不要)?[了吧。.!！]*$/.test(
    text.trim(),
  ) || /^(?:照片|图片)(?:发错了|不要了?|删掉?|撤回)[了吧。.!！]*$/.test(text.trim())

export async function takeBack(turn: Turn): Promise<string> {
  const dropped = await dropLastPhoto(
    turn.act,
    turn.who.personId,
    new Date(turn.act.now.getTime() - 24 * waitsMs),
  )
  if (!dropped) return '一天内没有您发的照片，没有可以去掉的。'
  const { reportId } = dropped
  if (reportId === null) return '刚才那张照片去掉了。'
  await recordDeed(turn.act, { action: 'contact.photo_dropped', subject: `report:${reportId}`, after: {} })
  const left = (await photosOf(turn.act.tx, reportId)).length
  return `编号${reportId}那条下的最后一张照片去掉了${left > 0 ? `，还有${left}张` : ''}。联系记录还在。`
}
