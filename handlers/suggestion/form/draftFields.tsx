/** The fields of a draft, as they are kept or as they were typed. */
import type { JSX } from 'preact'
import { Area, Choices, Field, ProblemList, Select } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import { refOf, type Attachment, type Case } from '../actions.ts'
import type { Problems } from '../draft/entries.ts'
import { BoxFields } from './boxFields.tsx'
import { partWords, type Kind } from './draftKind.tsx'
import { Signers, soughtIn, type Signing } from './signers.tsx'
import { publicityNames, sourceNames } from '../rules.ts'

interface Props {
  visit: FormVisit
  row: Case['row'] | null
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

const nothingTicked = { repeatedYears: null, wantsContact: null, mayBeCosigned: null }

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const writtenOf = (wants: boolean | null | undefined): string => (wants == null ? '' : wants ? 'yes' : 'no')

export function DraftFields(props: Props): JSX.Element {
  const { visit, row, kind, signing, activities, problems } = props
  const { fields, settings } = visit
  const words = partWords[kind]
  const sought = soughtIn(visit.query.get('sought'))
  const isTyped = fields.has('title')
  const value = (name: string, kept: string | null | undefined) =>
    isTyped ? fields.text(name) : (kept ?? '')
  return (
    <form method="post" enctype="multipart/form-data" action={visit.address}>
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
        options={optionsOf(sourceNames)}
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
        row={row ?? { ...nothingTicked, ...props.address }}
        choices={settings['suggestion.repeatedYears']}
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
