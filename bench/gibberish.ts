/** Random messages, the same every time for the same number: what nobody would type, and what a hurried thumb might. */
const words = [
  '走访', '电话', '微信', '上门', '张德发', '王桂英', '老李', '小赵', '昨天', '今天', '上周三', '11月20号', '11.20', '国庆', '下午', '反映', '说', '讲', '路灯不亮', '停水',
  '建议', '附议', '023', '满意', '不', '没', '了', '吗', '的', '和', '、', '，', '。', '；', ' ', '\n', '那个', '然后', '就是', '撤回', '改成', '不是', '是', '交办', '主办', '住建局',
  'wx', 'zoufang', '😀', '１１', '\u0000', '\ud800', '𠮷', '<b>', '%s', '9'.repeat(30), '(', '[图片]', '明天', '准备', '听说', '诉求', '登记', '算', '一', '第', '号',
] // prettier-ignore

/** A small generator of numbers in [0, 1), so that a bad message can be found again. */
function chance(seed: number): () => number {
  let state = seed * 2654435761 + 1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296
  }
}

/** The message of this number: mostly words of the office in any order, sometimes any signs at all, rarely very long. */
export function gibberish(seed: number): string {
  const next = chance(seed)
  const kind = next()
  const length = Math.floor(next() * (kind > 0.999 ? 1500 : 24))
  const parts = Array.from({ length }, () =>
    kind < 0.15
      ? String.fromCharCode(Math.floor(next() * 65536))
      : kind < 0.3
        ? String.fromCharCode(0x4e00 + Math.floor(next() * 20902))
        : (words[Math.floor(next() * words.length)] ?? ''),
  )
  return parts.join('')
}
