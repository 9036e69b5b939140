/** The trail's own words in the office's. Pure; a matter adds its own lines. */

const actionNames: Readonly<Record<string, string>> = {
  'access.end_session': '让登录退出',
  'access.log_in': '登录工作台',
  'access.take_back_links': '收回填表链接',
  'activity.afterwards': '补记活动',
  'activity.afterwards_correct': '更正补记的活动',
  'activity.afterwards_withdraw': '撤回补记的活动',
  'activity.announce': '发出活动',
  'activity.answer': '回复活动',
  'activity.remark': '对活动说的话转给组织者',
  'activity.attendance': '记到场情况',
  'activity.cancel': '取消活动',
  'activity.certificate': '发培训证明',
  'activity.change': '改活动',
  'activity.check_in': '签到',
  'activity.contact_day': '记联系日',
  'activity.contact_day_absent': '记联系日没有参加',
  'activity.contact_day_absent_void': '撤销联系日没有参加',
  'activity.contact_day_parts': '补联系日内容',
  'activity.contact_day_restore': '恢复联系日',
  'activity.contact_day_void': '作废联系日',
  'activity.file': '给活动添文件',
  'activity.file_removed': '拿掉活动的文件',
  'activity.file_replaced': '换活动的文件',
  'activity.group_rule': '发小组制度',
  'activity.invite': '邀请代表',
  'activity.plan': '起草活动',
  'activity.print': '打印活动文书',
  'activity.promote': '候补转为参加',
  'activity.withdraw': '离任退出活动',
  'activity.replace_invitee': '邀请换人',
  'activity.read_rule': '看过小组制度',
  'activity.record': '写活动记录',
  'card.leave': '选民留征求意见卡',
  'card.open': '开通征求意见卡',
  'chat.fault': '消息出错',
  'concern.answer': '答复诉求',
  'concern.raise': '记下诉求',
  'concern.restore': '恢复诉求',
  'concern.reword': '改诉求文字',
  'concern.suggest': '把诉求转成建议',
  'concern.unsuggest': '诉求不再转成建议',
  'concern.void': '作废诉求',
  'contact.check': '核对联系记录',
  'contact.correct': '更正联系记录',
  'contact.photo': '添照片',
  'contact.photo_dropped': '删照片',
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
  'people.add': '名册加人',
  'people.bind': '绑定微信',
  'people.bind_looked_after': '看过没绑定的微信',
  'people.change_phone': '改手机',
  'people.start_office': '登记从哪天起任代表',
  'people.end_office': '结束代表职务',
  'people.liaison': '换联络员',
  'people.link_deputy': '联系代表名单加人',
  'people.link_voter': '联系选民名单加人',
  'people.restore_office': '恢复代表职务',
  'people.room_back': '微信群回来了',
  'people.room_left': '离开微信群',
  'people.room_renamed': '微信群改名',
  'people.show_phone': '看手机号',
  'people.suspend': '暂停代表职务',
  'people.end_suspension': '恢复代表职务',
  'people.tie_room': '绑定微信群',
  'people.unbind': '解除微信绑定',
  'people.unlink_deputy': '联系代表名单减人',
  'people.unlink_voter': '联系选民名单减人',
  'people.void_code': '作废绑定码',
  'roster.codes': '发绑定码',
  'roster.import': '导入名册',
  'roster.new_term': '换届',
  'roster.reissue_code': '重发绑定码',
  'settings.drop': '取消还没生效的设置',
  'settings.set': '改设置',
  'suggestion.accept': '受理建议',
  'suggestion.ask_extension': '申请延期',
  'suggestion.ask_return': '申请退回建议',
  'suggestion.ask_withdraw': '申请撤回建议',
  'suggestion.unask_withdraw': '取消撤回申请',
  'suggestion.assign': '交办建议',
  'suggestion.assist_opinion': '提协办意见',
  'suggestion.conclude_motion': '记议案审议结果',
  'suggestion.refer_motion': '议案交审议',
  'suggestion.take_as_suggestion': '议案改按建议办理',
  'suggestion.classify': '改建议类别',
  'suggestion.close_supervision': '督办结项',
  'suggestion.close_unrated': '未测评办结',
  'suggestion.communicate': '与代表沟通',
  'suggestion.complete_meeting': '补会议记录',
  'suggestion.confirm_communication': '确认沟通',
  'suggestion.attach_letter': '补交答复函',
  'suggestion.cosign': '附议',
  'suggestion.cosign_lapse': '附议失效',
  'suggestion.cosign_withdraw': '不再附议',
  'suggestion.decide_extension': '决定延期',
  'suggestion.deliver': '落实承诺',
  'suggestion.deny_return': '不同意退回',
  'suggestion.correct_rating': '更正测评',
  'suggestion.correct_reply': '更正答复',
  'suggestion.correct_paper': '更正录入的纸质建议',
  'suggestion.deny_signature': '否认纸上的签名',
  'suggestion.void_paper': '录入的纸质建议作废',
  'suggestion.correct_poll': '更正满意度测评',
  'suggestion.disown': '撤销代录',
  'suggestion.discard': '草稿作废',
  'suggestion.draft': '起草建议',
  'suggestion.drop_template': '停用文书模板',
  'suggestion.edit': '改建议草稿',
  'suggestion.find_at_meeting': '记会上的意见',
  'suggestion.forward': '转交建议',
  'suggestion.hold_conference': '会商办结',
  'suggestion.join_supervision': '参与督办',
  'suggestion.key_in': '代录建议办理',
  'suggestion.keep_file': '存签名件、报告',
  'suggestion.keep_template': '存文书模板',
  'suggestion.lead_supervision': '领衔督办',
  'suggestion.log_supervision': '记督办情况',
  'suggestion.meeting': '记会议或视察',
  'suggestion.merge': '并案',
  'suggestion.poll': '记满意度测评',
  'suggestion.print': '打印文书',
  'suggestion.publicity': '改公开范围',
  'suggestion.rate': '测评',
  'suggestion.rate_commitment': '测评承诺',
  'suggestion.reassign': '换承办单位',
  'suggestion.refuse': '不予受理',
  'suggestion.remind': '提醒',
  'suggestion.reply': '答复建议',
  'suggestion.report_progress': '记办理情况',
  'suggestion.return': '退回建议',
  'suggestion.seek_cosigners': '征集附议',
  'suggestion.send_back': '退回代表工委',
  'suggestion.set_key': '列为重点督办',
  'suggestion.drop_key': '不再列为重点督办',
  'suggestion.sign_for': '签收建议',
  'suggestion.submit': '提交建议',
  'suggestion.track_supervision': '定跟踪督办',
  'suggestion.unit_leader': '定单位负责人',
  'suggestion.unmerge': '取消并案',
  'suggestion.open_file': '打开建议的文件',
  'suggestion.unmask': '看建议全文和电话',
  'suggestion.urge': '催办',
  'suggestion.void_poll': '满意度测评作废',
  'suggestion.withdraw': '撤回建议',
  'suggestion.withdraw_signed': '按书面申请撤回',
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
  voter: '选民 编号',
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
  suggestion: '建议 编号',
  activity: '活动 编号',
  group_rule: '小组制度 编号',
  deputy: '代表 编号',
  card: '征求意见卡 编号',
  satisfaction_poll: '满意度测评 编号',
  suggestion_meeting: '会议 编号',
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
  tail: '手机尾号',
  endedOn: '终止日期',
  term: '届次',
  group: '小组编号',
  liaison: '联络员编号',
  voter: '选民编号',
  deputy: '代表编号',
  isNew: '新登记',
  people: '人数',
  added: '新增',
  changed: '修改',
  kept: '保留',
  continuing: '连任',
  new: '新任',
  leaving: '离任',
  unbound: '解除绑定',
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
