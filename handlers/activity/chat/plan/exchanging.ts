/** 换 何建平 原因 出差; 把何建平换成罗小燕，何建平出国了: another one in the list of an invitation that is proposed. */
import type { Turn } from '../../../shared/turn.ts'
import { fairList, type Proposed } from '../../actions.ts'
import type { DraftPayload } from './shown.ts'

const outOnly = /^换(?:掉|下)?\s*([^\s,，。成为]{2,10})[\s,，。]*(?:原因|因为)?[:：]?\s*(.*)$/
const outAndIn =
  /^(?:把|将)?\s*([^\s,，。]{2,10}?)(?:代表)?(?:换|改|替)(?:成|为|作)\s*([^\s,，。]{2,10}?)(?:代表)?(?:吧)?(?:[\s,，。]+(?:原因|因为)?[:：]?\s*(.*))?$/
const whyOnly = /^(?:原因|因为|理由)[:：是\s]*(.{2,200})$/

/** The proposal with another one in it, or the sentence that says what is wrong; null when nobody is exchanged. The next in the fair order takes the place unless somebody is named. */
export async function exchange(turn: Turn, payload: DraftPayload): Promise<DraftPayload | string | null> {
  const { invited } = payload
  const words = turn.text.normalize('NFKC').trim()
  const why = whyOnly.exec(words)?.[1]
  if (invited && why) return { ...payload, invited: { ...invited, reason: why } }
  const both = outAndIn.exec(words)
  const match = both ?? outOnly.exec(words)
  if (!match || !invited) return null
  const [outName = '', inName, reason] = both ? [both[1], both[2], both[3]] : [match[1], undefined, match[2]]
  const list = await fairList(turn.act, invited.seed)
  const chosen = list.filter(({ personId }) => invited.personIds.includes(personId))
  const [out, ...twins] = chosen.filter(({ name }) => name === outName)
  if (!out)
    return `建议名单里没有${outName}，没有换。名单是：${chosen.map(({ name }) => name).join('、')}。换人请写：换 ${chosen[0]?.name ?? ''} 原因 出差`
  if (twins.length > 0) return `名单里有两位${outName}，请到工作台里换。`
  if (!reason?.trim())
    return `换人要写原因，例如：${inName ? `把${out.name}换成${inName}` : `换 ${out.name}`} 原因 出差`
  const next = inName === undefined ? nextOf(list, chosen) : namedOf(list, chosen, inName)
  if (typeof next === 'string') return next
  const personIds = [...invited.personIds.filter((id) => id !== out.personId), next.personId]
  const said = [invited.reason, `${out.name}：${reason.trim()}`].filter(Boolean).join('；')
  return { ...payload, invited: { ...invited, personIds, reason: said } }
}

function nextOf(list: readonly Proposed[], chosen: readonly Proposed[]): Proposed | string {
  const last = Math.max(...chosen.map(({ rank }) => rank))
  return list.find(({ rank }) => rank > last) ?? '没有别的代表可以换了。'
}

function namedOf(list: readonly Proposed[], chosen: readonly Proposed[], name: string): Proposed | string {
  const [one, ...twins] = list.filter((each) => each.name === name)
  if (!one) return `没有可以请的代表叫${name}，没有换。请写在任代表的姓名。`
  if (twins.length > 0) return `有两位${name}，请到工作台里换。`
  return chosen.includes(one) ? `${name}已经在名单里，没有换。` : one
}
