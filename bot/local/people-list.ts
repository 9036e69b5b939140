import { type Cast, strangerRole } from './cast.ts'
import type { LocalIdentity } from './types.ts'

export interface PeopleSection {
  title: string
  people: readonly LocalIdentity[]
}

/** More people than this are found by searching, not by scrolling. */
const mostShown = 240

/** A reminder to everybody would push everything else off the screen; the others carry their mark in their group. */
const mostNews = 6

/**
 * The people to choose from: those the bot has said something new to, one of each role to try, then group by group.
 * With words to search for, only those whose name, role or group holds each of them.
 */
export function peopleSections(
  cast: Cast,
  wanted: string,
  hasNews: (person: LocalIdentity) => boolean,
): readonly PeopleSection[] {
  const words = wanted.split(/\s+/u).filter((word) => word !== '')
  if (words.length > 0) return [found(cast.people.filter((person) => matches(person, words)))]
  const news = cast.people.filter(hasNews)
  const sections = [
    { title: `有新消息：${news.length}人`, people: news.slice(0, mostNews) },
    { title: '可以先试这几位', people: oneOfEachRole(cast.people) },
    ...byGroup(cast.people),
  ]
  return capped(sections)
}

const found = (people: readonly LocalIdentity[]): PeopleSection => ({
  title: people.length === 0 ? '没有找到，换个名字或小组试试' : `找到${people.length}人`,
  people: people.slice(0, mostShown),
})

function matches({ name, roles, group }: LocalIdentity, words: readonly string[]): boolean {
  const text = [name, ...roles, group ?? ''].join(' ')
  return words.every((word) => text.includes(word))
}

function oneOfEachRole(people: readonly LocalIdentity[]): readonly LocalIdentity[] {
  const seen = new Set<string>()
  return people.filter(({ roles: [role = ''] }) => {
    if (seen.has(role)) return false
    seen.add(role)
    return true
  })
}

function byGroup(people: readonly LocalIdentity[]): readonly PeopleSection[] {
  const groups = new Map<string, LocalIdentity[]>()
  for (const person of people) {
    const title = person.roles.includes(strangerRole)
      ? '陌生人（没有绑定）'
      : (person.group ?? person.roles[0] ?? '其他')
    groups.set(title, [...(groups.get(title) ?? []), person])
  }
  return [...groups].map(([title, members]) => ({ title, people: members }))
}

function capped(sections: readonly PeopleSection[]): readonly PeopleSection[] {
  let left = mostShown
  let hidden = 0
  const shown = sections.map(({ title, people }) => {
    const some = people.slice(0, left)
    left -= some.length
    hidden += people.length - some.length
    return { title, people: some }
  })
  const rest = hidden > 0 ? [{ title: `还有${hidden}人，请在上面按名字找`, people: [] }] : []
  return [...shown.filter(({ people }) => people.length > 0), ...rest]
}
