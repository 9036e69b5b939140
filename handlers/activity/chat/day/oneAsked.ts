/** 何建平联系日来了没: how the contact day of one deputy stands, for his liaison. A question records nothing. */
import { deputiesOfLiaison } from '../../../people/actions.ts'
import { contactDays } from '../../../settings/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { dayAbsence } from '../../day/absence.ts'
import { dayRecord, type DayRecord } from '../../day/record.ts'
import { dayParts, partKeys } from './words.ts'

const day = '(?:今年)?(?:的)?联系(?:选民|群众)?日(?:那天|当天)?'
const did = '(?:来|去|到|参加|下去|搞|弄|记|登记|报|填)'
const asks = new RegExp(
  `^(?:请问)?([\\u4e00-\\u9fa5·]{2,6}?)(?:代表)?${day}(?:到底|还|又|有)*(?:${did}(?:过|好|完)?了?(?:没有?|吗|么)|有没有${did}|${did}没${did})(?:呢|啊|呀|了)?[\\s?？。!！]*$`,
)

/** Null when nothing of the kind is asked, or of nobody whom the speaker looks after. */
export async function oneAsked(turn: Turn): Promise<string | null> {
  const { act, who, today } = turn
  const said = asks.exec(turn.text.normalize('NFKC').trim())?.[1]
  if (said === undefined || who.liaisonGroupIds.length === 0) return null
  const meant = (await deputiesOfLiaison(act.tx, who)).filter(({ name }) => name === said)
  const [deputy, ...twins] = meant
  if (!deputy) return null
  const year = Number(today.slice(0, 4))
  const on = (await contactDays(act.tx))(year)
  if (on > today) return `今年的联系选民日是${spokenDay(on, today)}，还没有到。`
  if (twins.length > 0) return `您联络的代表里有两位${said}，请在工作台的联系选民日名单上看。`
  const about = `${said}代表${spokenDay(on, today)}的联系选民日`
  const record = await dayRecord(act, deputy.personId, year)
  if (record) return `${about}有记录：参加了${factsOf(record)}。`
  const absence = await dayAbsence(act, deputy.personId, year)
  if (absence) return `${about}没有参加，原因：${absence.reason}。`
  return `${about}还没有记录，去没去还不知道。问到了请说，例如：${said}联系日没参加，住院了；去了的说：代${said}代表登记：联系日走访 张德发`
}

function factsOf(record: DayRecord): string {
  const counted = [
    ...(record.headcount === null ? [] : [`，见到${record.headcount}人`]),
    ...(record.cards === null ? [] : [`，征求意见卡${record.cards}张`]),
  ].join('')
  const missing = partKeys.filter((part) => record[part] === null).map((part) => dayParts[part])
  return missing.length > 0 ? `${counted}；${missing.join('、')}还没有记` : `${counted}；四项都记了`
}
