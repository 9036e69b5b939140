import { gibberish } from './gibberish.ts'

/** How many typical messages a second are understood on one core, and what the dictionaries cost at start. */
export interface LanguageFigures {
  loadMs: number
  firstMs: number
  /** By the processor time of this process: one core, whatever else runs on the machine. */
  perSecond: number
  random: RandomFigures
}

/** Random messages: none may throw or take longer than 50 ms. */
interface RandomFigures {
  count: number
  thrown: number
  /** The slowest in processor time, by the best of three tries: a pause of the machine is no slow sentence. */
  slowestMs: number
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
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) for (const sentence of sentences) understand(sentence, context)
  const { user, system } = process.cpuUsage(before)
  const perSecond = (rounds * sentences.length) / ((user + system) / 1e6)
  return { loadMs, firstMs, perSecond, random: measureRandom((text) => understand(text, context)) }
}

const randomCount = 100_000
/** A message that took longer is tried again. */
const suspiciousMs = 5

function measureRandom(read: (text: string) => unknown): RandomFigures {
  let thrown = 0
  let slowestMs = 0
  const timed = (text: string): number => {
    const started = process.cpuUsage()
    try {
      read(text)
    } catch {
      thrown++
    }
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  }
  for (let number = 0; number < randomCount; number++) {
    const text = gibberish(number)
    const first = timed(text)
    slowestMs = Math.max(slowestMs, first < suspiciousMs ? first : Math.min(first, timed(text), timed(text)))
  }
  return { count: randomCount, thrown, slowestMs }
}
