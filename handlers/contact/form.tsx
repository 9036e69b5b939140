/** The contact form on a phone: one's own contacts, and for a liaison the paper cards of her deputies. */
import type { JSX } from 'preact'
import { giveLink } from '../access/actions.ts'
import { linkNewReports } from '../activity/actions.ts'
import { openConcernsOf } from '../concern/actions.ts'
import { deputiesOfLiaison, linkedTo, type GroupDeputy, type LinkedPerson } from '../people/actions.ts'
import { may } from '../people/rules.ts'
import { dayOf, spokenDay } from '../shared/days.ts'
import { Empty } from '../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../shared/visit.ts'
import { shortened } from '../shared/words.ts'
import { addPhotos, reportContact, reportForDeputy, reachedThisQuarter, type Reported } from './actions.ts'
import { mostPhotos, readEntry, type Problems } from './form/entries.ts'
import { EntryForm, type Repeat } from './form/fields.tsx'
import { formRefusals, recordedReceipt, reportInWords } from './chat/receipts.ts'
import type { ReportInput, ReportRefusal } from './rules.ts'
import type { Outcome } from '../shared/outcome.ts'

/** Whose contacts are entered. */
interface Side {
  linked: readonly LinkedPerson[]
  /** Those reached this quarter. */
  reached: ReadonlySet<string>
  /** The deputy of a paper card; null for one's own contacts. */
  deputy: GroupDeputy | null
}

const todayOf = ({ act }: FormVisit) => dayOf(act.now, act.zone)

const readingOf = (visit: FormVisit, { linked }: Side) => ({
  linked,
  today: todayOf(visit),
  contactDayOn: visit.settings['contactDay.on'],
})

// ---------------------------------------------------------------- one's own

async function ownSide(visit: FormVisit): Promise<Side> {
  const linked = await linkedTo(visit.act.tx, visit.who)
  return { linked, reached: await reachedThisQuarter(visit.act, visit.who.personId), deputy: null }
}

async function showOwn(visit: FormVisit): Promise<JSX.Element> {
  if (!may.reportContacts(visit.who)) return <NotForYou />
  return formOf(visit, await ownSide(visit))
}

async function submitOwn(visit: FormVisit): Promise<FormResult> {
  if (!may.reportContacts(visit.who)) return { again: <NotForYou /> }
  const side = await ownSide(visit)
  return submit(visit, side, (input, again) =>
    reportContact(
      visit.act,
      visit.who,
      side.linked,
      input,
      { ...originOf(visit), source: 'form' },
      visit.settings,
      again,
    ),
  )
}

/** All that one form made is withdrawn together, as all of one message is. */
const originOf = ({ linkId }: FormVisit) => ({ messageId: `link:${linkId}`, messageAccount: 'form' })

const NotForYou = (): JSX.Element => (
  <div class="card">
    <p>联系记录由人大代表和常委会组成人员填。</p>
    <p>您现在不是，或者身份刚刚变过。有疑问请联系联络处。</p>
  </div>
)

// ---------------------------------------------------------------- paper cards

async function paperSide(visit: FormVisit): Promise<Side | null> {
  const chosen = Number(visit.fields.text('deputy') || visit.query.get('deputy'))
  const deputy = (await deputiesOfLiaison(visit.act.tx, visit.who)).find(
    ({ deputyId }) => deputyId === chosen,
  )
  if (!deputy) return null
  const linked = await linkedTo(visit.act.tx, { deputyId: deputy.deputyId, memberId: null })
  return { linked, reached: await reachedThisQuarter(visit.act, deputy.personId), deputy }
}

async function showPaper(visit: FormVisit): Promise<JSX.Element> {
  const side = await paperSide(visit)
  return side ? formOf(visit, side) : chooseDeputy(visit)
}

async function chooseDeputy(visit: FormVisit): Promise<JSX.Element> {
  const deputies = await deputiesOfLiaison(visit.act.tx, visit.who)
  if (deputies.length === 0)
    return <Empty>您现在没有负责联络的代表小组，或者组里还没有代表。有疑问请联系代表工委。</Empty>
  const several = new Set(deputies.map(({ groupName }) => groupName)).size > 1
  return (
    <>
      <p>这是哪位代表的卡？点姓名。</p>
      <ul class="picks">
        {deputies.map(({ deputyId, name, groupName }) => (
          <li key={deputyId}>
            <a href={`?deputy=${deputyId}`}>
              {name}
              {several && <small>{groupName}</small>}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

async function submitPaper(visit: FormVisit): Promise<FormResult> {
  const side = await paperSide(visit)
  const { deputy } = side ?? {}
  if (!side || !deputy) return { again: await chooseDeputy(visit) }
  return submit(visit, side, (input, again) =>
    reportForDeputy(
      visit.act,
      visit.who,
      deputy,
      input,
      { ...originOf(visit), source: 'paper' },
      visit.settings,
      again,
    ),
  )
}

// ---------------------------------------------------------------- both

type Report = (input: ReportInput, again: boolean) => Promise<Outcome<Reported, ReportRefusal>>

async function submit(visit: FormVisit, side: Side, report: Report): Promise<FormResult> {
  const read = readEntry(visit.fields, readingOf(visit, side))
  const photoProblem = visit.photos.problem === null ? {} : { photos: visit.photos.problem }
  if ('problems' in read) return { again: formOf(visit, side, { ...read.problems, ...photoProblem }) }
  if (visit.photos.problem !== null) return { again: formOf(visit, side, photoProblem) }
  const answer = visit.fields.text('again')
  const outcome = await report(read.input, answer === 'twice')
  if (!outcome.ok) return { again: formOf(visit, side, { party: formRefusals[outcome.refusal] }) }
  const { recorded, repeated } = outcome.value
  await linkNewReports(visit.act, recorded)
  const [first] = repeated
  if (first && answer !== 'same') {
    const words = reportInWords(first.input, nameIn(side), todayOf(visit))
    return { again: formOf(visit, side, {}, { already: first.already, words }) }
  }
  if (recorded.length === 0) return { instead: <NotAgain already={first?.already ?? 0} /> }
  // one who is both deputy and member has two reports of one visit: the photos go with the first
  if (visit.photos.kept.length > 0)
    await addPhotos(visit.act, visit.who, recorded[0]?.id ?? 0, visit.photos.kept)
  return storedAs(visit, side, outcome.value)
}

const nameIn =
  ({ linked }: Side) =>
  (key: string) =>
    linked.find((person) => person.key === key)?.name ?? ''

const hint = '改：回“改”；撤：回“撤回”。'

/** A deputy may write each matter as a suggestion, with its words taken over. */
async function suggestionLinks(
  { act, who, settings }: FormVisit,
  side: Side,
  recorded: Reported['recorded'],
) {
  if (side.deputy !== null || who.deputyId === null) return []
  const concerns = await openConcernsOf(
    act,
    who,
    recorded.map(({ id }) => id),
  )
  const links: { label: string; href: string }[] = []
  for (const { id, text } of concerns)
    links.push({
      label: `把“${shortened(text, 16)}”写成建议`,
      href: await giveLink(act, who, 'suggestion.draft', { concernId: id }, settings),
    })
  return links
}

async function storedAs(visit: FormVisit, side: Side, { recorded }: Reported): Promise<FormResult> {
  const receipt = recordedReceipt(recorded, nameIn(side), todayOf(visit))
  const photos = visit.photos.kept.length > 0 ? [`照片${visit.photos.kept.length}张。`] : []
  const head = side.deputy ? [`代${side.deputy.name}代表录的纸质卡，已经告诉他。`] : []
  const lines = receipt.replace(hint, '').trim().split('\n')
  return {
    stored: {
      lines: [...head, ...lines, ...photos, '要改：在微信里回“改”。要撤回：在微信里回“撤回”。'],
      said: [...head, ...lines, ...photos, hint].join('\n'),
      next: await suggestionLinks(visit, side, recorded),
    },
  }
}

const NotAgain = ({ already }: { already: number }): JSX.Element => (
  <div class="card said" role="status">
    <p>没有再记。编号{already}那条还在。</p>
    <p>可以关掉这一页。</p>
  </div>
)

function formOf(
  visit: FormVisit,
  side: Side,
  problems: Problems = {},
  repeat: Repeat | null = null,
): JSX.Element {
  return (
    <>
      <WhoIAm visit={visit} side={side} />
      <EntryForm
        {...side}
        fields={visit.fields}
        problems={problems}
        repeat={repeat}
        today={todayOf(visit)}
        contactDayOn={visit.settings['contactDay.on']}
      />
    </>
  )
}

function WhoIAm({ visit, side }: { visit: FormVisit; side: Side }): JSX.Element {
  if (side.deputy)
    return (
      <p>
        {visit.who.name}代<b>{side.deputy.name}</b>代表录。{' '}
        <a class="size" href="?">
          换一位代表
        </a>
      </p>
    )
  const duties = [
    visit.who.deputyId == null ? '' : '人大代表',
    visit.who.memberId == null ? '' : '常委会组成人员',
  ]
  const day = spokenDay(todayOf(visit), todayOf(visit))
  return (
    <p>
      <b>{visit.who.name}</b>（{duties.filter(Boolean).join('、')}），今天是{day}。不是您本人，请关掉这一页。
    </p>
  )
}

export const formPages: readonly FormPage[] = [
  { purpose: 'contact', title: '联系登记表', mostPhotos, show: showOwn, submit: submitOwn },
  {
    purpose: 'contact.paper',
    title: '代录征求意见卡、联系卡',
    mostPhotos,
    show: showPaper,
    submit: submitPaper,
  },
]
