import type { Method } from './understanding.ts'

/** Words → method. `weak` words give way to any other: 碰到 is a visit unless it was at an activity. */
interface MethodRule {
  method: Method
  words: RegExp
  weak?: true
}

/** In order of precedence: the more special channel first. */
const rules: readonly MethodRule[] = [
  { method: 'other', words: /方式(?:[选填写是为:：]| )*其[他它]|其[他它](?:的)?方式/ },
  {
    method: 'opinion_card',
    words:
      /(?:征求)?意见(?:卡|表)|征求意见表|意见征集表|(?:收|填|交|发)(?:回|了|到|上来)*[\d一二两三四五六七八九十]+张卡/,
  },
  { method: 'platform', words: /微信|履职平台|平台上|视频(?:聊|通话|连线|了|过)|语音(?:聊|通话)|私信|群里/ },
  { method: 'email', words: /电子邮件|电邮|邮件|邮箱|伊妹儿/ },
  {
    method: 'letter',
    words:
      /信函|[写寄来给]的信(?![息访任用誉心])|亲笔信|手写信|写(?:了)?(?:一)?封?信(?!息|访)|来信|寄(?:了|来)?(?:一)?封?信|去信|信件|书信|致信|去函|致函|发函|回信(?!息)|[写寄发来](?:了)?(?:一|两)封(?!邮)/,
  },
  {
    method: 'interview',
    words:
      /约谈|约见|约访|面谈|谈(?:了)?(?:一)?次?话|请(?:到|来)(?:了)?.{0,10}(?:办公室|会议室|接访室|接待室|代表之家|联络站)|(?:约|请|叫|喊)(?:了|上|好)?.{0,12}(?:到|来|在|去).{0,12}(?:谈|聊|坐坐|坐了|喝茶|见面)|(?:办公室|接访室|接待室|代表之家|联络站|会议室).{0,6}(?:谈|聊|接待|接访|见|反映)|接待(?:了|选民|群众|来访)|接访/,
  },
  {
    method: 'deputy_activity',
    words:
      /(?:参加|出席|列席).{0,14}(?:活动|视察|调研|检查|学习|培训|会议)|活动(?:中|上|时|期间|现场|里|当中)|(?:小组|代表|集中|组里的?|履职)活动|(?:视察|调研|执法检查|培训)(?:的)?(?:中|上|时|期间|途中|现场)|一起(?:视察|调研|参加|检查|学习)|一同(?:视察|调研|参加)/,
  },
  {
    method: 'forum',
    words:
      /座谈|恳谈|院坝会|屋场会|坝坝会|板凳会|湾子会|圆桌会|茶话会|议事会|居民会议?|村民(?:大|代表)?会|(?:党员|业主|群众|小组)(?:大|代表)?会|(?!开会)[开召](?:了|个|开|集)*(?:一|两|个|场|次)*.{0,4}会(?!议室)/,
  },
  {
    method: 'phone',
    words:
      /(?<!留了?|要了?|换了?|记了?|存了?)电话(?!号|亭|费|线|没人|打不|不通|机|卡|诈骗|也?没)|致电|电联|去电|来电(?!了|显|费|压)|通(?:了|过|个)*(?:一)?[次个通]?话|打(?:了|过)?(?:一)?[个通](?:座机|手机)|拨(?:打|通)|打(?:过|了)?(?:去|来)了?(?:个|一个)?电话|打给|挂了?个电话/,
  },
  {
    method: 'visit',
    words:
      /走访|从.{1,8}家(?:里)?(?:出来|回来)|上门|入户|串门|登门|家访|拜访|探望|看望|慰问|拜年|送温暖|实地|面对面|当面|进村|(?:到|去|回)(?!我)[^,，。;；]{1,12}(?:坐了?(?:坐|一?会|半天|一下)|串(?:了)?(?:个)?门)|(?<!我)[家屋](?:里|头)?坐|(?:到|去)[^,，。;；]{1,8}屋(?:头|里)|摆(?:了)?(?:哈|会儿?|一?下)?(?:子)?龙门阵|田间地头|地头|(?<!我)家里(?:坐|聊|看|去|了解|谈|拉家常)|到.{1,12}家(?:里|中|去|坐|看|聊)?|去.{1,12}家(?!委)|回访|蹲点|下(?:村|社区|基层|沉|户)|进(?:小区|社区|门入户|家门)/,
  },
  { method: 'other', words: /短信|QQ|qq|钉钉|企业微信/ },
  {
    method: 'visit',
    weak: true,
    words:
      /在(?!微信|电话|网|群|线|平台)[^,，。;；\s]{1,8}[跟和与找同][^,，。;；\s]{1,8}[聊谈唠扯]|见(?:了|到|过|着|面|的)|碰(?:到|见|上|了)|遇(?:到|见|上)|去(?:了|过|看|找|趟|一趟)|看了|找(?:了|到|过)|到(?:了|过)?[^,，。;；\s]{1,10}(?:社区|小区|村|厂|店|公司|市场|工地|地里|田里|街|组|选区)|转了(?:转|一)|(?<!帮[^,，。;；\s]{0,8})跑了|走了(?:走|一)|去[^,，。;；\s]{1,10}(?:社区|小区|村|厂|店|市场|工地|地里|田里|街|组|选区)/,
  },
]

export interface MethodWords {
  method: Method
  words: string
  weak: boolean
}

/** The channel that the words name; null when they name none. */
export function methodIn(words: string): MethodWords | null {
  for (const rule of rules) {
    const match = rule.words.exec(words)
    if (match && !(rule.method === 'deputy_activity' && /约谈|打电话|微信/.test(words)))
      return { method: settled(rule.method, words), words: match[0], weak: rule.weak ?? false }
  }
  return null
}

/** 走访时收了意见卡 is a visit; 微信电话 is the platform; a call to arrange a talk is the talk. */
function settled(method: Method, words: string): Method {
  if (method === 'opinion_card' && /走访|上门|入户|登门/.test(words)) return 'visit'
  if (method === 'interview' && /座谈会|恳谈会|(?:召开|开了?).{0,6}座谈/.test(words)) return 'forum'
  if (method === 'opinion_card' && /座谈|恳谈|院坝会/.test(words)) return 'forum'
  return method
}

/** Words of contact that leave open how. */
export const contactWithoutMethod =
  /找我|来我(?:家|这|办)|上我(?:家|这)|联系(?:了|上|过|到|的)?|联络了|沟通|聊(?:了|过|天|聊)|谈(?:了|过|心)|交流|交谈|了解(?:了|到|情况)|问候|说上话/
