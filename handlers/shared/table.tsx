import type { ComponentChildren, JSX } from 'preact'
import { addressWith, type List } from './list.ts'

export interface Column<Row, Sort extends string = string> {
  head: string
  /** Sortable by this. */
  sort?: Sort
  numeric?: boolean
  cell: (row: Row) => ComponentChildren
}

/**
 * Records in a table; heads that sort are links, so that an order has an address. On a phone each record stands by itself,
 * every cell under its head: nothing is beyond the edge.
 */
export function Table<Row, Sort extends string>({
  caption,
  path = '',
  list,
  columns,
  rows,
  keyOf,
}: {
  caption: string
  path?: string
  /** Left out: the order is the only one. */
  list?: List<Sort>
  columns: readonly Column<Row, Sort>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
}): JSX.Element {
  return (
    <div class="table records" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                class={column.numeric ? 'number' : undefined}
                aria-sort={
                  list && column.sort === list.sort
                    ? list.descending
                      ? 'descending'
                      : 'ascending'
                    : undefined
                }
              >
                {column.sort === undefined || !list ? (
                  column.head
                ) : (
                  <a href={sortedBy(path, list, column.sort)}>{column.head}</a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.head} class={column.numeric ? 'number' : undefined} data-head={column.head}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const sortedBy = <Sort extends string>(path: string, list: List<Sort>, sort: Sort): string =>
  addressWith(path, list.query, {
    sort,
    order: list.sort === sort && !list.descending ? 'desc' : 'asc',
    page: '',
  })

/** How many there are, and the pages before and after. */
export function Pager<Sort extends string>({
  path,
  list,
  total,
}: {
  path: string
  list: List<Sort>
  total: number
}): JSX.Element {
  const pages = Math.max(1, Math.ceil(total / list.size))
  const to = (page: number) => addressWith(path, list.query, { page: page === 1 ? '' : String(page) })
  return (
    <nav class="pager" aria-label="翻页">
      <span>
        共{total}条，第{list.page}/{pages}页
      </span>
      {list.page > 1 && (
        <a rel="prev" href={to(list.page - 1)}>
          上一页
        </a>
      )}
      {list.page < pages && (
        <a rel="next" href={to(list.page + 1)}>
          下一页
        </a>
      )}
    </nav>
  )
}
