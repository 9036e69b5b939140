/** 答复函: a unit's reply to the deputies, as an official letter. */
import type { Day } from '../../shared/days.ts'
import { letter, writtenDay } from '../../shared/letter.ts'
import { needed, type SuggestionFacts } from './facts.ts'

export interface ReplyFacts extends Pick<SuggestionFacts, 'title' | 'lead' | 'cosigners'> {
  /** 区十八届人大一次会议, or 区十八届人大闭会期间 */
  meeting: string
  /** 023 */
  serial: string | null
  unit: string
  letterNumber: string | null
  signer: string | null
  /** A, B, 甲 …: as the office's scheme has it */
  replyClass: string | null
  text: string | null
  commitments: readonly { text: string; unit: string | null; dueOn: Day | null }[]
  attachments: readonly string[]
  repliedOn: Day | null
  contact: { name: string | null; phone: string | null }
  copies: readonly string[]
}

/** The bytes of the 答复函: class at the top right of page one, signed by the unit. */
export const replyPaper = (facts: ReplyFacts): Promise<Buffer> =>
  letter({
    organ: facts.unit,
    number: needed(facts.letterNumber, '文号'),
    signer: needed(facts.signer, '签发人'),
    mark: needed(facts.replyClass, '答复类别'),
    title: replyTitle(facts),
    addressee: `${[facts.lead, ...facts.cosigners].map(({ name }) => name).join('、')}代表：`,
    body: bodyOf(facts),
    attachments: [...facts.attachments.filter((name) => name !== opinionSheet), opinionSheet],
    signed: facts.unit,
    date: facts.repliedOn,
    note: `联系人：${needed(facts.contact.name, '联系人')}；联系电话：${needed(facts.contact.phone, '联系电话')}`,
    copies: facts.copies,
  })

/** 关于区十八届人大一次会议第023号建议的答复 */
const replyTitle = ({ meeting, serial }: ReplyFacts): string =>
  `关于${meeting}第${needed(serial, '编号')}号建议的答复`

/** Goes with every reply (浙江建议规定第二十二条). */
const opinionSheet = '征询意见表'

const thanks = '感谢您对我们工作的关心和支持。'

function bodyOf({ title, text, commitments }: ReplyFacts): string {
  const said = needed(text, '答复正文').trim()
  return [
    `您提出的《${title.replace(/^《|》$/g, '')}》收悉，现答复如下：`,
    said,
    ...promises(commitments),
    ...(/感谢/.test(said) ? [] : [thanks]),
  ].join('\n')
}

/** What is promised, by whom and until when: the ledger of commitments is kept by these lines. */
function promises(commitments: ReplyFacts['commitments']): string[] {
  if (commitments.length === 0) return []
  return [
    '承诺办理事项：',
    ...commitments.map(({ text, unit, dueOn }, index) => {
      const until = dueOn === null ? needed(null, '完成时间') : `${writtenDay(dueOn)}前完成`
      return `${index + 1}. ${text.replace(/[。；]$/, '')}（${unit === null ? '' : `${unit}负责，`}${until}）。`
    }),
  ]
}
