/** One deputy's contact day. */
import { hasRight } from '../../../access/rules.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { rowId } from '../../../shared/fields.ts'
import { addressWith } from '../../../shared/list.ts'
import { missing } from '../../../shared/missing.tsx'
import { Empty, Facts } from '../../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { dayParts, deputysDay, type DeputysDay } from '../../actions.ts'
import { partKeys } from '../../chat/day/words.ts'
import { path, yearIn } from './address.ts'

/** What he told of a part; 联选民 may be told by a headcount alone. */
function toldOf(record: NonNullable<DeputysDay['record']>, part: (typeof partKeys)[number]): string {
  const told = record[part]
  if (told !== null) return told
  return part === 'met' && record.headcount !== null ? `没有说姓名，自报见到${record.headcount}人` : '没有说'
}

/** One deputy's day in full. */
export async function one(visit: DeskVisit): Promise<WebReply> {
  const year = yearIn(visit)
  const day = await deputysDay(visit.act, visit.who, rowId(visit.params['personId']), year)
  if (!day.ok) return missing('位代表', { href: path, label: '回到联系选民日' })
  const { name, group, constituency, record, reports, recordedBy, absence } = day.value
  const today = dayOf(visit.act.now, visit.act.zone)
  const concerns = reports.flatMap((report) => report.concerns)
  return {
    title: `${name}：${year}年联系选民日`,
    page: (
      <>
        <Facts
          facts={[
            ['小组', group],
            ['选区', constituency],
            ...(record
              ? ([
                  ['日期', spokenDay(record.heldOn, today)],
                  [
                    '去的选区',
                    record.constituency === null
                      ? `没有说${record.ownConstituency === false ? '；见到的名单内选民都不是本选区的' : ''}`
                      : `第${record.constituency}选区${record.ownConstituency === false ? '（不是本选区）' : ''}`,
                  ],
                  ['见到选民', record.headcount === null ? '没有说' : `${record.headcount}人`],
                  ['征求意见卡', record.cards === null ? '没有说' : `${record.cards}张`],
                  ['谁记的', recordedBy ?? '代表本人'],
                ] as const)
              : absence
                ? ([
                    ['联系选民日', '没有参加'],
                    ['原因', absence.reason],
                    ['谁记的', recordedBy ?? '代表本人'],
                  ] as const)
                : []),
          ]}
        />
        {hasRight(visit.who, 'contacts.change') && (
          <nav class="acts" aria-label="做什么">
            <a class="button plain" href={`${path}/${rowId(visit.params['personId'])}/sheet?year=${year}`}>
              {record ? '按纸质表补录' : '按纸质表代录'}
            </a>
          </nav>
        )}
        {record ? (
          partKeys.map((part) => (
            <div key={part} class="card">
              <h2>{dayParts[part]}</h2>
              <p class="words">{toldOf(record, part)}</p>
            </div>
          ))
        ) : absence && reports.length === 0 ? null : (
          <Empty>
            {reports.length > 0
              ? '四项还没有说，只有下面的联系记录。'
              : '还没有记录。请联络员了解情况，去了的请他在微信里补一句，例如：联系日走访 张德发'}
          </Empty>
        )}
        {reports.length > 0 && (
          <>
            <h2>那天的联系记录</h2>
            <ul class="lines">
              {reports.map(({ id, occurredOn, contacts }) => (
                <li key={id}>
                  <a href={`/desk/contacts/${id}`}>
                    记录{id}：{spokenDay(occurredOn, today)}，名单内{contacts.length}人
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {concerns.length > 0 && (
          <>
            <h2>记下的诉求</h2>
            <ul class="lines">
              {concerns.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={addressWith(path, new URLSearchParams(), { year: String(year) })}>回到联系选民日</a>
        </p>
      </>
    ),
  }
}
