/** 活动12签到表, 活动12小结, 培训证明, 今年培训统计: papers and pictures that are sent in the chat. */
import { pictureOf } from '../../chart/actions.ts'
import { keepFile } from '../../file/actions.ts'
import { spokenDay } from '../../shared/days.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  activitiesOn,
  activitySummary,
  ledAhead,
  daySummary,
  findActivity,
  keptPaper,
  peopleToCertify,
  signInSheet,
  trainingCertificate,
  yearFiguresOf,
  yearStatistics,
  yearToLookAt,
  type Paper,
} from '../actions.ts'
import { sumLines, titleOfYear } from '../papers/words.ts'
import { refusalText } from '../refusals.ts'
import { isTraining } from '../rules.ts'
import { nameOf, whenWords } from '../wording.ts'
import { yearChart } from '../statistics/yearChart.ts'
import type { YearFigures } from '../statistics/yearFigures.ts'

const sheetWords = /^的?(?:签到(?:表|册|单)|签名表)[。.]?$/
const summaryWords = /^的?(?:活动)?(?:小结|总结|会议记录)(?:文档|[Ww]ord)?[。.]?$/
const ownCertificate = /^的?培训证明[。.]?$/

/** 活动12签到表; 活动12小结; 活动12培训证明. Null when the words after the number ask for no paper. */
export async function papersOf(turn: Turn, id: number, words: string): Promise<Said | null> {
  if (ownCertificate.test(words)) return certify(turn, turn.who.personId, { activityId: id })
  const isSheet = sheetWords.test(words)
  if (!isSheet && !summaryWords.test(words)) return null
  const paper = isSheet
    ? await signInSheet(turn.act, turn.who, id)
    : await activitySummary(turn.act, turn.who, id)
  if (!paper.ok) return refusalText[paper.refusal]
  const activity = await findActivity(turn.act, id)
  const fileId = await keptPaper(turn.act, paper.value, `activity:${id}`)
  const about = activity ? nameOf(activity) : `活动${id}`
  const text = isSheet
    ? `${about}的签到表，可以直接打印。请假的已注明，名单以现在的回复为准。`
    : `${about}的小结，按已记的考勤、纪要做的。没记的地方写着【缺】，补记后再回“活动${id}小结”。`
  return { text, fileIds: [fileId] }
}

/** 签到表, 培训签到表, without a number: of what is on today, else of the next one that he leads. */
export const signInWords =
  /^(?:打印|发|给我|要)?(?:一?[个份张])?(?:今天|明天|这次|下次)?的?(?:活动|培训|会议|座谈会)?的?(?:签到(?:表|册|单)|签名表)[。.]?$/

export async function signInAsked(turn: Turn): Promise<Said> {
  const { act, who } = turn
  const today = await activitiesOn(act, who, turn.today)
  const led = [...today, ...(await ledAhead(act, who))].filter(
    (one, index, all) => all.findIndex(({ id }) => id === one.id) === index,
  )
  const meant = /培训/.test(turn.text) ? led.filter(({ kind }) => isTraining(kind)) : led
  const [only, ...others] = meant.length > 0 ? meant : led
  if (!only) return '您没有今天或者还没开始的活动。要以前的请写编号，例如：活动12签到表'
  if (others.length === 0) return (await papersOf(turn, only.id, '签到表')) ?? refusalText.not_sent
  const lines = [only, ...others]
    .slice(0, 8)
    .map((one) => `${nameOf(one)}，${whenWords(one, act.zone, turn.today)}`)
  return ['要哪一个的签到表？请写编号：', ...lines, `例如：活动${only.id}签到表`].join('\n')
}

// ---- certificates

/** 培训证明; 去年培训证明; 培训证明 周明远 */
export const certificateWords =
  /^(?:我的?|开(?:一?[个份张])?|要(?:一?[个份张])?|打印)*(?:今年|去年)?的?培训证明(?:书)?\s*([\u4e00-\u9fa5·]{2,12})?[。.]?$/

/** One's own certificate of a year; 代表工委 may name a person. */
export async function certificate(turn: Turn): Promise<Said> {
  const text = turn.text.normalize('NFKC').trim()
  const year = Number(turn.today.slice(0, 4)) - (/去年/.test(text) ? 1 : 0)
  const name = certificateWords.exec(text)?.[1]?.replace(/(?:代表|同志)$/, '')
  if (!name || name === turn.who.name) return certify(turn, turn.who.personId, { year })
  if (!turn.who.staffRoles.includes('代表工委')) return '培训证明只能开自己的：请回“培训证明”。'
  const found = await peopleToCertify(turn.act, turn.who, name)
  const [only, ...twins] = found
  if (only === undefined) return `没有${name}的活动记录，没有开。请写全名，例如：培训证明 周明远`
  if (twins.length > 0) return `有${found.length}位${name}，没有开。请到工作台里开。`
  return certify(turn, only.id, { year })
}

async function certify(
  turn: Turn,
  personId: number,
  scope: { year: number } | { activityId: number },
): Promise<Said> {
  const paper = await trainingCertificate(turn.act, turn.who, personId, scope)
  if (!paper.ok) return refusalText[paper.refusal]
  const fileId = await keptPaper(turn.act, paper.value, `person:${personId}`)
  const { number, times, hours } = paper.value
  return {
    text: `培训证明${number}：参加培训${times}次，共${hours}学时。请送代表工委盖章。只算记录到场的培训，少了的请告诉组织者补记。`,
    fileIds: [fileId],
  }
}

// ---- the contact day

/** 联系日小结; 去年联系选民日小结: the draft for the bulletin as Word. */
export const daySummaryWords =
  /^(?:今年|去年|\d{4}年)?的?(?:代表)?联系(?:选民)?日的?(?:情况)?(?:小结|总结|通报)(?:文档|[Ww]ord)?[。.]?$/

export async function daySummaryTalk(turn: Turn): Promise<Said> {
  const text = turn.text.normalize('NFKC').trim()
  const thisYear = Number(turn.today.slice(0, 4))
  const named = Number(/^(\d{4})年/.exec(text)?.[1] ?? 0)
  const usual = yearToLookAt(turn.today, turn.settings)
  const year = named || (/^去年/.test(text) ? thisYear - 1 : /^今年/.test(text) ? thisYear : usual)
  const paper = await daySummary(turn.act, turn.who, year)
  if (!paper.ok)
    return paper.refusal === 'not_yours'
      ? '联系选民日小结由代表工委来做。您自己的记录请回“我的”。'
      : `${year}年的联系选民日还没有到，没有小结可做。`
  const fileId = await keptPaper(turn.act, paper.value, `contact_day:${year}`)
  const about = `${year}年联系选民日情况小结，按现在的记录做的初稿，通报前请核对。谁没有记录看工作台“活动 → 联系选民日”。`
  return { text: about, fileIds: [fileId] }
}

// ---- the year

/** 今年培训统计; 去年活动统计; 今年培训统计 Word: the figures, a picture and the file. */
export async function statistics(turn: Turn): Promise<Said> {
  const year = Number(turn.today.slice(0, 4)) - (/去年/.test(turn.text) ? 1 : 0)
  const figures = await yearFiguresOf(turn.act, turn.who, year)
  if (!figures.ok) return '活动和培训统计由代表工委来看。您自己的请回“我今年参加几次培训了”。'
  const isWord = /word|文档/i.test(turn.text)
  const paper = await yearStatistics(turn.act, turn.who, year, isWord ? 'word' : 'excel')
  if (!paper.ok) return refusalText[paper.refusal]
  const about = [
    `${titleOfYear(figures.value)}（截至${spokenDay(figures.value.cutOff, turn.today)}）：`,
    ...sumLines(figures.value),
  ]
  const picture = await pictureOfYear(turn, figures.value, /培训/.test(turn.text), about.join(''))
  const fileId = await keptPaper(turn.act, paper.value, `year:${year}`)
  const other = isWord ? '要Excel回“今年培训统计”。' : '要Word回“今年培训统计 Word”。'
  return { text: [...about, `明细和口径在文件里。${other}`].join('\n'), fileIds: [picture, fileId] }
}

async function pictureOfYear(
  turn: Turn,
  figures: YearFigures,
  isTrainings: boolean,
  about: string,
): Promise<number> {
  const { title, svg } = await yearChart(figures, isTrainings ? 'trainings' : 'activities', turn.today, about)
  const paper: Paper = { name: `${title}-${turn.today}.png`, type: 'image/png', bytes: await pictureOf(svg) }
  return keepFile(turn.act, { ...paper, uploadedById: null })
}
