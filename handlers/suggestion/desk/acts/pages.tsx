/** What staff can do with one suggestion now: each act is a small form, and goes through the same verb as in the chat. */
import type { JSX } from 'preact'
import { hasRight } from '../../../access/rules.ts'
import { dropFile, keepFile } from '../../../file/actions.ts'
import { Fields, rowId } from '../../../shared/fields.ts'
import { DeskForm, FormNamed } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { allChairs, allCommittees, allUnits, couldTake, unreachedWords, type Reading } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'
import { accepting } from './accepting.tsx'
import { named, type DeskAct } from './act.tsx'
import { assigning } from './assigning.tsx'
import { ending } from './ending.tsx'
import { FileOffer, filePages } from '../files.tsx'
import { keepLetter, LetterAct } from './letters.tsx'
import { keyingPages } from '../keying/pages.tsx'
import { motions } from './motions.tsx'
import { showInFull, showOne } from '../one/page.tsx'
import { paperPages } from '../papers.tsx'
import { mendPages, onPaper } from '../paper/acts.tsx'
import { supervising } from './supervising.tsx'

/** In the order in which they are offered. */
const acts: Readonly<Record<string, DeskAct>> = {
  ...accepting,
  ...motions,
  ...onPaper,
  ...assigning,
  ...ending,
  ...supervising,
}

const nothing = new Fields()

/** The acts that are open to this person now, each folded until it is wanted. */
async function openActs(
  visit: DeskVisit,
  reading: Reading,
  refusedAct: string | null = null,
  problem = '',
): Promise<JSX.Element | null> {
  const open = Object.entries(acts).filter(
    ([, act]) => couldTake(reading.one, visit.who, act.move) && (act.fits?.(reading) ?? true),
  )
  const letter = await LetterAct(visit, reading)
  if (open.length === 0 && !letter) return null
  const units = await allUnits(visit.act)
  const about = {
    reading,
    categories: visit.settings['suggestion.categories'],
    units: units.map(({ id, name }) => ({ value: String(id), label: name })),
    chairs: (await allChairs(visit.act)).map(({ id, name }) => ({ value: String(id), label: name })),
    committees: named(await allCommittees(visit.act)),
  }
  return (
    <section aria-label="可以办的事">
      <h2>可以办的事</h2>
      {open.map(([key, act]) => {
        const fields = key === refusedAct ? visit.fields : nothing
        const typed = (name: string) => fields.text(name)
        const ticked = (name: string) => fields.all(name)
        return (
          <details key={key} class="card" open={key === refusedAct}>
            <summary>{act.label}</summary>
            <DeskForm
              csrf={visit.csrf}
              action={`/desk/suggestions/${reading.one.row.id}/${key}`}
              {...(act.takesFile && { enctype: 'multipart/form-data' })}
            >
              <FormNamed value={key}>{act.fields?.({ ...about, typed, ticked })}</FormNamed>
              <button>{act.label}</button>
            </DeskForm>
          </details>
        )
      })}
      {letter}
      {hasRight(visit.who, 'suggestions.office') && (
        <FileOffer visit={visit} reading={reading} problem={refusedAct === 'file' ? problem : ''} />
      )}
    </section>
  )
}

/** The page again, with the act that was refused open and all that was typed in it. */
const again = (visit: DeskVisit, name: string, problem: string): Promise<WebReply> =>
  showOne(visit, (of, reading) => openActs(of, reading, name, problem), problem)

async function keepLetterOf(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const problem = await keepLetter(visit, id)
  return problem === null
    ? { goTo: `/desk/suggestions/${id}`, said: '答复函存好了，已发给领衔和附议代表。' }
    : again(visit, 'letter', problem)
}

async function doAct(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const name = visit.params['act'] ?? ''
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act) return showOne({ ...visit, params: { id: '0' } }, openActs)
  if (visit.files.problem !== null) return again(visit, name, visit.files.problem)
  const missing = act.missing?.(visit) ?? null
  if (missing !== null) return again(visit, name, missing)
  const [file] = act.takesFile ? visit.files.kept : []
  const fileId = file ? await keepFile(visit.act, { ...file, uploadedById: visit.who.personId }) : null
  const outcome = await act.run(visit, id, fileId)
  if (!outcome.ok && fileId !== null) await dropFile(visit.act, fileId)
  if (outcome.ok) {
    const missed = await unreachedWords(visit.act, outcome.value)
    return { goTo: `/desk/suggestions/${id}`, said: missed === null ? act.said : `办好了。${missed}` }
  }
  return again(visit, name, refusalSentences[outcome.refusal])
}

export const onePages: readonly DeskPage[] = [
  ...mendPages,
  {
    method: 'GET',
    path: '/desk/suggestions/:id',
    right: 'suggestions.see',
    answer: (visit) => showOne(visit, openActs),
  },
  ...keyingPages,
  ...paperPages,
  {
    method: 'POST',
    path: '/desk/suggestions/:id/unmask',
    right: 'suggestions.see',
    answer: (visit) => showInFull(visit, openActs),
  },
  { method: 'POST', path: '/desk/suggestions/:id/letter', right: 'suggestions.see', answer: keepLetterOf },
  ...filePages((visit, problem) => again(visit, 'file', problem)),
  {
    method: 'POST',
    path: '/desk/suggestions/:id/:act',
    right: 'suggestions.see',
    mostFiles: 1,
    answer: doAct,
  },
]
