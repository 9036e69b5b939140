import { type Place, strangerRole } from './cast.ts'

const always = ['帮助'] as const

const ofMembers = [
  '约谈了何建平代表，聊建议的事',
  '本季度联系情况',
  '我联系的几个代表哪几个还没联系',
  '撤回',
] as const

const byRole: Record<string, readonly string[]> = {
  代表: ['走访 张德发 反映3栋路灯不亮', '还差谁', '本季度联系情况', '撤回'],
  常委会主任: ofMembers,
  常委会副主任: ofMembers,
  常委会委员: ofMembers,
  联络员: ['还差谁', '人工'],
  承办单位: ['人工'],
  工作人员: ['人工'],
  [strangerRole]: ['绑定 ', '我是代表，怎么绑定？'],
}

/** Sentences to begin with, for what this person does and where it is said. */
export function examplesFor({ person, room }: Place): readonly string[] {
  if (room && person.roles.includes('联络员')) return [`绑定本群 ${person.group ?? room.topic}`]
  if (room) return ['还差谁']
  const known = person.roles.flatMap((role) => byRole[role] ?? [])
  return [...new Set([...known, ...always])]
}
