/** The desk's forms of a paper that is keyed in, and of one that is mended. */
import type { JSX } from 'preact'
import { DeskForm, Field, type Problems } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { Case } from '../../actions.ts'
import type { Kind } from '../../form/draft/kind.tsx'
import { Kinds, MendedFields, SheetFields } from '../../form/paper/fields.tsx'

interface Props {
  visit: DeskVisit
  kind: Kind
  problems: Problems
}

/** A new one; what was typed stays when it comes back. */
export const PaperForm = ({ visit, kind, problems }: Props): JSX.Element => (
  <>
    <Kinds kind={kind} />
    <p class="hint">
      代表当面交来或寄来的纸质件在这里代为录入。录入后就是他提交的，他和附议的代表都会收到消息。
    </p>
    <DeskForm csrf={visit.csrf}>
      <SheetFields
        visit={visit}
        kind={kind}
        problems={problems}
        lead={
          <Field
            name="lead"
            label="领衔代表"
            hint="写全名；同名的写“姓名/代表证号”。"
            problems={problems}
            value={visit.fields.text('lead')}
          />
        }
      />
    </DeskForm>
  </>
)

/** One that was keyed in wrongly. */
export const PaperMending = ({ visit, kind, problems, one }: Props & { one: Case }): JSX.Element => (
  <DeskForm csrf={visit.csrf}>
    <MendedFields visit={visit} kind={kind} problems={problems} one={one} />
    <div class="acts end">
      <a class="button plain" href={`/desk/suggestions/${one.row.id}`}>
        不改了
      </a>
      <button>存更正</button>
    </div>
  </DeskForm>
)
