/** The fields of a paper that is keyed in, as they stand on the sheet. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { Area, DeskForm, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { Case } from '../../actions.ts'
import type { Kind } from '../../form/draft/kind.tsx'
import { WordFields } from '../../form/wordFields.tsx'

interface Props {
  visit: DeskVisit
  kind: Kind
  problems: Problems
}

const SignersField = ({
  kind,
  value,
  problems,
}: {
  kind: Kind
  value: string
  problems: Problems
}): JSX.Element => (
  <Area
    name="signers"
    label="在纸上签名附议的代表"
    hint={`${kind === 'motion' ? '' : '没有就空着。'}姓名用顿号隔开或一行一个；同名的写“姓名/代表证号”。`}
    problems={problems}
    value={value}
    rows={kind === 'motion' ? 4 : 2}
  />
)

/** A new one; what was typed stays when it comes back. */
export function PaperForm({ visit, kind, problems }: Props): JSX.Element {
  const { fields } = visit
  const today = dayOf(visit.act.now, visit.act.zone)
  return (
    <>
      <nav class="acts" aria-label="录哪一种">
        <a
          class="button plain"
          href="?kind=suggestion"
          aria-current={kind === 'suggestion' ? 'page' : undefined}
        >
          建议
        </a>
        <a class="button plain" href="?kind=motion" aria-current={kind === 'motion' ? 'page' : undefined}>
          议案
        </a>
      </nav>
      <p class="hint">
        代表当面交来或寄来的纸质件在这里代为录入。录入后就是他提交的，他和附议的代表都会收到消息。
      </p>
      <DeskForm csrf={visit.csrf}>
        <ProblemList problems={problems} />
        <input type="hidden" name="kind" value={kind} />
        <Field
          name="lead"
          label="领衔代表"
          hint="写全名；同名的写“姓名/代表证号”。"
          problems={problems}
          value={fields.text('lead')}
        />
        <Field
          name="receivedOn"
          label="收到的日子"
          hint="受理的期限从这一天算起，编号也按这一天。"
          type="date"
          max={today}
          problems={problems}
          value={fields.text('receivedOn')}
        />
        <SignersField kind={kind} value={fields.text('signers')} problems={problems} />
        <WordFields
          kind={kind}
          row={null}
          settings={visit.settings}
          value={(name) => fields.text(name)}
          problems={problems}
        />
        <button name="do" value="check">
          下一步：核对
        </button>
      </DeskForm>
    </>
  )
}

/** One that was keyed in wrongly: as it is kept, or as it was typed now. */
export function PaperMending({
  visit,
  kind,
  problems,
  one,
  signers,
}: Props & { one: Case; signers: readonly string[] }): JSX.Element {
  const { fields } = visit
  const isTyped = fields.has('title')
  const value = (name: string, kept: string | null | undefined) =>
    isTyped ? fields.text(name) : (kept ?? '')
  return (
    <DeskForm csrf={visit.csrf}>
      <ProblemList problems={problems} />
      <SignersField kind={kind} value={value('signers', signers.join('、'))} problems={problems} />
      <WordFields kind={kind} row={one.row} settings={visit.settings} value={value} problems={problems} />
      <div class="acts end">
        <a class="button plain" href={`/desk/suggestions/${one.row.id}`}>
          不改了
        </a>
        <button>存更正</button>
      </div>
    </DeskForm>
  )
}
