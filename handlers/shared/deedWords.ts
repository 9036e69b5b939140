/** The trail's own words in the office's. Pure; a matter adds its own lines. */

const actionNames: Readonly<Record<string, string>> = {
  'access.end_session': '让登录退出',
  'access.log_in': '登录工作台',
  'chat.fault': '消息出错',
  'concern.raise': '记下诉求',
  'concern.void': '作废诉求',
  'contact.check': '核对联系记录',
  'contact.correct': '更正联系记录',
  'contact.photo': '添照片',
  'contact.report': '记下联系',
  'contact.restore': '恢复联系记录',
  'contact.void': '作废联系记录',
  'export.run': '导出',
  'help.fault_looked_after': '处理出错的消息',
  'help.finish': '办好找工作人员的事',
  'help.human': '找工作人员',
  'notice.decide': '确认消息是否送达',
  'notice.pause': '暂停账号',
  'notice.resume': '继续账号',
  'notice.say_again': '再发一次消息',
  'people.bind': '绑定微信',
  'people.bind_looked_after': '看过没绑定的微信',
  'people.tie_room': '绑定微信群',
  'people.void_code': '作废绑定码',
  'roster.codes': '发绑定码',
  'roster.import': '导入名册',
  'settings.drop': '取消还没生效的设置',
  'settings.set': '改设置',
}

export const actionName = (action: string): string => actionNames[action] ?? action

export const viaNames: Readonly<Record<string, string>> = {
  chat: '微信',
  form: '手机页面',
  desk: '工作台',
  job: '定时任务',
  cli: '命令行',
}

/** Who acted, where it is nobody with a name. */
export const personOf = (actor: string): string =>
  actor === 'system' ? '系统' : actor === 'cli' ? '机房命令行' : actor

const subjectNames: Readonly<Record<string, string>> = {
  report: '联系记录 编号',
  concern: '诉求 编号',
  person: '人员 编号',
  setting: '设置 ',
  human: '找工作人员 编号',
  notice: '消息 编号',
  account: '账号 ',
  session: '登录 编号',
  group: '小组 编号',
  term: '届次 ',
  export: '导出 ',
  inbound: '收到的消息 编号',
  sender: '微信 ',
}

/** report:231 as 联系记录 编号231. */
export function subjectName(subject: string): string {
  const at = subject.indexOf(':')
  const known = at < 0 ? undefined : subjectNames[subject.slice(0, at)]
  return known === undefined ? subject : `${known}${subject.slice(at + 1)}`
}

const fieldNames: Readonly<Record<string, string>> = {
  role: '身份',
  method: '方式',
  occurredOn: '日期',
  partOfDay: '时段',
  parties: '联系到的人',
  unlisted: '名单以外的人',
  concerns: '诉求',
  status: '状态',
  state: '状态',
  reason: '原因',
  value: '值',
  effectiveOn: '从哪天起',
  source: '依据',
  note: '说明',
  until: '到什么时候',
  format: '格式',
  rows: '行数',
  from: '从',
  to: '到',
  filter: '条件',
  text: '内容',
  number: '编号',
  version: '版本',
  told: '告诉了几人',
}

export interface Change {
  name: string
  before: string | null
  after: string | null
}

/** What differs between two values of the trail, field by field; a lone value in full. */
export function changesOf(before: string | null, after: string | null): Change[] {
  const old = fieldsIn(before)
  const next = fieldsIn(after)
  return [...new Set([...old.keys(), ...next.keys()])]
    .map((key) => ({
      name: fieldNames[key] ?? key,
      before: old.get(key) ?? null,
      after: next.get(key) ?? null,
    }))
    .filter((change) => change.before !== change.after)
}

function fieldsIn(json: string | null): Map<string, string> {
  if (json === null) return new Map()
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([['value', inWords(value)]])
  return new Map(Object.entries(value).map(([key, field]) => [key, inWords(field)]))
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '空'
  if (Array.isArray(value)) return value.map(inWords).join('、') || '空'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
