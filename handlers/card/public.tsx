/** 征求意见卡: what a voter sees behind a deputy's QR code. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../shared/days.ts'
import { newToken } from '../shared/ids.ts'
import { Area, Choices, Field, ProblemList, type Problems } from '../shared/page.tsx'
import type { PublicPage, PublicVisit, WebReply } from '../shared/visit.ts'
import { cardBehind, leaveMatter, lookUp, type Card, type CardState } from './actions.ts'
import { qrDrawing } from './pictures.ts'
import { CardEntry, consent, inGroups, pageMark } from './rules.ts'
import { z } from 'zod'

const title = '征求意见卡'

const unknown: WebReply = {
  title: '这张卡用不了',
  status: 404,
  page: (
    <div class="card">
      <p>这个二维码不对，或者已经停用（例如代表换届了）。</p>
      <p>
        要反映问题，请联系您所在街道的人大联络处。已经留过言的，可以凭回执号<a href="/card/lookup">查答复</a>
        。
      </p>
    </div>
  ),
}

const withCard =
  (answer: (visit: PublicVisit, card: Card) => Promise<WebReply>) =>
  async (visit: PublicVisit): Promise<WebReply> => {
    const card = await cardBehind(visit.act, visit.params['code'] ?? '')
    return card ? answer(visit, card) : unknown
  }

const show = withCard((visit, card) =>
  Promise.resolve({ title, page: <CardForm card={card} visit={visit} mark={newToken()} /> }),
)

const leave = withCard(async (visit, card) => {
  const { fields } = visit
  const read = CardEntry.safeParse({
    matter: fields.text('matter'),
    name: fields.text('name'),
    phone: fields.text('phone'),
    address: fields.text('address'),
  })
  const mark = fields.text('mark')
  const problems: Problems = {
    ...(read.success ? {} : firstOfEach(z.flattenError(read.error).fieldErrors)),
    ...(fields.has('consent') ? {} : { consent: '请看一下上面的说明，同意就打勾。' }),
  }
  if (!read.success || Object.keys(problems).length > 0 || !pageMark.test(mark)) {
    const fresh = pageMark.test(mark) ? mark : newToken()
    return {
      title,
      status: 422,
      page: <CardForm card={card} visit={visit} mark={fresh} problems={problems} />,
    }
  }
  const receipt = await leaveMatter(visit.act, card, read.data, mark)
  return { title: '已经收到', page: <Receipt card={card} receipt={receipt} /> }
})

const firstOfEach = (errors: Readonly<Record<string, readonly string[] | undefined>>): Problems =>
  Object.fromEntries(Object.entries(errors).map(([name, all]) => [name, all?.[0] ?? '']))

function CardForm({
  card,
  visit: { fields },
  mark,
  problems = {},
}: {
  card: Card
  visit: PublicVisit
  mark: string
  problems?: Problems
}): JSX.Element {
  return (
    <>
      <div class="card">
        <p>
          <b class="name">{card.deputyName}</b> 区人大代表
          <br />
          {card.constituency}
        </p>
        <p>您写的会马上转给这位代表。代表答复后，您凭回执号就能看到。</p>
      </div>
      <form method="post">
        <input type="hidden" name="mark" value={mark} />
        <ProblemList problems={problems} />
        <Area
          name="matter"
          label="要反映什么"
          hint="什么地方、什么事、希望怎么办。不要写身份证号、银行卡号和涉密内容。"
          problems={problems}
          value={fields.text('matter')}
          rows={5}
          maxLength={1000}
        />
        <Field
          name="name"
          label="您的姓名"
          hint="可以不填。"
          problems={problems}
          value={fields.text('name')}
          autocomplete="name"
        />
        <Field
          name="phone"
          label="您的电话"
          hint="可以不填。填了，代表好跟您联系。"
          problems={problems}
          value={fields.text('phone')}
          type="tel"
          autocomplete="tel"
        />
        <Field
          name="address"
          label="您的住址"
          hint="可以不填。"
          problems={problems}
          value={fields.text('address')}
          autocomplete="street-address"
        />
        <Choices
          name="consent"
          label="怎样使用您写的内容"
          hint={consent.text}
          problems={problems}
          type="checkbox"
          options={[{ value: consent.version, label: '我知道了，同意' }]}
          chosen={fields.all('consent')}
        />
        <button>提交</button>
      </form>
      <p>
        <a class="button plain wide" href="/card/lookup">
          已经留过言，查答复
        </a>
      </p>
    </>
  )
}

const Receipt = ({ card, receipt }: { card: Card; receipt: string }): JSX.Element => (
  <>
    <div class="card said" role="status">
      <p>已经转给{card.deputyName}代表。您的回执号：</p>
      <p class="receipt">{inGroups(receipt)}</p>
    </div>
    <div class="card">
      <p>请截屏，或者抄下来。凭这个号能查到代表的答复；号码不要告诉别人。</p>
      <p>
        <a class="button wide" href="/card/lookup">
          查答复
        </a>
      </p>
      <p>
        <a class="button plain wide" href={`/card/${card.code}`}>
          再反映一件事
        </a>
      </p>
    </div>
  </>
)

// ---------------------------------------------------------------- what became of it

const lookupTitle = '查答复'

const showLookup = (visit: PublicVisit): Promise<WebReply> =>
  Promise.resolve({ title: lookupTitle, page: <LookupForm typed={visit.fields.text('number')} /> })

const refusals = {
  mistyped: '回执号不对，请对照着再输一次（12位字母和数字）。',
  unknown: '没有查到这个回执号。请对照着再输一次；还不行，请联系街道人大联络处。',
}

async function answerLookup(visit: PublicVisit): Promise<WebReply> {
  const typed = visit.fields.text('number')
  const found = await lookUp(visit.act, typed)
  if (found.ok) return { title: lookupTitle, page: <Found visit={visit} found={found.value} /> }
  const page = <LookupForm typed={typed} problems={{ number: refusals[found.refusal] }} />
  return { title: lookupTitle, status: 422, page }
}

const LookupForm = ({ typed, problems = {} }: { typed: string; problems?: Problems }): JSX.Element => (
  <form method="post" action="/card/lookup">
    <ProblemList problems={problems} />
    <Field
      name="number"
      label="回执号"
      hint="留言后页面上的12位号码，例如 7KQM-2XWA-4P3F。"
      problems={problems}
      value={typed}
      maxLength={40}
      autocapitalize="characters"
      spellcheck={false}
    />
    <button>查一查</button>
  </form>
)

const states: Record<CardState['state'], string> = {
  open: '代表已经收到，还没有答复。过几天再来看看。',
  answered: '代表已经答复：',
  in_suggestion: '代表已经把这件事写进代表建议，交有关单位研究办理。',
  void: '这件事已经撤下。',
}

function Found({ visit, found }: { visit: PublicVisit; found: CardState }): JSX.Element {
  const today = dayOf(visit.act.now, visit.act.zone)
  const day = (at: Date) => spokenDay(dayOf(at, visit.act.zone), today)
  return (
    <div class="card">
      <p>
        您在{day(found.leftAt)}留的言：<b>{states[found.state]}</b>
      </p>
      {found.answer && (
        <>
          <p class="answer">{found.answer.text}</p>
          <p class="hint">{day(found.answer.answeredAt)}答复</p>
        </>
      )}
    </div>
  )
}

// ---------------------------------------------------------------- the poster

const addressOf = (visit: PublicVisit, card: Card): string => `${visit.baseUrl}/card/${card.code}`

const drawing = withCard(async (visit, card) => ({
  file: Buffer.from(await qrDrawing(addressOf(visit, card))),
  name: 'card.svg',
  type: 'image/svg+xml',
  inline: true,
}))

const poster = withCard((_visit, card) =>
  Promise.resolve({
    title: '征求意见卡海报',
    page: (
      <>
        <p class="hint">用浏览器的“打印”打印这一页，纸选A4或A3。</p>
        <section class="poster">
          <h2>有话跟人大代表说</h2>
          <img src={`/card/${card.code}/qr.svg`} alt={`${card.deputyName}代表征求意见卡的二维码`} />
          <p class="how">微信扫一扫，写下您要反映的事</p>
          <p class="name">{card.deputyName} 代表</p>
          <p>{card.constituency}</p>
          <p class="office">{card.office}</p>
        </section>
      </>
    ),
  }),
)

export const publicPages: readonly PublicPage[] = [
  { method: 'GET', path: '/card/lookup', answer: showLookup },
  {
    method: 'POST',
    path: '/card/lookup',
    limit: { perVisitor: 20, perAddress: 300 },
    answer: answerLookup,
  },
  { method: 'GET', path: '/card/:code', answer: show },
  { method: 'POST', path: '/card/:code', limit: { perVisitor: 12, perAddress: 120 }, answer: leave },
  { method: 'GET', path: '/card/:code/qr.svg', answer: drawing },
  { method: 'GET', path: '/card/:code/poster', answer: poster },
]
