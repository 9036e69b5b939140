/** Pieces of the pages on which Word templates are handed in: what is wrong with one, and what it may name. */
import type { JSX } from 'preact'
import { templateFields, templateKinds, type TemplateKind, type TemplateRefusal } from '../../actions.ts'

/** What is wrong, a sentence each. */
export const faultsOf = (refusal: TemplateRefusal): string[] =>
  refusal.kind === 'faults'
    ? refusal.sentences
    : [refusal.kind === 'not_yours' ? '这个模板不归您存，没有改动。' : '没有这个承办单位，没有存。']

/** Every fault of a template that was handed in; nothing of it was kept. */
export const Faults = ({ faults }: { faults: readonly string[] }): JSX.Element | null =>
  faults.length === 0 ? null : (
    <div class="problems" role="alert">
      <p>模板没有存，原来的照用。请改好下面{faults.length}处再上传：</p>
      <ol>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ol>
    </div>
  )

/** The names that a template of a kind may hold, each with what is printed in its place. */
export const FieldNames = ({ kind }: { kind: TemplateKind }): JSX.Element => (
  <details>
    <summary>{templateKinds[kind]}里可以写的字段</summary>
    <p class="hint">在Word里要填的地方连同大括号一起写，例如“关于{'{标题}'}的答复”。</p>
    <ul class="lines">
      {templateFields(kind).map(({ name, about, within }) => (
        <li key={name}>
          <b>{within ? `{#${name}}${within.map((each) => `{${each}}`).join('')}{/${name}}` : `{${name}}`}</b>{' '}
          {about}
        </li>
      ))}
    </ul>
  </details>
)
