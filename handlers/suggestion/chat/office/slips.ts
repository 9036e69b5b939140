/** 分错了, 转错了, 并错了，拆开, 001再加一个协办: what the office can do then; nothing is changed by these words. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { inStates, nameOf, openCase, refOf, suggestionsNamed, type Case } from '../../actions.ts'
import { wholeWords } from '../../numbering.ts'
import { refusals } from '../words/refusals.ts'

const number = `(?:${wholeWords}|第?\\d{1,4}号?)(?:建议)?`
const wrong = new RegExp(
  `^(?:这个|那个|这件|那件|刚才|刚刚|我|是|把|哎呀?|不好意思|[\\s,，])*(?:${number})?[\\s,，]*(?:这件|那件|我|是|给)*(?<what>[分转交派并])(?:办|给|案)?错(?:了|单位|地方|部门|人)*[\\s,，。]*(?:要|请|帮我|给我)?(?:拆开|分开|撤回来?|退回来?|改回来?|改一?下|重新[分转交派来]|怎么办|咋办|怎么改)?[了吧呢]*[。.!！?？]*$`,
  'i',
)
const units = new RegExp(
  `^把?(?:${number})[\\s,，]*的?(?:要|想|请|需要|还要)*(?:再|另外|也)*(?:(?:加上?|增加|补充?|去掉|去除|取消|撤掉|撤销|减掉?|拿掉|不要)[\\s\\p{Script=Han}、]{0,24}(?:协办|配合|会办)[\\s\\p{Script=Han}、]{0,20}|(?:协办|配合)(?:单位)?[\\s]*(?:再|要)?(?:加上?|增加|补充?|去掉|取消|撤掉|减掉?|拿掉|不要)[\\s\\p{Script=Han}、]{0,24})[。.!！]*$`,
  'iu',
)

/** What went wrong, in the words of somebody who works on suggestions; null for anything else. */
export function slipIn(text: string): 'split' | 'unmerge' | 'move' | 'misassigned' | 'units' | null {
  const words = text.normalize('NFKC').trim()
  const what = wrong.exec(words)?.groups?.['what']
  if (what === undefined) return units.test(words) ? 'units' : null
  if (what === '转') return 'move'
  if (what !== '并') return 'misassigned'
  // only the order to part one that is named parts it
  return suggestionNumbers(words).length === 1 && /拆开|分开/.test(words) ? 'unmerge' : 'split'
}

const ask = '是哪一件？还没有改动。请写编号，'

/** The one that is named; undefined where none is, null where there is no such one. */
async function named(turn: Turn): Promise<Case | null | undefined> {
  const [no] = suggestionNumbers(turn.text)
  if (no === undefined) return undefined
  const [one, ...more] = await suggestionsNamed(turn.act, turn.who, turn.text, no)
  return one && more.length === 0 ? openCase(turn.act, one.id) : null
}

/** 并错了，拆开 without a number: which ones are merged, and the word that parts them. */
export async function split(turn: Turn): Promise<Said> {
  const merged = (await inStates(turn.act, turn.who, ['merged'])).slice(0, 9)
  return merged.length === 0
    ? '现在没有并案办理的建议，没有改动。'
    : [
        '要拆开哪一件？还没有改动。请回：',
        ...merged.map((one) => `${refOf(one)}取消并案（${one.title}）`),
      ].join('\n')
}

/** 转错了: whose word brings it back depends on where it is. */
export async function move(turn: Turn): Promise<Said> {
  const one = await named(turn)
  if (one === null) return refusals.not_found
  const ref = one ? refOf(one.row) : '编号'
  const begin = one ? `${nameOf(one)}还没有改动。` : ask
  return turn.who.staffRoles.includes('代表工委')
    ? `${begin}还没有交办的，请交办机关回“退回 ${ref} 理由”，退回来以后您回“转交 ${ref} 法院”（或者政府办、监委、检察院）；已经交办的，请交办机关在工作台换承办单位。`
    : `${begin}还没有交办的请回：退回 ${ref} 并写理由，由代表工委另行转交；已经交办的，在工作台这件建议的“换承办单位”里换，进工作台请回“登录”。`
}

/** 分错了, 交错了: the unit, or the category. */
export async function misassigned(turn: Turn): Promise<Said> {
  const one = await named(turn)
  if (one === null) return refusals.not_found
  const ref = one ? refOf(one.row) : '编号'
  const begin = one ? `${nameOf(one)}还没有改动。` : ask
  return turn.who.staffRoles.includes('代表工委')
    ? `${begin}类别分错了请回：${ref}类别 ${turn.settings['suggestion.categories'][0] ?? ''}；承办单位分错了，由交办机关在工作台换承办单位。`
    : `${begin}${byDesk}承办单位已经申请退回的，也可以回：交办 ${ref} 主办 单位名称。`
}

const byDesk = '换承办单位请回“登录”，在工作台这件建议的“换承办单位”里换。'

/** 001再加一个协办城管局, after it was assigned: where that is done. Null where it is still to be assigned. */
export async function changedUnits(turn: Turn): Promise<Said | null> {
  const one = await named(turn)
  if (one === undefined || (one !== null && one.course.units.length === 0)) return null
  if (one === null) return refusals.not_found
  return `${nameOf(one)}已经交办，在微信里不能加减协办单位，没有改动。${byDesk}协办单位可以只换下、不另派；要加一个又不换下别的，现在还不能办，请回“人工”。`
}
