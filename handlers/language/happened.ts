/** Whether the words tell of something done. Anything else makes no record. */
export type NotDone = 'unanswered' | 'plan' | 'hearsay' | 'negated' | 'question' | 'others'

const unanswered =
  /没(?:有)?(?:打通|接通|通上|人接|接(?:电话|到)?$|接(?![待到受])|联系(?:上|到)|找(?:到|着)(?:他|她|人)?|见(?:到|着|上|成)|碰(?:到|上|着)|遇(?:到|上)|人(?:在家|开门|应|在)|开门|在家|回(?:信|消息|复|微信|电话)?|谈成|聊成|说上)|打不通|不(?:在家|接(?:电话)?|通$)|无人(?:接听|接|应|在家)|未(?:接|通|见到|遇到|联系上|打通|在家)|联系不上|找不到人|关机|占线|停机|空号|扑(?:了个)?空|吃(?:了)?闭门羹|出门了|外出(?:了|未归)|搬走了|已读不回|白跑|未果|落空|没人(?:应|理|在)|(?:人|本人|都|均|老人)?不在(?:家|屋|村|单位|店|场|$|[\s,，。!！])|没在(?:家|屋|村|单位|店|$|[\s,，。])|没有?(?:结果|成功|成|见面)|未(?:能)?(?:成功|联系|见面|接听|回)|锁(?:着|了)门|门(?:是)?锁/

const plan =
  /(?:原定|原计划|本来|本想|原本|预计|预定)|等.{1,8}(?:再|才)(?:去|走访|联系|上门|打|约)|准备|打算|计划(?!生育)|打个招呼要|想(?:去|要|找|约|给|跟|和|抽空|这)|要去|要(?:走访|找|约|给|跟|和)|(?<!不|才|还|没)会去|将(?:于|要|会|去)|拟(?:于|定|去|走访)|安排(?:在|了(?:明|下|后)|(?:明|下|后))|约(?:好|定|了)(?:.{0,6})(?:明|后天|下周|下个?星期|周[一二三四五六日]|改天)|改天|过几天|过两天|等(?:有空|忙完|过|下)|(?:还|再|需|必|得)(?:得|要)?(?:去一趟|去走访|去看)|下次|回头(?:去|再|我)|抽空(?:去|再)|预约|尽快(?:去|走访|联系)|马上(?:去|走访|要去)|即将|正要|这就去|一会儿?去|待会儿?|提醒我|记得(?:去|走访|联系)|该(?:去|走访)/

const hearsay =
  /听说|据说|听(?!取|证|了|到|他|她|一下).{1,8}(?:说|讲).{0,12}(?:走访|去过|找过|联系过|看过|打过)|好像|可能(?=.{0,4}(?:走访|联系|见|去|打))|大概(?=.{0,3}(?:走访|联系|见|去|打))|似乎|据(?:了解|悉)|有人(?:说|讲).{0,10}(?:走访|去过|联系)|不知道.{0,6}(?:有没有|是不是|去没)|传言/

const negated =
  /(?:没(?:有|能|来得及|顾上|空|时间|去成|得空)?|未(?:能|曾)?|不(?:去|打算|准备|想|用|能)|忘(?:了|记)|取消了?|还没(?:来得及|去|有)?|并没有?|从(?:来)?没)(?:去|走访|上门|打电话|联系|见|约|入户|看望|拜访|聊|谈|给.{1,6}打)|(?:走访|上门|联系|约谈|座谈).{0,4}(?:取消|改期|推迟|没(?:去|成|做)|泡汤|不去了)|没去|没走访|没联系|没上门|没来得及|没有联系|没顾上|去不了|没去成|走不开|没时间|没空|没(?:聊|谈|见|说)成|(?:取消|改期|推迟|作罢|泡汤|没成|算了|改天)(?:了)?$/

const question =
  /(?:吗|么|呢|没|没有|不|否)[?？]?$|[?？]|^(?:怎么|如何|为什么|什么时候|多少|哪|谁|能不能|可不可以|可以|是否|是不是|有没有|要不要|需不需要|该不该)|算不算|算.{0,4}(?:次|几)|行不行|好不好|怎么(?:记|算|办|弄|填|报)|几次|多少次|什么时候(?:走访|联系|见|去)|上次.{0,6}(?:什么时候|哪天)/

const checks: readonly (readonly [NotDone, RegExp])[] = [
  ['hearsay', hearsay],
  ['unanswered', unanswered],
  ['negated', negated],
  ['plan', plan],
]

/** Somebody else went: 社区干部走访了张德发. */
const othersWent =
  /(?:^|[\s,，。])(?:社区|村里?|街道|镇里?|居委会|单位)?的?(?:干部|书记|主任|网格员|工作人员|志愿者|他|她|他们|她们|有人|别人|同事|领导|组长|小组|人家|[\u4e00-\u9fa5]{2,3}(?:代表|书记|主任))(?:[\u4e00-\u9fa5]{0,4}(?:天|周[一二三四五六日]|上午|下午)|已经|也|都|就|又|还|给|去|来)*(?:走访|上门|入户|联系|慰问|看望|约谈|拜访)(?:了|过)/

/** Whether the clause tells of a contact that somebody else made. */
export const isOthersContact = (words: string): boolean =>
  othersWent.test(words) && !/我|和|跟|陪|一起|咱/.test(words)

/** Words in a frame that nothing explained and that may turn its meaning round: then it is asked. */
const shaky = /没|未|不(?!少|错|过|久|同|一会)|无|空|白|吗|要(?!求)|想|应该|可能|好像|别|免/
const harmless =
  /没(?:什么|啥|有什么|有啥)?(?:大)?(?:事|问题|意见|别的|变化|要求)|没(?:有)?(?:提|反映)(?:什么|啥|出)?(?:意见|问题|要求|诉求)?|不(?:错|少|久|一会儿?|远|是很久)|无(?:意见|问题|诉求)|空(?:巢|调|地)|明白|白(?:天|酒)|主要|重要|要(?:事|紧)|想法|无锡|不动产|空气|没有意见/g

export const isShaky = (words: string): boolean => shaky.test(words.replace(harmless, ''))

/** Why a frame clause tells of nothing done; null when it does. `past` is known where a 了 or a past day stands. */
export function notDone(words: string): NotDone | null {
  for (const [kind, pattern] of checks) {
    const match = pattern.exec(words)
    if (match && !(kind === 'plan' && doneBefore(words, match.index))) return kind
  }
  return null
}

/** 打电话给李桂芳约好明天上门: the call was made before the plan. */
const doneBefore = (words: string, at: number): boolean =>
  /(?:走访|打电话|通了|打了|见了|见到|上门|微信|聊|联系)(?:了|过|给|跟|和|到)/.test(words.slice(0, at))

/** Whether the sentence asks instead of telling. */
export const asksSomething = (words: string): boolean =>
  question.test(words.trim().replace(/[。.!！~\s]+$/, ''))
