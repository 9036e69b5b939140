import { ask } from '../question/actions.ts'
import { linkedTo, speakerOf, type Sender, type Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
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

/** 帮助: what this person can say, at most five lines. */
export const forPerson = (turn: Turn): Promise<string> =>
  Promise.resolve(
    canReport(turn.who)
      ? [
          '直接说一句话就行：',
          `记联系：${exampleOf(turn.linked[0]?.name)}`,
          '看进度：本季度联系情况；还差谁；我的记录',
          '改和撤：改；撤回；撤错了回“恢复”',
          '答诉求：我的诉求；收意见：我的二维码；点着填：填表；找人：人工',
        ].join('\n')
      : ['您已绑定。到时候提醒会发给您。', '找工作人员：回“人工”。'].join('\n'),
  )

export const cancelled = '好的，刚才那件事放下了，没有记，也没有改动。'

export const welcome = '好的，收到。'

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
