/** Surnames as they open a name, and the words of address that follow one. */

const single = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧肖尹姚邵湛汪祁毛禹狄米贝臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄家封芮储靳井段富焦巴谷车侯全班仰秋仲伊宫宁仇栾甘厉武符刘景詹束龙叶黎薄白蒲邰鄂索籍赖卓蔺屠蒙池乔翟谭劳姬申扶冉宰雍桑桂濮牛寿边扈燕冀浦尚农温庄晏柴瞿阎闫连习艾鱼容向古易慎戈廖庾步耿满匡国文寇广欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾沙丰巢关相查荆游权付代覃涂晋岳牟佘阙揭佟逄亓芦敬苟蹇谌庹仝邸郏戎訾矫冼娄',
)

/** Surnames that are mostly other words: they open a name only where the rest leaves no doubt. */
const doubtful = new Set(
  '谈向于和同对从连到给由全那国家相应常成关应利广师满文秋方安时高白明石金万包单车代付连房解富农边向步景游权乐元米毛皮',
)

const compound = new Set([
  '欧阳', '司马', '上官', '诸葛', '司徒', '夏侯', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '宇文', '长孙', '端木', '闻人', '南宫', '独孤',
]) // prettier-ignore

/** A surname that is as likely a preposition: 向书记反映 is no 书记 called 向. */
export const isDoubtfulSurname = (words: string): boolean => doubtful.has(words)

export const surnameAt = (text: string, at: number): string | null => {
  const two = text.slice(at, at + 2)
  if (compound.has(two)) return two
  const one = text.charAt(at)
  return single.has(one) ? one : null
}

export const surnameOf = (name: string): string =>
  name.includes('·') ? '' : compound.has(name.slice(0, 2)) ? name.slice(0, 2) : name.charAt(0)

/** Words of address, longest first; `woman` or `man` where they tell. */
const address: readonly (readonly [string, 'woman' | 'man' | null])[] = [
  ['副主任', null], ['副书记', null], ['老师傅', null], ['副校长', null], ['老太太', 'woman'], ['老爷子', 'man'], ['老人家', null],
  ['大爷', 'man'], ['大伯', 'man'], ['大叔', 'man'], ['大哥', 'man'], ['大妈', 'woman'], ['大娘', 'woman'], ['大婶', 'woman'],
  ['大姐', 'woman'], ['大嫂', 'woman'], ['大姨', 'woman'], ['婶子', 'woman'], ['婶婶', 'woman'], ['阿姨', 'woman'], ['嫂子', 'woman'],
  ['奶奶', 'woman'], ['婆婆', 'woman'], ['妹子', 'woman'], ['女士', 'woman'], ['姑娘', 'woman'], ['叔叔', 'man'], ['伯伯', 'man'],
  ['爷爷', 'man'], ['老爹', 'man'], ['先生', 'man'], ['小哥', 'man'], ['师傅', null], ['书记', null], ['代表', null], ['老师', null],
  ['主任', null], ['校长', null], ['院长', null], ['医生', null], ['大夫', null], ['经理', null], ['老板', null], ['老总', null],
  ['局长', null], ['科长', null], ['所长', null], ['站长', null], ['村长', null], ['组长', null], ['会长', null], ['厂长', null],
  ['队长', null], ['律师', null], ['同志', null], ['支书', null], ['教授', null], ['主席', null], ['委员', null], ['护士', null],
  ['会计', null], ['店长', null], ['干事', null], ['董事长', null], ['董', null], ['总', null], ['工', null], ['婶', 'woman'], ['姐', 'woman'],
  ['嫂', 'woman'], ['姨', 'woman'], ['妈', 'woman'], ['姑', 'woman'], ['叔', 'man'], ['伯', 'man'], ['爹', 'man'], ['哥', 'man'], ['爷', 'man'],
] // prettier-ignore

const byLength = address.toSorted((a, b) => b[0].length - a[0].length)

/** A pattern of all words of address. */
export const addressWords = byLength.map(([word]) => word).join('|')

const sexOf = (title: string): 'woman' | 'man' | null => address.find(([word]) => word === title)?.[1] ?? null

const womanly = /[芳兰英梅娟丽燕琴霞萍玲菊花秀淑珍香翠巧蓉莉娜婷雪妹娥芝芬蕾薇倩娇媛洁静慧彩银凤桂艳颖怡]/
const manly = /[刚强军勇伟国德福虎山根峰涛斌磊鹏超宏财贵雄武栋龙义富海生建彪]/

/** Whether a title may be said of a name: a 大爷 is not called 秀兰. Doubt says yes. */
export function fitsTitle(name: string, title: string): boolean {
  const sex = sexOf(title)
  const given = name.slice(surnameOf(name).length)
  if (sex === 'man') return !womanly.test(given) || manly.test(given)
  if (sex === 'woman') return !manly.test(given) || womanly.test(given)
  return true
}
