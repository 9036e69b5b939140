/** 联系日没人来, 联系日我在外地出差没参加, 来了五位老人讲的都是养老金的事: what a sentence about the contact day tells. Pure. */
import { countsIn } from './words.ts'

export type DayStory =
  /** He was not, or cannot be, there; null: he did not say why. */
  | { kind: 'absent'; reason: string | null }
  /** He was there, and nobody came. */
  | { kind: 'nobody' }
  /** He was there and nothing was raised. */
  | { kind: 'quiet' }
  /** He was there and met so many; what they spoke of, as he said it. */
  | { kind: 'met'; heard: string | null }
  /** He was there, and says no more. */
  | { kind: 'went' }
  /** He was not there, and met somebody another time: one sentence tells too much. */
  | { kind: 'both' }

const day =
  /(?:(?:今|昨|前)天|(?:\d{1,2}月)?\d{1,2}[日号]|(?:[今去前]|20\d\d)年的?)?[\s,，]*(?:这个|是|就是)?(?:代表)?(?:联系(?:选民|群众)?日|选民(?:联系)?日)(?:那天|这天|当天|当日|的?活动)?/
const question =
  /[?？]|吗[。.!！]*$|呢[。.!！]*$|怎么|什么时候|哪[天里儿位个]|几[号点]|多少|要不要|能不能|可不可以|可以.{0,6}么|是不是|为什么|(?:行|好|可|该|用|需)不(?:行|好|可|该|用|需)|[能可是]否|如果|要是|万一|的话|[了过]没有[。.]*$|哪些|(?<!没有?)谁(?![都也])/

/** Whether the words speak of the contact day itself. */
export const namesDay = (text: string): boolean => day.test(text.normalize('NFKC'))

const nobody =
  /(?:没有?|无)(?:一?个)?(?:人|选民|群众|居民|村民|老百姓|老乡|代表)(?:上门|主动|再|愿意)?(?:来|到|上门|过来|见)|(?:一个|半个)(?:人|选民|群众|居民|村民|老百姓)?(?:影子?)?(?:都|也)?(?:没有?|未)(?:来|见|到|看见|碰|等)|(?:人|选民|群众|居民|村民|老百姓)(?:都|也)没有?(?:来|到|见)|没(?:有)?(?:见|等|碰|看)(?:到|着|来)(?:一个|什么|啥)?(?:人|选民|群众|居民|村民)|没人(?:影|(?=$|[,，。.!！\s]))/
/** Behind it: 没人来反映问题; 没人来修路灯 tells of a lamp. */
const nobodyEnd =
  /^(?:过|了|的|访|上门|找我|反映|提|说|聊|谈|接待|(?:什么|啥)?(?:问题|情况|意见|诉求|建议)|啊|呢|呀)*(?=$|[\s,，。.;；!！])/
/** What somebody said, or what was found there, tells of no presence; 跟领导说过请假 is his own. */
const reported =
  /反映|反应|反馈|投诉|诉求|提到|提出|提的|提了|发现|看到|听到|听说|(?<![跟向给和同对].{0,8})(?:说|讲|问|谈)/
/** Beside 没有意见: something was raised all the same. */
const raised = /反映|反应|提了|提出|希望|要求|建议|问题|[别其](?:的|他|它|余)/
const quiet =
  /(?:没有?|无)(?:人|选民|群众|居民|村民|谁)?(?:再)?(?:提出?|反映|收到|收集到|听到|说)(?:了|到)?(?:什么|啥|任何)?(?:意见|问题|诉求|建议|困难|$|[,，。.!！\s])|(?:没有?|无)(?:什么|啥|任何)?(?:意见|问题|诉求)/

const gone =
  /(?:没有?|没能|未能?|没法|无法)(?:能|法)?(?:去成?|参加(?:成|上)?|出席|赶上|赶回来?|下去|过去|到场|到会|搞成|办成)(?:了|成)?|(?:参加|去|来|赶|走|下|到|回)不(?:了|成|开|上|来|回来?)|不(?:能|去|参加|到场|出席)(?:去|参加|到场|出席|了)*|请(?:个|了|过)?(?:[事病产公婚丧]?假)(?:[一二两三半]天)?|缺席|缺勤|(?:活动)?取消了(?=$|[\s,，。;；!！])|没有?(?:搞|办|开展|组织|安排)(?:成|了|起来|活动)*(?=$|[\s,，。;；!！])|没有?空|没有?时间|忘(?:了|记)(?:去|参加)?|没去|(?:没有?|未)(?:来|到)(?:场|会|成)?(?=$|[,，。.!！\s])/
const away =
  /^(?:我|本人|人)?(?:当时|正好|正|还|刚好|那天)?(?:(?:在|到|去)?(?:外地|省城|[\p{Script=Han}]{2,4}))?(?:出差|住院|外出|做手术|生病|病了|感冒|发烧|学习培训|休产假|坐月子|奔丧|开会|培训|学习)|^(?:我|本人|人)?(?:当时|正好|正|还|那天)?(?:在|去|到)(?:了)?(?:外地|外省|国外|医院|北京|省城)(?:了)?$/u
/** Somebody else than the speaker. */
const others =
  /[他她]|人家|大家|大爷|大妈|大娘|大叔|阿姨|奶奶|爷爷|老[张李王刘陈杨赵黄周吴]|[主书][任记]|领导|部门|单位|物业|居委|村委|选民|群众|居民|村民|百姓|替我|代我/u
/** His own leave, or a day that was not arranged at all. */
const ofHimself =
  /我|本人|请.?.?假|取消了?(?=$|[\s,，。])|没有?(?:搞|办|开展|组织|安排)(?:成|了|起来|活动)*(?=$|[\s,，。])/
/** What he did there: whoever did that was there. */
const deed =
  /(?<![没未不无]|没有|没能|未能|不能)(?:走访(?!不)|见(?:了|到|过|面|着|\d|[一二两三四五六七八九十])|接待|接访|看望|慰问|拜访|入户|聊|谈|电话联系|打(?:了|过)?.{0,2}电话|座谈|收(?:了|到|回|上|集)|(?:来|到)了?[\d一二两三四五六七八九十]|听(?:了|到|取)|了解(?:了|到)|宣传|发放?了?[\d一二两三四五六七八九十])/u
const went =
  /^(?:我|本人|也|都|已经?|按时|按要求)*(?:参加|去|到|完成|结束|搞|做|办|开展|落实)(?:过|完|好|到位)*(?:了|过|啦)+[。.!！]*$|^(?:我|本人|也)*(?:已经?)(?:参加|去|完成|结束|开展|落实)(?:过|完|好)*[。.!！]*$/u
const presence =
  /坐(?:了|班|诊)|坐了|值守|蹲点|等(?:了|到)|(?:去|到|在)了?.{0,8}(?:社区|村|接待|站|小区|选区|广场|服务中心|联络)|挨家挨户|逐户/

/** What was spoken of: 讲的都是养老金的事, 主要反映物业费. */
const spokenOf =
  /(?:主要|都|大多|多数|全|最多)*(?:讲|说|谈|聊|反映|提|问|关心|意见|反应)(?:的|了|起|到)*(?:最多|主要|大多|都|全)*(?:是|集中在)*(?:关于)?[:：,，\s]*([^。；;!！]{2,200})/

/** 今天没人来, and nothing else. */
export const onlyNobody = (raw: string): boolean => {
  const text = raw.normalize('NFKC').trim()
  return (
    text.length <= 14 &&
    nobody.test(text) &&
    text
      .replace(nobody, '')
      .replace(/今天|上午|下午|一?整天|半天|等了|我|也|都|来|到|过|了|啊|呢|[\s\p{P}]/gu, '') === ''
  )
}

/** The words for the day alone. */
export const dayAlone = (text: string): string => day.exec(text.normalize('NFKC'))?.[0] ?? '联系日'

/** What he answers when he is asked why he was not there; null when it is no reason. */
export function reasonGiven(raw: string): string | null {
  const text = raw.normalize('NFKC').trim()
  const no = /^(?:没有?|无|没什么)(?:原因|理由)?(?:了)?[。.]*$|^(?:\d+|好[的吧]?|收到|嗯+|谢谢您?|知道了)$/
  if (text.length < 2 || text.length > 100 || no.test(text) || question.test(text)) return null
  return whyIn(text) ?? text.replace(/[。.!！]+$/, '')
}

/** What a sentence that names the contact day tells; null for a question and for whatever the contacts understand better. */
export function dayStoryIn(raw: string): DayStory | null {
  const text = raw.normalize('NFKC').trim()
  if (!namesDay(text) || question.test(text)) return null
  const rest = text.replace(day, ' ').replace(/^[\s,，、:：。]+|[\s。.!！]+$/g, '')
  const { headcount } = countsIn(rest)
  const did = deed.test(rest) || (headcount ?? 0) > 0
  if (tellsBoth(rest)) return { kind: 'both' }
  if (tellsOfNobody(rest) && !did) return { kind: 'nobody' }
  const story = did ? null : absentIn(rest)
  if (story) return story
  if (went.test(rest)) return { kind: 'went' }
  if (quiet.test(rest) && (headcount ?? 0) === 0)
    return raised.test(rest.replace(quiet, ' ')) ? null : { kind: 'quiet' }
  if ((headcount ?? 0) > 0) return { kind: 'met', heard: spokenIn(rest) }
  return did || (presence.test(rest) && !gone.test(rest)) ? { kind: 'went' } : null
}

const spokenIn = (rest: string): string | null => {
  const said = spokenOf.exec(rest)?.[1]?.trim() ?? ''
  return said === '' || quiet.test(said) || quiet.test(rest) ? null : said
}

/** 没人来, where it is the speaker who waited. */
function tellsOfNobody(rest: string): boolean {
  const match = nobody.exec(rest)
  return (
    match !== null &&
    nobodyEnd.test(rest.slice(match.index + match[0].length)) &&
    !reported.test(rest.slice(0, match.index))
  )
}

/** 没去成，第二天走访了王桂英: a piece that ends with his not being there, and a later one with a deed. */
function tellsBoth(rest: string): boolean {
  const pieces = rest.split(/[\s,，。;；!！]+/)
  const absent = pieces.findIndex(
    (piece) =>
      !deed.test(piece) &&
      !reported.test(piece) &&
      !/上午|下午|晚上|早上/.test(piece) &&
      /没(?:有|能)?(?:去|参加|赶上)(?:成|上|了)*$|(?:去|参加|来)不(?:了|成)$|请了?[事病公]?假了?$|缺席了?$/.test(
        piece,
      ),
  )
  return absent >= 0 && pieces.slice(absent + 1).some((piece) => deed.test(piece))
}

function absentIn(rest: string): DayStory | null {
  const left = gone.exec(rest)
  const isGone = left !== null
  if (!isGone && !away.test(rest)) return null
  if (left && reported.test(rest.slice(0, left.index))) return null
  if (/我(?:自己|还是|就|也|后来)*去(?:的|了)/.test(rest)) return null
  if (!ofHimself.test(rest) && others.test(rest.replace(/孩子|老人|父母|母亲|父亲|爱人/g, ''))) return null
  return { kind: 'absent', reason: whyIn(rest) }
}

const linking =
  /(^|[\s,，])(?:因为|由于|原因是?|是因为|因(?![病事公])|实在|确实|抱歉|不好意思|就|也|只好|所以|我(?!们|家|妈|爸|老|孩|儿|女|父|母|爱|岳|公|婆|厂|店|单位)|本人|那天|当天|今天|昨天)+/g

/** 在外地出差, 厂里检修, 病假; null when no reason is left beside the words for not being there. */
function whyIn(rest: string): string | null {
  const leave = /请(?:个|了|过)?([事病产公婚丧]假)/.exec(rest)?.[1] ?? null
  const isArrangement = /取消|没有?(?:搞|办|开展|组织|安排)|忘/.test(rest)
  const left = (isArrangement ? rest : rest.replace(new RegExp(gone, 'g'), ' '))
    .replace(linking, '$1')
    .replace(/^取消/, '活动取消')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
    .replace(/\s*[,，]\s*/g, '，')
    .replace(/\s+/g, ' ')
  const bare = left.replace(/[\s\p{P}]|[了的啊]/gu, '')
  if (/^没有?(?:搞|办|开展|组织|安排)成?$|^(?:活动|有|要|去|参加)?$/.test(bare)) return leave
  return bare.length >= 2 || /[病忙忘]/.test(bare) ? left.slice(0, 200) : leave
}
