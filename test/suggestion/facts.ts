/** One-line makers for what papers say. */
import type {
  AssignmentFacts,
  LedgerRow,
  OpinionFacts,
  ReplyFacts,
  SheetFacts,
} from '../../handlers/suggestion/papers.ts'

const deputy = (name: string, card = 'QL18-001') => ({
  name,
  cardNo: card,
  delegation: '桥东代表团',
  phone: '13800000001',
  address: '桥东路12号',
  postcode: '443000',
})

const suggestion = {
  congress: '青陵区第十八届人民代表大会',
  session: '第一次会议',
  kind: 'suggestion' as const,
  number: 'JY-1801-023',
  title: '关于在桥东小学路口增设红绿灯的建议',
  category: '城建环保',
  lead: deputy('周明远'),
  cosigners: [deputy('陈秀兰', 'QL18-002'), deputy('何建平', 'QL18-003')],
  parts: [
    { heading: '一、情况和问题', text: '上月出了两起事故。' },
    { heading: '二、具体建议', text: '装信号灯和减速带。' },
  ],
  attachments: ['现场照片'],
}

export const sheet = (more: Partial<SheetFacts> = {}): SheetFacts => ({
  ...suggestion,
  ticks: [{ about: '公开', options: ['同意全文公开', '仅同意公开标题'], chosen: ['仅同意公开标题'] }],
  review: null,
  assignment: null,
  submittedOn: '2017年11月8日',
  ...more,
})

export const assignment = (more: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  ...suggestion,
  assigner: '青陵区人民政府办公室',
  assignedOn: '2017-11-08',
  main: ['区住建局'],
  assisting: ['区城管局', '区公安分局'],
  separate: [],
  key: true,
  opinion: null,
  deadlines: [{ what: '答复', on: '2018-02-08', provisional: true, rule: '交办后3个月内' }],
  requirements: ['收到后请及时签收。'],
  ...more,
})

export const reply = (more: Partial<ReplyFacts> = {}): ReplyFacts => ({
  title: suggestion.title,
  lead: suggestion.lead,
  cosigners: suggestion.cosigners,
  meeting: '区十八届人大一次会议',
  serial: '023',
  unit: '青陵区住房和城乡建设局',
  letterNumber: '青建函〔2017〕12号',
  signer: '王涛',
  replyClass: 'B',
  text: '一、正在办理的工作\n信号灯已纳入计划。',
  commitments: [{ text: '装好红绿灯', unit: '区住建局', dueOn: '2018-03-31' }],
  attachments: [],
  repliedOn: '2017-12-20',
  contact: { name: '王涛', phone: '0717-1234567' },
  copies: ['区人大常委会代表工作委员会', '区政府办公室'],
  ...more,
})

export const opinion = (more: Partial<OpinionFacts> = {}): OpinionFacts => ({
  number: suggestion.number,
  title: suggestion.title,
  lead: suggestion.lead,
  unit: '区住建局',
  grades: ['满意', '基本满意', '不满意'],
  meetings: ['座谈会', '上门', '电话', '其他', '没有沟通'],
  adoption: ['采纳', '部分采纳', '近期不能落实', '未采纳'],
  copies: ['区政府督查室', '区人大常委会代表工作委员会'],
  ...more,
})

export const ledgerRow = (more: Partial<LedgerRow> = {}): LedgerRow => ({
  number: 'JY-1801-023',
  title: suggestion.title,
  category: '城建环保',
  lead: '周明远',
  cosigners: ['陈秀兰'],
  office: '桥东街道人大联络处',
  state: '办理中',
  key: false,
  submittedOn: '2017-06-01',
  forwardedTo: '区政府办',
  assignedOn: '2017-06-30',
  dueOn: '2017-09-30',
  main: '区住建局',
  assisting: [],
  repliedOn: null,
  replyClass: null,
  work: null,
  result: null,
  closedOn: null,
  overdueDays: 39,
  round: 1,
  kind: '建议',
  motionNumber: null,
  ...more,
})
