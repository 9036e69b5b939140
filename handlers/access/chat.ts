import { ask, closeQuestion, type OpenQuestion } from '../question/actions.ts'
import type { FormOffer, Matter, Turn } from '../shared/turn.ts'
import { giveLink, giveLogin, takeBackLinks } from './actions.ts'

/** 登录: a one-time link to the desk. */
export async function logIn(turn: Turn): Promise<string> {
  const login = await giveLogin(turn.act, turn.who, turn.settings)
  if (!login.ok) return '工作台只给工作人员用。要填表请回“填表”，要找人请回“人工”。'
  const minutes = turn.settings['login.validMinutes']
  return `点开登录工作台（${minutes}分钟内有效，只能用一次，不要转给别人）：\n${turn.baseUrl}${login.value}`
}

const formKind = 'access.form'

/** 填表: a link to the form that fits; where several do, their numbers. */
export async function fillIn(turn: Turn, offers: readonly FormOffer[]): Promise<string> {
  const fitting = await fittingOf(offers, turn)
  const [only] = fitting
  if (!only) return '现在没有需要您填的表。要找工作人员请回“人工”。'
  if (fitting.length === 1) return linkTo(turn, only)
  await ask(turn.act, turn.conversation, formKind, {}, turn.settings['question.expiresHours'])
  return ['填哪一张？', ...fitting.map(({ title }, index) => `${index + 1} ${title}`), '回数字。'].join('\n')
}

async function linkTo(turn: Turn, { purpose, title }: Pick<FormOffer, 'purpose' | 'title'>): Promise<string> {
  const path = await giveLink(turn.act, turn.who, purpose, null, turn.settings)
  const hours = turn.settings['link.validHours']
  return `${title}（${hours}小时内有效，只给您本人用，交一次）：\n${turn.baseUrl}${path}`
}

/** 收回链接: for a link that was passed on by mistake. */
export async function takeBack(turn: Turn): Promise<string> {
  const count = await takeBackLinks(turn.act, turn.who)
  return count === 0
    ? '没有还能用的填表链接，不用收回。'
    : `已收回${count}个填表链接，谁都打不开了，填过的也看不到了。要填表请再回“填表”。`
}

/** The answer by number to which form. */
export const matterOf = (offers: readonly FormOffer[]): Matter => ({
  commands: {},
  answer: async (turn: Turn, question: OpenQuestion) => {
    const fitting = await fittingOf(offers, turn)
    const number = /^\s*(\d{1,2})\s*[。.]?\s*$/.exec(turn.text.normalize('NFKC'))?.[1]
    const offer = fitting[Number(number) - 1]
    if (!offer) return null
    await closeQuestion(turn.act, question.id, 'answered')
    return linkTo(turn, offer)
  },
  claims: () => false,
  forms: [],
})

async function fittingOf(offers: readonly FormOffer[], turn: Turn): Promise<FormOffer[]> {
  const fitting: FormOffer[] = []
  for (const offer of offers)
    if (offer.fits(turn.who) && (!offer.open || (await offer.open(turn)))) fitting.push(offer)
  return fitting
}
