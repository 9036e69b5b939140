/** The forms by which one person's record is changed. */
import type { JSX } from 'preact'
import { dayOf } from '../shared/days.ts'
import { Area, DeskForm, Field, PostButton, Select } from '../shared/page.tsx'
import type { DeskVisit } from '../shared/visit.ts'
import { personPath } from './deskPieces.tsx'
import type { PersonRecord } from './record/person.ts'
import { endReasons, suspensionReasons } from './record/rules.ts'

export function ChangeForms({ record, visit }: { record: PersonRecord; visit: DeskVisit }): JSX.Element {
  const { rows, deputy, member } = record
  const to = (verb: string) => `${personPath(rows.id)}/${verb}`
  const typed = (name: string) => visit.fields.text(name)
  const today = dayOf(visit.act.now, visit.act.zone)
  // one that is over is history: the next one begins with empty fields
  const isOver = deputy?.suspendedFrom == null || (deputy.suspendedTo !== null && deputy.suspendedTo < today)
  const rests = isOver ? null : deputy
  const ended = rows.deputies.find(({ term, endedOn }) => term.current && endedOn !== null)
  return (
    <section>
      <h2>变动</h2>
      <div class="card">
        {deputy && record.voters && (
          <details open={typed('form') === 'voter'}>
            <summary>加一位联系的选民</summary>
            <DeskForm csrf={visit.csrf} action={to('voters/add')}>
              <input type="hidden" name="form" value="voter" />
              <Field name="name" label="姓名" required maxLength={50} value={typed('name')} />
              <Field name="aka" label="平时怎么叫" hint="可以不填，几个用、隔开" value={typed('aka')} />
              <Field
                name="voterPhone"
                label="手机"
                hint="可以不填"
                inputMode="tel"
                value={typed('voterPhone')}
              />
              <Area name="address" label="住址" rows={2} value={typed('address')} />
              <button>加上</button>
            </DeskForm>
          </details>
        )}
        {member && (
          <details>
            <summary>加一位联系的代表</summary>
            <DeskForm csrf={visit.csrf} action={to('deputies/add')}>
              <Field name="cardNo" label="代表证号" hint="例如 QL18-001" required />
              <button>加上</button>
            </DeskForm>
          </details>
        )}
        <details open={typed('form') === 'phone'}>
          <summary>换手机号</summary>
          <DeskForm csrf={visit.csrf} action={to('change-phone')}>
            <input type="hidden" name="form" value="phone" />
            <Field
              name="newPhone"
              label="新手机号"
              hint="11位"
              inputMode="tel"
              required
              value={typed('newPhone')}
            />
            <button>换号</button>
          </DeskForm>
        </details>
        <details>
          <summary>担任小组联络员</summary>
          <DeskForm csrf={visit.csrf} action={to('liaison')}>
            <Select
              name="group"
              label="小组"
              hint="每组恰好1名联络员：原来的联络员由这一位接替"
              chosen=""
              options={record.groups
                .filter(({ id }) => !rows.liaisonOf.some((own) => own.id === id))
                .map(({ id, name, liaison }) => ({
                  value: String(id),
                  label: `${name}（${liaison ? `现为${liaison.name}` : '现在没有'}）`,
                }))}
            />
            <button>由{rows.name}担任</button>
          </DeskForm>
          {rows.liaisonOf.map(({ id, name }) => (
            <p key={id} class="acts">
              <PostButton action={to('liaison/end')} csrf={visit.csrf} fields={{ group: id }} danger>
                不再担任{name}联络员
              </PostButton>
            </p>
          ))}
        </details>
        {deputy && (
          <details open={typed('form') === 'start'}>
            <summary>从哪天起任代表（补选的填）</summary>
            <DeskForm csrf={visit.csrf} action={to('start')}>
              <input type="hidden" name="form" value="start" />
              <Field
                name="startedOn"
                label="任职的第一天"
                hint="本届开始就是代表的不填。补记这一天以前的活动，名单里没有他。"
                type="date"
                max={dayOf(visit.act.now, visit.act.zone)}
                value={typed('form') === 'start' ? typed('startedOn') : (deputy.startedOn ?? '')}
              />
              <button>登记</button>
            </DeskForm>
          </details>
        )}
        {deputy && (
          <details open={typed('form') === 'end'}>
            <summary>代表离任</summary>
            <DeskForm csrf={visit.csrf} action={to('end')}>
              <input type="hidden" name="form" value="end" />
              <p>
                依据代表法第六十二条。常委会职务和组长一并终止；没有其他职务的，微信绑定同时解除。联系记录、建议和历史都保留。
              </p>
              <Select
                name="reason"
                label="原因"
                chosen={typed('reason')}
                options={[
                  { value: '', label: '请选择' },
                  ...Object.entries(endReasons).map(([value, label]) => ({ value, label })),
                ]}
              />
              <Field
                name="endedOn"
                label="终止日期"
                type="date"
                required
                max={dayOf(visit.act.now, visit.act.zone)}
                value={typed('endedOn')}
              />
              <button class="danger">登记离任</button>
            </DeskForm>
          </details>
        )}
        {deputy && (
          <details open={typed('form') === 'suspend'}>
            <summary>{rests ? '改或结束暂停执行代表职务' : '暂停执行代表职务'}</summary>
            <DeskForm csrf={visit.csrf} action={to('suspend')}>
              <input type="hidden" name="form" value="suspend" />
              <p>
                依据代表法第六十一条。暂停期间按不是代表对待：不记联系、不提建议、不附议，不通知活动，不计任务；到最后一天过完自动恢复。
              </p>
              <Select
                name="suspension"
                label="原因"
                chosen={typed('suspension') || (rests?.suspendedReason ?? '')}
                options={[
                  { value: '', label: '请选择' },
                  ...Object.entries(suspensionReasons).map(([value, label]) => ({ value, label })),
                ]}
              />
              <Field
                name="document"
                label="依据的文件"
                hint="名称和文号"
                required
                maxLength={200}
                value={typed('document') || (rests?.suspendedDocument ?? '')}
              />
              <Field
                name="from"
                label="第一天"
                type="date"
                required
                value={typed('from') || (rests?.suspendedFrom ?? '')}
              />
              <Field
                name="to"
                label="最后一天"
                hint="含当天；还不知道就不填"
                type="date"
                value={typed('to') || (rests?.suspendedTo ?? '')}
              />
              <button class="danger">{rests ? '存下改动' : '登记暂停'}</button>
            </DeskForm>
            {rests && (
              <p class="acts">
                <PostButton action={to('suspend/end')} csrf={visit.csrf} danger>
                  结束暂停，今天起恢复执行代表职务
                </PostButton>
              </p>
            )}
          </details>
        )}
        {ended && !deputy && (
          <p class="acts">
            <PostButton action={to('restore')} csrf={visit.csrf} danger>
              离任登记错了，恢复代表职务
            </PostButton>
          </p>
        )}
      </div>
    </section>
  )
}
