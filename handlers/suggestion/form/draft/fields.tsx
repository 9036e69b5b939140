/** The fields of a draft, as they are kept or as they were typed. */
import type { JSX } from 'preact'
import { Choices, Field, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { refOf, type Attachment, type Case } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import type { DraftInput } from '../../rules.ts'
import type { Kind } from './kind.tsx'
import { WordFields } from '../wordFields.tsx'
import { Signers, soughtIn, type Signing } from './signers.tsx'

interface Props {
  visit: FormVisit
  row: Case['row'] | null
  /** What a new one takes over from a voter's matter. */
  over: DraftInput | null
  kind: Kind
  /** Who stands by it; null before it is begun. */
  signing: Signing | null
  attachments: readonly Attachment[]
  /** Those that he was at, to say which one it comes of. */
  activities: readonly { id: number; label: string }[]
  /** As it stands on his last one; offered for a new one. */
  address: { address: string | null; postcode: string | null }
  problems: Problems
}

export function DraftFields(props: Props): JSX.Element {
  const { visit, row, kind, signing, activities, problems } = props
  const { fields, settings } = visit
  const sought = soughtIn(visit.query.get('sought'))
  const isTyped = fields.has('title')
  const taken = takenFrom(props.over)
  const value = (name: string, kept: string | null | undefined) =>
    isTyped ? fields.text(name) : kept || (taken[name] ?? '')
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      action={visit.address}
      data-keep={`${visit.address}/keep`}
    >
      <p class="kept" role="status" data-kept />
      {/* the first button is the one that Enter presses: it keeps, and calls nobody */}
      <div class="unseen" aria-hidden="true">
        <button name="do" value="save" tabindex={-1}>
          存草稿
        </button>
      </div>
      {sought && (
        <div class="card said" role="status">
          <p>{sought}</p>
        </div>
      )}
      {visit.query.has('saved') && (
        <div class="card said" role="status">
          <p>草稿存好了（{row ? refOf(row) : ''}）。接着写，或者关掉这一页，下次再打开这个链接。</p>
        </div>
      )}
      {row?.state === 'returned' && row.returnReason && (
        <div class="card">
          <p>代表工委请您修改：{row.returnReason}</p>
        </div>
      )}
      <ProblemList problems={problems} />
      <input type="hidden" name="draft" value={row?.id ?? ''} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={row?.textVersion ?? ''} />
      <input type="hidden" name="row" value={row?.version ?? ''} />
      <WordFields
        kind={kind}
        row={row}
        address={props.address}
        activities={activities}
        settings={settings}
        value={value}
        problems={problems}
      />
      <Files {...props} />
      {signing && <Signers signing={signing} />}
      <div class="acts end">
        <button name="do" value="save" class="plain">
          存草稿
        </button>
        <button name="do" value="submit">
          提交
        </button>
      </div>
      <p class="hint">点“提交”后先给您看一遍，确认了才交给代表工委。每个按钮都会先把写的存好。</p>
    </form>
  )
}

/** By the names of the fields. */
const takenFrom = (over: DraftInput | null): Readonly<Record<string, string | null | undefined>> =>
  over === null
    ? {}
    : {
        title: over.title,
        facts: over.facts,
        sourceKind: over.activityId == null ? over.sourceKind : 'activity',
        activity: over.activityId == null ? '' : String(over.activityId),
      }

function Files({ visit, attachments, problems }: Props): JSX.Element {
  const most = visit.settings['suggestion.attachmentsMost']
  const rule = `可以不选。照片、PDF、Word、Excel，一件建议最多${most}个，每个不超过8 MB。`
  const isAgain = visit.fields.files('files').length > 0
  return (
    <>
      {attachments.length > 0 && (
        <Choices
          name="drop"
          label={`已有附件${attachments.length}个`}
          hint="要去掉的打勾；不打勾的留着。"
          type="checkbox"
          options={attachments.map(({ fileId, name }) => ({
            value: String(fileId),
            label: `去掉：${name}`,
          }))}
          chosen={visit.fields.all('drop')}
        />
      )}
      <Field
        name="files"
        label={attachments.length > 0 ? '再加附件' : '附件'}
        hint={isAgain ? `刚才选过的，请重新选一次（手机不会替您留着）。${rule}` : rule}
        problems={problems}
        type="file"
        multiple
        accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
      />
    </>
  )
}
