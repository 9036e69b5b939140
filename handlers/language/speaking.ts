import { pronounSpeaker, otherSpeaker, type Cue } from './cues.ts'
import { notDone } from './happened.ts'
import { methodIn } from './methods.ts'
import { nameEnd } from './names.ts'
import type { Known } from './stretches.ts'

/** 聊了半天他说…: the talk is how they met, the matter begins behind 他说. */
export const isTalkBefore = (words: string, cue: Cue, next: Cue | undefined): boolean =>
  next !== undefined &&
  /^(?:聊|谈|沟通|交流|商量)/.test(cue.words) &&
  next.from - cue.to <= 8 &&
  (/(?:他|她|们|大家|对方|人家)$/.test(words.slice(cue.to, next.from)) ||
    /^天?$/.test(words.slice(cue.to, next.from)))

/** A cue counts where somebody met is the speaker, not where the 物业 says something within the matter. */
export function isActive(words: string, cue: Cue, offset: number, known: Known, raised: boolean): boolean {
  const before = words.slice(0, cue.from).trimEnd()
  if (otherSpeaker.test(before) || /(?:[没冇莫](?:有|得)?(?:什么|啥子?|么子?)?[好要可]?|未|不)$/.test(before))
    return false
  if (
    /^(?:他|她|自己|已经|早就|也|刚才?|[今昨前]天|上午|下午)*(?:走访|联系|看望|拜访|约谈|上门|去)(?:过|了)/.test(
      words.slice(cue.to),
    )
  )
    return false
  if (notDone(words.slice(cue.to)) === 'plan' && /[找见约]我|联系我/.test(words.slice(cue.to))) return false
  if (/^\s*我?听(?![到取了])[^,，。]{1,8}$/.test(before)) return false
  if (/^听/.test(before) && /^.{0,6}(?:走访|联系|看望|拜访|去|来)过/.test(words.slice(cue.to))) return false
  if (/(?:跟|和|给|向|对)[你您]们?$|^(?:那个|然后|嗯|[,， ])*我$/.test(before)) return false
  if (/问|咨询|告诉|聊了|谈了/.test(cue.words) && known.people.some(({ from }) => from === offset + cue.to))
    return false
  if (cue.words === '聊' && words.slice(cue.to, cue.to + 1) === '') return false
  const end = offset + before.length
  const person = known.people.some(
    ({ to, from }) => to <= offset + cue.from && end - to <= 2 && from >= offset,
  )
  if (person || pronounSpeaker.test(before))
    return !raised || isShortHead(before) || person || isMeeting(before, offset, known)
  if (!raised) return true
  return before === '' ? !/^(?:希望|要求|建议|担心|说|讲|问|认为|觉得|关心)/.test(cue.words) : isName(before)
}

/** …没人清然后又到段志平家里他说: the next visit. */
const isMeeting = (before: string, offset: number, { people }: Known): boolean =>
  before.length <= 16 &&
  methodIn(before)?.weak === false &&
  people.some(({ from, to }) => from >= offset && to <= offset + before.length)

const isShortHead = (before: string): boolean => before.length <= 8

const isName = (before: string): boolean =>
  before.length <= 4 && nameEnd(`${before}说`, 0, false) === before.length
