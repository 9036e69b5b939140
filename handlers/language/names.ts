import { overlaps, type Span } from './dates.ts'
import type { Circles, Person } from './people.ts'
import { differInOneSign, inLetters, namesSoundAlike } from './sounds.ts'
import { addressWords, isDoubtfulSurname, surnameAt } from './surnames.ts'
import type { Linked, Mention } from './understanding.ts'

/** Words that begin like a name and are none. */
const notNames =
  /^(?:代替|代办|代理|单位|方式|时间|内容|姓名|方便|高龄|高校|平房|安置|安全|万户|常住|常委|方面|包户|石料|江边|马路|农户|农家|时候|时间|文化|文明|金融|成员|成年|宣传|严重|许多|和平|解放|解决|应该|相关|代表|党员|关于|关心|关注|易地|班子|巩固|全部|全体|全家|全区|同志|边缘|家[里家住]|经营|都是|包括|于是|习惯|连续|季度|温暖|干部|车[间站主辆]|毛病|房[子屋]|蓝天|游客|管理|项目|田[间地]|黄金|白天|石头|水果|温度|明天|柏油|党组|广场|广大|广告|应急|燕子|全程|全市|国家|高层|老师|师傅|连着|路[上灯口面]|时不时|从[来前没]|向上|向我|公司|公园|那[个里边些]|由于|给我|给他|到了|到处|和他|和她|对方|对面|相互|常年|明显|金额|石岭|安装|安排|成立|车位|万一|万元|连同|解释|解答|满意|丰富|农村|农民|农业|步行|边上|景区|权益|乐意|元旦|毛坯|米[粉饭]|武装|向[村社区]|季节|纪律|计划|费用|盛[夏大]|段时间|富裕|鲜[花肉]|古[树城]|容易|充[电值]|艾滋|苗[木圃]|路[边段]|任务|任何|关门|查[看询]|游[园泳]|付[款费]|关[机停]|占线|空号|停机|没[人打接通]|路[过上]|时[候间]|连[打着]|包[括含]|石岭|安[心居]|宁愿|经常|强[烈调]|雷雨)/

/** The last sign of a place, a body or a crowd. */
const notPersonEnd = /[村路街镇乡苑园厂店局办委组区户楼站所校院家处队部馆场巷里桥们人]$/

const placeWords =
  /^(?:社区|小区|村|街道|街|路|组|花园|苑|学校|小学|中学|公司|企业|厂|超市|市场|选区|广场|中心|医院|养老院|工地|镇|乡|楼|栋|户|家庭|委|局|办|站|单位|商户|店|园|片区|网格|大道|桥)/

/** What follows a name when it is complete. */
const follows = new RegExp(
  `^(?:$|[\\s,，。;；、:!！?？()（）\\[和跟与同]|反映|说|讲|谈|提|聊|问|诉|抱怨|投诉|希望|要求|建议|认为|觉得|表示|介绍|告诉|家|等|他|她|${addressWords}|两|二人|二位|三|四|几|打|通了|通过|电话|微信|发|写|了解|沟通|交流|联系|见面|座谈|约谈|面谈|也|都|还|又|的|了|去|来|到|在|今|昨|前天|上午|下午|一起|一家|一户|走访|上门|没|不在|未|关于|是|就|因|对|想|要|时|后|之后|以后|这|那|选民|村民|居民|群众|住|签|请|收|填|交|寄|入户|主要|今天|提出|呼吁|咨询|说起|碰|见|不)`,
)

const cannotBeInside =
  /[的了是在我你他她们这那说讲去来反和跟与同给及也还再又把被让对从于打到问谈聊提没不没、,，。\d\sa-zA-Z]/

/** Where a name of someone unknown ends, or null when there is none at this place. */
export function nameEnd(text: string, at: number, sure: boolean): number | null {
  const dotted = /^[\u4e00-\u9fa5]{2,6}[·•・‧][\u4e00-\u9fa5]{2,6}/.exec(text.slice(at, at + 14))
  if (dotted) return at + dottedEnd(text, at, dotted[0].length)
  const surname = surnameAt(text, at)
  if (surname === null || notNames.test(text.slice(at, at + 4))) return null
  if (isDoubtfulSurname(surname) && !sure) return null
  const least = surname.length + 1
  for (const length of [least + 1, least, least + 2])
    if (completeName(text, at, surname.length, length)) return at + length
  return sure ? looseEnd(text, at, surname.length) : null
}

/** 买买提·艾力反映: the name ends where a following word begins. */
function dottedEnd(text: string, at: number, most: number): number {
  const dot = text.slice(at, at + most).search(/[·•・‧]/)
  for (let length = dot + 3; length <= most; length++)
    if (follows.test(text.slice(at + length, at + length + 6))) return length
  return most
}

function completeName(text: string, at: number, surname: number, length: number): boolean {
  const name = text.slice(at, at + length)
  const rest = text.slice(at + length, at + length + 6)
  if (name.length < length || notPersonEnd.test(name) || cannotBeInside.test(name.slice(surname)))
    return false
  if (length === surname + 3 && surname === 1) return false
  return follows.test(rest) && !placeWords.test(rest)
}

function looseEnd(text: string, at: number, surname: number): number | null {
  if (
    /^[\u4e00-\u9fa5\d]{1,6}?(?:社区|小区|村|街道|路|组|花园|苑|学校|公司|厂|市场|选区|广场|中心|医院|户)/.test(
      text.slice(at, at + 9),
    )
  )
    return null
  for (const length of [surname + 2, surname + 1]) {
    const name = text.slice(at, at + length)
    if (name.length === length && !cannotBeInside.test(name.slice(surname)) && !notPersonEnd.test(name))
      return at + length
  }
  return null
}

/** Verbs that want a person behind them, and what may stand in between. */
const strongSlot =
  /(?:走访|拜访|看望|探望|慰问|拜年|访问|家访|回访|约谈|约见|接访|接待|上门看|入户看|联系上?|见到|见|碰到|碰见|碰上|遇到|遇见|(?:[一有那]?[个位]|名字)叫|打电话给|打给|拨通|致电|电话|微信|找到|找|给|漏了|加上|漏记|还有|不是|应该是|而是|是|改成|改为)(?:了|过|的|一下|完)?(?:[\u4e00-\u9fa5]{2,4}[坳坪湾冲坝岭沟寨垸岗屯畈村组里]的(?=[\u4e00-\u9fa5]{2}))?(?:本?选区的?|(?:[外别本邻]组?|隔壁.?|[一二三四五六七八九十\d]+)组?的|[外别邻]村的?|我们的?|咱们的?|12选区的?)?(?:选民|居民|村民|群众|代表|老党员|党员|困难户|住户|业主|户主|商户|老板|低保户|脱贫户|独居老人|老人|退休教师)?(?:代表)?[ :“"]*/g

const weakSlot =
  /(?:^|[\s,，。;；、\n和跟与同到去听陪找把]|(?:收|接)(?:到|了|回)|选民|居民|村民|群众|住户|业主|代表|以及|还有|然后|后来)(?:了)?(?:[他她]们?(?:家)?的?(?:邻居|爱人|老伴|老公|老婆|媳妇|儿子|女儿|儿媳|女婿|同事|对门))?[ “"]*/g

const strongCue = new RegExp(
  `^(?:反映|说|讲|谈到|提到|提出|聊|问|诉|抱怨|投诉|希望|要求|建议|家|${addressWords}|打电话|打了|通了|电话|微信|都|两|三|等|(?:填|写|交|寄|发)(?:写|来|的)|的(?:意见卡|来?信|邮件|电话|微信|来电|短信))`,
)

/**
 * People named in these stretches of the text who are not known by that name: slips of a known name with candidates,
 * and strangers. `taken` are known people and days.
 */
export function otherPeople(
  text: string,
  frames: readonly Span[],
  circles: Circles,
  taken: readonly Span[],
): Person[] {
  const found: Person[] = [...lettered(text, frames, circles.linked)]
  const free = (span: Span) => ![...taken, ...found].some((other) => overlaps(span, other))
  const listed = (at: number) => [...taken, ...found].some(({ to }) => to === at)
  for (const [slots, sure] of [
    [strongSlot, true],
    [weakSlot, false],
  ] as const)
    for (const match of text.matchAll(slots)) {
      const at = match.index + match[0].length
      if (!frames.some(({ from, to }) => at >= from && at < to)) continue
      const inList = /^[、和跟与 ,，]/.test(match[0]) && listed(match.index)
      const person = personAt(text, at, circles, sure || (inList && /^[、和跟与]/.test(match[0])))
      if (
        person &&
        free(person) &&
        (sure || inList || person.rule !== '生人' || strongCue.test(text.slice(person.to)))
      )
        found.push(person)
    }
  return found
}

function personAt(text: string, at: number, circles: Circles, sure: boolean): Person | null {
  const heard = soundingLike(text, at, circles.linked)
  if (heard) return heard
  const to = nameEnd(text, at, sure)
  if (to === null) return null
  const said = text.slice(at, to)
  return { from: at, to, rule: '生人', mention: strangerOrSlip(said, circles) }
}

/** Where a name that sounds like somebody's known ends, when it begins here; null when none does. */
export const heardNameEnd = (text: string, at: number, people: readonly Linked[]): number | null =>
  soundingLike(text, at, people)?.to ?? null

function soundingLike(text: string, at: number, people: readonly Linked[]): Person | null {
  const candidates: Linked[] = []
  let length = 0
  for (const person of people)
    for (const word of [person.name, ...person.aka]) {
      if (word.length < Math.max(length, 2) || !namesSoundAlike(text.slice(at, at + word.length), word))
        continue
      if (word.length > length) candidates.length = 0
      length = word.length
      if (!candidates.includes(person)) candidates.push(person)
    }
  if (candidates.length === 0 || (length === 2 && !follows.test(text.slice(at + 2, at + 8)))) return null
  const said = text.slice(at, at + length)
  return {
    from: at,
    to: at + length,
    rule: '同音',
    mention: { said, candidates, unsure: true, slip: 'sound' },
  }
}

function strangerOrSlip(said: string, { linked, nearby }: Circles): Mention {
  const looksLike = (people: readonly Linked[]) =>
    people.filter(({ name }) => (said.length >= 3 && differInOneSign(name, said)) || extended(name, said))
  const candidates = looksLike(linked)
  if (candidates.length > 0) return { said, candidates, unsure: true, slip: 'look' }
  const heard = nearby.filter(({ name }) => namesSoundAlike(name, said)).slice(0, 5)
  return heard.length > 0
    ? { said, candidates: heard, unsure: true, slip: 'sound' }
    : { said, candidates: [], unsure: false }
}

/** 李明 for 李明军 and the other way round. */
const extended = (name: string, said: string): boolean =>
  Math.abs(name.length - said.length) === 1 && (name.startsWith(said) || said.startsWith(name))

/** zhangdefa */
function lettered(text: string, frames: readonly Span[], people: readonly Linked[]): Person[] {
  const found: Person[] = []
  for (const match of text.matchAll(/[a-z]{4,24}/gi)) {
    const from = match.index
    if (!frames.some((frame) => from >= frame.from && from < frame.to)) continue
    const candidates = people.filter(({ name }) => inLetters(name) === match[0].toLowerCase())
    const mention = { said: match[0], candidates, unsure: true, slip: 'sound' } as const
    if (candidates.length > 0) found.push({ from, to: from + match[0].length, rule: '拼音', mention })
  }
  return found
}
