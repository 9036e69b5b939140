/** The fields of the contact form, as they were typed. */
import type { JSX } from 'preact'
import type { GroupDeputy, LinkedPerson } from '../../people/actions.ts'
import { addDays, spokenDay, weekdayOf, type Day } from '../../shared/days.ts'
import type { Fields } from '../../shared/fields.ts'
import { Area, Choices, Field, ProblemList, Select, type Option } from '../../shared/page.tsx'
import {
  everybody,
  matterFields,
  mostPhotos,
  recentContactDay,
  somebodyElse,
  type Problems,
} from './entries.ts'
import { isVoter, methodNames, methods, oldestDay, partNames } from '../rules.ts'

/** A report that is there already and looks the same. */
export interface Repeat {
  already: number
  words: string
}

interface EntryFormProps {
  linked: readonly LinkedPerson[]
  reached: ReadonlySet<string>
  deputy: GroupDeputy | null
  fields: Fields
  problems: Problems
  repeat: Repeat | null
  today: Day
  contactDayOn: string
}

export function EntryForm(props: EntryFormProps): JSX.Element {
  const { deputy, fields, problems, repeat } = props
  return (
    <form method="post" enctype="multipart/form-data">
      {deputy && <input type="hidden" name="deputy" value={deputy.deputyId} />}
      <ProblemList problems={problems} />
      {repeat && <AskAgain {...repeat} />}
      <People {...props} />
      <Choices
        name="method"
        label="怎么联系的"
        type="radio"
        problems={problems}
        options={methods.map((value) => ({ value, label: methodNames[value] }))}
        chosen={[fields.text('method')]}
      />
      <When {...props} />
      <Matters {...props} />
      <Area
        name="summary"
        label="还谈了什么"
        hint="可以不填，例如：宣传了防汛政策。"
        problems={problems}
        value={fields.text('summary')}
        rows={2}
      />
      <PhotoField problems={problems} isAgain={fields.files('photos').length > 0} />
      <button>提交</button>
    </form>
  )
}

const AskAgain = ({ already, words }: Repeat): JSX.Element => (
  <div class="problems" role="alert">
    <p>
      和编号{already}那条一样，已经记过了：{words}。这一次还没有记。
    </p>
    <Choices
      name="again"
      label="是同一次吗？选好再点“提交”。"
      type="radio"
      options={[
        { value: 'same', label: '是同一次，不用再记' },
        { value: 'twice', label: '是两次，再记一条' },
      ]}
      chosen={[]}
    />
  </div>
)

function People({ linked, reached, deputy, fields, problems }: EntryFormProps): JSX.Element {
  const voters = linked.filter(({ key }) => isVoter(key))
  const deputies = linked.filter(({ key }) => !isVoter(key))
  const ticked = fields.all('party')
  const lists = [
    { people: voters, label: deputy ? `${deputy.name}联系的选民` : '我联系的选民' },
    { people: deputies, label: '我联系的代表' },
  ].filter(({ people }) => people.length > 0)
  return (
    <>
      {lists.map(({ people, label }, index) => (
        <Choices
          key={label}
          name="party"
          id={index === 0 ? 'party' : 'party-deputies'}
          label={`见了谁：${label}`}
          hint={index === 0 ? '见了几位就勾几位。小字是本季度联系过没有。' : undefined}
          type="checkbox"
          problems={index === 0 ? problems : {}}
          options={people.map((person) => optionOf(person, people, reached))}
          chosen={ticked}
        />
      ))}
      {lists.length === 0 && (
        <p class="empty" id="party">
          联系名单里还没有人，请联系联络处补上。可以先在下面写姓名。
        </p>
      )}
      <Field
        name="unlisted"
        label="名单以外的人"
        hint="可以不填。只写姓名，几位之间用“、”隔开；不计入进度。"
        problems={problems}
        value={fields.text('unlisted')}
      />
    </>
  )
}

/** The street and phone tail only where a name is there twice: a link may be seen by others. */
function optionOf(
  person: LinkedPerson,
  people: readonly LinkedPerson[],
  reached: ReadonlySet<string>,
): Option {
  const isTwice = people.filter(({ name }) => name === person.name).length > 1
  const state = reached.has(person.key) ? '✓ 已联系' : '还没联系'
  return { value: person.key, label: person.name, hint: isTwice ? `${person.hint}；${state}` : state }
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

function When({ fields, problems, today, contactDayOn }: EntryFormProps): JSX.Element {
  const near = [
    { value: today, word: '今天' },
    { value: addDays(today, -1), word: '昨天' },
  ]
  const chosen = fields.text('day')
  // a page of yesterday: what it called today is another day now
  const isNear = chosen === '' || chosen === 'other' || near.some(({ value }) => value === chosen)
  const contactDay = recentContactDay(today, contactDayOn)
  return (
    <>
      <Choices
        name="day"
        label="哪一天"
        type="radio"
        problems={problems}
        options={[
          ...near.map(({ value, word }) => ({
            value,
            label: word,
            hint: `${spokenDay(value, today)} 星期${weekdays[weekdayOf(value) - 1] ?? ''}`,
          })),
          { value: 'other', label: '另一天', hint: '在下面填日期' },
        ]}
        chosen={[isNear ? chosen : 'other']}
      />
      <Field
        name="otherDay"
        label="另一天的日期"
        hint="选了“另一天”才用填。"
        problems={problems}
        type="date"
        min={oldestDay(today)}
        max={today}
        value={isNear ? fields.text('otherDay') : chosen}
      />
      <Choices
        name="partOfDay"
        label="什么时候"
        hint="可以不选。"
        type="radio"
        problems={problems}
        options={[
          ...Object.entries(partNames).map(([value, label]) => ({ value, label })),
          { value: '', label: '不记' },
        ]}
        chosen={[fields.text('partOfDay')]}
      />
      {contactDay && (
        <Choices
          name="contactDay"
          label="代表联系选民日"
          type="checkbox"
          problems={problems}
          options={[{ value: 'yes', label: `这是${spokenDay(contactDay, today)}联系选民日的活动` }]}
          chosen={fields.all('contactDay')}
        />
      )}
    </>
  )
}

/** One field a matter: each becomes a record of its own. */
function Matters(props: EntryFormProps): JSX.Element {
  const { fields, problems } = props
  const [first, ...more] = matterFields
  const isOpen = more.some((number) => fields.text(`matter${number}`) !== '' || problems[`matter${number}`])
  return (
    <>
      <Matter {...props} number={first} />
      <details open={isOpen} class="more">
        <summary>不止一条诉求？点这里再写</summary>
        {more.map((number) => (
          <Matter key={number} {...props} number={number} />
        ))}
      </details>
    </>
  )
}

function Matter({ number, linked, fields, problems }: EntryFormProps & { number: number }): JSX.Element {
  const name = `matter${number}`
  return (
    <div class="card pair">
      <Area
        name={name}
        label={`反映了什么（诉求${number}）`}
        hint={number === 1 ? '没有就不填。一条诉求写一格。' : undefined}
        problems={problems}
        value={fields.text(name)}
        maxLength={2000}
      />
      <Select
        name={`raiser${number}`}
        label="谁反映的"
        problems={problems}
        options={[
          { value: everybody, label: '上面勾选的人' },
          ...linked.map(({ key, name: label }) => ({ value: key, label })),
          { value: somebodyElse, label: '名单以外的人' },
        ]}
        chosen={fields.text(`raiser${number}`) || everybody}
      />
    </div>
  )
}

function PhotoField({ problems, isAgain }: { problems: Problems; isAgain: boolean }): JSX.Element {
  const rule = `可以不选，最多${mostPhotos}张，每张不超过8 MB。拍摄地点等信息会去掉。`
  return (
    <Field
      name="photos"
      label="照片"
      hint={isAgain ? `刚才选过照片的，请重新选一次（手机不会替您留着）。${rule}` : rule}
      problems={problems}
      type="file"
      multiple
      accept="image/*"
    />
  )
}
