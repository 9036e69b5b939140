/** Who or what a satisfaction poll judges: chosen first, and again without losing what was typed since. */
import { Area, Choices, DeskForm, ProblemList, type Problems } from '../../../shared/page.tsx'
import { rowId } from '../../../shared/fields.ts'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { allUnits, refOf, suggestionsNamed, type PollInput } from '../../actions.ts'

export interface Item {
  key: string
  label: string
  unitId: number | null
  suggestionId: number | null
  /** How it is chosen: the row of a unit, the whole number of a suggestion. */
  chosenBy: string
}

export interface Chosen {
  about: PollInput['subjectKind']
  items: readonly Item[]
  /** What is wrong with the choice; null when nothing is. */
  problem: string | null
}

/** What was chosen by the form, or by the address where the form says nothing of it. */
const givenIn = ({ fields, query }: DeskVisit) =>
  fields.has('about')
    ? { one: (name: string) => fields.text(name), all: (name: string) => fields.all(name) }
    : { one: (name: string) => query.get(name) ?? '', all: (name: string) => query.getAll(name) }

export const aboutOf = (visit: DeskVisit): PollInput['subjectKind'] =>
  givenIn(visit).one('about') === 'suggestion' ? 'suggestion' : 'unit'

/** Units by their rows, suggestions by their numbers; what was judged before (`known`) keeps the name that stood on the ballot. */
export async function itemsIn(visit: DeskVisit, known: readonly Item[] = []): Promise<Chosen> {
  return aboutOf(visit) === 'unit' ? unitsIn(visit, known) : suggestionsIn(visit, known)
}

async function unitsIn(visit: DeskVisit, known: readonly Item[]): Promise<Chosen> {
  const chosen = new Set(givenIn(visit).all('unit').map(rowId))
  const items = (await unitItems(visit, known)).filter(({ unitId }) => chosen.has(unitId ?? 0))
  const isEmpty = isChosen(visit) && items.length === 0
  return { about: 'unit', items, problem: isEmpty ? '还没有选单位，请至少选一个。' : null }
}

const isChosen = (visit: DeskVisit): boolean => visit.query.has('chosen') || visit.fields.has('about')

/** Those of today, and those that were judged before and are none any more. */
async function unitItems({ act }: DeskVisit, known: readonly Item[]): Promise<Item[]> {
  const units = (await allUnits(act)).map(({ id, name }) => ({
    key: String(id),
    label: known.find(({ unitId }) => unitId === id)?.label ?? name,
    unitId: id,
    suggestionId: null,
    chosenBy: String(id),
  }))
  const gone = known.filter(({ unitId }) => unitId !== null && !units.some((one) => one.unitId === unitId))
  return [...units, ...gone]
}

async function suggestionsIn(visit: DeskVisit, known: readonly Item[]): Promise<Chosen> {
  const items = new Map<number, Item>()
  const typed =
    givenIn(visit)
      .one('numbers')
      .normalize('NFKC')
      .slice(0, 2000)
      .match(/[A-Za-z0-9-]+/g) ?? []
  const wrong = (problem: string): Chosen => ({ about: 'suggestion', items: [], problem })
  for (const number of typed) {
    const before = known.find(({ chosenBy }) => chosenBy === number)
    if (before) {
      items.set(before.suggestionId ?? 0, before)
      continue
    }
    const [only, ...more] = await suggestionsNamed(visit.act, visit.who, number, number)
    if (!only) return wrong(`没有编号${number}的建议，请核对。`)
    if (more.length > 0) return wrong(`有几件建议都是${number}，请写全，例如JY-1801-023。`)
    items.set(only.id, known.find(({ suggestionId }) => suggestionId === only.id) ?? itemOf(only))
  }
  const isEmpty = isChosen(visit) && items.size === 0
  return {
    about: 'suggestion',
    items: [...items.values()],
    problem: isEmpty ? '还没有写编号，请至少写一个。' : null,
  }
}

const itemOf = (one: { id: number; number: string | null; title: string }): Item => ({
  key: String(one.id),
  label: `${refOf(one)} ${one.title}`,
  unitId: null,
  suggestionId: one.id,
  chosenBy: one.number ?? String(one.id),
})

/** The fields that say what was chosen, for a form or an address to carry on. */
export const choiceFields = ({ about, items }: Pick<Chosen, 'about' | 'items'>): [string, string][] =>
  about === 'unit'
    ? [['about', about], ...items.map(({ chosenBy }): [string, string] => ['unit', chosenBy])]
    : [
        ['about', about],
        ['numbers', items.map(({ chosenBy }) => chosenBy).join(' ')],
      ]

const ofChoice = new Set(['csrf', 'do', 'about', 'unit', 'numbers', 'chosen'])

/** What was typed beside the choice: it goes along unseen. */
const typedIn = ({ fields }: DeskVisit): [string, string][] =>
  fields
    .names()
    .filter((name) => !ofChoice.has(name))
    .map((name) => [name, fields.text(name)])

/** The page on which it is chosen. With counts typed already they go along, and the form is posted. */
export async function chooseForm(
  visit: DeskVisit,
  action: string,
  problem: string | null,
  known: readonly Item[] = [],
): Promise<WebReply> {
  const about = aboutOf(visit)
  const problems: Problems = problem === null ? {} : { [about === 'unit' ? 'unit' : 'numbers']: problem }
  const given = givenIn(visit)
  const typed = typedIn(visit)
  const fields = (
    <>
      <ProblemList problems={problems} />
      {typed.length > 0 && <p class="hint">票数、名称都还在，选好点“下一步”接着填；去掉的票数也先留着。</p>}
      <input type="hidden" name="about" value={about} />
      {about === 'unit' ? (
        <Choices
          name="unit"
          label="承办单位（可多选）"
          type="checkbox"
          problems={problems}
          options={(await unitItems(visit, known)).map(({ chosenBy: value, label }) => ({ value, label }))}
          chosen={given.all('unit')}
        />
      ) : (
        <Area
          name="numbers"
          label="建议编号"
          hint="几件之间用空格或顿号分开，例如：005、019、023"
          problems={problems}
          value={given.one('numbers')}
        />
      )}
    </>
  )
  return {
    title: about === 'unit' ? '测评哪些单位' : '测评哪些建议',
    status: problem !== null && visit.fields.has('about') ? 422 : 200,
    page:
      typed.length > 0 ? (
        <DeskForm csrf={visit.csrf} action={action}>
          {typed.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields}
          <button name="do" value="chosen">
            下一步
          </button>
        </DeskForm>
      ) : (
        <form method="get">
          <input type="hidden" name="chosen" value="1" />
          {fields}
          <button>下一步</button>
        </form>
      ),
  }
}
