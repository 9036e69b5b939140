/** Words that are the same in every talk: a way out, a short answer, thanks, 登录, 我的, 填表. Pure. */
import type { Understanding } from './language/understanding.ts'
import { onlyRests } from './people/rules.ts'
import type { Turn } from './shared/turn.ts'

export const isWayOut = (text: string): boolean =>
  /^(?:0|０|返回|取消|算了吧?|(?:算了[\s,，]*)?(?:先|我|还是|那就?)*不(?:[记改用要]|提|写|弄)了|(?:以后|下次|改天)再[提写]吧?|[打说发]错了)[。.!！]*$/.test(
    text.trim(),
  )

export const isQuick = (text: string): boolean =>
  /^(?:[\d０-９]{1,2}|第?[一二三四五六七八九]个?|是的?|对的?|好的?|嗯+|没错|确认|就是|不是|不对|不|都不?是|[两几]个都是|收到|可以|行|ok)[。.!！]*$/i.test(
    text.trim(),
  )

export const logsIn = /^(?:我要?)?登[录陆](?:工作台|系统)?[。.!！]*$/
export const takesLinksBack = /^(?:收回|作废|撤回)(?:填表)?(?:的)?链接[。.!！]*$/
export const asksMine = /^我的(?:任务)?[。.!！]?$/
export const asksPeople = /^(?:人工|帮助)[。.!！]*$/

export const courtesy =
  /^(?:好[的吧呀]?|收到|嗯+|哦+|知道了|明白了?|谢谢(?:[您你]们?|大家|[\p{Script=Han}]{0,2}(?:主任|书记|老师|同志|领导|科长|局长|部长|主席))?|多谢|辛苦了?|ok|\[[\p{Script=Han}]{1,3}\]|[，,、。.!！~\s])+$/iu

/** 👌 alone. */
export const onlySigns = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\s]+$/u

/** 没什么, 没啥大事: after a report, nothing was raised. */
export const nothingRaised =
  /^(?:也|都|就|倒)?没(?:有)?(?:什么|啥|什么大|啥大)?(?:事|问题|意见|诉求|反映)?[了的]?(?:[,，\s]*(?:就是)?(?:[聊拉](?:了|聊)*家常|随便聊聊|聊了?聊天?))?[。.!！]*$/

/** 填表, 我要填表, 发个表格链接 */
export const wantsForm =
  /^(?:我?(?:要|想)|请|给我|帮我|发)*(?:填(?:一下|个|张|写)?[表单](?:格|单)?|填写|(?:个|张|一个|一下)?(?:表格|填表)的?链接)[。.!！吧]*$/

/** What a deputy whose duties are suspended asks for in vain: all but people and links, or what only a deputy does. */
export function restsFor({ who, text, understood: { intent } }: Turn): boolean {
  if (intent === 'human' || /收回.{0,4}链接/.test(text)) return false
  return onlyRests(who) || deputysOwn.test(intent)
}

const deputysOwn =
  /^(?:contact_day\.log|concern\.(?:raise|to_suggestion)|suggestion\.(?:start|draft|submit|cosign|seek_cosigners|withdraw|rate))/

/** A new report or a command in full, not the answer to what was asked. */
export const isWholeSentence = ({ understood }: Turn): boolean => {
  const commands = ['help', 'human', 'contact.quota', 'contact.missing', 'contact.void']
  if (commands.includes(understood.intent)) return true
  const [first] = understood.contacts
  return (
    understood.intent === 'contact.log' &&
    first != null &&
    first.method !== null &&
    first.mentions.some(({ candidates }) => candidates.length > 0) &&
    understood.ask === null
  )
}

/** 撤回, whoever says it; a record that is described, or named by its number, is another thing. */
export function asksUndo({ text, understood: { intent, contacts } }: Turn): boolean {
  if (intent === 'undo' || /^撤[回销][吧了。.!！]*$/.test(text.trim())) return true
  const [said] = contacts
  const isDescribed = said ? Boolean(said.occurredOn ?? said.method) || said.mentions.length > 0 : false
  return intent === 'contact.void' && !isDescribed && !/编号/.test(text)
}

/** Questions about progress or help leave the open question open. */
export const interrupts = ({ intent }: Understanding): boolean =>
  !['contact.quota', 'contact.missing', 'help', 'greeting', 'undo'].includes(intent)
