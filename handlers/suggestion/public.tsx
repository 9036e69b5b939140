/** 代表建议公开: what everybody may look up, found by words, category, unit and state. */
import type { JSX } from 'preact'
import { dayOf, spokenDay, type Day } from '../shared/days.ts'
import { listOf } from '../shared/list.ts'
import { Empty, Facts, Field, Select, Tag } from '../shared/page.tsx'
import { Pager } from '../shared/table.tsx'
import type { PublicPage, PublicVisit, WebReply } from '../shared/visit.ts'
import {
  allUnits,
  publicSuggestion,
  publicSuggestions,
  publicViews,
  type PublicSuggestion,
  type PublicView,
} from './actions.ts'

const path = '/suggestions'
const pageSize = 20

const isView = (name: string): name is PublicView => Object.hasOwn(publicViews, name)

async function list({ act, query, settings }: PublicVisit): Promise<WebReply> {
  const asked = query.get('state') ?? ''
  const view = isView(asked) ? asked : 'all'
  const words = (query.get('words') ?? '').trim().slice(0, 40)
  const categories = settings['suggestion.categories']
  const category = categories.find((name) => name === query.get('category')) ?? null
  const units = await allUnits(act)
  const unitId = units.find(({ id }) => String(id) === query.get('unit'))?.id ?? null
  const page = listOf(query, ['newest'], { size: pageSize })
  const { rows, total } = await publicSuggestions(act, { view, words, category, unitId }, page)
  return {
    title: '代表建议公开',
    page: (
      <>
        <form method="get" class="filter" role="search">
          <Field name="words" label="标题里的字，或者编号" type="search" value={words} maxLength={40} />
          <Select
            name="category"
            label="类别"
            chosen={category ?? ''}
            options={withAll('全部类别', categories)}
          />
          <Select
            name="unit"
            label="承办单位"
            chosen={String(unitId ?? '')}
            options={[
              { value: '', label: '全部单位' },
              ...units.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <Select
            name="state"
            label="办理情况"
            chosen={view}
            options={Object.entries(publicViews).map(([value, label]) => ({ value, label }))}
          />
          <button>找</button>
        </form>
        {rows.length === 0 ? (
          <Empty>没有找到公开的建议。换一个词，或者去掉一个条件再找。</Empty>
        ) : (
          <>
            <ul class="picks">
              {rows.map(({ number, title, category: kind, stands }) => (
                <li key={number}>
                  <a href={`${path}/${number}`}>
                    {title}
                    <small>
                      {number} {kind ?? ''} {stands}
                    </small>
                  </a>
                </li>
              ))}
            </ul>
            <Pager path={path} list={page} total={total} />
          </>
        )}
        <p class="hint">这里只有领衔代表同意公开、不涉及秘密的建议；只同意公开标题的，只看得到标题。</p>
      </>
    ),
  }
}

const withAll = (all: string, names: readonly string[]) => [
  { value: '', label: all },
  ...names.map((name) => ({ value: name, label: name })),
]

async function show({ act, params }: PublicVisit): Promise<WebReply> {
  const found = await publicSuggestion(act, params['number'] ?? '')
  if (!found) return notFound
  const today = dayOf(act.now, act.zone)
  return {
    title: found.line.title,
    page: (
      <>
        <Facts
          facts={[
            ['编号', found.line.number],
            ['类别', found.line.category ?? '还没有分类'],
            ['办理情况', found.line.stands],
          ]}
        />
        {found.part === 'title' ? <Empty>这件建议只公开标题。</Empty> : <Whole found={found} today={today} />}
        <p>
          <a href={path}>看别的建议</a>
        </p>
      </>
    ),
  }
}

const notFound: WebReply = {
  title: '没有这件建议',
  status: 404,
  page: (
    <Empty>
      没有这件建议，或者没有公开。<a href={path}>看公开的建议</a>
    </Empty>
  ),
}

function Whole({
  found,
  today,
}: {
  found: Extract<PublicSuggestion, { part: 'full' }>
  today: Day
}): JSX.Element {
  return (
    <>
      <Facts
        facts={[
          ['领衔代表', found.lead],
          ['附议代表', found.cosigners.join('、') || '无'],
          ['承办', found.units.map(({ name, role }) => `${name}（${role}）`).join('、') || '还没有交办'],
        ]}
      />
      <div class="card">
        <h2>情况和问题</h2>
        <Lines text={found.facts} />
        <h2>具体建议</h2>
        <Lines text={found.proposals} />
      </div>
      {found.replies.map(({ unit, on, replyClass, className, text, promises }, index) => (
        <div class="card" key={index}>
          <h2>{unit}的答复</h2>
          <p>
            {spokenDay(on, today)}，{replyClass}类：{className}
          </p>
          <Lines text={text} />
          {promises.map((promise, at) => (
            <p key={at}>
              承诺{spokenDay(promise.dueOn, today)}前：{promise.text}{' '}
              <Tag tone={promise.isKept ? 'good' : 'quiet'}>{promise.isKept ? '已落实' : '还没有落实'}</Tag>
            </p>
          ))}
        </div>
      ))}
      <h2>经过</h2>
      <ol class="lines">
        {found.timeline.map(({ on, text }, index) => (
          <li key={index}>
            <b>{spokenDay(on, today)}</b> {text}
          </li>
        ))}
      </ol>
    </>
  )
}

const Lines = ({ text }: { text: string }): JSX.Element => (
  <>
    {text.split('\n').map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </>
)

/** A busy evening of the whole district fits; a machine that reads everything at once does not. */
const limit = { perVisitor: 200, perAddress: 3_000 }
const cacheSeconds = 120

export const publicPages: readonly PublicPage[] = [
  { method: 'GET', path, limit, cacheSeconds, answer: list },
  { method: 'GET', path: `${path}/:number`, limit, cacheSeconds, answer: show },
]
