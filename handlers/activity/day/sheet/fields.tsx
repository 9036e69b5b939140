/** The sheet of a contact day as fields, at the desk and on a phone, and what was typed read. */
import type { JSX } from 'preact'
import { methodNames, methods, type PartyKey } from '../../../contact/rules.ts'
import type { LinkedPerson } from '../../../people/actions.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Fields } from '../../../shared/fields.ts'
import { Area, Choices, Field, type Problems } from '../../../shared/page.tsx'
import { dayParts } from '../../chat/day/words.ts'
import type { DaySheet } from '../entry.ts'
import type { DayRecord } from '../record.ts'

export interface SheetSide {
  linked: readonly LinkedPerson[]
  /** What is recorded of this year already. */
  before: DayRecord | null
  on: Day
  today: Day
  own: boolean
}

const longest = 2_000

/** The sheet, or what must be mended by the name of its field. Empty fields say nothing. */
export function readSheet(
  fields: Fields,
  { linked, on }: SheetSide,
): { sheet: DaySheet } | { problems: Problems } {
  const problems: Record<string, string> = {}
  const count = (name: string, label: string): number | null => {
    const text = fields.text(name)
    if (text === '') return null
    if (/^\d{1,4}$/.test(text)) return Number(text)
    problems[name] = `${label}写数字，不知道就不填。`
    return null
  }
  const text = (name: string): string | null => {
    if (fields.text(name).length > longest) problems[name] = `请写在${longest}字以内。`
    return fields.text(name) || null
  }
  const ticked = fields.all('party')
  const parties = linked.map(({ key }) => key).filter((key) => ticked.includes(key)) as PartyKey[]
  const unlisted = [
    ...new Set(
      fields
        .text('unlisted')
        .split(/[、,，;；。\s]+/)
        .filter(Boolean),
    ),
  ].slice(0, 50)
  const concerns = [
    ...new Set(
      fields
        .text('heard')
        .split(/\n+/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  if (concerns.some((line) => line.length > longest) || concerns.length > 30)
    problems['heard'] = `一行一条，最多30条，每条${longest}字以内。`
  const method = methods.find((one) => one === fields.text('method'))
  if (parties.length + unlisted.length + concerns.length > 0 && !method)
    problems['method'] = '请选怎样联系的。'
  if (concerns.length > 0 && parties.length + unlisted.length === 0)
    problems['party'] = '记诉求要写见了谁：请勾选选民，或在“名单以外的人”里写姓名。'
  const constituency = fields.text('constituency').replace(/\D/g, '').slice(0, 3) || null
  const sheet: DaySheet = {
    heldOn: on,
    constituency,
    headcount: count('headcount', '人数'),
    cards: count('cards', '张数'),
    method: method ?? 'visit',
    parties,
    unlisted,
    concerns,
    solved: text('solved'),
    helped: text('helped'),
  }
  const told = [constituency, sheet.headcount, sheet.cards, sheet.solved, sheet.helped].some(
    (one) => one !== null,
  )
  if (!told && parties.length + unlisted.length + concerns.length === 0 && Object.keys(problems).length === 0)
    problems['headcount'] = '还没有填什么。至少填见了谁、人数、反映了什么、解了什么、帮了什么中的一项。'
  return Object.keys(problems).length > 0 ? { problems } : { sheet }
}

/** What the office and the liaison may tell to a deputy of one of them, refused. */
export const sheetRefusals: Record<string, string> = {
  not_yours: '这位代表不归您，没有记。',
  not_contact_day: '联系选民日的日子刚刚改过，没有记。请再打开填一次。',
  suspended: '这位代表当时暂停执行代表职务，联系选民日不能记。',
  future: '联系选民日还没有到，没有记。',
  too_old: '早于去年的联系选民日不能再记。',
  not_linked: '联系名单刚刚变过，请重新勾选。',
  nobody: '请写见了谁。',
  not_contactor: '这位代表不归您，没有记。',
  unknown_person: '没有这位代表，没有记。',
  changed_meanwhile: '刚刚有人同时在改，没有记。请再提交一次。',
}

/** The fields; what is recorded already stands above them, and is completed, not doubled. */
export function SheetFields({
  side,
  fields,
  problems,
}: {
  side: SheetSide
  fields: Fields
  problems: Problems
}): JSX.Element {
  const { linked, before, on, today } = side
  const typed = (name: string) => ({ name, problems, value: fields.text(name) })
  return (
    <>
      <p>
        {spokenDay(on, today)}联系选民日。没有写的不填；不知道的不要猜。
        {before && '已经有记录，下面只填要补的：已经记过的人和诉求不会重复记。'}
      </p>
      {before && !side.own && before.recordedById === null && (
        <p class="hint">代表本人说过的（{toldWords(before)}）以本人的为准，这里填了也不改。</p>
      )}
      <Field {...typed('constituency')} label="去的选区" hint="写编号，例如：12。" inputMode="numeric" />
      <div class="columns">
        <Field {...typed('headcount')} label="见到选民（人）" inputMode="numeric" />
        <Field {...typed('cards')} label="征求意见卡（张）" inputMode="numeric" />
      </div>
      {linked.length > 0 && (
        <Choices
          name="party"
          label={`${dayParts.met}：见了名单里的谁`}
          hint="勾选的计入四季度联系进度。"
          type="checkbox"
          problems={problems}
          options={optionsOf(linked)}
          chosen={fields.all('party')}
        />
      )}
      <Field
        {...typed('unlisted')}
        label={`${linked.length > 0 ? '' : `${dayParts.met}：`}名单以外的人`}
        hint="只写姓名，几位之间用“、”隔开；不计入进度。"
      />
      <Choices
        name="method"
        label="怎样联系的"
        hint="写了姓名才选。"
        type="radio"
        problems={problems}
        options={methods.map((value) => ({ value, label: methodNames[value] }))}
        chosen={[fields.text('method')]}
      />
      <Area
        {...typed('heard')}
        label={`${dayParts.heard}：选民反映了什么`}
        hint="一行一条，每条都会记成诉求。"
        rows={3}
      />
      <Area
        {...typed('solved')}
        label={`${dayParts.solved}：解释、答复了什么`}
        hint="纸上写“无”就填“无”。"
        rows={2}
      />
      <Area
        {...typed('helped')}
        label={`${dayParts.helped}：帮着办了什么`}
        hint="纸上写“无”就填“无”。"
        rows={2}
      />
    </>
  )
}

/** The street and phone tail only where a name is there twice: a page may be seen by others. */
const optionsOf = (linked: readonly LinkedPerson[]) =>
  linked.map(({ key, name, hint }) => {
    const isTwice = linked.filter((one) => one.name === name).length > 1
    return { value: key, label: name, ...(isTwice ? { hint } : {}) }
  })

const toldWords = (record: DayRecord): string =>
  (['solved', 'helped'] as const)
    .flatMap((part) => (record[part] === null ? [] : `${dayParts[part]}：${record[part]}`))
    .join('；') || '还没有说解民惑、帮民困'
