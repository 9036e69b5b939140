import type { OfficeRefusal } from '../actions.ts'

export const refusals: Record<OfficeRefusal, string> = {
  no_right: '您的角色不能改联系记录。',
  not_found: '没有这条记录。',
  no_reason: '请写原因，代表会看到。',
  already_void: '这条记录已经作废，不能再改。',
  changed_meanwhile: '这条记录刚刚被改过，没有再改。请刷新后看一下再改。',
  future: '日期还没有到，请写已经过去的日子。',
  too_old: '早于去年的日子不能再记。',
  not_linked: '有人不在这位代表的联系名单里，请重新选。',
  nobody: '至少要有一个联系到的人，或者写名单以外的人。',
  no_text: '诉求不能改成空的。不要这条诉求，请作废整条记录后重新录。',
  same: '和原来一样，没有什么要改。',
}

/** Which field a refusal is about. */
export const fieldOf: Record<OfficeRefusal, string> = {
  no_right: 'reason',
  not_found: 'reason',
  no_reason: 'reason',
  already_void: 'reason',
  changed_meanwhile: 'reason',
  future: 'occurredOn',
  too_old: 'occurredOn',
  not_linked: 'parties',
  nobody: 'parties',
  no_text: 'concerns',
  same: 'reason',
}
