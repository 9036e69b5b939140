/** Whether words of leave, or of coming, are the speaker's own: 来不了，厂里检修 is leave, 垃圾车不来 is a matter. Pure. */

const saysNo =
  /请个?(?:[病事]?假)|不(?:能|想|打算|可能)?(?:再)?(?:去|参加|来|出席|到(?!位))|(?:去|来|参加|到|出席)不(?:了|成)|(?:没法|没办法|无法)(?:去|来|参加|出席|到)|没空|没时间/g
const noun = '(?:活动|座谈会?|例会|会议?|大会|培训|讲座|调研|视察|学习会?|检查|考察|慰问|宣讲|植树)'
const someDay =
  '(?:今天|明天|后天|大后天|那[天次]|这[次个天]|本次|当天|下?(?:周|星期|礼拜)[一二三四五六日天末]|(?:\\d{1,2}月)?\\d{1,2}[日号]|上午|中午|下午|晚上|早上|\\d{1,2}[::点]\\d{0,2}半?)'
/** What says nothing of why or who. */
const filler = new RegExp(
  `${someDay}|${noun}|活动?\\s*\\d+|我们?组|我|本人|的|了|呢|啊|哈|吧|呀|那|就|还是|只好|也|都|可能|恐怕|估计|实在|确实|真的|抱歉|不好意思|对不起|收到|好的?|谢谢|要|想|得|先|又|临时|这|个|场|次|现场|会场|到会|到场|参加|出席|一下|因为|由于|因|改成?|改为|请|[\\s\\p{P}]`,
  'gu',
)
/** Why somebody does not come, as he says it of himself. */
const cause =
  /出差|住院|生病|病|发烧|感冒|手术|不舒服|身体|有[会事课约]|开会|开庭|值班|上课|上班|加班|夜班|考试|外地|外面|外出|国外|出国|成都|北京|老家|农忙|在忙|太忙|很忙|忙不|走不开|抽不|脱不|赶不|堵车|堵在|路太?堵|冲突|撞|陪|照顾|带(?:孩子|老人|娃)|接(?:孩子|人)|送(?:孩子|人|考)|学习|培训|检修|抢收|收割|喜酒|婚|丧|奔丧|去世|看病|体检|航班|高铁|飞机|火车|满月|酒席|崴|扭|摔|骨折|[腰腿头脚]疼|打针|吊水|(?:路|桥)(?:塌|断|封|堵|不通)|塌方|涨水|大雪|下雪|暴雨|大雨/
/** Whose affairs keep somebody away: 单位走不开 is his, 单位不来 is not. */
const kept =
  /家里|家中|老人|孩子|小孩|娃|父|母|妈|爸|老婆|老公|爱人|妻子|丈夫|儿子|女儿|单位|公司|厂里?|店里?|地里|学校|领导/
/** 村里去不了, 车来不了: a place or somebody else, whatever stands before it. */
const otherSubject =
  /(?:[村山城镇乡街河江坝路桥巷沟坡](?:[里上边口头])?|小区|学校|幼儿园|医院|卫生[院室]|社区|市场|集市|对岸|对面|外面|车|船|快递|村民|居民|百姓|群众|选民|业主|住户|学生|的人|人家)(?:们|都|也|就|又|还|根本)*$/
/** 去不了医院看病, 来不了我们小区: where to. */
const placeBehind =
  /^[他她]?们?[\u4e00-\u9fa5]{0,4}?(?:医院|卫生[院室]|学校|幼儿园|小区|社区|菜场|市场|超市|银行|县城|城里|城区|镇上|街上|村里?|山上|对岸|对面|车)(?:们|去|来|看.?病|上学|上课|买.{1,2}|办事|救人|送.{1,3})*$/
const reported = /反映|投诉|诉求|意见(?:很|比较|非常|都|挺)?大|没有?人(?:参加|去|来)/

/** Whether somebody says of himself that he does not come, among activities with these words in their titles. */
export function declinesHimself(raw: string, titles: readonly string[]): boolean {
  const text = raw.normalize('NFKC').trim()
  const known = titles.filter((word) => word !== '')
  const left = (words: string): string =>
    known.reduce((rest, word) => rest.replaceAll(word, ''), words).replace(filler, '')
  if (reported.test(text) && !/我/.test(text)) return false
  return text.split(/[\s,，.。;；!！、:：]+/).some((clause) =>
    [...clause.matchAll(saysNo)].some(({ 0: no, index }) => {
      const before = left(clause.slice(0, index))
      const after = left(clause.slice(index + no.length).replace(saysNo, ''))
      const isLeave = /假$/.test(no)
      // 不来 of a unit is the unit's; 来不了 may be because of it
      const isHis =
        /我(?:要|想|得)?$/.test(clause.slice(0, index)) ||
        before === '' ||
        (!(otherSubject.test(before) && !isLeave) &&
          (cause.test(before) || (/不了|不成|没|假/.test(no) && kept.test(before))))
      if (isLeave) return isHis && !/^(?:难|条|制度|手续|太|被|审批)/.test(after)
      return isHis && (after === '' || (cause.test(after) && !placeBehind.test(after)))
    }),
  )
}

/** 垃圾车不来: words of not coming, and none of them his own. */
export const declinesForOthers = (raw: string): boolean =>
  raw.normalize('NFKC').search(saysNo) >= 0 && !declinesHimself(raw, [])

/** 今天走访了张德发，那个路去不了车: whom he met, and what he heard there. */
export const tellsOfVisit = (raw: string): boolean =>
  /(?:走访|看望|慰问|入户|上门|拜访|约谈|见)(?:了|过|到)/.test(raw.normalize('NFKC')) &&
  !declinesHimself(raw, [])

/** 居民座谈会没人参加 is of others. */
export const tellsOfOthers = (raw: string): boolean => reported.test(raw.normalize('NFKC')) && !/我/.test(raw)

/** 我没请假, 不是不参加, 没说不来, 不能不去: what is denied is no leave; 去不去还没定 is none either. */
export const denies = (raw: string): boolean =>
  /(?:去|来|到)不(?:去|来|到)|参加?不参加|(?:没有?|没说过?|不是|未)(?:说过?)?(?:要|想)?(?:请个?[病事]?假|不(?:去|来|参加))|不(?:能|得|可|可以|会)不(?:去|参加|来)|不(?:去|参加|来)不(?:行|成|好)|不(?:用)?(?:请|销)假了?/.test(
    raw.normalize('NFKC'),
  )
