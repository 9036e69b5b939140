/** Sentences that name what is to be done with a suggestion, whatever the language reads in them; the first that fits. */
import type { Speaker } from '../../people/rules.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import { isAsked } from './asking.ts'
import * as drafts from './draft/drafts.ts'
import * as disowning from './rating/disowning.ts'
import * as corrections from './rating/corrections.ts'
import * as leaders from './supervision/leaders.ts'
import * as letters from './unit/letters.ts'
import * as meetings from './supervision/meetings.ts'
import { motionDecided } from './office/motions.ts'
import { everydayIn } from './words/everyday.ts'
import { pending } from './reading/pending.ts'
import { orderIn, orderSpokenOf } from './words/orders.ts'
import * as origins from './draft/origins.ts'
import * as onPaper from './draft/onPaper.ts'
import * as papers from './reading/papers.ts'
import * as progress from './unit/progress.ts'
import * as promises from './unit/promises.ts'
import * as reading from './reading/reading.ts'
import * as slips from './office/slips.ts'
import { deliver, on } from './verbs.ts'
import * as withdrawing from './signing/withdrawing.ts'

/** A question about it is answered by how it stands. */
const whenTold =
  (name: string) =>
  (turn: Turn): Promise<Said> =>
    on(isAsked(turn.text) ? 'status' : name)(turn)

/** 退回 is the unit's, the assigner's or the office's, by who says it. */
export const giveBack = (turn: Turn): Promise<Said> =>
  /不同意/.test(turn.text)
    ? on(asksFor(turn.text) === '延期' ? 'decide' : 'keep')(turn)
    : turn.who.unitIds.length > 0 && turn.who.staffRoles.length === 0
      ? on('giveBack')(turn)
      : on('return')(turn)

/** 延期 is asked by a unit and decided by the assigner. */
export const extend = (turn: Turn): Promise<Said> =>
  !/同意|批准|不批/.test(turn.text)
    ? on('extend')(turn)
    : on(asksFor(turn.text) === '退回' && /不同意/.test(turn.text) ? 'keep' : 'decide')(turn)

/** The request that a decision speaks of is named first: its reason may name the other one. */
const asksFor = (text: string): string | undefined => /退回|延期/.exec(text)?.[0]

/** Sentences that the words of intents do not tell apart; looked at before them. */
const commands: readonly (readonly [RegExp, (turn: Turn) => Promise<Said>])[] = [
  [
    /^(?:查|看|列出)?(?:一?下)?(?:我的|我们的|待办)(?:建议|议案|草稿)(?:列表|清单|有哪些)?[。.!！?？]*$|^待办$/,
    reading.mine,
  ],
  [
    /^(?:请问)?(?:我|我们|我局|这周|今天|最近|现在|目前|还)*有(?:没有)?(?:什么|哪些|哪几件|几件)?(?:建议|事|事情|东西)?(?:是)?(?:要|需要|等着?)(?:我们?|我局)?(?:来)?(?:处理|办理?|签收|答复|审核?)(?:的)?(?:建议|吗|么)?[。.?？]*$/,
    reading.toDo,
  ],
  [/^我?(?:领衔|参与|牵头)(?:督办)?的.{0,8}(?:到哪|进展|情况|怎么样|哪些|哪几件|有)/, reading.supervised],
  [
    /^(?:(?:我的?|这件|那件)?(?:草稿?\s*\d+|议案|建议)?的?)?[\s,，]*(?:还|现在|目前)*(?:差|缺|有|要)(?:了)?(?:几|多少)(?:个|名|位)?(?:人|代表)?(?:附议|联名)了?[吗么呢?？。]*$|^(?:草稿?\s*\d+|议案)?的?(?:附议|联名)的?(?:人|代表)?(?:够了?没有?|够了?吗|够不够|(?:有)?(?:几|多少)(?:个|名|位)?(?:人|代表)?了?)[吗么呢?？。]*$/,
    on('signers'),
  ],
  [
    /^(?:现在|目前|今年)?(?:还)?(?:有)?(?:哪些|几件|多少件)?(?:没有?办结的?|在办的?|未办结的?)?议案(?:有哪些|有几件|有多少件?|清单|列表)?[吗么呢?？。]*$/,
    pending,
  ],
  [
    /^议案\s*第?\d{1,4}号?(?:现在|最近)?(?:审议|表决|通过|列入议程|批准?)(?:得?怎么?样|到哪|了吗|了没有?|过了吗|没有|没)[了吗么呢?？。]*$/,
    on('status'),
  ],
  [/^继续(?:写)?\s*(?:草稿?\s*\d*)?[。.!！]*$/, on('resume')],
  [/^(?:删掉?|删除|作废|丢掉|不要)\s*草稿?\s*\d+了?[。.!！]*$/, on('discard')],
  [/^(?:提交|交)\s*草稿?\s*\d+[。.!！]*$/, on('submit')],
  [/^(?:受理)\s*(?:草稿?\s*\d+|.{0,4}\d{1,4})/, on('accept')],
  [/^(?:退回|不予受理|不受理)\s*(?:修改)?\s*(?:草稿?\s*\d+)/, on('return')],
  [/^退回\s*(?:JY|Y[A-Z]-?\d|议案\s*第?\d|第?\d)/i, giveBack],
  [/^草稿?\s*\d+\s*(?:到哪|怎么样|什么情况|进展)/, on('status')],
  [/^附议\s*草稿?\s*\d+/, on('cosign')],
  [/^草稿?\s*\d+.{0,6}不附议/, on('uncosign')],
  [
    /^(?:草稿?\s*\d+|(?:议案\s*)?(?:(?:JY|Y[A-Z])[-\s\d]\S+|第?\d{1,4}号?))(?:号|建议|议案|纸质件|那件|这件|那份|这份|上面?|的|签名|签字|附议|也|都|并|根本|真的?|[\s,，])*不是我(?:本人)?(?:签|附议|交|提|写)的(?=$|[\s,，。.!！;；])/i,
    whenTold('deny'),
  ],
  [
    /^(?:草稿?\s*\d+|(?:议案\s*)?(?:(?:JY|Y[A-Z])[-\s\d]\S+|第?\d{1,4}号?))(?:号|建议|议案|纸质件|的|上面?|签名|[\s,，])*(?:是不是|不是)我(?:本人)?(?:签|附议|交|提|写)的[吗么吧啊呀呢?？。.!！\s]*$/i,
    on('status'),
  ],
  [/^撤回建议\s*(?:草稿?\s*\d+)/, on('withdraw')],
  [withdrawing.withdrawalDropped, on('stay')],
  [
    /\d(?:.{0,3}|[^已，,。]{0,12})(?:沟通属实|属实|没有?沟通|未沟通|不属实|没有?联系我|没有?见过?我)/,
    whenTold('confirm'),
  ],
  [/^(?:沟通)?(?:不?属实|没有?沟通过?|没有?联系过?我)[。.!！]*$/, on('confirm')],
  [/^(?:不同意|同意|批准)(?:(?!退回).){0,12}延期/, on('decide')],
  [/^不同意(?:(?!延期).){0,12}退回/, on('keep')],
  [/\d.{0,3}承诺.{0,10}(?:满意)/, whenTold('kept')],
  [promises.kept, (turn) => (isAsked(turn.text) ? on('status')(turn) : deliver(turn))],
  [/\d.{0,6}(?:取消并案|不再?并案|撤销并案)/, on('unmerge')],
  [/\d.{0,4}会商(?:结论|结果|决定|定了)?[:：,，\s]/, on('conference')],
  [/^分办\s*\d/, on('assign')],
  [
    /^(?:(?:议案\s*)?(?:(?:JY|Y[A-Z])[-\s\d]\S+?|第?\d{1,4}号?))(?:建议|议案)?(?:的)?(?:类别|分类)/i,
    on('classify'),
  ],
  [
    /^把?(?:草稿?\s*\d+|(?:议案\s*)?(?:(?:JY|Y[A-Z])[-\s\d]\S+|第?\d{1,4}号?))(?:建议|议案)?的?[\s,，]*(?:改?类别(?:改[为成])?[\s:：]*\S+|(?:归[到为]|改[为成])\S{2,8}类)[。.!！]*$/i,
    on('classify'),
  ],
  [
    /^(?:把?(?:草稿?\s*\d+|(?:议案\s*)?(?:(?:JY|Y[A-Z])[-\s\d]\S+|第?\d{1,4}号?))(?:号)?(?:建议|议案)?)[\s,，:：]*(?:涉密|不宜公开|改?[为成]?(?:全文公开|只公开标题|不公开)|可以公开|取消涉密|解除涉密)/i,
    on('publicity'),
  ],
  [/\d.{0,6}督办(?:情况|记录|方案|计划)/, on('logSupervision')],
  [/^我?(?:来)?参与督办\s*\d|\d.{0,6}我(?:来)?参与督办/, on('supervise')],
  [
    /^(?:请|由|让)?(?!我)[\p{Script=Han}、，,和 ]{2,40}(?:代表)?(?:一起)?参与督办\s*(?:JY|Y[A-Z]|\d)/iu,
    on('joinOthers'),
  ],
]

/** The command of a sentence that names it outright; null when it is none of this matter's. */
export function commandIn(text: string, who: Speaker | null = null): ((turn: Turn) => Promise<Said>) | null {
  const order = orderIn(text)
  if (order) return on(order.name)
  const words = text.normalize('NFKC').trim()
  const decided = motionDecided(words)
  if (decided) return on(decided)
  if (disowning.disownSaid(words)) return on('disown')
  if (corrections.ratingCorrected(words)) return on('correctRating')
  if (corrections.replyCorrected(words)) return on('correctReply')
  if (papers.ledgerAsked(words)) return papers.ledger
  if (meetings.meetingSaid(words)) return meetings.meeting
  if (leaders.leaderSaid(words)) return leaders.leader
  if (leaders.templateAsked(words)) return leaders.template
  if (letters.letterAnnounced(words)) return on('letter')
  if (progress.progressSaid(words)) return on('progress')
  if (papers.paperAsked(words)) return on('paper')
  if (onPaper.keysInPaper(words)) return onPaper.paperLink
  if (origins.isFromActivity(words)) return origins.fromOrigin
  const command = commands.find(([pattern]) => pattern.test(words))?.[1]
  if (command) return command
  const slip = who && who.staffRoles.length > 0 ? slips.slipIn(words) : null
  if (slip) return lists[slip] ?? on(slip)
  if (who && who.unitIds.length > 0 && progress.unnumberedSaid(words)) return on('progressAsked')
  const everyday = who && everydayIn(words, who)
  if (everyday) return lists[everyday] ?? (everyday === 'giveBack' ? giveBack : on(everyday))
  return orderSpokenOf(words) ? on('spokenOf') : null
}

const lists: Readonly<Record<string, (turn: Turn) => Promise<Said>>> = {
  mine: reading.mine,
  toDo: reading.toDo,
  pending,
  startOne: drafts.startOne,
  split: slips.split,
  move: slips.move,
  misassigned: slips.misassigned,
  units: async (turn) => (await slips.changedUnits(turn)) ?? on('assign')(turn),
}
