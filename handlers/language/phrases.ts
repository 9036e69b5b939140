/** A suggestion's or a motion's number in words: 023, 23号, 第二十三号, JY-1801-023, YA-1801B-002, 议案2号. */
const number =
  '(?:(?:议案)?(?:jy|y[a-z])[- ]?\\d{4}b?[- ]?\\d{1,3}|议案第?\\d{1,3}(?:号|#)?(?![\\d件份个条页])|0\\d\\d|\\d{1,3}(?:号|#)|第?[一二三四五六七八九十百]{1,4}号)'

/**
 * A pattern from phrases as a rule book would list them. In a phrase `…` stands for up to twelve signs, `#` for a
 * suggestion's number, `(走|访)` for one of several, `?` for what may be left out, `^` and `$` for the ends of the message.
 */
export const phrases = (...list: readonly string[]): RegExp =>
  new RegExp(
    list
      .map((phrase) =>
        phrase
          .replace(/\((?!\?)/g, '(?:')
          .replaceAll('…', '.{0,12}')
          .replaceAll('#', number),
      )
      .join('|'),
    'i',
  )
