/** Who is meant by the names in a plan: an unknown or ambiguous name is asked about, never guessed and never dropped. */
import { choiceOf } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { peopleNamed } from '../../actions.ts'
import { nobodyAsked } from '../../rules.ts'
import { namesOfList, type NameDoubt } from './peopleWords.ts'
import type { PlanDraft } from './draft.ts'

/** Finds the people of a draft's names; who is not surely found stands in its doubts. */
export async function withPeople(turn: Turn, draft: PlanDraft): Promise<PlanDraft> {
  const names = draft.names ?? []
  if (names.length === 0) return draft
  const audience = draft.audience ?? nobodyAsked
  const groups = audience.roles.length === 0 ? audience.groups : []
  const found = await peopleNamed(turn.act, turn.who, names, draft.day ?? turn.today, groups)
  const people = [...audience.people]
  const doubts: NameDoubt[] = [...(draft.doubts ?? [])]
  for (const said of names) {
    const [only, ...twins] = found.get(said) ?? []
    if (only && twins.length === 0) people.push(only.id)
    else
      doubts.push({
        said,
        choices: (found.get(said) ?? []).map(({ id, name, duty }) => ({ id, label: `${name}（${duty}）` })),
      })
  }
  return settled({ ...draft, names: [], audience: { ...audience, people: [...new Set(people)] }, doubts })
}

/** Nobody is left of those named, and nobody else is asked: then it is asked whom the plan is for. */
function settled(draft: PlanDraft): PlanDraft {
  const { audience, doubts } = draft
  const isOpen = (doubts ?? []).length > 0 || !audience || audience.people.length + audience.roles.length > 0
  return isOpen ? draft : { ...draft, audience: null }
}

/** What is asked about the first name in doubt. */
export function personQuestion(draft: PlanDraft, { said, choices }: NameDoubt): string {
  if (choices.length === 0)
    return `${draft.title}：没有找到“${said}”，还没有发。可能不在名册里、不归您联络，或者正暂停执行代表职务。请写全名；不请他就回“去掉”。（不发了回“取消”）`
  return [
    `${draft.title}：有${choices.length}位${said}，请哪一位？`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；都不请回“去掉”。（不发了回“取消”）',
  ].join('\n')
}

/** The draft after an answer about the first name in doubt; null when the words answer something else. */
export async function personAnswered(turn: Turn, draft: PlanDraft): Promise<PlanDraft | null> {
  const [first, ...doubts] = draft.doubts ?? []
  if (!first) return null
  const words = turn.text.normalize('NFKC').trim()
  const rest = { ...draft, doubts }
  if (/^(?:去掉|删掉|不请|不要|不叫|都不请|算了)(?:他|她|这个人?)?(?:了|吧)?[。.!！]*$/.test(words))
    return settled(rest)
  const picked = choiceOf(first.choices, words)
  const audience = draft.audience ?? nobodyAsked
  if (picked)
    return { ...rest, audience: { ...audience, people: [...new Set([...audience.people, picked.id])] } }
  const names = namesOfList(words)
  return names ? withPeople(turn, { ...rest, names }) : null
}

/** 周明远、罗小燕, as an answer to whom a plan is for. */
export async function peopleAnswered(turn: Turn, draft: PlanDraft, words: string): Promise<PlanDraft | null> {
  const names = namesOfList(words)
  if (!names) return null
  const groups = turn.who.staffRoles.includes('代表工委') ? [] : turn.who.liaisonGroupIds
  return withPeople(turn, {
    ...draft,
    names,
    unclearGroups: [],
    unknownOffice: null,
    audience: { ...nobodyAsked, groups: [...groups] },
  })
}
