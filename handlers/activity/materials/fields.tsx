/** Where files are chosen that go with an activity, on the phone and at the desk; and how those are read that were. */
import type { JSX } from 'preact'
import { Choices, Field, Select, type Problems } from '../../shared/page.tsx'
import { rowId, type Fields } from '../../shared/fields.ts'
import type { Material } from './reading.ts'

/** So many files in one post. */
export const mostFiles = 5

/** The field itself; what was chosen is gone when a page comes back, and that is said. */
export const FileField = ({
  most,
  problems,
  fields,
  label,
}: {
  most: number
  problems: Problems
  fields: Fields
  label: string
}): JSX.Element => (
  <Field
    name="files"
    label={label}
    hint={`${fields.files('files').length > 0 ? '刚才选过的请重新选一次。' : ''}照片、PDF、Word、Excel，一次最多${mostFiles}个，每个不超过8 MB；一个活动最多${most}个。`}
    problems={problems}
    type="file"
    multiple
    accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
  />
)

/** Which of those that are there the new one replaces; nothing where there are none. */
export const ReplacesField = ({
  standing,
  fields,
}: {
  standing: readonly Material[]
  fields: Fields
}): JSX.Element | null =>
  standing.length === 0 ? null : (
    <Select
      name="replaces"
      label="换掉哪个文件"
      hint="换下来的不再给大家看，这里留着备查。"
      chosen={fields.text('replaces')}
      options={[
        { value: '', label: '不换，再加' },
        ...standing.map(({ fileId, name }) => ({ value: String(fileId), label: name })),
      ]}
    />
  )

/** Whether those who were told hear of it: always asked, never assumed. */
export const TellField = ({ fields, problems }: { fields: Fields; problems: Problems }): JSX.Element => (
  <Choices
    name="tell"
    label="要不要通知大家"
    type="radio"
    problems={problems}
    options={[
      { value: 'yes', label: '再通知一次', hint: '写明新文件' },
      { value: 'no', label: '先不通知' },
    ]}
    chosen={[fields.text('tell')]}
  />
)

/** What was said of files beside the files themselves. */
export const howIn = (fields: Fields): { replaces: number | null; tell: boolean } => ({
  replaces: rowId(fields.text('replaces')) || null,
  tell: fields.text('tell') === 'yes',
})

/** 加了议程.pdf、课件.docx; 把议程.pdf换成了议程2.pdf */
export const addedWords = ({
  names,
  replaced,
}: {
  names: readonly string[]
  replaced: string | null
}): string => (replaced === null ? `加了文件${names.join('、')}` : `把${replaced}换成了${names.join('、')}`)
