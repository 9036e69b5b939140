/** The fictional district 青陵区: five offices, 64 constituencies, twelve groups. */

export interface DemoOffice {
  name: string
  kind: 'subdistrict_liaison_office' | 'township_presidium'
  head: string
  operators: readonly string[]
  /** Each is one constituency; they are numbered through the district in this order. */
  communities: readonly string[]
  groups: readonly { name: string; liaison: string }[]
}

const words = (text: string): string[] => text.split(' ')

export const offices: readonly DemoOffice[] = [
  {
    name: '桥东街道人大联络处',
    kind: 'subdistrict_liaison_office',
    head: '彭春宝',
    operators: ['刘洁', '曹翠芝'],
    communities: words(
      '东风社区 解放路社区 纺织路社区 文昌社区 东门里社区 和平路社区 青年路社区 长虹社区 铁路新村社区 前进社区 朝阳社区 桥东社区 东湖里社区',
    ),
    groups: [
      { name: '桥东一组', liaison: '刘洁' },
      { name: '桥东二组', liaison: '雷冬敏' },
      { name: '桥东三组', liaison: '聂慧兰' },
    ],
  },
  {
    name: '滨河街道人大联络处',
    kind: 'subdistrict_liaison_office',
    head: '李丽萍',
    operators: ['叶海琴', '丁静'],
    communities: words(
      '滨河社区 沿江社区 码头社区 柳荫社区 望江社区 水厂社区 渡口社区 观澜社区 清波社区 翠堤社区 南岸社区 渔港社区 白鹭社区',
    ),
    groups: [
      { name: '滨河一组', liaison: '叶海琴' },
      { name: '滨河二组', liaison: '龙少刚' },
      { name: '滨河三组', liaison: '倪学强' },
    ],
  },
  {
    name: '新城街道人大联络处',
    kind: 'subdistrict_liaison_office',
    head: '贾萍',
    operators: ['杜光勇', '丁一凡'],
    communities: words(
      '新城社区 科技路社区 学府社区 星光社区 锦绣社区 云锦社区 金桂社区 银杏社区 百合社区 紫薇社区 迎宾社区 创业社区 体育场社区',
    ),
    groups: [
      { name: '新城一组', liaison: '杜银云' },
      { name: '新城二组', liaison: '贺翠芳' },
    ],
  },
  {
    name: '梧桐街道人大联络处',
    kind: 'subdistrict_liaison_office',
    head: '刘文军',
    operators: ['付丽群', '卢兴新'],
    communities: words(
      '梧桐社区 凤鸣社区 古井社区 南门社区 鼓楼社区 书院社区 石板街社区 盐仓社区 马场社区 西苑社区 红旗社区 胜利社区',
    ),
    groups: [
      { name: '梧桐一组', liaison: '付丽群' },
      { name: '梧桐二组', liaison: '田秀菊' },
    ],
  },
  {
    name: '石岭乡人大主席团',
    kind: 'township_presidium',
    head: '严红珍',
    operators: ['龙学亮'],
    communities: words(
      '石岭集镇 大坪村 柑园村 青石村 龙潭村 松林村 双河村 石桥村 茶山村 杨柳村 高峰村 清泉村 白果村',
    ),
    groups: [
      { name: '石岭一组', liaison: '宋可欣' },
      { name: '石岭二组', liaison: '韩雪' },
    ],
  },
]

export interface DemoUnit {
  name: string
  shortNames: readonly string[]
  system: 'government' | 'supervisory' | 'court' | 'procuratorate'
  officer: string
}

const unit = (
  name: string,
  shortNames: string,
  officer: string,
  system: DemoUnit['system'] = 'government',
): DemoUnit => ({ name, shortNames: words(shortNames), system, officer })

export const units: readonly DemoUnit[] = [
  unit('区政府办公室', '政府办 区政府办 督查室', '马宁'),
  unit('区住房和城乡建设局', '住建局 区住建局', '王涛'),
  unit('区城市管理执法局', '城管局 区城管局 城管', '苏春霞'),
  unit('区教育局', '教育局', '钱子轩'),
  unit('区卫生健康局', '卫健局 区卫健局', '陆友生'),
  unit('区水利局', '水利局', '覃海丽'),
  unit('区民政局', '民政局', '周云明'),
  unit('区交通运输局', '交通局 区交通局', '吴德涛'),
  unit('区医疗保障局', '医保局 区医保局', '何玉丽'),
  unit('青陵公安分局', '公安局 公安分局 区公安分局', '肖光龙'),
  unit('青陵公安分局交通警察大队', '交警大队 区交警大队', '何国新'),
  unit('区监察委员会', '监委 区监委', '于正军', 'supervisory'),
  unit('区人民法院', '法院 区法院', '颜金霞', 'court'),
  unit('区人民检察院', '检察院 区检察院', '梁薇', 'procuratorate'),
]

export const staff: readonly { name: string; department: string; roles: readonly string[] }[] = [
  { name: '梁慧', department: '区人大常委会代表工委', roles: ['代表工委'] },
  { name: '毛素群', department: '区人大常委会代表工委', roles: ['代表工委'] },
  { name: '白爱丽', department: '区人大常委会人事任免工委', roles: ['人事任免'] },
  { name: '马宁', department: '区政府办公室督查室', roles: ['政府办'] },
  { name: '颜金霞', department: '区人民法院办公室', roles: ['法院'] },
  { name: '梁薇', department: '区人民检察院办公室', roles: ['检察院'] },
  { name: '丁一凡', department: '区人大常委会办公室信息中心', roles: ['系统管理'] },
]
