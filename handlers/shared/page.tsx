/** The pieces of every page, for phones and for the desk: forms, fields, facts. Usable without any client script. */
import { createContext, type ComponentChildren, type JSX } from 'preact'
import { useContext } from 'preact/hooks'

const FormName = createContext('')

/** Where several forms stand on one page and ask for the same names: the ids of this one's fields begin with its name. */
export const FormNamed = FormName.Provider

const useFieldId = (name: string): string => {
  const form = useContext(FormName)
  return form === '' ? name : `${form}-${name}`
}

/** A form of the desk: it carries the session's `csrf`. */
export function DeskForm({
  csrf,
  children,
  ...form
}: { csrf: string; children: ComponentChildren } & Omit<
  JSX.IntrinsicElements['form'],
  'method'
>): JSX.Element {
  return (
    <form method="post" {...form}>
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  )
}

/** One act as one button; hidden fields say what it is about. */
export function PostButton({
  action,
  csrf,
  fields = {},
  plain = false,
  danger = false,
  children,
}: {
  action: string
  csrf: string
  fields?: Readonly<Record<string, string | number>>
  plain?: boolean
  danger?: boolean
  children: ComponentChildren
}): JSX.Element {
  return (
    <DeskForm csrf={csrf} action={action} class="one">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={plain ? 'plain' : danger ? 'danger' : ''}>{children}</button>
    </DeskForm>
  )
}

/** What is wrong with what was typed, each with a link to its field. */
export type Problems = Readonly<Record<string, string>>

export function ProblemList({ problems }: { problems: Problems }): JSX.Element | null {
  const all = Object.entries(problems)
  if (all.length === 0) return null
  return (
    <div class="problems" role="alert" id="problems" tabindex={-1}>
      <p>还不能提交，请改这{all.length}处；其他填的都还在：</p>
      <ul>
        {all.map(([name, problem]) => (
          <li key={name}>
            <a href={`#${name}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Labelled {
  name: string
  label: string
  hint?: string | undefined
  problems?: Problems | undefined
}

const describedBy = (id: string, { name, hint, problems }: Labelled): string | undefined =>
  [hint ? `${id}-hint` : '', problems?.[name] ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined

/** The words around a field: its hint and its problem. */
function Words({ id, name, hint, problems }: Labelled & { id: string }): JSX.Element {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problems?.[name] && (
        <p class="problem" id={`${id}-problem`}>
          {problems[name]}
        </p>
      )}
    </>
  )
}

export function Field({
  name,
  label,
  hint,
  problems,
  ...input
}: Labelled & JSX.IntrinsicElements['input']): JSX.Element {
  const id = useFieldId(name)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Words id={id} name={name} label={label} hint={hint} problems={problems} />
      <input
        id={id}
        name={name}
        type="text"
        autocomplete="off"
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy(id, { name, label, hint, problems })}
        {...input}
      />
    </div>
  )
}

export function Area({
  name,
  label,
  hint,
  problems,
  value,
  ...area
}: Labelled & { value?: string } & Omit<JSX.IntrinsicElements['textarea'], 'value'>): JSX.Element {
  const id = useFieldId(name)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Words id={id} name={name} label={label} hint={hint} problems={problems} />
      <textarea
        id={id}
        name={name}
        rows={3}
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy(id, { name, label, hint, problems })}
        {...area}
      >
        {value}
      </textarea>
    </div>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
}

/** One of several (`radio`), or any of them (`checkbox`), each a large target. */
export function Choices({
  name,
  id: ownId,
  label,
  hint,
  problems,
  type,
  options,
  chosen,
}: Labelled & {
  type: 'radio' | 'checkbox'
  /** Where its problem leads; another than the name when one name has several lists. */
  id?: string
  options: readonly Option[]
  chosen: readonly string[]
}): JSX.Element {
  const id = useFieldId(ownId ?? name)
  return (
    <fieldset id={id} aria-describedby={describedBy(id, { name, label, hint, problems })}>
      <legend>{label}</legend>
      <Words id={id} name={name} label={label} hint={hint} problems={problems} />
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input type={type} name={name} value={option.value} checked={chosen.includes(option.value)} />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Select({
  name,
  label,
  hint,
  problems,
  options,
  chosen,
}: Labelled & { options: readonly Option[]; chosen: string }): JSX.Element {
  const id = useFieldId(name)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Words id={id} name={name} label={label} hint={hint} problems={problems} />
      <select
        id={id}
        name={name}
        aria-invalid={problems?.[name] ? true : undefined}
        aria-describedby={describedBy(id, { name, label, hint, problems })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Names and values, one under the other on a phone. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing is there yet: say so, and what to do next. */
export const Empty = ({ children }: { children: ComponentChildren }): JSX.Element => (
  <p class="empty">{children}</p>
)

export type Tone = 'good' | 'due' | 'late' | 'quiet'

/** A state in a word; the colour only repeats it. */
export const Tag = ({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element => (
  <span class={`tag ${tone}`}>{children}</span>
)
