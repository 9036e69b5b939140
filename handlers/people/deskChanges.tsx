/** What is posted from a person's page. */
import type { JSX } from 'preact'
import { reissueCodeOf, type Slip } from '../roster/actions.ts'
import type { Outcome } from '../shared/outcome.ts'
import { PostButton } from '../shared/page.tsx'
import { rowId } from '../shared/fields.ts'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { personPage } from './deskPerson.tsx'
import { idOf, momentIn, personPath, PhoneOnce } from './deskPieces.tsx'
import { voterPages } from './deskVoter.tsx'
import * as bindings from './record/binding.ts'
import * as changes from './record/changes.ts'
import * as liaisons from './record/liaison.ts'
import * as links from './record/links.ts'
import * as offices from './record/office.ts'
import * as phones from './record/phone.ts'
import { isEndReason, newVoter, phoneOf, Suspension } from './record/rules.ts'
import { startOffice } from './record/starting.ts'
import { endSuspension, suspendDuties } from './record/suspension.ts'

const refusals: Record<changes.ChangeRefusal, string> = {
  not_allowed: '您的角色不能做这件事，没有改。',
  unknown: '没有找到，没有改。请核对后再试。',
  nothing_to_do: '已经是这样了，不用再改。',
  wrong_phone: '手机号应为11位、以1开头，没有改。',
  phone_taken: '这个手机号是另一个人的，没有改。一人一号，请核对。',
  wrong_day: '日期不对，没有登记。请选今天或以前的日期。',
  wrong_span: '暂停的日期不对，没有登记。最后一天不能早于第一天，也不能早于今天；还不知道就不填。',
  several: '对得上的不止一个，没有改。',
  changed_meanwhile: '刚刚有人改过，没有改。请看看现在的情况再试。',
}

const withWarning = (said: string, warning: string): string =>
  warning === '' ? said : `${said}注意：${warning}`

/** After a change: the person's page again, with what was done; on a refusal the page with everything typed. */
async function after<Value extends changes.Changed>(
  visit: DeskVisit,
  outcome: Outcome<Value, changes.ChangeRefusal>,
  said: (value: Value) => string,
): Promise<WebReply> {
  if (outcome.ok)
    return { goTo: personPath(idOf(visit)), said: withWarning(said(outcome.value), outcome.value.warning) }
  return personPage(visit, null, { change: refusals[outcome.refusal] }, 422)
}

async function showPhone(visit: DeskVisit): Promise<WebReply> {
  const shown = await phones.showPhone(visit.act, visit.who, { kind: 'person', id: idOf(visit) })
  if (!shown.ok) return personPage(visit, null, { phone: refusals[shown.refusal] }, 422)
  return personPage(visit, <PhoneOnce {...shown.value} />, {})
}

async function newCode(visit: DeskVisit): Promise<WebReply> {
  const made = await reissueCodeOf(visit.act, visit.who, idOf(visit))
  if (!made.ok)
    return personPage(
      visit,
      null,
      { code: made.refusal === 'unknown' ? '没有职务的人不发绑定码。' : refusals.not_allowed },
      422,
    )
  return personPage(visit, <CodeOnce slip={made.value} zone={visit.act.zone} />, {})
}

const CodeOnce = ({ slip, zone }: { slip: Slip; zone: string }): JSX.Element => (
  <div class="said" role="status">
    <p>
      {slip.name}的新绑定码：<b class="code">{slip.code}</b>
    </p>
    <p>
      有效期至{momentIn(slip.expiresAt, zone)}
      ，只能用一次，只显示这一次。请当面或打电话告诉本人，不要发在群里。 本人在微信里给助手发：绑定{' '}
      {slip.code}
    </p>
  </div>
)

const unbind = async (visit: DeskVisit) =>
  after(
    visit,
    await bindings.endBinding(visit.act, visit.who, idOf(visit)),
    ({ name }) => `${name}的微信绑定已解除。`,
  )

const newPhone = async (visit: DeskVisit) =>
  after(
    visit,
    await phones.changePhone(visit.act, visit.who, idOf(visit), visit.fields.text('newPhone')),
    ({ name }) => `${name}的手机号已换。`,
  )

const liaison = async (visit: DeskVisit) =>
  after(
    visit,
    await liaisons.makeLiaison(visit.act, visit.who, idOf(visit), rowId(visit.fields.text('group'))),
    ({ name, group, before }) => `${group}联络员现在是${name}${before ? `，接替${before}` : ''}。`,
  )

const noLiaison = async (visit: DeskVisit) =>
  after(
    visit,
    await liaisons.dismissLiaison(visit.act, visit.who, idOf(visit), rowId(visit.fields.text('group'))),
    ({ name, group }) => `${name}不再担任${group}联络员。`,
  )

const start = async (visit: DeskVisit) =>
  after(
    visit,
    await startOffice(visit.act, visit.who, idOf(visit), visit.fields.text('startedOn') || null),
    ({ name }) => `已登记${name}从哪天起任代表。`,
  )

async function end(visit: DeskVisit): Promise<WebReply> {
  const reason = visit.fields.text('reason')
  if (!isEndReason(reason)) return personPage(visit, null, { reason: '请选离任的原因，没有登记。' }, 422)
  return after(
    visit,
    await offices.endOffice(visit.act, visit.who, idOf(visit), visit.fields.text('endedOn'), reason),
    ({ name }) => `已登记${name}离任。`,
  )
}

const restore = async (visit: DeskVisit) =>
  after(
    visit,
    await offices.restoreOffice(visit.act, visit.who, idOf(visit)),
    ({ name }) => `已恢复${name}的代表职务。`,
  )

async function suspend(visit: DeskVisit): Promise<WebReply> {
  const { fields } = visit
  const read = Suspension.safeParse({
    from: fields.text('from'),
    to: fields.text('to') || null,
    reason: fields.text('suspension'),
    document: fields.text('document'),
  })
  if (!read.success)
    return personPage(
      visit,
      null,
      { suspension: '暂停要写第一天、原因和依据的文件（200字以内），没有登记。' },
      422,
    )
  const { from, to } = read.data
  return after(
    visit,
    await suspendDuties(visit.act, visit.who, idOf(visit), read.data),
    ({ name }) => `已登记：${name}的代表职务${from}起暂停执行，${to === null ? '止日未定' : `至${to}`}。`,
  )
}

const resume = async (visit: DeskVisit) =>
  after(
    visit,
    await endSuspension(visit.act, visit.who, idOf(visit)),
    ({ name }) => `${name}恢复执行代表职务。`,
  )

async function addVoter(visit: DeskVisit): Promise<WebReply> {
  const typedPhone = visit.fields.text('voterPhone')
  const phone = typedPhone === '' ? null : phoneOf(typedPhone)
  if (typedPhone !== '' && phone === null)
    return personPage(visit, null, { voterPhone: refusals.wrong_phone }, 422)
  const read = newVoter.safeParse({
    name: visit.fields.text('name'),
    phone,
    aka: visit.fields
      .text('aka')
      .split(/[、,，\s]+/)
      .filter((one) => one !== ''),
    address: visit.fields.text('address') || null,
  })
  if (!read.success)
    return personPage(
      visit,
      null,
      { name: '选民的姓名要写（50个字以内），称呼最多5个，住址200字以内。没有加。' },
      422,
    )
  const which = visit.fields.text('which')
  const chosen = which === 'new' ? 'new' : which === '' ? null : rowId(which)
  const outcome = await links.linkVoter(visit.act, visit.who, idOf(visit), read.data, chosen)
  if (outcome.ok && 'choose' in outcome.value) return choose(visit, outcome.value.choose)
  return after(
    visit,
    outcome as Outcome<links.LinkedVoter, changes.ChangeRefusal>,
    ({ name, voter, isNew }) =>
      isNew ? `已新登记选民${voter}，由${name}联系。` : `选民${voter}已经登记过，现在也由${name}联系。`,
  )
}

/** Somebody of this name is known: which one, before anything is written. */
function choose(visit: DeskVisit, like: readonly links.LikeVoter[]): WebReply {
  const fields = ['form', 'name', 'aka', 'voterPhone', 'address']
  const kept = Object.fromEntries(fields.map((name) => [name, visit.fields.text(name)]))
  return {
    title: `哪一位${visit.fields.text('name')}？`,
    status: 422,
    page: (
      <>
        <p>已经登记过同名的选民，还没有加。请选一位：</p>
        <ul class="lines">
          {like.map(({ id, name, phone, address }) => (
            <li key={id} class="pair">
              <span>
                {name} {phone ? `手机尾号${phone.slice(-4)}` : '没有手机'} {address}
              </span>
              <PostButton
                action={`${personPath(idOf(visit))}/voters/add`}
                csrf={visit.csrf}
                fields={{ ...kept, which: id }}
                plain
              >
                就是这一位
              </PostButton>
            </li>
          ))}
        </ul>
        <div class="acts">
          <PostButton
            action={`${personPath(idOf(visit))}/voters/add`}
            csrf={visit.csrf}
            fields={{ ...kept, which: 'new' }}
          >
            都不是，新登记一位
          </PostButton>
          <a href={personPath(idOf(visit))}>不加了</a>
        </div>
      </>
    ),
  }
}

const removeVoter = async (visit: DeskVisit) =>
  after(
    visit,
    await links.unlinkVoter(visit.act, visit.who, idOf(visit), rowId(visit.fields.text('voter'))),
    ({ name }) => `${name}不再联系这位选民；选民和以前的联系记录都保留。`,
  )

const addDeputy = async (visit: DeskVisit) =>
  after(
    visit,
    await links.linkDeputy(visit.act, visit.who, idOf(visit), visit.fields.text('cardNo')),
    ({ name, deputy }) => `${name}现在联系${deputy}代表。`,
  )

const removeDeputy = async (visit: DeskVisit) =>
  after(
    visit,
    await links.unlinkDeputy(visit.act, visit.who, idOf(visit), rowId(visit.fields.text('deputy'))),
    ({ name }) => `${name}不再联系这位代表；以前的联系记录都保留。`,
  )

const post = (path: string, answer: DeskPage['answer']): DeskPage => ({
  method: 'POST',
  path: `/desk/people/:id/${path}`,
  right: 'people.change',
  answer,
})

export const personPages: readonly DeskPage[] = [
  ...voterPages,
  { method: 'GET', path: '/desk/people/:id', right: 'people.see', answer: (visit) => personPage(visit) },
  { ...post('phone', showPhone), right: 'people.phones' },
  post('code', newCode),
  post('unbind', unbind),
  post('change-phone', newPhone),
  post('liaison', liaison),
  post('liaison/end', noLiaison),
  post('start', start),
  post('end', end),
  post('restore', restore),
  post('suspend', suspend),
  post('suspend/end', resume),
  post('voters/add', addVoter),
  post('voters/remove', removeVoter),
  post('deputies/add', addDeputy),
  post('deputies/remove', removeDeputy),
]
