/** Lists that sort and page on the server, with addresses that stay. */
export interface List<Sort extends string> {
  page: number
  size: number
  sort: Sort
  descending: boolean
  /** The whole query, to build the addresses of other pages and orders. */
  query: URLSearchParams
}

const mostPages = 100_000

/** Reads `page`, `sort` and `order` of an address; what does not fit falls back to the first page and `sorts[0]`. */
export function listOf<const Sort extends string>(
  query: URLSearchParams,
  sorts: readonly [Sort, ...Sort[]],
  { size = 50, descending = false }: { size?: number; descending?: boolean } = {},
): List<Sort> {
  const page = Number(query.get('page') ?? '1')
  const sort = sorts.find((one) => one === query.get('sort')) ?? sorts[0]
  const order = query.get('order')
  return {
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
    size,
    sort,
    descending: order === null ? descending : order === 'desc',
    query,
  }
}

/** The same address with other values; an empty one is left out. */
export function addressWith(
  path: string,
  query: URLSearchParams,
  change: Readonly<Record<string, string>>,
): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}
