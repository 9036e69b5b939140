/** 小组的三项制度: what is in force, who has not read it, and a new version. */
import { dayOf } from '../../shared/days.ts'
import { isDay } from '../../settings/rules.ts'
import { rowId } from '../../shared/fields.ts'
import { Area, Choices, DeskForm, Empty, Field, Select } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { groupRulesOf, groupsNamed, issueGroupRule, type GroupRuleKind } from '../actions.ts'
import { groupRuleKinds } from '../rules.ts'

const path = '/desk/activities/group-rules'

async function show(visit: DeskVisit, problem = ''): Promise<WebReply> {
  const groups = await groupsNamed(visit.act)
  const asked = rowId(visit.query.get('group') || visit.fields.text('group'))
  const group = groups.find(({ id }) => id === asked) ?? groups[0]
  const rules = group ? await groupRulesOf(visit.act, visit.who, group.id) : []
  return {
    title: '小组制度',
    status: problem ? 422 : 200,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <form method="get" class="filter">
          <Select
            name="group"
            label="代表小组"
            chosen={String(group?.id ?? '')}
            options={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <button>看</button>
        </form>
        {rules.length === 0 && <Empty>这个小组还没有制度。在下面写上，发给组里的代表。</Empty>}
        {rules.map((rule) => (
          <div key={rule.id} class="card">
            <h2>
              {groupRuleKinds[rule.kind]}（第{rule.version}版，{rule.effectiveOn}起
              {rule.effectiveOn > dayOf(visit.act.now, visit.act.zone) && '，还没有施行'}）
            </h2>
            {rule.text.split('\n').map((line, index) => (
              <p key={index}>{line}</p>
            ))}
            {rule.unread && (
              <p>
                {rule.unread.length === 0
                  ? '全组都看过了。'
                  : `还没回“已读”的${rule.unread.length}人：${rule.unread.join('、')}`}
              </p>
            )}
          </div>
        ))}
        {group && (
          <DeskForm csrf={visit.csrf} action={path}>
            <h2>发一个新版</h2>
            <input type="hidden" name="group" value={group.id} />
            <Choices
              name="kind"
              label="哪一项"
              type="radio"
              chosen={[visit.fields.text('kind')]}
              options={Object.entries(groupRuleKinds).map(([value, label]) => ({ value, label }))}
            />
            <Field
              name="effectiveOn"
              label="哪天起施行"
              type="date"
              value={visit.fields.text('effectiveOn')}
            />
            <Area name="text" label="内容" rows={8} value={visit.fields.text('text')} />
            <button>发给{group.name}的代表</button>
          </DeskForm>
        )}
      </>
    ),
  }
}

async function issue(visit: DeskVisit): Promise<WebReply> {
  const { fields } = visit
  const kind = fields.text('kind')
  const groupId = rowId(fields.text('group'))
  if (!(kind in groupRuleKinds)) return show(visit, '请选是哪一项制度，内容还在。')
  if (!isDay(fields.text('effectiveOn'))) return show(visit, '请写哪天起施行，内容还在。')
  const rule = {
    groupId,
    kind: kind as GroupRuleKind,
    text: fields.text('text'),
    fileId: null,
    effectiveOn: fields.text('effectiveOn'),
  }
  const groups = await groupsNamed(visit.act)
  if (!groups.some(({ id }) => id === groupId)) return show(visit, '没有这个代表小组，请重选。')
  const outcome = await issueGroupRule(visit.act, visit.who, rule)
  if (!outcome.ok)
    return show(visit, outcome.refusal === 'empty' ? '请写制度的内容。' : '这个小组的制度不归您发。')
  return {
    goTo: `${path}?group=${groupId}`,
    said: `发出了第${outcome.value.version}版，通知${outcome.value.people - outcome.value.unbound.length}名代表。${outcome.value.unbound.length > 0 ? `没绑定微信、请另外告诉：${outcome.value.unbound.join('、')}。` : ''}`,
  }
}

export const rulePages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'activities.see', answer: (visit) => show(visit) },
  { method: 'POST', path, right: 'activities.change', answer: issue },
]
