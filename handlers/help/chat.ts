import { ask } from '../question/actions.ts'
import { linkedTo, speakerOf, type Sender, type Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { spokenDay } from '../shared/days.ts'
import type { Turn } from '../shared/turn.ts'
import { misunderstoodBefore } from '../inbox/actions.ts'
import { shortened } from '../shared/words.ts'
import { callHuman, reportFault } from './actions.ts'
import { menu, stageOf } from './rules.ts'

export const menuKind = 'help.menu'

const exampleOf = (name: string | undefined): string => `走访 ${name ?? '张德发'} 反映3栋路灯不亮`

/** An example with somebody whom this person really is linked to. */
export async function exampleFor(act: Act, sender: Sender): Promise<string> {
  const who = await speakerOf(act.tx, sender)
  const [first] = who ? await linkedTo(act.tx, who) : []
  return exampleOf(first?.name)
}

const canReport = (who: Speaker): boolean => who.deputyId != null || who.memberId != null

/** 帮助: what this person can say by his duties, five lines and where to turn. */
export const forPerson = (turn: Turn): Promise<string> => Promise.resolve(wordsFor(turn).join('\n'))

function wordsFor({ who, linked }: Turn): string[] {
  if (canReport(who))
    return [
      '直接说一句话就行：',
      `记联系：${exampleOf(linked[0]?.name)}；看：还差谁；我的记录`,
      '改和撤：改；撤回；撤错了回“恢复”',
      who.deputyId == null
        ? '看建议：023到哪一步了；催一下023；023我来领衔督办'
        : '提建议：我要提建议；附议 023；023到哪一步了',
      '活动：我的活动；参加；请假 原因。诉求：我的诉求；我的二维码',
      '点着填：填表；找人：人工',
    ]
  if (who.unitIds.length > 0)
    return [
      '办建议，带上编号说一句话就行：',
      '签收 023；023不是我们的 应该是城管局',
      '023已电话联系周代表；申请023延期到5月8日 写明理由',
      '023答复 B类 明年3月底前装好；023协办意见：……',
      '023办理情况：正在做方案，下周进场（催办也这样回）',
      '点着填：填表；找人：人工',
    ]
  if (who.isStaff)
    return [
      '工作台：回“登录”，点开链接就能用。也可以说：',
      '受理 023；退回 023 理由；转交 023 政府办；交办 023 主办住建局 协办城管局',
      '满意率 分单位；建议台账；本区联系情况图',
      '12月6日专题讲座 地方组织法 通知全体新代表 要回执',
      '找人：人工',
    ]
  if (who.liaisonGroupIds.length > 0)
    return [
      '看本组进度：还差谁；本组联系情况图',
      '发活动：一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加',
      '记到场：今天活动到了7个 罗小燕请假；谁还没回执',
      '代录纸质卡、纸质建议：填表',
      '找人：人工',
    ]
  return ['您已绑定。到时候提醒会发给您。', '找工作人员：回“人工”。']
}

export const cancelled = '好的，刚才那件事放下了，没有记，也没有改动。'

/** Said instead of anything that a deputy whose duties are suspended asks for. */
export const suspended = ({ from, to }: NonNullable<Speaker['suspension']>, today: string): string =>
  `您的代表职务从${spokenDay(from, today)}起暂停执行，${to === null ? '恢复的日子还没有定' : `到${spokenDay(to, today)}为止`}，这期间不能记联系、提建议、附议和回复活动，刚才这句没有记。有疑问请回“人工”找代表工委。`

export const welcome = '好的，收到。'

export const nothingRaised =
  '好的，没有诉求要记，前面记下的不变。哪位选民没有记过，请说一句，例如：走访 张德发'

export const nothingOpen = (turn: Turn): Promise<string> =>
  Promise.resolve(
    canReport(turn.who)
      ? `现在没有等您回答的问题。要记联系，请说一句话，例如：${exampleOf(turn.linked[0]?.name)}`
      : '现在没有等您回答的问题。',
  )

export const alreadyBound = (turn: Turn): Promise<string> =>
  Promise.resolve(`您的微信已经绑定为${turn.who.name}，不用再绑。换手机或换人使用，请联系联络处。`)

export const notOpen = (): Promise<string> =>
  Promise.resolve(
    '这件事现在还不能在微信里办，没有记录。请找所在小组的联络员，或者回“人工”请工作人员联系您。',
  )

export const outOfScope = (): Promise<string> =>
  Promise.resolve(
    '这件事不归人大代表履职助手办，没有记录。案件请找法院、检察院，信访请拨12345；别人的电话等个人信息不能提供。要找工作人员请回“人工”。',
  )

export const attachment = (kind: string): string =>
  kind === '语音'
    ? '语音我听不了，没有记。请长按这条语音“转文字”，再把文字发给我。'
    : `收到${kind}，但现在只能记文字，没有记。请用一句话说明，例如：${exampleOf(undefined)}`

/** A file that came without anything asking for it. */
export const fileUnasked = (name: string): string =>
  `收到“${shortened(name, 30)}”，但现在没有要附文件的事，没有存。请先说一句话告诉我是什么事，需要文件时我会请您发。`

/** Somebody misunderstood twice is offered numbers, three times a human. */
export async function misunderstood(turn: Turn): Promise<string> {
  const before = await misunderstoodBefore(turn.act, turn.conversation, turn.message.id)
  const stage = stageOf(before)
  if (stage === 'human') return `还是没看懂，没有记。${await human(turn)}`
  if (!canReport(turn.who)) return '没看懂这句话，没有记录。有提醒会发给您；找工作人员请回“人工”。'
  if (stage === 'example')
    return `没看懂这句话，没有记。请这样说：${exampleOf(turn.linked[0]?.name)}\n不会用时回“帮助”。`
  await ask(turn.act, turn.conversation, menuKind, {}, 1)
  return [
    '还是没看懂，没有记。您要做什么？',
    ...menu.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字。',
  ].join('\n')
}

/** The words that a number of the menu stands for; the first explains itself. */
export function pickOf(text: string): string | null {
  const number = /^\s*([1-9１-９])\s*[。.]?\s*$/.exec(text)?.[1]?.normalize('NFKC')
  const item = number ? menu[Number(number) - 1] : undefined
  return item ? (item.words ?? '帮助') : null
}

/** 人工 */
export async function human(turn: Turn): Promise<string> {
  const told = await callHuman(
    turn.act,
    turn.who,
    { text: turn.text, messageId: turn.message.id },
    turn.settings,
  )
  return told.length > 0
    ? `已转给代表工委${told.join('、')}，上班时间会联系您。`
    : '已记下您要找工作人员，但他们都还没有绑定微信，请直接打联络处电话。'
}

const textOf = (payload: unknown): string => {
  const draft = typeof payload === 'object' && payload !== null && 'draft' in payload ? payload.draft : null
  const text = typeof draft === 'object' && draft !== null && 'text' in draft ? draft.text : null
  return typeof text === 'string' ? shortened(text, 40) : ''
}

export const questionExpired = (payload: unknown): string =>
  textOf(payload)
    ? `刚才问您的已经过期了，“${textOf(payload)}”没有记。请把整句话再发一次。`
    : '刚才问您的已经过期了，请把整句话再发一次。'

export const noAnswer = (payload: unknown): string =>
  `没看懂您的回答${textOf(payload) ? `，“${textOf(payload)}”还没有记` : ''}。请按上面的问题回数字或文字；不要了回“取消”。`

export const putAside = (payload: unknown): string =>
  textOf(payload) ? `（“${textOf(payload)}”没有记，先放下了。）\n` : ''

export const tellSystemStaff = reportFault

export const faultReply = (number: string, told: boolean): string =>
  `出错了，编号${number}，这条没有记${told ? '，已通知工作人员' : ''}。请过几分钟再发一次；还不行请把编号告诉联络处。`
