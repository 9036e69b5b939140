/** What a person says unasked of an activity he is asked to: whether he comes. */
import { dayInWords } from '../../../language/dates.ts'
import type { Turn } from '../../../shared/turn.ts'
import { titleWords } from '../../answers/titleWords.ts'
import { meantBy, openInvitations, type Invited } from '../../actions.ts'
import { askWhether, askWhich, isAway, record, type Reply } from './asked.ts'
import { mayBeNamed, mayBeSeveral, namedIn, severalIn } from './clauses.ts'
import { dayNot } from './dayNot.ts'
import { declinesHimself, denies, tellsOfOthers, tellsOfVisit } from './ownWords.ts'
import { leaveOnDays } from './oneDay.ts'
import { factsOf } from './receipt.ts'
import { activityNumberIn, comesAfterAll, reasonIn } from './words.ts'

/** 收到 参加; 请假 那天厂里检修; 周五的座谈会我来不了. Null when nothing is open for him and the words may mean something else. */
export async function reply(turn: Turn): Promise<string | null> {
  if (turn.text.length > longestReply || isOtherCommand(turn)) return null
  if (tellsOfContactToo(turn)) return twoMatters
  const days = await leaveOnDays(turn)
  if (days !== null) return days
  const several = await replyToSeveral(turn)
  if (several !== null) return several.text
  const refused = await dayNot(turn)
  if (refused !== null) return refused
  const doubt = isHalf(turn) ? await askLast(turn) : null
  if (doubt !== null) return doubt
  if (!mayAnswer(turn)) return null
  const again = comesAfterAll(turn.text)
  const meant = again || saysPlainly(turn.text) ? plainly : turn.understand(turn.text, 'rsvp:0')
  if (meant.intent !== 'activity.going' && meant.intent !== 'activity.decline') return replyNamed(turn)
  const named = isNamed(turn)
  const coming = meant.intent === 'activity.going'
  if (coming && !again && !isAboutActivity(turn) && !isCourtesy(turn.text)) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  const titles = open.flatMap(({ activity }) => titleWords(activity.title))
  const isOwn = coming ? !tellsOfOthers(turn.text) : declinesHimself(turn.text, titles)
  if (!isOwn) return notHisOwn(turn, open, coming)
  if (open.length === 0)
    return named || /参加|请假/.test(turn.text) ? '现在没有等您回复的活动，没有记。' : null
  const fits = meantBy(open, again ? { ...wordsOf(turn), day: null } : wordsOf(turn), turn.act.zone)
  if (fits.length === 0) return `没有对得上的活动，没有记。看有哪些活动请回“我的活动”。`
  const unanswered = fits.filter(({ status }) => status === null)
  const isUnclear =
    meant.ask !== null ||
    denies(turn.text) ||
    isCourtesy(turn.text) ||
    (!coming && !named && !saysNotComing.test(turn.text))
  if (isUnclear) {
    const [last] = unanswered
    return last ? askWhether(turn, last.activity) : null
  }
  const said: Reply = { coming, reason: coming ? null : reasonIn(turn.text) }
  const [only, ...others] = coming && unanswered.length === 1 ? unanswered : fits
  if (only && others.length === 0) return record(turn, only.activity.id, said)
  return askWhich(
    turn,
    fits.map(({ activity }) => activity),
    said,
  )
}

/** 见了张德发 另外那个调研我去不了: neither is put down, or one would be lost. */
function tellsOfContactToo({ text, linked }: Turn): boolean {
  const [contact = '', ...rest] = text.split(/[\s,，。;；](?=另外|还有|对了|顺便说|再说)/)
  return (
    rest.length > 0 &&
    /见(?:了|到|过)|走访|看望|入户|上门|打了?.{0,4}电话|微信/.test(contact) &&
    linked.some(({ name, aka }) => [name, ...aka].some((word) => contact.includes(word))) &&
    /参加|请假|(?:去|来)不(?:了|成)|我?(?:去|来)[。.!！]*$/.test(rest.join(''))
  )
}

const twoMatters =
  '这句话里说了联系选民和参加活动两件事，怕漏记，都还没有记。请分两条发，例如：今天走访 张德发；再发一条：请假 出差'

/** 垃圾车不来 is a matter, and no leave: it is asked, where it is understood as nothing else. */
async function notHisOwn(turn: Turn, open: readonly Invited[], coming: boolean): Promise<string | null> {
  if ((!isNamed(turn) && turn.understood.intent !== 'unknown') || tellsOfVisit(turn.text)) return null
  const last = open.find(({ status }) => status === null) ?? open[0]
  if (!last) return null
  const asked = await askWhether(turn, last.activity, coming ? null : reasonIn(turn.text))
  return `${asked}\n还没有记。不是说这个活动的，请写明是谁反映的，例如：张德发反映路灯不亮`
}

/** 尽量参加, 应该能去, 晚点到: he may come, and is asked. */
const isHalf = (turn: Turn): boolean =>
  turn.text.length <= 16 &&
  namesNobody(turn) &&
  /^(?:我|那天|到时候?)*(?:尽量|争取|应该|可能|大概|估计|也许)(?:能|可以|会|要)?(?:参加|去|来|到)(?:的|吧|了)?[。.!！]*$|^我?[跟和同与][\u4e00-\u9fa5]{2,4}(?:代表)?一[起道块儿]+(?:去|来|参加)[。.!！]*$|^(?:(?:路上)?堵车|有点事|家里有点事)?[\s,，]*(?:我)?(?:可能|要|会)*(?:晚|迟)(?:点|一点|一会儿?|些|半个?(?:小时|钟头)|十来?分钟|十几分钟)?到(?:一会儿?|会儿)?[。.!！]*$/.test(
    turn.text.trim(),
  )

async function askLast(turn: Turn): Promise<string | null> {
  const open = await openInvitations(turn.act, turn.who.personId)
  const last = open.find(({ status }) => status === null)
  return last ? askWhether(turn, last.activity) : null
}

/** 我要参加, 我去, 我也报名. */
const saysPlainly = (text: string): boolean =>
  /^(?:(?:收到|好的?|嗯+|行|谢谢)[\s,，。!！]*)*(?:我|也|都|要|想|会|能|可以|一定|肯定|准时|按时|照常|到时候?)+(?:参加|去|来|报名)(?:的|了|吧|得了)?[。.!！]*$/.test(
    text.normalize('NFKC').trim(),
  )
const plainly = { intent: 'activity.going', ask: null } as const

/** 5号的我去，8号的去不了要出差; 两个都去. Null when one activity at most is spoken of. */
export async function replyToSeveral(turn: Turn): Promise<{ text: string; recorded: boolean } | null> {
  if (!namesNobody(turn) || !mayBeSeveral(turn.text)) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  if (open.length === 0) return null
  const read = severalIn(turn.text, open, standing(turn))
  if (read === null) return null
  if (read.kind === 'unclear') return { text: unclearText(turn, open), recorded: false }
  const receipts: string[] = []
  for (const { ids, coming, rest } of read.answers)
    for (const id of ids)
      receipts.push(await record(turn, id, { coming, reason: coming ? null : reasonIn(rest) }))
  return { text: receipts.join('\n'), recorded: true }
}

/** 12月5号的我参加: what the words as a whole do not say, they say of the activity that they name. */
async function replyNamed(turn: Turn): Promise<string | null> {
  if (!namesNobody(turn) || !(mayBeNamed(turn.text) || isAway(turn.text))) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  const named = namedIn(turn.text, open, standing(turn))
  const [id] = named?.ids ?? []
  const [ill, ...more] = isAway(turn.text) ? open.filter(({ status }) => status === null) : []
  if (ill && more.length === 0) return askWhether(turn, ill.activity, turn.text.trim().slice(0, 60))
  if (!named || id === undefined) return null
  return record(turn, id, { coming: named.coming, reason: named.coming ? null : reasonIn(named.rest) })
}

function unclearText(turn: Turn, open: readonly Invited[]): string {
  const [first, second] = open
  const lines = open.map(
    ({ activity }) => `活动${activity.id} ${activity.title}（${factsOf(turn, activity)}）`,
  )
  const example = second
    ? `请一个一个说，例如：活动${second.activity.id} 参加；再发一条：活动${first?.activity.id ?? ''} 请假 出差`
    : '请只说一样：参加；或者：请假 出差'
  return ['您的话里有去的也有不去的，怕记错，还没有记。', ...lines, example].join('\n')
}

/** Most messages are told from an answer before they are read as one. */
const mayAnswer = (turn: Turn): boolean =>
  isAboutActivity(turn) ||
  isCourtesy(turn.text) ||
  comesAfterAll(turn.text) ||
  (namesNobody(turn) && saysNotComing.test(turn.text))

const isAboutActivity = (turn: Turn): boolean =>
  isNamed(turn) || turn.understood.intent === 'unknown' || activityNumberIn(turn.text) !== null

const isNamed = ({ understood: { intent } }: Turn): boolean =>
  intent === 'activity.going' || intent === 'activity.decline'

/** Organising, counting, checking in: words of their own, although they hold 参加 or 请假. */
const isOtherCommand = ({ understood: { intent } }: Turn): boolean =>
  /^(?:activity|training)\./.test(intent) && intent !== 'activity.going' && intent !== 'activity.decline'

/** An answer is short; a longer text is something else. */
const longestReply = 60

/** 有事, 有会 alone may be about anything: then it is asked. */
const saysNotComing =
  /请个?假|不(?:能)?(?:去|参加|来|出席|到)|(?:去|来|参加|到)不(?:了|成)|没(?:空|时间)|无法/

/** 不去了,有事 tells of no contact with anybody. */
const namesNobody = ({ understood }: Turn): boolean =>
  understood.contacts.every(({ mentions }) => mentions.length === 0)

/** Words that only say that something was read: whether he comes is asked. */
const isCourtesy = (text: string): boolean =>
  /^(?:好[的吧呀]?|收到|嗯+|可以|行|1|ok|知道了|明白)[。.!！~]*$/i.test(text.trim())

export const wordsOf = (turn: Turn) => ({
  number: activityNumberIn(turn.text),
  day: dayInWords(turn.text, turn.act.now, turn.act.zone, 'future')?.day ?? null,
  text: turn.text,
})

const standing = ({ act: { now, zone }, settings }: Turn) => ({
  now,
  zone,
  contactDay: settings['contactDay.on'],
})
