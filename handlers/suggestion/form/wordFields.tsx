/** The words of a suggestion and what is chosen beside them, on the deputy's form and where a paper is keyed in. */
import type { JSX } from 'preact'
import type { Settings } from '../../settings/rules.ts'
import { Area, Choices, Field, Select, type Problems } from '../../shared/page.tsx'
import { BoxFields, type Ticked } from './draft/boxes.tsx'
import { partWords, type Kind } from './draft/kind.tsx'
import { publicityNames } from '../rules.ts'

interface Kept extends Ticked {
  title: string
  cause: string | null
  facts: string
  proposals: string
  category: string | null
  sourceKind: string | null
  sourceNote: string | null
  activityId: number | null
  publicity: string | null
  wantsWrittenReply: boolean | null
}

interface Props {
  kind: Kind
  /** As it is kept; null before anything is. */
  row: Kept | null
  /** What was typed, or else what is kept. */
  value: (name: string, kept: string | null | undefined) => string
  settings: Settings
  /** Those that the deputy was at, to say which one it comes of. */
  activities?: readonly { id: number; label: string }[]
  /** As it stands on his last one; offered for a new one. */
  address?: { address: string | null; postcode: string | null }
  problems: Problems
}

const nothingTicked = {
  repeatedYears: null,
  wantsContact: null,
  mayBeCosigned: null,
  address: null,
  postcode: null,
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const writtenOf = (wants: boolean | null | undefined): string => (wants == null ? '' : wants ? 'yes' : 'no')

export function WordFields(props: Props): JSX.Element {
  const { kind, row, value, settings, activities = [], address, problems } = props
  const words = partWords[kind]
  return (
    <>
      <Field
        name="title"
        label="标题"
        hint={words.title}
        problems={problems}
        value={value('title', row?.title)}
        maxLength={60}
      />
      {kind === 'motion' && (
        <Area
          name="cause"
          label="案由"
          hint="一两句话说清为什么提这件议案。"
          problems={problems}
          value={value('cause', row?.cause)}
          rows={2}
        />
      )}
      <Area
        name="facts"
        label={words.facts}
        hint={words.factsHint}
        problems={problems}
        value={value('facts', row?.facts)}
        rows={6}
      />
      <Area
        name="proposals"
        label={words.proposals}
        hint={words.proposalsHint}
        problems={problems}
        value={value('proposals', row?.proposals)}
        rows={5}
      />
      <Select
        name="category"
        label="类别"
        hint="可以不选，由代表工委来分。"
        problems={problems}
        chosen={value('category', row?.category)}
        options={[
          { value: '', label: '不选' },
          ...settings['suggestion.categories'].map((name) => ({ value: name, label: name })),
        ]}
      />
      <Choices
        name="sourceKind"
        label="怎么形成的"
        type="radio"
        problems={problems}
        options={settings['suggestion.sources'].map(({ code, name }) => ({ value: code, label: name }))}
        chosen={[value('sourceKind', row?.sourceKind)]}
      />
      {activities.length > 0 && (
        <Select
          name="activity"
          label="哪一次活动"
          hint="由代表活动形成的才选；选了，活动的小结里会写上这件建议。"
          problems={problems}
          chosen={value('activity', row?.activityId == null ? '' : String(row.activityId))}
          options={[
            { value: '', label: '不选' },
            ...activities.map(({ id, label }) => ({ value: String(id), label })),
          ]}
        />
      )}
      <Field
        name="sourceNote"
        label="形成的经过"
        hint="可以不填，例如：10月20日联系选民日，8位选民反映。"
        problems={problems}
        value={value('sourceNote', row?.sourceNote)}
        maxLength={500}
      />
      <Choices
        name="publicity"
        label="愿意公开吗"
        hint="没有选就不公开；以后也可以改。"
        type="radio"
        problems={problems}
        options={optionsOf(publicityNames)}
        chosen={[value('publicity', row?.publicity)]}
      />
      <Choices
        name="written"
        label="要不要书面答复"
        type="radio"
        problems={problems}
        options={[
          { value: 'yes', label: '要书面答复' },
          { value: 'no', label: '仅供参考，不用书面答复' },
        ]}
        chosen={[value('written', writtenOf(row?.wantsWrittenReply))]}
      />
      <BoxFields
        row={row ?? { ...nothingTicked, ...address }}
        choices={settings['suggestion.repeatedYears']}
        value={value}
        problems={problems}
      />
    </>
  )
}
