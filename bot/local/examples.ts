import { type Place, strangerRole } from './cast.ts'

const always = ['帮助'] as const

const ofMembers = [
  '约谈了何建平代表，聊建议的事',
  '本季度联系情况',
  '我联系的几个代表哪几个还没联系',
  '撤回',
] as const

const byRole: Record<string, readonly string[]> = {
  代表: ['走访 张德发 反映3栋路灯不亮', '还差谁', '本季度联系情况', '撤回', '我要提建议'],
  常委会主任: ofMembers,
  常委会副主任: ofMembers,
  常委会委员: ofMembers,
  联络员: ['本季度联系情况', '一组 12月4日下午2点半 老旧小区调研 桥东社区 全体参加'],
  选民: ['你好，我们楼下烧烤摊半夜吵得睡不着，能不能管管', '我反映的路灯修好了没'],
  承办单位: ['签收 023', '023已电话联系周代表，约周五上午现场看'],
  工作人员: ['登录', '本季度联系情况', '023到哪一步了'],
  [strangerRole]: ['绑定 ', '我是代表，怎么绑定？', '人工'],
}

const inGroups = ['参加', '请假 那天出差', '023到哪一步了'] as const

/** Sentences to begin with, for what this person does and where it is said. */
export function examplesFor({ person, room }: Place): readonly string[] {
  if (room && person.roles.includes('联络员'))
    return [`绑定本群 ${person.group ?? room.topic}`, ...inGroups, ...always]
  if (room) return [...inGroups, ...always]
  const known = person.roles.flatMap((role) => byRole[role] ?? [])
  return [...new Set([...known, ...always])]
}
