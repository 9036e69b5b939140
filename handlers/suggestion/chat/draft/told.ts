/** Title, facts and proposals as a deputy tells them: all in one message, or something else than was asked for. Pure. */
import { shortened } from '../../../shared/words.ts'
import { titled } from '../../actions.ts'
import { boxesIn } from '../../draft/boxes.ts'
import type { DraftInput } from '../../rules.ts'
import type { Step } from './steps.ts'

/** 小刘你好，我想给区里提个建议： */
const opening =
  /^(?:[^\s，,。！!]{0,5}(?:你好|您好)(?:啊|呀)?[\s，,。！!]*)?(?:麻烦|请)?(?:我们?)?(?:想要?|要|得|帮我)?(?:给|向|跟|对)?(?:区里|区上|上面|政府|人大|你们?|领导)?(?:反映一?下?|提|写|交|报|拟)一?[个条件份]?(?:代表)?建(?:议|意|義)[\s:：,，]*/

const asksFor = /(?:^|[\s,，。；;])(?:就是)?(?:我?(?:想)?建议|请(?!示|假|客|教)|请求|希望|应当?)/

/** What stands before 建议… is the facts, what follows the proposals. */
function parted(words: string): { facts: string; proposals: string } {
  const at = words.search(asksFor)
  return {
    facts: (at < 0 ? words : words.slice(0, at)).replace(/^[\s,，。:：]+|[\s,，;；:：]+$/g, ''),
    proposals: at < 0 ? '' : words.slice(at).replace(/^[\s,，。；;]+/, ''),
  }
}

/** The title that proposals give: their first clause. */
function titleOf(proposals: string): { title: string } | null {
  const core = proposals
    .replace(/^(?:就是)?(?:我?(?:想)?建议|希望|请求?)(?:能|把)?/, '')
    .split(/[，,。；;]/, 1)[0]
  return core ? { title: titled(shortened(core, 40)) } : null
}

/** Title, facts and proposals of one message. */
export function draftIn(text: string): DraftInput {
  const words = text.trim().replace(opening, '')
  const title = /关于[^。！？\n]{2,50}?的(?:建议|议案)/.exec(words)?.[0] ?? null
  const rest = (title === null ? words : words.replace(title, ' ')).trim()
  const { facts, proposals } = parted(rest)
  const boxes = boxesIn(words)
  if (title !== null) return { title: title.slice(0, 60), facts, proposals, ...boxes }
  return { ...titleOf(proposals), facts, proposals, ...boxes }
}

/** More than was asked for: the proposals where a title is, facts and proposals in one; null when the words only answer. */
export function toldIn(
  step: Step,
  text: string,
  row: { kind: string; facts: string; proposals: string },
): DraftInput | null {
  if (row.kind === 'motion' || row.proposals.trim()) return null
  const words = text.trim()
  const { facts, proposals } = parted(words)
  if (step === 'title' && row.facts.trim() && facts === '' && proposals.length >= 8 && !/^关于/.test(words))
    return { ...titleOf(proposals), proposals: proposals.replace(/^就是/, '') }
  return step === 'facts' && facts !== '' && proposals !== '' ? { facts, proposals } : null
}

const waits = /^(?:等一?下|等等|慢着|哦|对了|还有|那个|不对|不是)[\s,，。]+/
const parts = '标题|情况|问题|事实|建议|案由|案据|方案'
const changing = new RegExp(`^(?:请?把?)?改(?:一下)?(${parts})(?:改?[成为]|[:：]|\\s)*([\\s\\S]*)$`)
const changedTo = new RegExp(
  `^(?:把|将)?(${parts})(?:再)?(?:改|换)(?:一下)?(?:[成为:：]|一下)[\\s:：,，]*([\\s\\S]*)$`,
)

/** 改标题 …; 等一下，标题改成 …: which part gets which words; null when none is meant. */
export function partChanged(text: string): { part: string; words: string } | null {
  const words = text.trim().replace(waits, '')
  const found = changing.exec(words) ?? changedTo.exec(words)
  return found ? { part: found[1] ?? '', words: found[2] ?? '' } : null
}

const free = ['title', 'cause', 'facts', 'proposals', 'source'] as const

/** Asked for in free words. */
export const isFree = (step: Step): step is (typeof free)[number] => free.some((one) => one === step)

/** 不对，是十来盏: what was written before is meant, and nothing that is asked for. */
export const saysOtherwise = (text: string): boolean =>
  /^(?:不对|说错了?|写错了?|错了|更正)(?:[\s,，。]|$)/.test(text.trim())

/** Thanks, a greeting, a moment: no title and no fact, whatever was asked. */
export const saysNothing = (text: string): boolean =>
  /^(?:非常)?(?:谢谢|多谢|感谢|辛苦|麻烦|好的?|好嘞|行|嗯+|哦+|收到|知道了?|明白了?|你好|您好|在吗|等一?下|等等|稍等|晚点再?[说写]?|回头再?[说写]?|(?:我)?(?:再)?想一?想)(?:了|吧|啊|呀|您|你|你们|大家|小\p{Script=Han})*[。.!！~～]*$/u.test(
    text.trim(),
  )

/** 能不能让陈秀兰跟何建平一起署个名: whom, as it was written; null when it asks nobody by name. */
export const cosignersNamed = (text: string): string | null =>
  /(?:让|请|找|叫|喊|拉上?|约)((?:(?!代表们?|大家|几)[\p{Script=Han}、，, ]){2,24}?)(?:代表)?(?:也|都|一起|一块儿?|一道|来|帮我|给我)*(?:署(?:个|上)?名|联(?:个)?名|联署|附议|签(?:个|上)?(?:名|字))/u
    .exec(text)?.[1]
    ?.replace(/(?:也|都|一起|一块儿?|一道|来)+$/, '')
    .replace(/[跟和与]/g, '、') ?? null
