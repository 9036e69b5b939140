/** Files of an activity on a phone: those asked open them, whoever leads it adds one or puts another in its place. */
import type { JSX } from 'preact'
import { ProblemList, type Problems } from '../../shared/page.tsx'
import { rowId } from '../../shared/fields.ts'
import type { FormPage, FormResult, FormVisit } from '../../shared/visit.ts'
import {
  addMaterials,
  materialsFor,
  mayTellOfFiles,
  openMaterial,
  standingOf,
  type Activity,
} from '../actions.ts'
import { addedWords, FileField, howIn, ReplacesField, TellField } from '../materials/fields.tsx'
import { materialRefusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { About, activityIdOf } from './parts.tsx'

/** The files that this person may open, each by its name; nothing where there are none. */
export async function Materials(visit: FormVisit, activity: Activity): Promise<JSX.Element | null> {
  const files = await materialsFor(visit.act, visit.who, activity)
  return files.length === 0 ? null : (
    <>
      <h2>文件</h2>
      <ul class="lines">
        {files.map(({ fileId, name }) => (
          <li key={fileId}>
            <a class="file" href={`${visit.address}/file/${fileId}?activity=${activity.id}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** One of them, behind the link. */
export const fileOfActivity: NonNullable<FormPage['file']> = async (visit) => {
  const id = activityIdOf(visit)
  if (id === null || visit.params['what'] !== 'file') return null
  const kept = await openMaterial(visit.act, visit.who, id, rowId(visit.params['which']))
  return kept && { file: kept.bytes, name: kept.name, type: kept.type, inline: true }
}

/** Choosing files for an activity that people know of. */
export async function chooseFiles(
  visit: FormVisit,
  activity: Activity,
  problems: Problems = {},
): Promise<JSX.Element> {
  const { fields, settings } = visit
  return (
    <>
      <About visit={visit} activity={activity} />
      {await Materials(visit, activity)}
      <form method="post" enctype="multipart/form-data">
        <ProblemList problems={problems} />
        <input type="hidden" name="activity" value={activity.id} />
        <input type="hidden" name="what" value="files" />
        <FileField
          label="选文件（通知、议程、学习资料）"
          most={settings['activity.materialsMost']}
          problems={problems}
          fields={fields}
        />
        <ReplacesField standing={await standingOf(visit.act, activity.id)} fields={fields} />
        {mayTellOfFiles(activity, visit.act.now) && <TellField fields={fields} problems={problems} />}
        <button name="step" value="send">
          存下
        </button>
        <button name="step" value="mend" class="plain">
          上一步
        </button>
      </form>
    </>
  )
}

/** Keeps what was chosen, or says in one sentence why not; nothing is kept by halves. */
export async function keepFiles(visit: FormVisit, activity: Activity): Promise<FormResult> {
  const { act, who, fields, files } = visit
  const again = async (problems: Problems) => ({ again: await chooseFiles(visit, activity, problems) })
  if (files.problem !== null) return again({ files: files.problem })
  if (mayTellOfFiles(activity, act.now) && !fields.has('tell')) return again({ tell: '请选要不要通知大家。' })
  const outcome = await addMaterials(act, who, activity.id, files.kept, howIn(fields))
  if (!outcome.ok) return again({ files: materialRefusalText(outcome.refusal) })
  const { id } = outcome.value.activity
  const told = outcome.value.told ? '通知过的人会再收到。' : `没有再通知；要通知，回“活动${id} 通知新文件”。`
  const said = `${nameOf(outcome.value.activity)}${addedWords(outcome.value)}。${told}`
  return { stored: { lines: [said], said } }
}
