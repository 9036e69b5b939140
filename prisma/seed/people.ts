/** Invented people of 青陵区. A few play a part in the examples; the others get names by counting. */

export interface DemoDeputy {
  name: string
  gender: '男' | '女'
  /** Index of the group in the district. */
  group: number
  constituency: string
  occupation: string
  unitAndPost: string
  voters?: readonly DemoVoter[]
}

export interface DemoVoter {
  name: string
  aka: readonly string[]
  address: string
}

const voter = (name: string, aka: string, address: string): DemoVoter => ({
  name,
  aka: aka === '' ? [] : aka.split('、'),
  address,
})

/** Deputies whose group, constituency and voters the examples name. */
export const knownDeputies: readonly DemoDeputy[] = [
  {
    name: '周明远',
    gender: '男',
    group: 0,
    constituency: '12',
    occupation: '社区工作者',
    unitAndPost: '桥东街道桥东社区党委书记',
    voters: [
      voter('张德发', '老张', '桥东社区锦绣花园3栋1单元402室'),
      voter('王桂英', '王婶', '桥东社区锦绣花园3栋2单元301室'),
      voter('赵磊', '小赵', '桥东社区锦绣花园8栋2单元1102室'),
      voter('李桂芳', '', '桥东社区东门里小区5栋1单元201室'),
      voter('刘永福', '刘大爷', '桥东社区纺织厂宿舍2栋3单元102室'),
      voter('孙玉梅', '孙姐', '桥东社区东门里小区1栋2单元602室'),
      voter('欧阳建国', '欧阳师傅', '桥东社区桥东路88号'),
      voter('徐丽', '', '桥东社区桥东路41号2楼'),
      voter('马腾', '小马、马老板', '桥东社区桥东小学路口马家早点铺'),
      voter('何秀珍', '何婆婆', '桥东社区纺织厂宿舍2栋1单元101室'),
    ],
  },
  {
    name: '陈秀兰',
    gender: '女',
    group: 0,
    constituency: '11',
    occupation: '教师',
    unitAndPost: '青陵区桥东小学副校长',
    voters: [
      voter('李国强', '老李', '朝阳社区和平新村13栋4单元901室'),
      voter('李长根', '老李、李师傅', '朝阳社区幸福里小区12栋2单元1004室'),
      voter('王晓丽', '', '朝阳社区锦绣花园18栋2单元501室'),
      voter('王小丽', '王老师', '朝阳社区康乐小区18栋1单元704室'),
      voter('秦彩荣', '秦姐', '朝阳社区和平新村1栋3单元803室'),
      voter('葛秀莉', '小葛', '朝阳社区和平路28号'),
      voter('严海云', '严婆婆', '朝阳社区安居苑8栋2单元104室'),
      voter('谢淑香', '小谢', '朝阳社区沿河路175号'),
      voter('许玉敏', '许姐', '朝阳社区银河湾8栋4单元802室'),
      voter('邹光平', '邹哥', '朝阳社区翠竹苑12栋4单元1003室'),
    ],
  },
  {
    name: '罗小燕',
    gender: '女',
    group: 0,
    constituency: '9',
    occupation: '工人',
    unitAndPost: '青陵纺织厂设备科技师',
  },
  {
    name: '谭志刚',
    gender: '男',
    group: 0,
    constituency: '12',
    occupation: '企业管理人员',
    unitAndPost: '青陵华兴机械有限公司生产部经理',
  },
  {
    name: '何建平',
    gender: '男',
    group: 1,
    constituency: '3',
    occupation: '律师',
    unitAndPost: '青陵正清律师事务所主任',
  },
  {
    name: '邓国庆',
    gender: '男',
    group: 10,
    constituency: '54',
    occupation: '农民',
    unitAndPost: '石岭乡柑园村柑橘合作社理事长',
  },
]

/** Standing committee members, all of them deputies; the posts in this order. */
export const knownMembers: readonly {
  name: string
  gender: '男' | '女'
  post: 'chair' | 'vice_chair' | 'member'
}[] = [
  { name: '孙立群', gender: '男', post: 'member' },
  { name: '郑怀山', gender: '男', post: 'chair' },
  { name: '吴晓梅', gender: '女', post: 'vice_chair' },
  { name: '贺世平', gender: '男', post: 'vice_chair' },
  { name: '罗秋云', gender: '女', post: 'vice_chair' },
]

/** Whom 孙立群 contacts. */
export const linkedToSun = ['何建平', '周明远', '陈秀兰', '罗小燕', '谭志刚', '邓国庆'] as const

export const committees = [
  '城乡建设与环境资源保护工作委员会',
  '财政经济工作委员会',
  '社会建设工作委员会',
  '代表与人事任免工作委员会',
  '法制工作委员会',
  '监察和司法工作委员会',
  '教育科学文化卫生工作委员会',
  '农业与农村工作委员会',
] as const

export const occupations: readonly (readonly [occupation: string, post: string])[] = [
  ['教师', '中学高级教师'],
  ['医务人员', '社区卫生服务中心全科医生'],
  ['工人', '机械厂班组长'],
  ['企业管理人员', '商贸公司总经理'],
  ['个体工商户', '农贸市场经营户'],
  ['社区工作者', '社区居委会主任'],
  ['公务员', '街道办事处干部'],
  ['工程技术人员', '建筑设计院工程师'],
  ['农民', '种植合作社社员'],
  ['金融从业人员', '农村商业银行客户经理'],
]

const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范',
)
const malePart = Array.from('建国志文明永长德光春学海兴云世家正先大俊')
const maleEnd = Array.from('强军平华林龙勇刚辉斌峰涛生才良宏安杰')
const femalePart = Array.from('秀玉桂丽晓春冬翠红雪慧淑彩金海爱小凤美佳')
const femaleEnd = Array.from('英兰芳梅珍霞琴萍莲娟燕群云敏华荣红琳')

/** The name that belongs to a number: another for every number below 40,000; even numbers are men. */
export function nameOf(number: number): { name: string; surname: string; gender: '男' | '女' } {
  const male = number % 2 === 0
  const [first, last] = male ? [malePart, maleEnd] : [femalePart, femaleEnd]
  const step = Math.floor(number / 2)
  const surname = surnames[step % surnames.length] ?? ''
  const given = Math.floor(step / surnames.length) * 7 + (step % surnames.length) * 11
  const part = first[given % first.length] ?? ''
  const end = last[Math.floor(given / first.length) % last.length] ?? ''
  return { name: `${surname}${part}${end}`, surname, gender: male ? '男' : '女' }
}
