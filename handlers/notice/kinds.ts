/** What a notice is about, in the office's words; a matter adds its own line. */
const kindNames: Readonly<Record<string, string>> = {
  answer: '回复',
  'contact-quota': '联系提醒',
  'contact-quota-group': '小组联系进度',
  'contact-amended': '联系记录更正',
  activity: '活动通知',
  'activity-room': '群里的活动通知',
  'activity-reminder': '活动提醒',
  'activity-seat': '候补转正',
  'activity.concern': '活动上记的诉求',
  'contact-day': '联系选民日提醒',
  'contact-day-office': '联系选民日名单',
  'group-rhythm': '小组活动提醒',
  'group-rhythm-office': '超期小组名单',
  suggestion: '建议的进展',
  'suggestion-clock': '建议办理提醒',
  commitments: '承诺提醒',
  'pending-digest': '待办建议摘要',
  'annual-report': '年度报告提醒',
  'human-request': '有人找工作人员',
  'human-done': '找工作人员的答复',
  'suggestion-room': '群里征集附议',
  fault: '系统出错',
  form: '填表回执',
}

export const kindName = (kind: string): string => kindNames[kind] ?? kind
