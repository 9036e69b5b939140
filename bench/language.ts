/** How many typical messages a second are understood on one core, and what the dictionaries cost at start. */
export interface LanguageFigures {
  loadMs: number
  firstMs: number
  perSecond: number
}

const sentences = [
  '走访 张德发 反映3栋路灯不亮', '昨天下午打电话给李桂芳,她说小区门口电动车乱停', '上周三走访了老张、王婶、小赵三家,都讲停水的事',
  '那个我今天上午去了一下桥东社区然后碰到刘大爷他说那个楼道灯坏了好久了物业也不管你帮我记一下', '微信跟小赵聊了', '还差谁', '本季度联系情况',
  '刚才那条日期错了 是前天不是昨天', '撤销上一条', '附议 23号', '收到', '走仿选名王桂英,反应医保报销慢',
] // prettier-ignore

const names: [string, ...string[]][] = [['张德发', '老张'], ['王桂英', '王婶'], ['赵磊', '小赵'], ['李桂芳'], ['刘永福', '刘大爷'], ['陈大军'], ['黄秀珍'], ['周国强'], ['吴美玲'], ['郑小刚']] // prettier-ignore

export async function measureLanguage(): Promise<LanguageFigures> {
  const loading = performance.now()
  const { understand } = await import('../handlers/language/understand.ts')
  const loadMs = performance.now() - loading
  const linked = names.map(([name, ...aka], index) => ({ key: `v:${index}`, name, aka }))
  const context = { now: new Date('2026-11-24T09:30:00+08:00'), zone: 'Asia/Shanghai', role: 'deputy', linked, room: false, pending: null } as const // prettier-ignore
  const first = performance.now()
  understand(sentences[0] ?? '', context)
  const firstMs = performance.now() - first
  const rounds = 500
  for (const sentence of sentences) understand(sentence, context)
  const started = performance.now()
  for (let round = 0; round < rounds; round++) for (const sentence of sentences) understand(sentence, context)
  return { loadMs, firstMs, perSecond: (rounds * sentences.length) / ((performance.now() - started) / 1000) }
}
