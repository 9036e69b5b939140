/** What a deputy takes back on the phone: his signature, his suggestion, his wish to withdraw it, a draft. */
import {
  askWithdrawal,
  discardDraft,
  nameOf,
  unaskWithdrawal,
  withdrawCosign,
  withdrawSuggestion,
} from '../../actions.ts'
import { answered, Sure, typed, Words, type About, type Step } from '../steps.tsx'

type Act = typeof withdrawCosign
type Said = (name: string) => string

/** A step that asks for nothing but the word to do it. */
const plain = (step: Omit<Step, 'fields' | 'run'>, ask: string, act: Act, said: Said): Step => ({
  ...step,
  fields: () => <Sure>{ask}</Sure>,
  run: async (about) =>
    answered(
      about,
      await act(about.visit.act, about.visit.who, about.reading.one.row.id),
      'sure',
      ({ one }) => said(nameOf(one)),
    ),
})

/** A step for which he may say why. */
const reasoned = (
  step: Omit<Step, 'fields' | 'run'>,
  ask: string,
  act: typeof withdrawSuggestion,
  said: Said,
): Step => ({
  ...step,
  fields: ({ problems, ...about }) => (
    <>
      <Sure>{ask}</Sure>
      <Words about={about} name="reason" label="为什么撤回" hint="可以不写。" {...{ problems }} rows={2} />
    </>
  ),
  run: async (about) =>
    answered(
      about,
      await act(about.visit.act, about.visit.who, about.reading.one.row.id, typed(about, 'reason') || null),
      'reason',
      ({ one }) => said(nameOf(one)),
    ),
})

const hasAsked = ({ reading }: About): boolean => reading.one.course.withdrawalAsked

export const leavingSteps: Readonly<Record<string, Step>> = {
  uncosign: plain(
    { label: '不再附议', move: 'cosign_withdraw' },
    '点“提交”就取消您的附议，会告诉领衔代表。',
    withdrawCosign,
    (name) => `已取消您对${name}的附议，已告诉领衔代表。`,
  ),
  withdraw: reasoned(
    { label: '撤回', move: 'withdraw' },
    '撤回后不再办理。',
    withdrawSuggestion,
    (name) => `已撤回${name}，不再办理。`,
  ),
  askWithdraw: reasoned(
    { label: '申请撤回', move: 'ask_withdraw', fits: (about) => !hasAsked(about) },
    '已经交办的，撤回要您签名的书面申请；在那以前照常办理。',
    askWithdrawal,
    (name) => `已告诉代表工委您要撤回${name}，请交签名的书面申请；在那以前照常办理。`,
  ),
  unaskWithdraw: plain(
    { label: '不撤回了', move: 'unask_withdraw', fits: hasAsked },
    '您申请过撤回。点了下面的按钮，撤回申请就取消，建议照常办理。',
    unaskWithdrawal,
    (name) => `撤回申请已取消，${name}照常办理，已告诉代表工委。`,
  ),
  discard: plain(
    { label: '作废草稿', move: 'discard' },
    '作废后不再列出。',
    (act, who, id) => discardDraft(act, who, id, '代表自己作废'),
    (name) => `${name}已作废，不再列出。`,
  ),
}
