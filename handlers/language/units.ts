const body =
  '(?:局|委员会|委|办公室|办|法院|检察院|公安|大队|支队|中队|中心|街道|公司|处|所|政府|督查室|联络处|主席团|镇|乡|分局|城管|住建|交警|水务|环卫|集团|银行|学校|医院)'
const unit = new RegExp(
  `[\\u4e00-\\u9fa5]{1,12}?${body}(?:(?<=公安)(?:分局|局)|(?<=城管|住建|水务|环卫)(?:局|集团|中心)|(?<=办)公室|(?<=分)局|(?<=委)员会|(?<=交警)(?:大队|支队)|(?<=街道)办(?:事处)?|(?<=[乡镇区])(?:人民)?政府)*`,
  'g',
)

const leading =
  /^(?:改由|改为|调整为|变更为|改|由|请|让|给|交给|交(?!警|通)|交由|转给|转交|分给|派给|指派给|分派给|分到|把\d+|转|归|是|为|该|应该?归|应该是|应是|单位|和|跟|及|与|、|再|的|属于|属|主办|协办|承办|分办|会办|配合|建议)+/

/** The words for bodies in a stretch, as typed. */
function unitsIn(words: string): string[] {
  return words
    .split(/[\s,，、。;；:：和及与]+/)
    .flatMap((piece) => [...piece.matchAll(unit)].map(([found]) => found.replace(leading, '')))
    .filter(
      (found) =>
        found.length >= 2 &&
        !/(?:交|分|督|协|主|承|会|催|转|经|代|查|怎么)办$|^号|我们|你们|不是|单位$/.test(found),
    )
}

/** Who handles: 主办住建局 协办城管局 交警大队; 住建局主办,城管局协办; 交给住建局办. */
export function handlingUnits(text: string): { main: string | null; assist: string[] } {
  const roles = [...text.matchAll(/(主办|牵头|承办|协办|会办|配合)(?:单位)?(?:是|为|由|给|:)?/g)]
  const first = roles[0]
  if (!first) {
    const [main = null, ...assist] = unitsIn(
      text.replace(/.*?(?:交办|分办|交给|交由|转交|转给|转|移交|分给|应该是|应由|属于|归)/, ''),
    )
    return { main, assist }
  }
  const before = unitsIn(text.slice(0, first.index))
  return before.length > 0 && !afterWord(text, first) ? unitsBefore(text, roles) : unitsBehind(text, roles)
}

/** Whether units stand behind the first word of role (主办住建局) rather than before it (住建局主办). */
const afterWord = (text: string, role: RegExpExecArray): boolean =>
  unitsIn(text.slice(role.index + role[0].length).split(/[,，;；。、 ]|协办|会办|配合/, 1)[0] ?? '').length >
  0

const isMain = (role: string | undefined): boolean => role === '主办' || role === '牵头' || role === '承办'

function unitsBehind(text: string, roles: readonly RegExpExecArray[]) {
  const all = roles.map((role, index) => ({
    main: isMain(role[1]),
    units: unitsIn(text.slice(role.index + role[0].length, roles[index + 1]?.index ?? text.length)),
  }))
  return gathered(all)
}

function unitsBefore(text: string, roles: readonly RegExpExecArray[]) {
  const all = roles.map((role, index) => {
    const previous = roles[index - 1]
    return {
      main: isMain(role[1]),
      units: unitsIn(text.slice(previous ? previous.index + previous[0].length : 0, role.index)),
    }
  })
  return gathered(all)
}

function gathered(all: readonly { main: boolean; units: readonly string[] }[]) {
  const mains = all.filter(({ main }) => main).flatMap(({ units }) => units)
  const assists = all.filter(({ main }) => !main).flatMap(({ units }) => units)
  return { main: mains[0] ?? null, assist: [...mains.slice(1), ...assists] }
}
