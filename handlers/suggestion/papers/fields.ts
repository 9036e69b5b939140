/** What a unit's own Word template may name in braces, a list a kind of paper: {标题}, {#承诺}…{/承诺}. */
import { writtenDay } from '../../shared/letter.ts'
import type { AssignmentFacts } from './assignment.ts'
import { listed, sessionOf } from './facts.ts'
import type { OpinionFacts } from './opinion.ts'
import type { ReplyFacts } from './reply.ts'

type Words = string | null
type Entry = Readonly<Record<string, Words>>

/** What stands for the names in a template; null is printed as missing. */
export type Values = Readonly<Record<string, Words | readonly Entry[]>>

/** A name that stands for words, or for a list whose entries have names of their own. */
export interface Field {
  name: string
  about: string
  /** The names within a list. */
  within?: readonly string[]
}

interface Filled<Facts> extends Field {
  value: (facts: Facts) => Words | readonly Entry[]
}

const day = (on: string | null): Words => (on === null ? null : writtenDay(on))
const numbered = (texts: readonly string[], name: string): Entry[] =>
  texts.map((text, index) => ({ 序号: String(index + 1), [name]: text }))

const replyFields: readonly Filled<ReplyFacts>[] = [
  { name: '标题', about: '建议的标题', value: (reply) => reply.title },
  { name: '编号', about: '建议的编号，如023', value: (reply) => reply.serial },
  { name: '会议', about: '届次和会议', value: (reply) => reply.meeting },
  { name: '领衔代表', about: '领衔代表的姓名', value: (reply) => reply.lead.name },
  {
    name: '全体代表',
    about: '领衔和附议代表的姓名',
    value: ({ lead, cosigners }) => [lead, ...cosigners].map(({ name }) => name).join('、'),
  },
  { name: '承办单位', about: '单位名称', value: (reply) => reply.unit },
  { name: '文号', about: '答复函的文号', value: (reply) => reply.letterNumber },
  { name: '签发人', about: '签发人的姓名', value: (reply) => reply.signer },
  { name: '答复类别', about: '答复的类别，如B', value: (reply) => reply.replyClass },
  { name: '答复正文', about: '答复的全文，在一段里换行', value: (reply) => reply.text },
  { name: '答复日期', about: '如2017年12月20日', value: (reply) => day(reply.repliedOn) },
  { name: '联系人', about: '单位联系人', value: (reply) => reply.contact.name },
  { name: '联系电话', about: '单位联系电话', value: (reply) => reply.contact.phone },
  { name: '抄送', about: '抄送单位', value: (reply) => listed(reply.copies) },
  {
    name: '正文段落',
    about: '答复的各段，每段一次',
    within: ['内容'],
    value: ({ text }) =>
      (text ?? '')
        .split('\n')
        .filter((part) => part.trim() !== '')
        .map((part) => ({ 内容: part.trim() })),
  },
  {
    name: '承诺',
    about: '承诺事项，每项一次',
    within: ['序号', '事项', '负责单位', '完成时间'],
    value: ({ commitments, unit }) =>
      commitments.map((one, index) => ({
        序号: String(index + 1),
        事项: one.text,
        负责单位: one.unit ?? unit,
        完成时间: day(one.dueOn),
      })),
  },
  {
    name: '附件',
    about: '附件，每个一次',
    within: ['序号', '名称'],
    value: ({ attachments }) => numbered(attachments, '名称'),
  },
]

const assignmentFields: readonly Filled<AssignmentFacts>[] = [
  { name: '标题', about: '建议的标题', value: (given) => given.title },
  { name: '编号', about: '建议的编号', value: (given) => given.number },
  { name: '会议', about: '会议，或闭会期间', value: sessionOf },
  { name: '类别', about: '建议的类别', value: (given) => given.category },
  { name: '领衔代表', about: '领衔代表的姓名', value: (given) => given.lead.name },
  { name: '代表电话', about: '领衔代表的电话', value: (given) => given.lead.phone },
  {
    name: '附议代表',
    about: '附议代表的姓名',
    value: ({ cosigners }) => listed(cosigners.map(({ name }) => name)),
  },
  { name: '主办单位', about: '主办单位', value: ({ main }) => listed(main) },
  { name: '协办单位', about: '协办单位', value: ({ assisting }) => listed(assisting) },
  { name: '分办单位', about: '分办单位', value: ({ separate }) => listed(separate) },
  { name: '交办单位', about: '交办的单位', value: (given) => given.assigner },
  { name: '交办日期', about: '如2017年11月8日', value: (given) => day(given.assignedOn) },
  { name: '交办意见', about: '交办意见', value: (given) => given.opinion },
  { name: '重点建议', about: '是或否', value: ({ key }) => (key ? '是' : '否') },
  {
    name: '期限',
    about: '各项期限，每项一次',
    within: ['名称', '日期', '规定'],
    value: ({ deadlines }) =>
      deadlines.map(({ what, on, provisional, rule }) => ({
        名称: `${what}期限`,
        日期: on === null ? null : `${writtenDay(on)}${provisional ? '（暂定）' : ''}`,
        规定: rule,
      })),
  },
  {
    name: '要求',
    about: '办理要求，每条一次',
    within: ['序号', '内容'],
    value: ({ requirements }) => numbered(requirements, '内容'),
  },
]

const opinionFields: readonly Filled<OpinionFacts>[] = [
  { name: '标题', about: '建议的标题', value: (asked) => asked.title },
  { name: '编号', about: '建议的编号', value: (asked) => asked.number },
  { name: '承办单位', about: '单位名称', value: (asked) => asked.unit },
  { name: '领衔代表', about: '领衔代表的姓名', value: (asked) => asked.lead.name },
]

interface FactsOf {
  reply: ReplyFacts
  assignment: AssignmentFacts
  opinion: OpinionFacts
}

/** The papers that a unit may have a template of its own for. */
export type TemplateKind = keyof FactsOf

const fieldsOf: { [Kind in TemplateKind]: readonly Filled<FactsOf[Kind]>[] } = {
  reply: replyFields,
  assignment: assignmentFields,
  opinion: opinionFields,
}

/** The names that a template of this kind may use, with what they stand for. */
export const templateFields = (kind: TemplateKind): readonly Field[] => fieldsOf[kind]

/** What stands for each name in one paper. */
export const templateValues = <Kind extends TemplateKind>(kind: Kind, facts: FactsOf[Kind]): Values =>
  Object.fromEntries(fieldsOf[kind].map(({ name, value }) => [name, value(facts)]))
