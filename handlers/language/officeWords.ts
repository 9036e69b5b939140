import type { IntentRule } from './intentRule.ts'
import { phrases } from './phrases.ts'

const office = ['staff', 'liaison', 'sc_member', 'deputy', 'unknown'] as const

/** Venues, operators, bulletins, appointments, money. */
export const officeRules: readonly IntentRule[] = [
  {
    intent: 'appointment.vote',
    roles: office,
    strong: true,
    words: phrases(
      '(赞成|同意)票?[:：]?\\d+.{0,10}(反对|弃权)',
      '(反对|弃权)票?[:：]?\\d+',
      '应到\\d+.{0,8}实到\\d+.{0,20}(赞成|同意|票)',
      '(表决|投票)(结果|情况|通过|票数)',
      '(全票|一致)(通过|赞成|同意)(任|表决|票)?',
      '\\d+票(赞成|同意|通过)',
      '(赞成|同意)票?\\d+票?$',
    ),
  },
  {
    intent: 'appointment.exam',
    roles: office,
    words: phrases(
      '(任前|法律|资格|知识)?考试.{0,10}(成绩|分数|\\d{2,3}分?|及格|通过|补考|结果|安排)',
      '(考试|测试|补考|笔试).{0,20}\\d{2,3}',
      '(成绩|分数|得分)([:：]|是|为|出来|单)?…\\d{2,3}',
      '补考',
      '任前(知识|法律|资格)?考试',
      '\\d{2,3}分?.{0,6}(及格|合格|补考).{0,10}考试',
      '\\d{2}.{0,10}(法律|任前)?考试成绩',
    ),
    unless: phrases('学生', '孩子', '高考', '中考', '反映'),
  },
  {
    intent: 'appointment.oath',
    roles: office,
    words: phrases('任命书', '宪法宣誓', '宣誓', '领誓'),
    unless: phrases('任前'),
  },
  {
    intent: 'appointment.papers',
    roles: ['staff', 'sc_member', 'liaison'],
    words: phrases(
      '(人选|拟任|提名|提请|任前|任命|任免|考察|干部|审查).{0,16}(材料|审批表|考察|审查|报告|手续|简历|表格|文件|议案|格式)',
      '材料.{0,8}(齐|缺|补|不全|少|差|退)…(考察|审批|简历|任|人选|报告|体检|档案)',
      '(提请|人事)任免',
      '(局长|主任|院长|检察长|副区长|委员|庭长|审判员|检察员|检察官|法官).{0,6}(人选|拟任|提名|任职|任命|免职)',
    ),
    unless: phrases('建议', '走访', '任命书', '考试', '干部.{0,6}(走访|服务)'),
  },
  {
    intent: 'venue.check',
    roles: ['liaison', 'staff', 'sc_member', 'deputy'],
    words: phrases(
      '六有|三上墙|上墙',
      '(代表之家|接访室|联络站|阵地|接待室|代表小组活动室|站点).{0,16}(齐|差|缺|少|坏|换|完成|达标|检查|照片|还没|没有|有了|更新|建好|验收|制度|资料|牌|挂|合格|掉|整改)',
      '(检查|验收|巡查|看)了?.{0,8}(代表之家|接访室|联络站|阵地)',
    ),
    unless: phrases('走访', '见(了|到)', '座谈', '谈(了|话)', '聊', '建议', '反映', '集合', '参加'),
  },
  {
    intent: 'operator.change',
    roles: ['liaison', 'staff', 'sc_member'],
    words: phrases(
      '(管理员|操作员|平台(负责人|运维|管理)).{0,14}(换|改|变更|调整|交接|接替|由|新增|增加|加|是|为|退休|调走|离职|不干|接手|担任)',
      '(换|改|变更|调整|新增|增加|更换|增设|撤换).{0,10}(管理员|操作员)',
      '(接替|接手|代替|顶替|担任|当).{0,10}管理员',
    ),
  },
  {
    intent: 'bulletin.draft',
    roles: ['staff', 'liaison', 'sc_member'],
    words: phrases(
      '(出|写|起草|拟|生成|做|发|整理|来|草拟|编|印发|要|准备)(一?[个份篇期])?.{0,18}(通报|简报|公报)',
      '(通报|简报)(草稿|初稿|怎么写|写|稿)',
      '^.{0,16}(季度|月份?|年度|应用|检查|情况)的?(通报|简报)$',
    ),
    unless: phrases('通报(了|给)?.{0,6}(代表|选民)(情况)?$', '走访'),
  },
  {
    intent: 'expense.log',
    roles: ['liaison', 'staff', 'sc_member', 'deputy'],
    strong: true,
    words: phrases('^(请|帮)?(报销|报账|记账|支出|经费|费用)(一下)?[:： ,，].{0,60}\\d'),
    unless: phrases('医保', '医疗', '药费'),
  },
  {
    intent: 'expense.log',
    roles: ['liaison', 'staff', 'sc_member', 'deputy'],
    words: phrases(
      '报账',
      '报销(?!慢|难|比例|不|政策|少|率|太|手续|要|范围|.{0,4}(慢|难))',
      '(花|用|支出|开支|付|垫)(了|掉|去|出)?(共|总共|一共|经费)?\\d+(\\.\\d+)?(元|块|,|，|$)?',
      '(场地|打印|资料|交通|租车|餐|误餐|会务|车|复印|茶水|矿泉水|横幅|制作|印刷|授课|讲课|材料|盒饭)费?[:： ]?\\d+',
      '经费.{0,10}(支出|\\d+|还剩|使用|登记|列支|余额)',
      '发票|活动费用|列支|支出[:：]',
    ),
    unless: phrases('医保', '医疗', '药费', '反映', '走访', '选民', '群众', '建议', '物业'),
  },
]
