import { plainCharacters } from './characters.ts'
import { notASlip, pinyinWords, slips } from './slips.ts'

/** What is read of a message; the rest of a longer one is not looked at. */
const longest = 2000

/** WeChat's own pictures in brackets say nothing; a place, a file or a picture does. */
const stickers = /\[(?!定位|位置|附件|图片|文件|语音|视频|链接)[\u4e00-\u9fa5A-Za-z]{1,6}\]/g
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\uFE0E\uFE0F\u20E3]/gu
const invisible = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const slipWords = new RegExp(Object.keys(slips).join('|'), 'g')
/** Stands in for words that must stay as they are. */
const guard = '\ue000'
const latinWords = /[A-Za-z]{2,12}/g

/**
 * The message as the rules read it: at most 2,000 characters, simplified, half-width, without pictures, control
 * characters and the usual slips of the thumb (走仿 → 走访). The words stay the speaker's, in their order.
 */
export function normalise(raw: string): string {
  const kept = raw
    .slice(0, longest)
    .replace(/^\s*@[^\s\u2005,，:：]{1,20}[\s\u2005]+/, '')
    .replace(invisible, '')
    .replace(control, ' ')
    .replace(loneSurrogate, ' ')
    .replace(pictures, ' ')
  const plain = kept.replace(
    /[^\n -~\u4e00-\u9fa5]|[\u4e00-\u9fa5]/g,
    (sign) => plainCharacters.get(sign) ?? sign,
  )
  return withoutSlips(plain.replace(stickers, ' '))
    .replace(/ *\n\s*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function withoutSlips(text: string): string {
  const right: string[] = []
  const guarded = text.replace(notASlip, (words) => {
    right.push(words)
    return guard
  })
  return guarded
    .replace(slipWords, (words) => slips[words] ?? words)
    .replace(latinWords, (word) => pinyinWords[word.toLowerCase()] ?? word)
    .replaceAll(guard, () => right.shift() ?? '')
}
