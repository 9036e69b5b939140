/** /desk/audit: who did what, searched and paged; and whether the chain is whole. */
import type { Day } from '../shared/days.ts'
import { DeedList } from '../shared/deeds.tsx'
import { actionName } from '../shared/deedWords.ts'
import { dayIn } from '../shared/fields.ts'
import { listOf } from '../shared/list.ts'
import { Empty, Facts, Field, Select, Tag } from '../shared/page.tsx'
import { Pager } from '../shared/table.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { actionsDone, checkChain, searchAudit, type AuditQuestion } from './actions.ts'

const path = '/desk/audit'

function askedIn(query: URLSearchParams): AuditQuestion {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 100)
  const day = (name: string): Day | null => dayIn(text(name))
  return {
    person: text('person'),
    action: text('action'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
  }
}

async function audit(visit: DeskVisit): Promise<WebReply> {
  const { act, who, query } = visit
  const list = listOf(query, ['time'])
  const asked = askedIn(query)
  const { total, lines } = await searchAudit(act, who, asked, (list.page - 1) * list.size, list.size)
  const actions = await actionsDone(act)
  const page = (
    <>
      <form class="filter card" action={path}>
        <Field name="person" label="姓名" hint="他做的，或者关于他的" value={asked.person} />
        <Select
          name="action"
          label="做了什么"
          options={[
            { value: '', label: '全部' },
            ...actions.map((value) => ({ value, label: actionName(value) })),
          ]}
          chosen={asked.action}
        />
        <Field name="subject" label="对象" hint="例如 report:231（联系记录编号231）" value={asked.subject} />
        <Field name="from" label="从哪天" type="date" value={asked.from ?? ''} />
        <Field name="to" label="到哪天" type="date" value={asked.to ?? ''} />
        <button>查找</button>
      </form>
      <p class="acts">
        <a class="button plain" href={`${path}/check`}>
          检查有没有被改过
        </a>
      </p>
      {total === 0 ? (
        <Empty>没有找到这样的留痕。姓名要写全；少填几项再查一次。</Empty>
      ) : (
        <>
          <DeedList lines={lines} zone={act.zone} />
          <Pager path={path} list={list} total={total} />
        </>
      )}
    </>
  )
  return { title: '留痕', page }
}

async function check(visit: DeskVisit): Promise<WebReply> {
  const { lines, brokenAt, lastHash } = await checkChain(visit.act)
  const page = (
    <>
      <div class="card">
        {brokenAt === null ? (
          <p>
            <Tag tone="good">完整</Tag> 从头到尾{lines}条，一条没改，中间一条没少。
          </p>
        ) : (
          <p>
            <Tag tone="late">不完整</Tag> 第{brokenAt}条被改过，或者它前面少了记录。前面的{lines}
            条是完整的。请马上告诉系统管理员，不要再动数据库。
          </p>
        )}
      </div>
      <Facts facts={[['最后一条的校验值', <code>{lastHash}</code>]]} />
      <p class="hint">
        把校验值抄在本子上，写上日期。以后再查：导出的留痕里找得到这个校验值，就说明抄下它以前的记录一条没少。
      </p>
      <p>
        <a href={path}>回到留痕</a>
      </p>
    </>
  )
  return { title: '检查留痕', page }
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'audit.see', answer: audit },
  { method: 'GET', path: `${path}/check`, right: 'audit.see', answer: check },
]
