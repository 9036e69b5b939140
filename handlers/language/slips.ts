/** Frequent slips of thumb, ear and keyboard in our sentences: what people typed, and what they meant. */
export const slips: Readonly<Record<string, string>> = {
  走仿: '走访', 走坊: '走访', 走防: '走访', 走纺: '走访', 奏访: '走访', 走妨: '走访',
  选名: '选民', 选珉: '选民',
  建意: '建议', 健议: '建议', 建异: '建议',
  座淡: '座谈', 坐谈: '座谈', 做谈: '座谈', 约淡: '约谈',
  付议: '附议', 附意: '附议', 附义: '附议', 赴议: '附议',
  撤消: '撤销', 撒消: '撤销', 撒回: '撤回', 撒销: '撤销', 彻回: '撤回', 彻销: '撤销',
  反印: '反映', 反迎: '反映', 返映: '反映', 反应: '反映',
  满易: '满意', 签道: '签到', 签倒: '签到', 请嫁: '请假', 走放: '走访', 家仿: '家访', 家防: '家访', 代裱: '代表', 联糸: '联系', 连系: '联系', 联细: '联系',
  徽信: '微信', 威信: '微信', 电活: '电话', 电华: '电话', 意件卡: '意见卡', 征球: '征求',
  咋天: '昨天', 昨添: '昨天', 昨田: '昨天', 昨夭: '昨天', 今夭: '今天', 前夭: '前天',
  上们看: '上门看', 尚门: '上门', 走彷: '走访',
  电化联系: '电话联系', 打电化: '打电话', 打电花: '打电话', 微心: '微信', 微言聊: '微信聊', 薇信: '微信', 威新: '微信',
  约潭: '约谈', 约坛: '约谈', 约弹: '约谈', 座坛: '座谈', 座弹: '座谈', 座谭: '座谈', 坐潭: '座谈', 返应: '反映', 反盈: '反映', 泛映: '反映',
  富议: '附议',
  基本满易: '基本满意', 蛮意: '满意', 满义: '满意', 请甲: '请假', 情假: '请假',
  交班建议: '交办建议', 崔办: '催办', 摧办: '催办', 崔一下: '催一下', 摧一下: '催一下', 延奇: '延期',
  到那一步: '到哪一步', 走到那步: '走到哪步', 到那步了: '到哪步了',
  述直: '述职', 述职报稿: '述职报告',
  述值: '述职', 催伴: '催办', 督伴: '督办', 交伴: '交办', 延其: '延期', 答付: '答复', 答覆: '答复',
  路登: '路灯', 请价: '请假', 清假: '请假', 培讯: '培训', 通抱: '通报', 任勉: '任免',
} // prettier-ignore

/** Where the typed word is right after all: 物业反应慢, 化学反应. */
export const notASlip =
  /(?:化学|过敏|不良|连锁|应急|物业|没有?|没啥|毫无)反应|反应(?:很|太|特别|比较|不)?(?:慢|迟|快|速度|时间|堆|强烈|过来|不过来)|威信(?:不|很)?(?:高|低)|候选名|选名(?:单|额|次|字)/g

/** Pinyin that stays in the text when a thumb forgets to choose, and the letters used for short. */
export const pinyinWords: Readonly<Record<string, string>> = {
  zoufang: '走访', fanying: '反映', xuanmin: '选民', jianyi: '建议', dianhua: '电话', weixin: '微信',
  zuotian: '昨天', jintian: '今天', qiantian: '前天', mingtian: '明天', shangwu: '上午', xiawu: '下午',
  wanshang: '晚上', zuotan: '座谈', yuetan: '约谈', shangmen: '上门', ruhu: '入户', daibiao: '代表',
  fuyi: '附议', manyi: '满意', bumanyi: '不满意', bangzhu: '帮助', chehui: '撤回', chexiao: '撤销',
  qiandao: '签到', canjia: '参加', qingjia: '请假', ludeng: '路灯', tingshui: '停水', chuanmen: '串门',
  lianxi: '联系', dadianhua: '打电话', youjian: '邮件', shoudao: '收到', wuye: '物业',
  wx: '微信', vx: '微信', wechat: '微信', email: '邮件', mail: '邮件', tel: '电话',
} // prettier-ignore
