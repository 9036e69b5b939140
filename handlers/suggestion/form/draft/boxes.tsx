/** 相关情况 on a form: the boxes of the 代表建议纸 and the address on it, folded until somebody wants them. */
import type { JSX } from 'preact'
import { Choices, Field, type Problems } from '../../../shared/page.tsx'
import { contactName, cosignNames, notRepeated, type YearChoices } from '../../draft/boxes.ts'

export interface Ticked {
  repeatedYears: number | null
  wantsContact: boolean | null
  mayBeCosigned: boolean | null
  address: string | null
  postcode: string | null
}

interface Props {
  /** As it is kept; null before anything is. */
  row: Ticked | null
  choices: YearChoices
  /** What was typed, or else what is kept. */
  value: (name: string, kept: string | null | undefined) => string
  problems: Problems
}

const yesNo = (said: boolean | null | undefined): string => (said == null ? '' : said ? 'yes' : 'no')

/** The choice that stands for so many years: 5 is 三年以上. */
const choiceFor = (choices: YearChoices, years: number | null | undefined): string => {
  if (years == null) return ''
  const reached = choices.map((one) => one.years).filter((one) => one <= years)
  return String(reached.length === 0 ? notRepeated : Math.max(...reached))
}

export function BoxFields({ row, choices, value, problems }: Props): JSX.Element {
  const said = {
    repeated: value('repeated', choiceFor(choices, row?.repeatedYears)),
    contact: value('contact', yesNo(row?.wantsContact)),
    cosigning: value('cosigning', yesNo(row?.mayBeCosigned)),
    address: value('address', row?.address),
    postcode: value('postcode', row?.postcode),
  }
  const isWrong = ['repeated', 'address', 'postcode'].some((name) => problems[name] !== undefined)
  return (
    <details class="card" open={isWrong || said.repeated + said.contact + said.cosigning !== ''}>
      <summary>建议纸上的其他几格（可以不填）</summary>
      <Choices
        name="repeated"
        label="以前多次提过、没有解决吗"
        type="radio"
        problems={problems}
        options={[
          ...choices.map(({ years, name }) => ({ value: String(years), label: name })),
          { value: String(notRepeated), label: '不是' },
        ]}
        chosen={[said.repeated]}
      />
      <Choices
        name="contact"
        label="办理中的联系"
        type="radio"
        options={[
          { value: 'yes', label: contactName },
          { value: 'no', label: '不用特别联系' },
        ]}
        chosen={[said.contact]}
      />
      <Choices
        name="cosigning"
        label="可否联名"
        hint="选了“不联名”，别的代表就不能附议；以后请代表附议时会自己改过来。"
        type="radio"
        options={[
          { value: 'yes', label: cosignNames.yes },
          { value: 'no', label: cosignNames.no },
        ]}
        chosen={[said.cosigning]}
      />
      <Field
        name="address"
        label="通信地址"
        hint="印在建议纸上，供寄答复函用。"
        problems={problems}
        value={said.address}
        maxLength={100}
      />
      <Field
        name="postcode"
        label="邮编"
        problems={problems}
        value={said.postcode}
        inputMode="numeric"
        maxLength={6}
      />
    </details>
  )
}
