/** 绑定码: a sheet to print and cut, one slip a person. Codes are made when it is asked for, and never shown again. */
import type { JSX } from 'preact'
import { isoIn } from '../../shared/days.ts'
import { DeskForm, Empty, Select } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { issueCodes, unboundPeople, type Slip } from '../actions.ts'
import { dutiesOf, groupNameOf } from '../duty/duties.ts'
import { groupsToChoose } from '../duty/directory.ts'

const path = '/desk/people/codes'

async function ask(visit: DeskVisit): Promise<WebReply> {
  const people = await unboundPeople(visit.act)
  const groups = await groupsToChoose(visit.act.tx)
  return {
    title: '打印绑定码',
    page:
      people.length === 0 ? (
        <Empty>有职务的人都绑定了微信，不用发绑定码。换微信的，在他的页面上发新绑定码。</Empty>
      ) : (
        <>
          <p>
            {people.length}位还没有绑定微信。按“生成”就给他们每人一个新的绑定码，排成可以打印、剪开的纸条。
            <b>绑定码只显示这一次</b>，没打印就要重新生成；以前发出、还没用的码仍然有效。
          </p>
          <DeskForm csrf={visit.csrf} action={path} class="card">
            <Select
              name="group"
              label="哪些人"
              chosen=""
              options={[
                { value: '', label: `所有没绑定的人（${people.length}）` },
                ...groups.map(({ id, name }) => ({
                  value: String(id),
                  label: `${name}（${people.filter((one) => groupNameOf(one) === name).length}）`,
                })),
              ]}
            />
            <button>生成绑定码</button>
          </DeskForm>
          <details>
            <summary>没绑定的人</summary>
            <p>{people.map((one) => `${one.name}（${dutiesOf(one).join('、')}）`).join('，')}</p>
          </details>
        </>
      ),
  }
}

async function make(visit: DeskVisit): Promise<WebReply> {
  const group = Number(visit.fields.text('group'))
  const slips = await issueCodes(visit.act, Number.isInteger(group) && group > 0 ? group : null)
  if (slips.length === 0) return { goTo: path, said: '这些人都绑定了微信，没有要发的绑定码。' }
  return {
    title: `绑定码（${slips.length}张）`,
    page: (
      <>
        <p class="acts">
          <span>请现在打印（A4）。离开这一页就看不到了。剪开后逐个交给本人，不要拍照发群。</span>
        </p>
        <ol class="slips">
          {slips.map((slip) => (
            <SlipOf key={slip.personId} slip={slip} zone={visit.act.zone} />
          ))}
        </ol>
      </>
    ),
  }
}

const SlipOf = ({ slip, zone }: { slip: Slip; zone: string }): JSX.Element => (
  <li>
    <p>
      <b>{slip.name}</b> <small>{slip.duties.join('、')}</small>
    </p>
    <p>{slip.phoneTail === '' ? '没有登记手机' : `手机后四位 ${slip.phoneTail}`}</p>
    <p class="code">{slip.code}</p>
    <p>
      <small>
        在微信里给“代表履职助手”发：<span class="whole">绑定 {slip.code}</span>
        <br />
        {isoIn(slip.expiresAt, zone).slice(0, 10)}前有效，只能用一次，不要发在群里。
      </small>
    </p>
  </li>
)

export const codePages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'people.change', answer: ask },
  { method: 'POST', path, right: 'people.change', answer: make },
]
