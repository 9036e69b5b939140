/** Whether a sentence asks something: 满意吗, 落实了没有, 改成不满意的话会怎样. Pure. */

const atTheEnd = /(?:吗|(?<!没什)么|呢|[?？])[\s。.!！?？]*$|[了过]没有?[\s。.!！?？]*$/
const wherever =
  /是不是|是否|能不能|可不可以|要不要|会不会|改不改|(?:什么时候|何时)(?:才?能?)?(?:改|落实|完成|兑现)|的话.{0,4}(?:怎|会|能|可以|行)|怎么(?:办|改)/

/** A reason behind the command may ask what it likes. */
const commandLength = 16

/** A question does nothing, whatever it names. */
export const isAsked = (text: string): boolean =>
  atTheEnd.test(text) ||
  wherever.test(
    text
      .trim()
      .replace(/^(?:JY|Y[A-Z])[-\s]?\d{4}B?[-\s]?/i, '')
      .slice(0, commandLength),
  )
