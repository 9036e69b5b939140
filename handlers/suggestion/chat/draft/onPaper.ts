/** 代周明远代表登记建议, 录入纸质建议: a liaison is given the page on which a paper of one of her deputies is keyed in. */
import { giveLink } from '../../../access/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { deputiesOnPaper } from '../../actions.ts'
import { meantBy } from '../../draft/paperNames.ts'

const paper = '(?:一?[件份个张])?(?:纸质|纸上|书面|手写)?的?(?:代表)?(?:建议|议案)(?:纸|稿|表)?'
const wayOfPaper = [
  new RegExp(
    `^(?:请|麻烦|我|我要|我来|帮我)*(?:代|帮|替|给)(?![我表])(?<name>\\p{Script=Han}[\\p{Script=Han}·]{1,3}?)(?:(?:代表|同志|委员|主任)?(?:代|来|先|补)*(?:登记|录入?)|(?:代表|同志|委员|主任)(?:代|来|先|补)*(?:填写?|报|提?交))(?:一下)?${paper}[。.!！]*$`,
    'u',
  ),
  /^(?:请|我要|我来|帮我)*(?:代录|代为录入|录入|登记|补录)(?:一?[件份张])?(?:代表)?(?:的)?(?:纸质|书面|手写)的?(?:代表)?(?:建议|议案)(?:纸|稿)?[。.!！]*$/u,
]

/** Whether words ask to key in what a deputy handed in on paper; 我代表群众提建议 does not. */
export const keysInPaper = (words: string): boolean => wayOfPaper.some((way) => way.test(words.trim()))

/** The page, with the deputy already chosen where the words name one of hers. */
export async function paperLink(turn: Turn): Promise<Said> {
  const { act, who, settings, baseUrl } = turn
  const { leads } = await deputiesOnPaper(act, who)
  if (leads.length === 0)
    return who.deputyId === null
      ? '纸质建议由代表所在小组的联络员或者代表工委录入，没有记。有疑问请回“人工”。'
      : '纸质建议由您小组的联络员或者代表工委录入，没有记。您自己要提，请回：我要提建议'
  const name = wayOfPaper[0]?.exec(turn.text.trim())?.groups?.['name']
  const lead = name === undefined ? null : meantBy(name, leads)
  if (typeof lead === 'string')
    return `${lead.replace('没有叫', '您联络的代表里没有叫').replace('的在任代表', '的')}没有记。`
  const subject = lead === null ? null : { leadId: lead.personId }
  const link = `${baseUrl}${await giveLink(act, who, 'suggestion.paper', subject, settings)}`
  const whose = lead === null ? '代表' : `${lead.name}代表`
  return `照着${whose}交来的纸质件填，录入后算他提交的，他和附议的代表都会收到消息：${link}`
}
