/** What an uploaded workbook would change, sheet by sheet. */
import type { JSX } from 'preact'
import { Empty } from '../../shared/page.tsx'
import { sheetNames, type PerSheet } from '../rules.ts'
import { mostLines, type Shown } from '../upload/rules.ts'

export function Preview({ shown }: { shown: Shown }): JSX.Element {
  return (
    <>
      {shown.term && <Turnover term={shown.term} />}
      <Effect shown={shown} />
    </>
  )
}

function Turnover({ term }: { term: NonNullable<Shown['term']> }): JSX.Element {
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 && (
      <details>
        <summary>
          {title}（{names.length}）
        </summary>
        <p>{names.join('、')}</p>
      </details>
    )
  return (
    <section>
      <h2>换届后</h2>
      <ul class="figures">
        <li>
          <b>{term.continuing.length}</b>连任代表
        </li>
        <li>
          <b>{term.fresh.length}</b>新任代表
        </li>
        <li>
          <b>{term.leaving.length}</b>离任代表
        </li>
        <li>
          <b>{term.unbound}</b>离任且没有其他职务，解除微信绑定
        </li>
      </ul>
      <div class="card">
        {list('连任代表', term.continuing)}
        {list('新任代表', term.fresh)}
        {list('离任代表', term.leaving)}
        {list('连任组成人员', term.membersContinuing)}
        {list('新任组成人员', term.membersFresh)}
        {list('离任组成人员', term.membersLeaving)}
      </div>
    </section>
  )
}

const total = (counts: PerSheet): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

export function Effect({ shown, past = false }: { shown: Shown; past?: boolean }): JSX.Element {
  const will = past ? '已' : '将'
  const rows = sheetNames.map((sheet) => ({
    sheet,
    added: shown.added[sheet],
    changed: shown.changedPerSheet[sheet],
    unchanged: shown.unchanged[sheet],
    kept: shown.kept[sheet],
  }))
  const nothing = total(shown.added) === 0 && shown.changedCount === 0
  return (
    <section>
      <h2>{past ? '导入的内容' : '将会怎样'}</h2>
      {nothing && <Empty>名册与系统里的一致，没有要改的。</Empty>}
      <ul class="figures">
        <li>
          <b>{total(shown.added)}</b>
          {will}新增
        </li>
        <li>
          <b>{shown.changedCount}</b>
          {will}修改
        </li>
        <li>
          <b>{total(shown.unchanged)}</b>不变
        </li>
        <li>
          <b>{total(shown.kept)}</b>名册里没有、系统里保留
        </li>
      </ul>
      <div class="table" role="region" aria-label="各表的变动" tabindex={0}>
        <table>
          <caption>各表的变动</caption>
          <thead>
            <tr>
              <th scope="col">表</th>
              <th scope="col" class="number">
                新增
              </th>
              <th scope="col" class="number">
                修改
              </th>
              <th scope="col" class="number">
                不变
              </th>
              <th scope="col" class="number">
                保留
              </th>
              <th scope="col">新增的前几条</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sheet, added, changed, unchanged, kept }) => (
              <tr key={sheet}>
                <th scope="row">{sheet}</th>
                <td class="number">{added}</td>
                <td class="number">{changed}</td>
                <td class="number">{unchanged}</td>
                <td class="number">{kept}</td>
                <td>
                  {shown.addedNames[sheet].join('、')}
                  {added > shown.addedNames[sheet].length && `……等${added}条`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.changed.length > 0 && (
        <>
          <h3>
            修改的
            {shown.changedCount > mostLines
              ? `前${mostLines}条（共${shown.changedCount}条）`
              : `${shown.changedCount}条`}
          </h3>
          <ul class="lines">
            {shown.changed.map(({ sheet, name, fields }) => (
              <li key={`${sheet}${name}`}>
                <b>{name}</b> <small>{sheet}</small>
                {fields.map(({ field, from, to }) => (
                  <div key={field}>
                    {field}：{from || '（空）'} → {to || '（空）'}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
