import { topicsIn, faultWords } from './topics.ts'

/** Numbers, 还有, 另外: here a new matter begins. */
const strongBreak =
  /(?:^|[\s,，。;；、:])(?:[一二三四五六]是|第[一二三四五六](?:个|条|点|是|,|，|、)?|其[一二三](?:是)?|[(（]?[1-9][)）.、](?!\d)|[①②③④⑤⑥⑦⑧⑨]|首先|其次|再次|最后一[个条点])|[;；\n。]|[①②③④⑤⑥⑦⑧⑨]|(?:[,，。;； ]|^)?(?:还有就是|还有一[个件条]|还有|(?<![要得需再又会还被让得])另外(?:还有)?(?!收|交|付|找|买|加|给|安排)|再就是|再一个|另一个|以及|此外|除此之外|还反映|还说|也反映|同时反映|还提到|还讲|并反映)(?:说|反映)?/g

const weakBreak = /[,，、!！?？]+| (?=\S)|(?<=[\u4e00-\u9fa5])(?:和|跟|与)(?=[\u4e00-\u9fa5]{3,})/g

/** A clause that carries the same matter on. */
const carriesOn =
  /^(?:希望|建议|要求|请|影响|导致|造成|所以|因为|由于|物业|社区|没人|一直|已经|好[几多久]|多次|经常|晚上|夜里|白天|尤其|特别|下雨|一[下到]|老人|孩子|小孩|能不能|可不可以|应该|最好|而且|都|也|却|但|可|又|至今|找|打|问|说|这|那|他|她|我|存在|不然|否则|太|很|有时|每[天次]|几[年个]|半|差不多|居民|大家|车|人|看看|啥时|什么时候|怎么|谁|反正|还是|甚至)/

/** Things said that are no matter. */
const nothingRaised =
  /^(?:(?:都|一切|情况|反映|意见|暂时|目前|其他|大家|他们?|她们?|那边|那里|家里?|都|对工作)*(?:很好|好(?:着呢|得很)?|还好|正常|不错|挺好|满意|没(?:有|什么|啥)?(?:问题|意见|建议|诉求|困难|要求|事|别的|反映|特别|变化)|无(?:诉求|意见|建议|问题)?|没提|没说)(?:什么|啥)?(?:意见|问题|要求|诉求)?|家常|拉家常|聊天|近况|情况|工作|生活|建议的?事(?:情)?|工作的?事(?:情)?|(?:一下|了)?(?:情况|工作|近况|生活情况|基本情况|家庭情况|身体(?:状况|情况))|了解情况|问候|一会儿?|几句|很久|半天|半个?小时|一个多?小时|[\d一二两三四五六七八九十]+(?:分钟|个?小时)|聊了聊|谈了谈|别的|其他(?:的)?|挺好|很好|还行|可以|不少|很多|一些问题|几个问题|了?一?些?意见)$/

/** 晓得了: he was told something, and raised nothing. */
const heard =
  /^(?:[他她]?(?:都|也|已经)?(?:晓得|知道|明白|收到|记住|听懂)(?:了|啦)?|没(?:有|得)?(?:别的|其他|其它)(?:的)?(?:事|话)?(?:了)?)$/

const saysNothing = (words: string): boolean => nothingRaised.test(words) || heard.test(words)

const opening =
  /^(?:[\s,，。;；、:："“”'‘’!！?？)）\]-]|然后|那个|这个(?=[\s,，])|就是说?|呢|嗯+|呃+|啊|哦|说是|说道|说|道|一下|的是|是(?=[^否])|了(?!解)|到(?=[^处期了])|过(?=[^路道桥])|还(?=说)|他们?(?=那|家|们)|写的是|(?:[他她]们)?[两二三四五六几]个?(?:人|家|位|户)(?:的?意见)?都是?(?:说|讲|反映|提)?|主要(?=是|有)|就|以下(?:问题|几个|几条)?|如下|有(?=[以几两三]|:)|第?[一二三四五六][是、:](?!.?楼)|[(（]?[1-9][)）.、](?!\d)|[①②③④⑤⑥⑦⑧⑨]|首先|其次|一个(?=是)|问题(?=[:：]))+/

const closing =
  /(?:[\s,，。;；、:："“”‘’!！~]|(?:请|麻烦|帮|你|您|给|我|替|先)*(?:(?<=[你您帮替])反映(?:一下|上去|下)?|(?<=帮我|替我|给我)反映(?:一下|上去|下)?|记一下|记录一下|记下来?|记上|登记一下|记录|备案)(?:吧|哈|啊|谢谢)?|谢谢(?:你|您|了|啦)?|辛苦(?:了|啦)?|就这些?(?:了|吧)?|以上|完毕|报告完毕|就?这(?:么|个)?(?:个|件)?事情?|这些|哈|呵|嘛|呢|呀|啊|哦|噢|喔|唉|\[[^\]]*\])+$/

/** Splits what was raised into matters, each in the speaker's own words without fillers. */
export function mattersIn(words: string): string[] {
  return words
    .split(strongBreak)
    .flatMap((piece) => weakly(piece))
    .map(tidy)
    .filter((matter) => matter.length >= 2 && !matter.split('，').every(saysNothing))
}

/** How much of the neighbouring words decides whether they are one matter. */
const looksBack = 40

/** Splits at a comma only where both sides are whole matters about different things. */
function weakly(piece: string): string[] {
  const matters: string[] = []
  let current = ''
  let at = 0
  for (const match of piece.matchAll(weakBreak)) {
    current += piece.slice(at, match.index)
    at = match.index + match[0].length
    const next = piece.slice(at, at + looksBack).split(/[,，、!！?？ ]/, 1)[0] ?? ''
    if (isNewMatter(current.slice(-looksBack), next)) {
      matters.push(current)
      current = ''
    } else current += match[0]
  }
  return [...matters, current + piece.slice(at)]
}

function isNewMatter(before: string, next: string): boolean {
  if (carriesOn.test(tidy(next)) || next.length < 3) return false
  const known = topicsIn(before)
  const told = topicsIn(next)
  const whole = faultWords.test(before) || /[、,，]$/.test(before)
  return (
    known.length > 0 &&
    told.length > 0 &&
    whole &&
    faultWords.test(next) &&
    !told.some((topic) => known.includes(topic))
  )
}

/** Without the fillers of speech at both ends; the inside stays as it was said. */
function tidy(words: string): string {
  let text = words
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(opening, '').replace(closing, '')
  }
  if (!/[(（]/.test(text)) text = text.replace(/[)）]+$/, '')
  return text.replaceAll(',', '，').trim()
}
