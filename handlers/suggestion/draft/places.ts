/** Where a matter is: the names of streets, villages, estates and schools in a text. Two lamps in two streets are two matters. */

/** A word as the dictionary cuts and marks it: ns a place, nz a proper noun. */
export interface MarkedWord {
  word: string
  tag: string
}

/** What follows the name of a place. */
const kinds = new Set(
  Array.from('街路巷村镇乡桥苑').concat([
    '小区',
    '社区',
    '花园',
    '公园',
    '小学',
    '中学',
    '学校',
    '幼儿园',
    '医院',
    '大道',
    '广场',
    '夜市',
    '市场',
    '水库',
    '街道',
  ]),
)

/** Stand before such a word and name none: 老旧小区, 乡镇医院. */
const common = new Set([
  '老旧',
  '居民',
  '住宅',
  '农村',
  '乡镇',
  '城市',
  '城区',
  '商品房',
  '安置',
  '新建',
  '周边',
  '附近',
  '公立',
  '民办',
  '农贸',
  '菜',
  '中心',
  '各个',
  '每个',
  '全区',
  '部分',
  '主要',
  '文化',
  '体育',
  '儿童',
  '加密',
  '上门',
  '便民',
])

export interface Places {
  /** Names, without what kind of place each is: 柳林 of 柳林街. */
  names: ReadonlySet<string>
  /** The words that say where, with the kind: they say nothing of the matter. */
  words: ReadonlySet<string>
}

/** Where a text is about. */
export function placesIn(words: readonly MarkedWord[]): Places {
  const places = new Set<string>()
  const said = new Set<string>()
  for (const [index, { word, tag }] of words.entries()) {
    if (!/^\p{Script=Han}{2,}$/u.test(word) || common.has(word) || kinds.has(word)) continue
    const kind = words[index + 1]?.word ?? ''
    // 青陵区 is where all of them are
    if (/^[区县市省]$/.test(kind) || /..[区县市省]$/.test(word)) continue
    const isNamed = kinds.has(kind) && /^(?:n|x|vn|a|zg|b|t|f|s)/.test(tag)
    if (!isNamed && tag !== 'ns' && !isWhole(word, tag)) continue
    places.add(stemOf(word))
    said.add(word)
    if (isNamed) said.add(kind)
  }
  return { names: places, words: said }
}

/** A name that the dictionary keeps in one piece: 解放路, 张家湾, 人民广场. */
function isWhole(word: string, tag: string): boolean {
  if (word.length < 3 || !/^n|^x$/.test(tag)) return false
  const [, head = ''] = /^(.{2,})(?:广场|公园|花园|大道|水库|小区|社区)$/.exec(word) ?? []
  if (head !== '') return !common.has(head)
  return /^(?:nz|nt|nr)$/.test(tag) && /[街路巷村镇乡桥湾沟坪坝冲岭塘垭寨屯庄]$/.test(word)
}

/** 解放路 and 解放 are one; a name of two signs stays whole. */
const stemOf = (word: string): string => (word.length > 2 ? word.replace(/[街路巷村镇乡桥区]$/, '') : word)
