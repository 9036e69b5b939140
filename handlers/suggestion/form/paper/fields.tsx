/** The fields of a paper that is keyed in, as they stand on the sheet: at the desk, and for a liaison on a phone. */
import type { ComponentChildren, JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { Area, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import { paperSigners, type Case } from '../../actions.ts'
import type { Kind } from '../draft/kind.tsx'
import { WordFields } from '../wordFields.tsx'
import type { SheetVisit } from './sheet.ts'

function SignersField({
  kind,
  value,
  problems,
}: {
  kind: Kind
  value: string
  problems: Problems
}): JSX.Element {
  return (
    <Area
      name="signers"
      label="在纸上签名附议的代表"
      hint={`${kind === 'motion' ? '' : '没有就空着。'}姓名用顿号隔开或一行一个；同名的写“姓名/代表证号”。`}
      problems={problems}
      value={value}
      rows={kind === 'motion' ? 4 : 2}
    />
  )
}

/** 建议 or 议案: each a page with its own parts. */
export const Kinds = ({ kind }: { kind: Kind }): JSX.Element => (
  <nav class="acts" aria-label="录哪一种">
    <a class="button plain" href="?kind=suggestion" aria-current={kind === 'suggestion' ? 'page' : undefined}>
      建议
    </a>
    <a class="button plain" href="?kind=motion" aria-current={kind === 'motion' ? 'page' : undefined}>
      议案
    </a>
  </nav>
)

/** A new one; what was typed stays when it comes back. `lead` is the field that says whose it is. */
export function SheetFields({
  visit: { act, fields, settings },
  kind,
  problems,
  lead,
}: {
  visit: SheetVisit
  kind: Kind
  problems: Problems
  lead: ComponentChildren
}): JSX.Element {
  return (
    <>
      <ProblemList problems={problems} />
      <input type="hidden" name="kind" value={kind} />
      {lead}
      <Field
        name="receivedOn"
        label="收到的日子"
        hint="受理的期限从这一天算起，编号也按这一天。"
        type="date"
        max={dayOf(act.now, act.zone)}
        problems={problems}
        value={fields.text('receivedOn')}
      />
      <SignersField kind={kind} value={fields.text('signers')} problems={problems} />
      <WordFields
        kind={kind}
        row={null}
        settings={settings}
        value={(name) => fields.text(name)}
        problems={problems}
      />
      <button name="do" value="check">
        下一步：核对
      </button>
    </>
  )
}

/** One that was keyed in wrongly: as it is kept, or as it was typed now. */
export function MendedFields({
  visit: { fields, settings },
  kind,
  problems,
  one,
}: {
  visit: SheetVisit
  kind: Kind
  problems: Problems
  one: Case
}): JSX.Element {
  const isTyped = fields.has('title')
  const value = (name: string, kept: string | null | undefined) =>
    isTyped ? fields.text(name) : (kept ?? '')
  const signers = paperSigners(one).map(({ name }) => name)
  return (
    <>
      <ProblemList problems={problems} />
      <SignersField kind={kind} value={value('signers', signers.join('、'))} problems={problems} />
      <WordFields kind={kind} row={one.row} settings={settings} value={value} problems={problems} />
    </>
  )
}
