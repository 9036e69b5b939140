/** What the audit trail says about a person, in the office's words. */
const words: Readonly<Record<string, string>> = {
  'people.bind': '绑定微信',
  'people.unbind': '解除微信绑定',
  'people.void_code': '绑定码发在群里，作废',
  'people.show_phone': '看了完整手机号',
  'people.change_phone': '换手机号',
  'people.liaison': '联络员变动',
  'people.end_office': '代表离任',
  'people.restore_office': '恢复代表职务',
  'people.link_voter': '加一位联系的选民',
  'people.unlink_voter': '不再联系一位选民',
  'people.link_deputy': '加一位联系的代表',
  'people.unlink_deputy': '不再联系一位代表',
  'roster.reissue_code': '重发绑定码',
  'access.log_in': '登录工作台',
}

export const deedWord = (action: string): string => words[action] ?? action
