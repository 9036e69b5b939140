/** 区住建局负责人是李强 13800001234; 区住建局不再有负责人; 上传答复函模板. */
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { nameUnitLeader, setUnitLeader, unitRefusals, unitsNamed } from '../../actions.ts'
import { linkTo } from '../reading/links.ts'

const unitWords = '([\\p{Script=Han}]{1,18}(?:局|委|办|院|队|中心|公司|所|处|会|集团|街道|乡|镇|政府))'
const named = new RegExp(
  `^${unitWords}的?(?:单位)?负责人(?:现在)?(?:是|为|改为|改成|换成|换为|定为)[:：\\s]*(?!谁|哪)([\\p{Script=Han}·]{2,8}?)(?:同志)?[\\s,，、]*(1[\\d\\s-]{10,14})?[。.!！]*$`,
  'u',
)
const dismissed = new RegExp(`^${unitWords}(?:不再有|取消|去掉)(?:单位)?负责人[。.!！]*$`, 'u')

/** Whether words say who leads a unit, or that nobody does. */
export const leaderSaid = (text: string): boolean => named.test(text) || dismissed.test(text)

export async function leader(turn: Turn): Promise<Said> {
  const text = turn.text.normalize('NFKC').trim()
  const [, typed = '', name, phone = ''] = named.exec(text) ?? dismissed.exec(text) ?? []
  const [unit, ...more] = await unitsNamed(turn.act, typed)
  if (!unit) return `没有“${typed}”这个承办单位，没有改动。请写全称或简称。`
  if (more.length > 0)
    return `“${typed}”可能是${[unit, ...more].map((each) => each.name).join('、')}，没有改动。请写全称。`
  if (name === undefined) {
    const outcome = await setUnitLeader(turn.act, turn.who, unit.id, null)
    return outcome.ok
      ? `${unit.name}现在没有负责人，超期只提醒联络人和交办机关。`
      : unitRefusals[outcome.refusal]
  }
  const outcome = await nameUnitLeader(turn.act, turn.who, unit.id, { name, phone })
  if (!outcome.ok) return unitRefusals[outcome.refusal]
  const { bound } = outcome.value
  return `${unit.name}的负责人定为${name}。${bound ? '超期时会提醒他。' : '他还没绑定微信，请在工作台“人员”里给他发绑定码。'}改错了请回：${typed}负责人是 姓名 手机`
}

/** Whether words ask where a unit hands in a Word template. */
export const templateAsked = (text: string): boolean =>
  /(?:上传|换|改|停用|设置|用).{0,8}模[板版]|^(?:Word|文书|答复函|征询意见表)?模[板版]$/i.test(text)

export async function template(turn: Turn): Promise<Said> {
  if (turn.who.unitIds.length > 0)
    return `上传或停用本单位的Word模板，点开：${await linkTo(turn, 'templates', null)}`
  return turn.who.isStaff
    ? '单位和交办机关的Word模板在工作台“建议”的“承办单位”里上传。进工作台请回“登录”。'
    : '文书模板由承办单位和交办机关来上传，没有办。'
}
