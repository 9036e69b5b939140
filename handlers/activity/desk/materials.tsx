/** The files of one activity on its page at the desk (通知、议程、学习资料), and the forms to add, replace and take off. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { DeskForm, PostButton, ProblemList, type Problems } from '../../shared/page.tsx'
import type { DeskVisit } from '../../shared/visit.ts'
import {
  materialsFor,
  mayTellOfFiles,
  namesOf,
  replacedMaterials,
  untoldMaterials,
  type Activity,
  type Material,
} from '../actions.ts'
import { FileField, ReplacesField, TellField } from '../materials/fields.tsx'

const wayTo = (id: number): string => `/desk/activities/${id}`

/** The files of an activity and what may be done with them; nothing of one that was called off without any. */
export async function MaterialsCard(
  visit: DeskVisit,
  activity: Activity,
  problems: Problems = {},
): Promise<JSX.Element | null> {
  const standing = await materialsFor(visit.act, visit.who, activity)
  const old = await replacedMaterials(visit.act, visit.who, activity)
  const isOff = activity.state === 'cancelled'
  if (isOff && standing.length + old.length === 0) return null
  const names = await namesOf(
    visit.act,
    [...standing, ...old].flatMap(({ addedById, withdrawnById }) => [addedById ?? 0, withdrawnById ?? 0]),
  )
  const untold = mayTellOfFiles(activity, visit.act.now) ? untoldMaterials(activity, standing) : []
  const line = { visit, activity, names }
  return (
    <>
      <h2>文件</h2>
      {standing.length === 0 && <p class="hint">还没有附文件。通知、议程、学习资料在下面加。</p>}
      {standing.length + old.length > 0 && (
        <ul class="lines" aria-label="文件">
          {standing.map((file) => (
            <Line key={file.fileId} {...line} file={file} />
          ))}
          {old.map((file) => (
            <Line key={file.fileId} {...line} file={file} />
          ))}
        </ul>
      )}
      {untold.length > 0 && (
        <div class="card">
          <p>{`新加的${untold.length}个文件还没有通知大家。`}</p>
          <PostButton action={`${wayTo(activity.id)}/files/tell`} csrf={visit.csrf}>
            通知大家有新文件
          </PostButton>
        </div>
      )}
      {!isOff && <Adding visit={visit} activity={activity} standing={standing} problems={problems} />}
    </>
  )
}

/** One file: who added it and when; of one that gave way, who replaced it. */
const Line = ({
  visit,
  activity,
  names,
  file,
}: {
  visit: DeskVisit
  activity: Activity
  names: ReadonlyMap<number, string>
  file: Material
}): JSX.Element => {
  const today = dayOf(visit.act.now, visit.act.zone)
  const on = (at: Date) => spokenDay(dayOf(at, visit.act.zone), today)
  const name = (id: number | null) => names.get(id ?? 0) ?? ''
  return (
    <li>
      <a class="file" href={`${wayTo(activity.id)}/files/${file.fileId}`}>
        {file.name}
      </a>
      <small>
        {`${on(file.addedAt)} ${name(file.addedById)}`}
        {file.withdrawnAt && `；${on(file.withdrawnAt)} ${name(file.withdrawnById)}换下，不再给大家看`}
      </small>
      {activity.edition === 0 && activity.state === 'draft' && (
        <PostButton action={`${wayTo(activity.id)}/files/${file.fileId}/remove`} csrf={visit.csrf} danger>
          拿掉
        </PostButton>
      )}
    </li>
  )
}

const Adding = ({
  visit,
  activity,
  standing,
  problems,
}: {
  visit: DeskVisit
  activity: Activity
  standing: readonly Material[]
  problems: Problems
}): JSX.Element => (
  <details class="card" open={Object.keys(problems).length > 0}>
    <summary>{standing.length > 0 ? '加文件、换文件' : '加文件'}</summary>
    <DeskForm csrf={visit.csrf} action={`${wayTo(activity.id)}/files`} enctype="multipart/form-data">
      <ProblemList problems={problems} />
      <FileField
        label="选文件"
        most={visit.settings['activity.materialsMost']}
        problems={problems}
        fields={visit.fields}
      />
      <ReplacesField standing={standing} fields={visit.fields} />
      {mayTellOfFiles(activity, visit.act.now) && <TellField fields={visit.fields} problems={problems} />}
      <button>存下</button>
    </DeskForm>
  </details>
)
