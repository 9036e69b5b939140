/** 相关情况 in the chat: the boxes of the 代表建议纸 are not asked for one by one; who wants one says so, and the card shows it. Pure. */
import type { Settings } from '../../../settings/rules.ts'
import {
  contactIn,
  contactName,
  cosignNames,
  mayBeCosignedIn,
  notRepeated,
  repeatedIn,
} from '../../draft/boxes.ts'
import type { DraftInput } from '../../rules.ts'
import { chosenIndex } from '../words/naming.ts'

const steps = ['repeated', 'contact', 'cosigning', 'address'] as const
export type BoxStep = (typeof steps)[number]

export const isBoxStep = (step: string): step is BoxStep => steps.some((one) => one === step)

const contactNames = [contactName, '不用特别联系']

/** The boxes of the sheet, and that it was not so. */
const repeatedNames = (settings: Settings): string[] => [
  ...settings['suggestion.repeatedYears'].map(({ name }) => name),
  '不是',
]

/** How a box is asked for, with its choices; an address has none. */
export function boxQuestion(step: BoxStep, settings: Settings): { text: string; choices: readonly string[] } {
  switch (step) {
    case 'repeated':
      return { text: '这件事以前多次提过、没有解决吗？几年了？', choices: repeatedNames(settings) }
    case 'contact':
      return { text: '希望承办单位加强联系沟通吗？', choices: contactNames }
    case 'cosigning':
      return { text: '可以请别的代表联名吗？', choices: Object.values(cosignNames) }
    case 'address':
      return { text: '通信地址写什么？有邮编的接在后面，例如：青陵区人民路1号 400100', choices: [] }
  }
}

/** What an answer says, by its number or in words; null when it is not understood. */
export function boxIn(step: BoxStep, words: string, settings: Settings): DraftInput | null {
  if (step === 'address') return addressIn(words)
  const index = chosenIndex(words, boxQuestion(step, settings).choices.length)
  if (step === 'repeated') {
    const choices = settings['suggestion.repeatedYears']
    const years = index === null ? repeatedIn(words, choices) : (choices[index]?.years ?? notRepeated)
    return years === null ? null : { repeatedYears: years }
  }
  const first = index === null ? null : index === 0
  const said = first ?? (step === 'contact' ? contactIn(words) : mayBeCosignedIn(words))
  if (said === null) return null
  return step === 'contact' ? { wantsContact: said } : { mayBeCosigned: said }
}

/** An address, with the postcode where one stands at either end. */
function addressIn(words: string): DraftInput | null {
  const text = words.normalize('NFKC')
  const postcode = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]
  const address = text
    .replace(postcode ?? '', '')
    .replace(/邮政?编码?[:：]?\s*/, '')
    .replace(/^[\s,，;；。]+|[\s,，;；。]+$/g, '')
  if (address.length < 4 || address.length > 100) return null
  return { address, ...(postcode === undefined ? {} : { postcode }) }
}

const asked =
  /^(?:请?把?)?(?:改|选)(?:一下)?(多年提出|多年多次提出|(?:加强)?(?:联系)?沟通|可?否?联名|(?:通信|通讯)?地址|邮编)(?:改?[成为]|[:：]|\s)*([\s\S]*)$/
const bare: readonly (readonly [RegExp, BoxStep])[] = [
  [
    /^(?:这件事?)?(?:我|我们)?(?:已经?|连续|多次)?(?:提|提出|提交)?了?[两二三四五六七八九十\d]{1,2}年(?:多|以上)?(?:多次)?(?:提|提出|提了|提过)?(?:没有?解决)?了?[。.!！]*$/,
    'repeated',
  ],
  [/^(?:我|我们)?(?:不用|不)?希望?(?:单位|部门)?加强(?:联系)?(?:和|与)?沟通[。.!！]*$/, 'contact'],
  [/^(?:不(?:要|用|接受)?|可以|同意|欢迎)(?:请?别?的?代表)?联名[。.!！]*$/, 'cosigning'],
]

/** 改联名 不要, 希望加强沟通, 连续三年提出: which box is meant and what is said of it; null when none is. */
export function boxSaid(words: string): { step: BoxStep; part: string; said: string } | null {
  const found = asked.exec(words)
  if (found) {
    const part = found[1] ?? ''
    const step = /多年/.test(part)
      ? 'repeated'
      : /沟通/.test(part)
        ? 'contact'
        : /联名/.test(part)
          ? 'cosigning'
          : 'address'
    return { step, part, said: (found[2] ?? '').trim() }
  }
  const step = bare.find(([pattern]) => pattern.test(words))?.[1]
  return step ? { step, part: boxNames[step], said: words } : null
}

const boxNames: Readonly<Record<BoxStep, string>> = {
  repeated: '多年提出',
  contact: '加强沟通',
  cosigning: '联名',
  address: '通信地址',
}
