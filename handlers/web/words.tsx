/** What the web door itself says: before a page is reached, or in place of one. */
import type { JSX } from 'preact'
import type { LinkAnswer } from '../access/actions.ts'
import type { BodyFault } from './body.ts'

export type Words = JSX.Element

const Card = ({ lines }: { lines: readonly string[] }): JSX.Element => (
  <div class="card">
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
)

export const fault = (number: string): Words => (
  <Card
    lines={[`出错了，编号${number}，已通知工作人员。`, '请过几分钟再试一次；还不行，请把编号告诉联络处。']}
  />
)

export const nothingHere: Words = (
  <Card lines={['这个地址没有内容，可能抄错了或已经换了。', '请回到微信，重新点开收到的链接。']} />
)

export const linkRefused: Words = (
  <Card
    lines={[
      '这个链接不对、过期了，或者已经收回。',
      '请回到微信，给“代表履职助手”发“填表”，就会收到一个新的链接。',
    ]}
  />
)

export const noFile: Words = <Card lines={['没有这份文件，或者您不能看。', '请退回上一页。']} />

export const loginRefused: Words = (
  <Card
    lines={['登录链接只能用一次，几分钟内有效。', '请回到微信，给“代表履职助手”发“登录”，会收到一个新的。']}
  />
)

export const logInFirst: Words = (
  <Card
    lines={[
      '还没有登录，或者太久没有操作，已经自动退出。',
      '请在微信里给“代表履职助手”发“登录”，点开收到的链接。只有工作人员能登录。',
    ]}
  />
)

export const noRight: Words = (
  <Card lines={['您的角色不能看这一页或做这件事。', '需要的话，请系统管理员在名册里调整您的角色。']} />
)

export const staleForm: Words = (
  <Card lines={['这一页放得太久了，没有提交。', '请退回上一页，刷新后再提交一次。']} />
)

export const fromElsewhere: Words = <Card lines={['这次提交不是从本系统的页面发出的，已经拒绝。']} />

export const tooMany: Words = <Card lines={['短时间内提交得太多了，这一次没有收下。', '请过十分钟再试。']} />

export const tooBusy: Words = <Card lines={['现在看的人太多，或者您看得太快了。', '请过十分钟再看。']} />

export const bodyFaults: Record<BodyFault, Words> = {
  not_a_form: <Card lines={['这不是从页面上提交的表，没有收下。请退回上一页再试。']} />,
  too_large: <Card lines={['一次交的文件太大了，没有收下。', '请退回上一页，减少照片或文件再提交。']} />,
  broken_off: <Card lines={['提交到一半断了，没有收下。', '请检查网络，退回上一页再提交一次。']} />,
}

/** What a form stored, whenever its link is opened again. */
export const stored = ({ lines, next = [] }: LinkAnswer): Words => (
  <>
    <div class="card said" role="status">
      <p>已经记好了。</p>
    </div>
    <ul class="lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {next.length > 0 && (
      <p class="acts">
        {next.map(({ label, href }) => (
          <a key={href} class="button plain" href={href}>
            {label}
          </a>
        ))}
      </p>
    )}
    <p class="hint">可以关掉这一页。要再填一张，请回到微信发“填表”。</p>
  </>
)

export const loginButton = (name: string): Words => (
  <form method="post">
    <div class="card">
      <p>以{name}的身份登录工作台。</p>
      <p class="hint">不是您本人，请关掉这一页。</p>
    </div>
    <button>登录</button>
  </form>
)
