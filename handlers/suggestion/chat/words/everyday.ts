/** Sentences about suggestions in everyday words that no pattern of an intent has; each is the name of a verb or a list. Pure. */
import type { Speaker } from '../../../people/rules.ts'
import { wholeWords } from '../../numbering.ts'

/** A verb of `verbs`, or one of the lists. */
export type Everyday =
  | 'withdraw'
  | 'stay'
  | 'rate'
  | 'sign'
  | 'giveBack'
  | 'confirm'
  | 'decide'
  | 'assign'
  | 'status'
  | 'mine'
  | 'toDo'
  | 'pending'
  | 'startOne'
  | 'why'
  | 'signers'

type Who = Pick<Speaker, 'deputyId' | 'memberId' | 'isStaff' | 'staffRoles' | 'unitIds'>

const number = `(?:${wholeWords}|第?\\d{1,4}号?|第[一二三四五六七八九十百零]{1,5}号)(?:建议|议案)?`
const gap = '[\\s,，:：]*'
const end = '[吧了啊呀的呢]*[。.!！~]*$'

/** What a unit says with the act's own name: 001答复 C类 该路段不归我们管 is a reply. */
const otherActs =
  '(?:答复|回复|办复|协办|意见|办理情况|进展|延期|延长|联系|沟通|电话|上门|见面|承诺|反映|居民|群众|签收|代表(?:希望|要求|想))'

const isDeputy = ({ deputyId }: Who): boolean => deputyId !== null
const isUnit = ({ unitIds }: Who): boolean => unitIds.length > 0
/** Who is of a unit and no deputy: a deputy tells what others say, 物业说不归我们管. */
const isUnitOnly = (who: Who): boolean => isUnit(who) && !isDeputy(who)
const works = (who: Who): boolean => isUnit(who) || who.staffRoles.length > 0
const looksOn = (who: Who): boolean => (who.isStaff || who.memberId !== null) && !isDeputy(who)

const plain = (words: string) => new RegExp(words, 'i')

const sentences: readonly (readonly [Everyday, (who: Who) => boolean, RegExp])[] = [
  // 001我不想提了，已经装好了
  ['withdraw', isDeputy, plain(`^${number}的?${gap}我?(?:也|就|还是)?(?:不想|不打算|不)(?:再|要)?提了`)],
  // 我又想了想还是别撤了
  [
    'stay',
    isDeputy,
    /^我?(?:又|再)?(?:想了?[想一下]*|考虑了?一?下?)[\s,，]*(?:还是|就|先)*(?:别|不)撤(?:回|销)?[了吧]*[。.!！]*$/,
  ],
  [
    'rate',
    isDeputy,
    plain(`^${number}${gap}(?:我?觉得)?(?:还行|一般般?|凑合|马马虎虎|还可以|勉强|还算满意|比较满意)${end}`),
  ],
  [
    'rate',
    isDeputy,
    plain(`^(?:你们|单位|他们)?的?(?:${number})?的?答复我?(?:已经|都)?(?:看|收|读)(?:到|过|完)?了`),
  ],
  [
    'confirm',
    isDeputy,
    /^(?:(?:对的?|是的?|嗯+|没错|确实|有的?)[\s,，]*)+(?:他们|单位|人家)?(?:来过|见过|见了|打过电话|打电话了|联系过|联系了|沟通过|谈过|通过电话)(?:我)?[的了吧]*[。.!！]*$/,
  ],
  [
    'confirm',
    isDeputy,
    /^(?:根本)?(?:没有?的事|没有?这(?:回)?事|哪有(?:这事|的事)?|假的)[\s,，。.!！]*(?:他们|单位)?.{0,30}$|^(?:他们|单位)?(?:根本|从来|压根)?(?:就)?没有?(?:来过|打过电话|找过我|谈过|联系过)[。.!！]*$/,
  ],
  [
    'mine',
    isDeputy,
    /^我(?:去年|今年|以前|之前|上次|过去)*(?:提|交|写)过?的(?:那些|这些|所有|几件|那几件)建议/,
  ],
  // 草1为什么不受理
  [
    'why',
    isDeputy,
    plain(
      `^(?:请问|那|我的|这件|那件|建议|议案|草稿?\\s*\\d+|${number}|的|[\\s,，])*(?:到底|是)?为(?:什么|啥|何)(?:又|要|会|给|被|我的|建议)*(?:不予?受理|没有?受理|退回?(?:来|修改)?)(?:我的?)?(?:建议)?[了啊呢呀的]*[?？。]*$`,
    ),
  ],
  [
    'signers',
    isDeputy,
    /^(?:我的?|这件|那件|草稿?\s*\d+|建议|议案|的|[\s,，])*(?:现在|目前|到现在|一共|已经|总共)*有?(?:几|多少)(?:个|名|位)?(?:人|代表)?(?:给我|跟我)?(?:签|附议|联名)(?:了|过|上)?(?:字|名)?[了吗么呢啊?？。]*$/,
  ],
  [
    'startOne',
    isDeputy,
    /^(?:我|我们)?(?:想|要|得|还)*(?:提|写|交)(?:两|二|三|四|几|[2-9])(?:个|件|条|份)(?:代表)?(?:建议|议案)(?!了)/,
  ],
  [
    'sign',
    isUnitOnly,
    /^(?:收到|好的?|知道了|明白了?)[\s,，。]+(?:我们|我局|我单位|这边)?(?:这就|马上|尽快|来|会|一定|立即)*(?:办理?|处理|安排|承办|研究)(?:一下)?[的了吧]*[。.!！]*$/,
  ],
  [
    'giveBack',
    isUnitOnly,
    plain(`^${number}${gap}(?:我们?|我局)?(?:想|要|申请|请求)?退(?:回去?|件)[了吧]*[。.!！]*$`),
  ],
  [
    'giveBack',
    isUnitOnly,
    plain(
      `^(?!.*${otherActs})(?:.{0,30}[\\s,，。])?(?:${number}${gap})?(?:所以)?(?:我们?|我局|我单位|本单位|这边)?(?:想|要|申请|请求|希望)(?:把它?|把这件)?退(?:回去?|掉|了)${end}`,
    ),
  ],
  [
    'giveBack',
    isUnitOnly,
    plain(
      `^(?!.*${otherActs})(?:${number}${gap})?(?:这个|这件|这事|此事|那个|那件|建议|好像|应该|其实|根本|真的|也|都|是)*(?:不归|不属于|不该|不应由)我们(?:局|单位|这边)?(?:管|办|负责)?(?:的)?(?:${gap}(?:应该?|该|要)?(?:是|归|由|找|请).{2,16})?${end}`,
    ),
  ],
  [
    'toDo',
    works,
    /^(?:我|我们|我局)?(?:今天|现在|最近|这周|手上|还)*(?:要办|该办|要处理)(?:什么|哪些|啥)(?:建议|事)?[。.?？]*$|^有?(?:几件|哪些|多少|什么|没有)?新(?:交|提|转|来)?(?:上)?(?:来)?的(?:建议)?(?:没有?|吗)?[。.?？]*$/,
  ],
  [
    'toDo',
    isUnitOnly,
    /^(?:我们|我)?(?:[\p{Script=Han}]{2,8}局|单位)?(?:现在|目前|手上)?还?(?:有|剩)(?:几|多少|哪些)(?:个|件)?(?:建议)?(?:没|要|在|等着?)办(?:的|完)?[。.?？]*$/u,
  ],
  ['decide', works, /^(?:同意|批准|准许)(?:住|城|教)?[\p{Script=Han}]{0,8}?延(?:长)?(?:到|至)/u],
  [
    'assign',
    works,
    plain(`^(?:把|将)?${number}${gap}(?:请|交)?分别(?:由|让|给|交)?.{2,40}(?:办理?|承办|负责)${end}`),
  ],
  [
    'pending',
    ({ staffRoles }) => staffRoles.length > 0,
    /^[\p{Script=Han}]{2,8}?(?:单位)?(?:签收|答复|给?意见|联系代表)(?:了|过)?(?:没有?|吗|么)[?？。]*$/u,
  ],
  [
    'status',
    isUnit,
    /^[\p{Script=Han}]{2,8}?(?:单位)?的?(?:签收|给?意见|答复|联系代表)(?:了|过)?(?:没有?|吗|么|是什么|怎么说)[?？。]*$/u,
  ],
  [
    'status',
    works,
    plain(
      `^${number}${gap}(?:[\\u4e00-\\u9fa5]{2,8}?)(?:单位)?的?(?:签收|给?意见|答复|联系代表)(?:了|过)?(?:没有?|吗|么|是什么|怎么说)[?？。]*$`,
    ),
  ],
  [
    'pending',
    looksOn,
    /^(?:现在|目前|全区|区里|我们区|还)*有?(?:哪些|几件|多少件?)(?:建议|代表建议)?(?:还)?(?:没有?|未)(?:办完|办结|答复|落实)的?[。.?？]*$/,
  ],
]

/** The verb that an everyday sentence of somebody means; null when it is none of these. */
export function everydayIn(text: string, who: Who): Everyday | null {
  const words = text.normalize('NFKC').trim()
  return sentences.find(([, fits, pattern]) => fits(who) && pattern.test(words))?.[0] ?? null
}
