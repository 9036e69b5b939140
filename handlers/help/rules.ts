/** The menu that is offered after a second misunderstood message: numbers instead of words. */
export const menu = [
  { label: '记一次联系', words: null },
  { label: '本季度联系情况', words: '本季度联系情况' },
  { label: '还差谁没联系', words: '还差谁' },
  { label: '撤回上一条', words: '撤回' },
  { label: '填表', words: '填表' },
  { label: '找工作人员', words: '人工' },
] as const

/** 1 misunderstood: an example. 2 in a row: numbers. 3: a human is told. */
export const stageOf = (misunderstoodBefore: number): 'example' | 'menu' | 'human' =>
  misunderstoodBefore <= 0 ? 'example' : misunderstoodBefore === 1 ? 'menu' : 'human'
