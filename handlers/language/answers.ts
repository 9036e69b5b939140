import { appraisalIn, satisfactionIn, type Grade } from './grades.ts'
import { suggestionNumbers } from './suggestionNumbers.ts'
import type { Intent } from './understanding.ts'

/** What a short answer means to the question that is open. */
export interface AnswerMeaning {
  intent: Intent
  words: string
  suggestionNo?: string
  grade?: string | null
  /** The words leave it open: ask again. */
  unclear?: true
}

const yesWords =
  '(?:1|一|是的?|对的?|嗯+|好的?|行的?|可以的?|没错|不错|正确|确认|确定|同意|没问题|就是(?:这样|他|她|的)?|就这样|(?:就|那就)?(?:按|照)(?:这个|这样|你说的|这)(?:来|办|记|弄)?|就这么(?:办|定|记|着)|没毛病|记吧|记上|要的|要得|OK|ok|Ok|okay|yes|y|Y|是他|是她|对头|中|妥|准确|无误|保存|提交吧|收到|好滴|好嘞|好哒|得行|是这样)(?:了|的|啊|呀|吧|哈|呢|呐|哒|哦|，?谢谢)*'
const noWords =
  '(?:0|不是?的?|不对|不用(?:了|记)?|不要(?:了)?|不记(?:了)?|不选(?:了)?|不行|否|错(?:了)?|取消|返回|算了|别记(?:了)?|先?别(?:弄|记|提|交)了?|不了|不是他|不是她|没有|不确认|不同意|no|n|N|放弃|退出|作罢|拉倒)(?:了|的|啊|呀|吧|哈|，?谢谢)*'
const wait = '(?:等等|等一下|等下|慢着|停)?'
/** Answers come doubled: 嗯嗯 没错, 不用了 取消吧. */
const yes = new RegExp(`^(?:${yesWords})+$`)
const no = new RegExp(`^${wait}(?:(?:请|麻烦|帮我)?${noWords})+$`)
const wayOut =
  /^(?:(?:0|返回|取消|算了|退出|不弄了?|放弃|作罢|拉倒|(?:先|那)?(?:不|别)(?:弄|记|提|选|改|填)了?)(?:了|吧|哈)*)+$/
const going =
  /^(?:1|好的?|收到,?|行|嗯+|没问题|可以|OK|ok|一定|会|我)*(?:准时|按时|一定|会|我|可以|能|都|要得|来)*(?:参加|去|到|出席|到场|来|报名|到会|参会)+(?:得了)?(?:的|滴|吧|啊|哈|呀|哦|哟|呢|嘞|啦)*$|^(?:1|好的?|行|没问题|可以|OK|ok|参加|能去|能来)(?:的|吧|啊|哈)*$|收到.{0,4}(?:参加|准时)|(?:一定|准时|按时)(?:到|参加|出席)/
const notGoing =
  /请假|请个假|不(?:去|参加|来|能去|能来|能参加|出席|到)|去不(?:了|成|倒|到)|来不(?:了|成|倒|到)|参加不(?:了|倒)|到不了|没(?:空|时间|办法)(?:去|参加|来)?|无法(?:参加|出席)|冲突|走不开|出差|住院|生病|有(?:事|会|课|手术|安排)|抽不开身|^2$/
const cannotCome = /请假|请个假|去不(?:了|成)|来不(?:了|成)|参加不了|到不了|无法(?:参加|出席)/
/** 我要参加吗: asked, not answered. */
const asksWhether = /要不要|是不是|能不能|可不可以|行不行|需不需要|(?:吗|么|行不|可以不)$|[?？]$/
const maybe = /不一定|看情况|到时候再|尽量|可能|争取|再说|还没定/

const bare = (text: string): string =>
  text.replace(/[\s。.,，!！~、;；?？]+/g, '').replace(/^[【[（(]|[】\])）]$/g, '')

/** Reads a short answer against what was asked last; null when the words answer something else. */
export function readAnswer(text: string, pending: string): AnswerMeaning | null {
  const words = bare(text)
  if (wayOut.test(words)) return { intent: 'cancel', words }
  const [kind = '', subject = ''] = pending.split(':', 2)
  switch (kind) {
    case 'rate':
      return rated(text, words, subject)
    case 'appraise':
      return judged('appraisal.vote', appraisalIn(words), words)
    case 'rsvp':
      return attended(text, words)
    case 'confirm':
      return agreed(words) ?? refusedWithReason(text)
    case 'choose':
      return chosen(words, pending.slice('choose:'.length))
    default:
      return null
  }
}

function rated(text: string, words: string, subject: string): AnswerMeaning | null {
  const meaning = judged('suggestion.rate', satisfactionIn(words), words)
  return meaning && { ...meaning, suggestionNo: suggestionNumbers(text)[0] ?? subject }
}

const judged = (intent: Intent, grade: Grade | null, words: string): AnswerMeaning | null => {
  if (!grade || /走访|撤回|帮助|人工/.test(words)) return null
  return {
    intent,
    words: grade.words,
    grade: grade.grade,
    ...(grade.grade === null ? { unclear: true as const } : {}),
  }
}

function attended(text: string, words: string): AnswerMeaning | null {
  if (words.length > 40 || (/走访|反映/.test(words) && !cannotCome.test(words))) return null
  if (maybe.test(words)) return { intent: 'activity.going', words, unclear: true }
  if (asksWhether.test(words))
    return /参加|[去来到]/.test(words) ? { intent: 'activity.going', words, unclear: true } : null
  if (notGoing.test(words)) return { intent: 'activity.decline', words }
  if (going.test(bare(partsOf(text)[0] ?? ''))) return { intent: 'activity.going', words }
  if (going.test(words) || (words.length <= 12 && partsOf(text).some((part) => going.test(bare(part)))))
    return { intent: 'activity.going', words }
  if (/^(?:收到|知道|晓得|明白|了解|嗯+|哦)(?:了|啦)?(?:谢谢)?$/.test(words))
    return { intent: 'activity.going', words, unclear: true }
  return null
}

function agreed(words: string): AnswerMeaning | null {
  if (yes.test(words)) return { intent: 'confirm', words }
  return no.test(words) ? { intent: 'cancel', words } : null
}

const partsOf = (text: string): string[] => text.split(/[\s,，。;；!！]+/).filter((part) => part !== '')

/** 取消,别记,我还没去呢: a refusal with its reason. 不对,是张秋菊 brings something else and is no answer yet. */
function refusedWithReason(text: string): AnswerMeaning | null {
  const refusal = partsOf(text).find((part) =>
    /^请?(?:取消|别记|先别记|不记|不要记|别登记|作废)(?:了|吧|掉|哈)*$/.test(part),
  )
  return refusal ? { intent: 'cancel', words: refusal } : null
}

const chosen = (words: string, offered: string): AnswerMeaning | null =>
  /^(?:第?[\d一二三四五六七八九十]{1,2}[个位号条项]?|(?:[两二三]?[个位条人]?都|全部?都?)(?:是|对|要|选))(?:的|吧|那个|这个)*$/.test(
    words,
  ) ||
  yes.test(words) ||
  offered.split(/[|,，、/;；]/).includes(words.replace(/^(?:是|就是|选)|(?:的|吧|那个|这个|那位)+$/g, ''))
    ? { intent: 'confirm', words }
    : no.test(words)
      ? { intent: 'cancel', words }
      : null

/** A yes that says what it is: 确认. */
export const isConfirmation = (text: string): boolean =>
  /^(?:我|对|是的?|对的|没错|好的?)*(?:确认|确定)(?:无误|没错|了|的|吧)*$/.test(bare(text))

/** Whether the words are no more than an answer. Without a question they do nothing. */
export const isBareAnswer = (text: string): boolean => {
  const words = bare(text)
  return (
    yes.test(words) ||
    no.test(words) ||
    /^\d{1,2}$/.test(words) ||
    going.test(words) ||
    (words.length <= 8 && notGoing.test(words))
  )
}

export const isWayOut = (text: string): boolean => wayOut.test(bare(text))
