/** What a workbook says for the codes of the contract: people read it, while CSV and JSON keep the codes for programs. Pure. */
import { kindName as activityKind, statusNames } from '../activity/rules.ts'
import { stateNames as concernStates } from '../concern/rules.ts'
import { methodNames, partNames } from '../contact/rules.ts'
import { kindName as noticeKind } from '../notice/rules.ts'
import { actionName, personOf, viaNames } from '../shared/deedWords.ts'
import { filePurposes } from '../suggestion/actions.ts'
import { gradeNames, publicityNames, stateNames } from '../suggestion/rules.ts'
import type { KindName, Value } from './rules.ts'

type Names = Readonly<Record<string, string>> | ((code: string) => string)

const parties: Names = {
  deputy: '代表',
  sc_member: '常委会组成人员',
  voter: '选民',
}
const standings: Names = { valid: '有效', replaced: '更正以前的', void: '已作废' }
const roles: Names = {
  deputy: '代表',
  group_leader: '小组组长',
  sc_member: '常委会组成人员',
  sc_chair: '主任',
  sc_vice_chair: '副主任',
  office_head: '机构负责人',
  leader_in_charge: '分管领导',
  liaison: '联络员',
  platform_operator: '平台管理员',
  staff: '工作人员',
  unit: '承办单位',
}
const urgers: Names = {
  lead: '领衔代表',
  cosigner: '附议代表',
  chair: '主任或副主任',
  member: '常委会委员',
  office: '代表工委',
  channel: '交办机关',
  main: '主办或分办单位',
  assist: '协办单位',
}
const sent: Names = {
  queued: '等着发',
  sending: '正在发',
  sent: '已发出',
  unknown: '不知道发出去没有',
  failed: '没有发出去',
}

const names: { readonly [Name in KindName]?: Readonly<Record<string, Names>> } = {
  contacts: {
    contactor_role: parties,
    party_role: parties,
    method: methodNames,
    part_of_day: partNames,
    source: { chat: '微信', form: '手机页面', desk: '工作台', paper: '纸质卡' },
    status: { valid: '有效', void: '已撤回' },
  },
  concerns: { status: concernStates },
  suggestions: { state: stateNames, rating_work: gradeNames, rating_result: gradeNames },
  polls: { status: standings, subject: { unit: '承办单位', suggestion: '建议' } },
  suggestion_files: { purpose: filePurposes },
  suggestion_urges: { what: { urge: '催办', progress: '办理情况' }, party: urgers },
  suggestion_sheets: { kind: { suggestion: '建议', motion: '议案' }, publicity: publicityNames },
  activities: { kind: activityKind },
  attendance: { status: statusNames },
  notices: { kind: noticeKind, state: sent },
  audit: { actor: personOf, via: viaNames, action: actionName },
  people: { roles },
}

/** A day and a time of day with its offset, as programs write them; the fields that hold one end in “at”. */
const instant = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

const inWords = (known: Names, code: string): string =>
  typeof known === 'function' ? known(code) : Object.hasOwn(known, code) ? (known[code] ?? code) : code

/** How a workbook shows a value of this kind: 是 and 否, times without their offset, and the office's words for codes. */
export function shownOf(kind: KindName): (key: string, value: Value) => Value {
  const known = names[kind] ?? {}
  return (key, value) => {
    if (typeof value === 'boolean') return value ? '是' : '否'
    if (typeof value === 'string') {
      if (/^at$|_at$/.test(key)) return value.replace(instant, '$1 $2')
      return known[key] ? inWords(known[key], value) : value
    }
    const codes = known[key]
    return codes && Array.isArray(value) ? value.map((code: string) => inWords(codes, code)) : value
  }
}
