/** The files that are kept with a suggestion: what each is, and to whom it is shown. Pure. */
import type { Party } from '../moves.ts'

export const filePurposes = {
  attachment: '代表的附件',
  signed_paper: '签名的纸质建议',
  reply_letter: '答复函（签发件）',
  withdraw_form: '签名的撤回申请',
  closing_report: '督办结项报告',
  keyed_paper: '代录的纸质件',
} as const
export type FilePurpose = keyof typeof filePurposes

export const isPurpose = (word: string): word is FilePurpose => Object.hasOwn(filePurposes, word)

/** Signatures and phones are for those who sign or answer for it; a closing report also for those who supervise. */
const shownTo: Readonly<Record<FilePurpose, readonly Party[]>> = {
  attachment: ['lead', 'cosigner', 'office', 'channel', 'main', 'assist', 'chair'],
  closing_report: ['lead', 'cosigner', 'office', 'channel', 'main', 'assist', 'chair', 'member'],
  signed_paper: ['lead', 'cosigner', 'office', 'channel'],
  withdraw_form: ['lead', 'cosigner', 'office', 'channel'],
  keyed_paper: ['lead', 'office', 'channel'],
  reply_letter: ['lead', 'cosigner', 'office', 'channel', 'main'],
}

/** Whether somebody who may read the suggestion may have a file of this kind. */
export const mayHaveFile = (purpose: FilePurpose, as: readonly Party[]): boolean =>
  shownTo[purpose].some((party) => as.includes(party))
