/** What is done to the files of one activity at the desk; what is refused comes back on its page. */
import { rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import type { Problems } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { addMaterials, mayTellOfFiles, openMaterial, removeMaterial, tellOfMaterials } from '../actions.ts'
import { addedWords, howIn, mostFiles } from '../materials/fields.tsx'
import { materialRefusalText } from '../refusals.ts'
import { found, notFound } from './found.tsx'
import { show } from './one.tsx'

const wayTo = (id: number): string => `/desk/activities/${id}`

/** Keeps what was chosen, or shows the activity again with why not beside the field. */
async function add(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const { act, who, fields, files } = visit
  const again = (problems: Problems) => show(visit, '', { files: problems })
  if (files.problem !== null) return again({ files: files.problem })
  if (mayTellOfFiles(activity, act.now) && !fields.has('tell')) return again({ tell: '请选要不要通知大家。' })
  const outcome = await addMaterials(act, who, activity.id, files.kept, howIn(fields))
  if (!outcome.ok) return again({ files: materialRefusalText(outcome.refusal) })
  const told = outcome.value.told ? '，通知过的人会陆续再收到' : ''
  return { goTo: wayTo(activity.id), said: `${addedWords(outcome.value)}${told}。` }
}

async function remove(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const outcome = await removeMaterial(visit.act, visit.who, id, rowId(visit.params['file']))
  return outcome.ok
    ? { goTo: wayTo(id), said: `拿掉了：${outcome.value.name}。` }
    : show(visit, materialRefusalText(outcome.refusal))
}

async function tell(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const outcome = await tellOfMaterials(visit.act, visit.who, id)
  return outcome.ok
    ? { goTo: wayTo(id), said: '通知会陆续送到，写明了新文件。' }
    : show(visit, materialRefusalText(outcome.refusal))
}

async function open(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const kept = await openMaterial(visit.act, visit.who, id, rowId(visit.params['file']))
  return kept
    ? { file: kept.bytes, name: kept.name, type: kept.type, inline: true }
    : missing('个文件', { href: wayTo(id), label: '回到活动' })
}

const path = '/desk/activities/:id/files'

export const materialPages: readonly DeskPage[] = [
  { method: 'GET', path: `${path}/:file`, right: 'activities.see', answer: open },
  { method: 'POST', path, right: 'activities.change', mostFiles, answer: add },
  { method: 'POST', path: `${path}/tell`, right: 'activities.change', answer: tell },
  { method: 'POST', path: `${path}/:file/remove`, right: 'activities.change', answer: remove },
]
