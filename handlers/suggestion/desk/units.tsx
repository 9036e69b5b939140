/** The handling units at the desk: who is their officer, who leads them, and whose Word templates are in force. */
import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import { DeskForm, Facts, Field, PostButton, Tag } from '../../shared/page.tsx'
import { Table } from '../../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  mayAppoint,
  nameUnitLeader,
  setUnitLeader,
  unitLines,
  unitRefusals,
  type UnitLine,
} from '../actions.ts'
import type { Channel } from '../course.ts'
import { channelNames } from '../rules.ts'

const path = '/desk/suggestions/units'

const systemName = (system: string): string => channelNames[system as Channel]

async function list(visit: DeskVisit): Promise<WebReply> {
  const units = await unitLines(visit.act)
  return {
    title: '承办单位',
    page: (
      <>
        <p class="hint">负责人在本单位超期时收到提醒；没有定负责人的，只提醒联络人和交办机关。</p>
        <Table
          caption="承办单位"
          rows={units}
          keyOf={({ id }) => id}
          columns={[
            { head: '单位', cell: (unit) => <a href={`${path}/${unit.id}`}>{unit.name}</a> },
            { head: '系统', cell: (unit) => systemName(unit.system) },
            { head: '联络人', cell: (unit) => <Person person={unit.officer} /> },
            { head: '负责人', cell: (unit) => <Person person={unit.leader} /> },
            {
              head: '自己的模板',
              cell: ({ templates }) => (templates > 0 ? `${templates}份` : '用统一格式'),
            },
          ]}
        />
        <OwnTemplates visit={visit} />
      </>
    ),
  }
}

const Person = ({ person }: { person: UnitLine['leader'] }): JSX.Element =>
  person === null ? (
    <Tag tone="quiet">还没有定</Tag>
  ) : (
    <>
      {person.name} {!person.bound && <Tag tone="due">没绑定微信</Tag>}
    </>
  )

/** The office's own papers: 交办单 of those who assign. */
const OwnTemplates = ({ visit }: { visit: DeskVisit }): JSX.Element => (
  <>
    <h2>交办机关的模板</h2>
    <nav class="acts" aria-label="交办机关的模板">
      {Object.entries(channelNames)
        .filter(([system]) => mayAppoint(visit.who, { system }))
        .map(([system, name]) => (
          <a key={system} class="button plain" href={`/desk/suggestions/templates/channel-${system}`}>
            {name}
          </a>
        ))}
    </nav>
  </>
)

const noUnit = missing('个承办单位', { href: path, label: '回到承办单位' })

async function one(visit: DeskVisit): Promise<WebReply> {
  return show(visit, '')
}

async function show(visit: DeskVisit, problem: string): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const unit = (await unitLines(visit.act)).find((line) => line.id === id)
  if (!unit) return noUnit
  return {
    title: unit.name,
    status: problem === '' ? 200 : 422,
    page: (
      <>
        {problem && (
          <p class="problems" role="alert">
            {problem}
          </p>
        )}
        <Facts
          facts={[
            ['系统', systemName(unit.system)],
            ['联络人', <Person person={unit.officer} />],
            ['负责人', <Person person={unit.leader} />],
          ]}
        />
        <div class="acts">
          <a class="button plain" href={`/desk/suggestions?view=all&unit=${unit.id}`}>
            承办的建议
          </a>
          <a class="button plain" href={`/desk/suggestions/templates/unit-${unit.id}`}>
            自己的Word模板
          </a>
        </div>
        {mayAppoint(visit.who, unit) && <LeaderForm visit={visit} unit={unit} />}
      </>
    ),
  }
}

function LeaderForm({ visit, unit }: { visit: DeskVisit; unit: UnitLine }): JSX.Element {
  const { fields, csrf, who } = visit
  return (
    <>
      <h2>负责人</h2>
      {unit.leader && !unit.leader.bound && (
        <p>
          {unit.leader.name}还没绑定微信，收不到提醒。
          {hasRight(who, 'people.change') ? (
            <a href={`/desk/people/${unit.leader.id}`}>去发绑定码</a>
          ) : (
            '请代表工委发绑定码。'
          )}
        </p>
      )}
      <DeskForm csrf={csrf} action={`${path}/${unit.id}/leader`}>
        <Field name="name" label="姓名" value={fields.text('name')} maxLength={50} />
        <Field
          name="phone"
          label="手机"
          hint="名册里有的可以不填；没有的填上就加进名册。"
          value={fields.text('phone')}
          type="tel"
          maxLength={20}
        />
        <button>{unit.leader ? '换成这位' : '定为负责人'}</button>
      </DeskForm>
      {unit.leader && (
        <PostButton action={`${path}/${unit.id}/no-leader`} csrf={csrf} plain>
          {unit.leader.name}不再是负责人
        </PostButton>
      )}
    </>
  )
}

async function appoint(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const typed = { name: visit.fields.text('name'), phone: visit.fields.text('phone') }
  const outcome = await nameUnitLeader(visit.act, visit.who, id, typed)
  if (!outcome.ok)
    return outcome.refusal === 'unknown_unit' ? noUnit : show(visit, unitRefusals[outcome.refusal])
  const { unit, name, bound } = outcome.value
  return {
    goTo: `${path}/${id}`,
    said: `${unit}的负责人定为${name}。${bound ? '超期时会提醒他。' : '他还没绑定微信，请发绑定码。'}`,
  }
}

async function dismiss(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const outcome = await setUnitLeader(visit.act, visit.who, id, null)
  if (!outcome.ok)
    return outcome.refusal === 'unknown_unit' ? noUnit : show(visit, unitRefusals[outcome.refusal])
  return { goTo: `${path}/${id}`, said: `${outcome.value.unit}现在没有负责人。` }
}

export const unitPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'suggestions.see', answer: list },
  { method: 'GET', path: `${path}/:id`, right: 'suggestions.see', answer: one },
  { method: 'POST', path: `${path}/:id/leader`, right: 'suggestions.assign', answer: appoint },
  { method: 'POST', path: `${path}/:id/no-leader`, right: 'suggestions.assign', answer: dismiss },
]
