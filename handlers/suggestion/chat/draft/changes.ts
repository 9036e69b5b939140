/** Changing one part of a draft in words. */
import { ask } from '../../../question/actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import { shortened } from '../../../shared/words.ts'
import { editDraft, type Case } from '../../actions.ts'
import type { DraftInput } from '../../rules.ts'
import { boxIn, boxSaid } from './boxes.ts'
import { started } from './next.ts'
import { categoryIn, questionOf, spokenPublicity, writtenIn, type AskedStep } from './steps.ts'

/** 改类别 城建环保, 只公开标题, 不用书面答复: what is chosen, not written. Null when the words are none of it. */
export async function changeChoice(turn: Turn, one: Case): Promise<string | null> {
  const words = turn.text.trim()
  const box = boxSaid(words)
  if (box) return changed(turn, one, box.step, box.part, box.said && boxIn(box.step, box.said, turn.settings))
  const found = /^(?:请?把?)?(?:改|选)?(?:一下)?(类别|公开|书面答复)(?:改?[成为]|[:：]|\s)*([\s\S]*)$/.exec(
    words,
  )
  const bare = /^(?:(?:同意)?全文公开|只公开标题|不公开|不?(?:用|要|需要)书面答复)[。.!！]*$/.test(words)
  if (!found && !bare) return null
  const part = found?.[1] ?? (/公开/.test(words) ? '公开' : '书面答复')
  const said = found ? (found[2] ?? '').trim() : words
  const step = part === '类别' ? 'category' : part === '公开' ? 'publicity' : 'written'
  const publicity = spokenPublicity(said)
  const input =
    said === ''
      ? null
      : step === 'category'
        ? categoryIn(said, turn.settings)
        : step === 'written'
          ? writtenIn(said)
          : publicity === null
            ? null
            : ({ publicity } as DraftInput)
  return changed(turn, one, step, part, input === 'leftOpen' ? { category: null } : input)
}

/** Keeps what was chosen; what was not understood is asked for. */
async function changed(
  turn: Turn,
  one: Case,
  step: AskedStep,
  part: string,
  input: DraftInput | '' | null,
): Promise<string> {
  if (input)
    return started(turn, await editDraft(turn.act, turn.who, one.row.id, input), () => `${part}已改。\n`)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.draft',
    { id: one.row.id, step },
    turn.settings['question.expiresHours'],
  )
  return questionOf(step, one.row.kind, turn.settings)
}

const parts: Record<string, keyof DraftInput> = {
  标题: 'title',
  情况: 'facts',
  问题: 'facts',
  事实: 'facts',
  案据: 'facts',
  建议: 'proposals',
  方案: 'proposals',
  案由: 'cause',
}

export async function changePart(turn: Turn, one: Case, part: string, words: string): Promise<string> {
  const key = parts[part] ?? 'facts'
  if (!words.trim()) {
    const step = key === 'title' || key === 'proposals' || key === 'cause' ? key : 'facts'
    await ask(
      turn.act,
      turn.conversation,
      'suggestion.draft',
      { id: one.row.id, step },
      turn.settings['question.expiresHours'],
    )
    return `新的${part}是什么？（原来的：${shortened(one.row[step] ?? '', 80)}）`
  }
  const outcome = await editDraft(turn.act, turn.who, one.row.id, { [key]: words.trim() })
  return started(turn, outcome, () => `${part}已改。\n`)
}
