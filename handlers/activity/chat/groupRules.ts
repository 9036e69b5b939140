/** The rules of a group in the chat: issued, read in full, and said to be read. */
import type { Said } from '../../shared/said.ts'
import { shortened } from '../../shared/words.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  groupRuleText,
  groupRulesOf,
  groupsNamed,
  issueGroupRule,
  readGroupRule,
  unreadRules,
  type GroupRuleState,
} from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { groupRuleKinds } from '../rules.ts'

/** 小组制度; 制度3; 已读; 已读 制度3; 发布制度 一组 学习培训制度：… Null when the words are something else. */
export async function groupRules(turn: Turn): Promise<Said | null> {
  const text = turn.text.normalize('NFKC').trim()
  const read = /^已读\s*制度\s*(\d{1,9})/.exec(text)
  if (read) return readRule(turn, Number(read[1]))
  if (/^(?:我)?(?:已读|已经读了|读过了?|看过了?)[。.!！]*$/.test(text)) return readOnly(turn)
  const full = /^(?:看|查|发)?(?:一下)?制度\s*(\d{1,9})(?:的)?(?:全文|内容|原文)?[。.?？]*$/.exec(text)
  if (full) return fullText(turn, Number(full[1]))
  const issue = /^发布制度\s*(\S{2,20})\s+(联系选民|学习培训|调查视察)(?:制度)?\s*[:：]?\s*([\s\S]*)$/.exec(
    text,
  )
  if (issue) return issueRule(turn, issue[1] ?? '', issue[2] ?? '', issue[3] ?? '')
  return /^(?:小组|本组|我组)?制度[。?？]?$/.test(text) ? listed(turn) : null
}

async function listed(turn: Turn): Promise<string> {
  const groupIds = turn.who.groupId === null ? turn.who.liaisonGroupIds : [turn.who.groupId]
  const lines: string[] = []
  for (const groupId of groupIds)
    lines.push(...(await groupRulesOf(turn.act, turn.who, groupId)).map((rule) => lineOf(turn, rule)))
  return lines.length > 0 ? lines.join('\n') : '小组还没有发布制度。'
}

function lineOf(
  turn: Turn,
  { id, kind, version, effectiveOn, text, hasFile, unread }: GroupRuleState,
): string {
  const ahead = effectiveOn > turn.today ? '，还没有施行' : ''
  const whole = text.length > 200 || hasFile ? `（全文回“制度${id}”）` : ''
  const readers =
    unread === null ? '' : unread.length === 0 ? '（都读过了）' : `（还没读：${unread.join('、')}）`
  return `制度${id} ${groupRuleKinds[kind]}（第${version}版，${effectiveOn}起${ahead}）：${shortened(text, 200)}${whole}${readers}`
}

async function fullText(turn: Turn, id: number): Promise<Said> {
  const rule = await groupRuleText(turn.act, turn.who, id)
  if (!rule) return '没有找到您小组的这项制度。看编号请回“制度”。'
  const { kind, version, effectiveOn, text, fileId } = rule
  const said = `${groupRuleKinds[kind]}（第${version}版，${effectiveOn}起施行）：\n${text.trim() || '内容在后面的文件里。'}\n看过请回“已读 制度${id}”。`
  return fileId === null ? said : { text: said, fileIds: [fileId] }
}

async function readRule(turn: Turn, id: number): Promise<string> {
  const outcome = await readGroupRule(turn.act, turn.who, id)
  if (!outcome.ok) return '没有找到您小组的这项制度，请看编号，例如：已读 制度3'
  return `已记：您读过${groupRuleKinds[outcome.value.kind]}第${outcome.value.version}版。`
}

/** 已读 alone: the only one that is unread; of several which one is asked. */
async function readOnly(turn: Turn): Promise<string | null> {
  const unread = await unreadRules(turn.act, turn.who)
  const [only, ...others] = unread
  if (!only) return null
  if (others.length === 0) return readRule(turn, only.id)
  const which = unread.map(({ id, kind }) => `制度${id} ${groupRuleKinds[kind]}`).join('，')
  return `您有${unread.length}项制度还没读：${which}。还没有记，请写编号，例如：已读 制度${only.id}`
}

const silent = (names: readonly string[]): string =>
  names.length > 0 ? `没绑定微信、请另外告诉：${names.join('、')}。` : ''

async function issueRule(turn: Turn, groupName: string, kindWord: string, text: string): Promise<string> {
  const groups = (await groupsNamed(turn.act)).filter(({ id, name }) =>
    turn.who.liaisonGroupIds.includes(id) ? name.endsWith(groupName) : name === groupName,
  )
  const [group, ...others] = groups
  if (!group || others.length > 0)
    return '没有认出是哪个小组，没有发。请写小组全称，例如：发布制度 桥东一组 学习培训制度：每季度学习一次'
  const kind = kindWord === '联系选民' ? 'contact_voters' : kindWord === '学习培训' ? 'study' : 'inspection'
  const outcome = await issueGroupRule(turn.act, turn.who, {
    groupId: group.id,
    kind,
    text: text.trim(),
    fileId: null,
    effectiveOn: turn.today,
  })
  if (!outcome.ok) return outcome.refusal === 'empty' ? '没有看到制度内容，没有发。' : refusalText.not_yours
  return `已发布：${group.name}${groupRuleKinds[kind]}第${outcome.value.version}版（制度${outcome.value.id}），通知${outcome.value.people - outcome.value.unbound.length}人。${silent(outcome.value.unbound)}看谁没读：制度`
}
