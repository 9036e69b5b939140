/** One act that staff keys in for its party: its fields, in what way and on which day it came, a scan. */
import type { JSX } from 'preact'
import { keepFile } from '../../../file/actions.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { dayIn, rowId } from '../../../shared/fields.ts'
import { newToken } from '../../../shared/ids.ts'
import { Choices, DeskForm, Field } from '../../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  keyIn,
  nameOf,
  notePaper,
  partiesToKey,
  readAtDesk,
  unreachedWords,
  wasKeyedIn,
  type PartyToKey,
  type Reading,
} from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { isKeyedWay, keyedWayNames } from '../../keying/ways.ts'
import { refusalSentences } from '../../refusals.ts'
import { notFound } from '../notFound.tsx'
import { actsFor, visitAs, type KeyAct } from './acts.tsx'

interface Meant extends PartyToKey {
  reading: Reading
  act: KeyAct
}

const asked = ({ query, fields }: DeskVisit, name: string): string =>
  fields.text(name) || (query.get(name) ?? '')

/** The act that is meant, where it may be keyed in now; null otherwise. */
async function meantBy(visit: DeskVisit): Promise<Meant | null> {
  const read = await readAtDesk(visit.act, visit.who, rowId(visit.params['id']))
  if (!read) return null
  const { reading } = read
  const parties = await partiesToKey(visit.act, visit.who, reading.one)
  const one = parties.find(({ party }) => String(party) === asked(visit, 'for'))
  if (!one) return null
  const act = (await actsFor(visit, reading, one.party)).find(({ key }) => key === asked(visit, 'do'))
  return act ? { ...one, reading, act } : null
}

/** Somebody was faster, or the party did it himself: its page says where it stands. */
const gone = (id: number): WebReply => ({
  goTo: `/desk/suggestions/${id}`,
  said: '这一步现在不能再录，没有存。请看这件建议现在的情况。',
})

const twice = (id: number): WebReply => ({
  goTo: `/desk/suggestions/${id}`,
  said: '这一步已经录过了，没有再录。',
})

async function show(visit: DeskVisit): Promise<WebReply> {
  const meant = await meantBy(visit)
  return meant ? page(visit, meant, {}) : notFound
}

function page(visit: DeskVisit, { reading, name, party, act }: Meant, problems: Problems): WebReply {
  const { row } = reading.one
  return {
    title: `代${name}录入：${act.label}`,
    status: Object.keys(problems).length === 0 ? 200 : 422,
    page: (
      <>
        <p>
          <a href={`/desk/suggestions/${row.id}`}>{nameOf(reading.one)}</a>
        </p>
        <p class="hint">
          录入后就是{name}办的，按收到的日子算；{party === 'lead' ? '代表' : '单位'}会收到消息，不对可以更正。
        </p>
        <DeskForm
          csrf={visit.csrf}
          action={`/desk/suggestions/${row.id}/key-in`}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="for" value={party} />
          <input type="hidden" name="do" value={act.key} />
          <input type="hidden" name="once" value={visit.fields.text('once') || newToken()} />
          <input type="hidden" name="version" value={row.version} />
          {act.fields(visitAs(visit, keyedNow(visit)), problems)}
          <Came visit={visit} problems={problems} />
          {!act.hasLetter && (
            <Field
              name="files"
              label="扫描件"
              hint="可以不选。签名、盖章的纸质件，照片或PDF，不超过8 MB。"
              problems={problems}
              type="file"
              accept="image/*,.pdf,.doc,.docx"
            />
          )}
          <div class="acts end">
            <a class="button plain" href={`/desk/suggestions/${row.id}`}>
              不录了
            </a>
            <button>录入</button>
          </div>
        </DeskForm>
      </>
    ),
  }
}

/** The fields of a party's form know by it that its days are judged by the day on which it came. */
const keyedNow = ({ who, act }: DeskVisit) => ({
  ...who,
  keyedIn: { on: dayOf(act.now, act.zone), way: 'paper' as const, once: '', staff: [] },
})

/** Neither is chosen beforehand. */
const Came = ({ visit, problems }: { visit: DeskVisit; problems: Problems }): JSX.Element => (
  <>
    <Choices
      name="way"
      label="怎么来的"
      type="radio"
      problems={problems}
      options={Object.entries(keyedWayNames).map(([value, label]) => ({ value, label }))}
      chosen={[visit.fields.text('way')]}
    />
    <Field
      name="receivedOn"
      label="收到的日子"
      hint="这一步按这一天算，不是按录入的日子。"
      problems={problems}
      type="date"
      max={dayOf(visit.act.now, visit.act.zone)}
      value={visit.fields.text('receivedOn')}
    />
  </>
)

async function submit(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const once = visit.fields.text('once')
  if (await wasKeyedIn(visit.act, id, once)) return twice(id)
  const meant = await meantBy(visit)
  if (!meant) return once === '' ? notFound : gone(id)
  const { fields, files } = visit
  const today = dayOf(visit.act.now, visit.act.zone)
  const way = fields.text('way')
  const on = dayIn(fields.text('receivedOn'))
  if (!isKeyedWay(way) || on === null || on > today || files.problem !== null)
    return page(visit, meant, {
      ...(isKeyedWay(way) ? {} : { way: '请选怎么来的' }),
      ...(on === null ? { receivedOn: '请填收到的日子' } : {}),
      ...(on !== null && on > today ? { receivedOn: '收到的日子不能在今天以后' } : {}),
      ...(files.problem === null ? {} : { files: files.problem }),
    })
  const { one } = meant.reading
  const keying = {
    party: meant.party,
    on,
    way,
    once,
    version: Number(fields.text('version')),
  }
  const outcome = await keyIn(visit.act, visit.who, one.row.id, keying, (voice) =>
    meant.act.run(visitAs(visit, voice)),
  )
  const path = `/desk/suggestions/${one.row.id}`
  if (!outcome.ok && outcome.refusal === 'keyed_in') return twice(id)
  if (!outcome.ok) return page(visit, meant, { receivedOn: refusalSentences[outcome.refusal] })
  const { answer, taken } = outcome.value
  if (!taken) return page(visit, meant, 'problems' in answer ? answer.problems : {})
  const [scan] = meant.act.hasLetter ? [] : files.kept
  if (scan) {
    const fileId = await keepFile(visit.act, { ...scan, uploadedById: visit.who.personId })
    await notePaper(visit.act, visit.who, one.row.id, fileId)
  }
  const missed = await unreachedWords(visit.act, taken)
  return {
    goTo: path,
    said: `已代${meant.name}录入“${meant.act.label}”（${keyedWayNames[way]}），按${spokenDay(on, today)}收到算。${missed ?? `已告诉${meant.name}。`}`,
  }
}

const path = '/desk/suggestions/:id/key-in'

export const keyingPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'suggestions.see', answer: show },
  { method: 'POST', path, right: 'suggestions.see', mostFiles: 1, answer: submit },
]
