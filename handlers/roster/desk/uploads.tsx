/** The last workbooks that were handed in, with what became of each. */
import type { JSX } from 'preact'
import { isoIn } from '../../shared/days.ts'
import { Tag, type Tone } from '../../shared/page.tsx'
import type { latestUploads } from '../upload/actions.ts'

const states: Record<string, readonly [Tone, string]> = {
  waiting: ['due', '等着检查'],
  checking: ['due', '正在检查'],
  faulty: ['late', '有错误'],
  checked: ['due', '等着确认'],
  importing: ['due', '正在导入'],
  imported: ['good', '已导入'],
  failed: ['late', '没有导入'],
  dropped: ['quiet', '已放弃'],
}

export function Uploads({
  path,
  uploads,
  zone,
}: {
  path: string
  uploads: Awaited<ReturnType<typeof latestUploads>>
  zone: string
}): JSX.Element | null {
  if (uploads.length === 0) return null
  return (
    <section>
      <h2>最近的上传</h2>
      <ul class="lines">
        {uploads.map(({ id, state, termName, uploadedAt, by }) => {
          const [tone, word] = states[state] ?? ['quiet', state]
          return (
            <li key={id}>
              <a href={`${path}/${id}`}>
                {isoIn(uploadedAt, zone).slice(0, 16).replace('T', ' ')} {termName}
              </a>{' '}
              {by} <Tag tone={tone}>{word}</Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
