/** What a notice is about, in the office's words; a matter adds its own line. */
const kindNames: Readonly<Record<string, string>> = {
  answer: '回复',
  'contact-quota': '联系提醒',
  'contact-quota-group': '小组联系进度',
  'contact-amended': '联系记录更正',
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
