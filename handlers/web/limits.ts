/** How often one visitor or address may come. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { PublicPage } from '../shared/visit.ts'

// ---------------------------------------------------------------- open to everybody

export interface Limit {
  perVisitor: RateLimiterMemory
  perAddress: RateLimiterMemory
}

const tenMinutes = 600

export function limiter({ limit, path }: PublicPage): Limit | null {
  if (!limit) return null
  return {
    perVisitor: limitOf(`visitor ${path}`, limit.perVisitor),
    perAddress: limitOf(`address ${path}`, limit.perAddress),
  }
}

export const limitOf = (keyPrefix: string, points: number): RateLimiterMemory =>
  new RateLimiterMemory({ keyPrefix, points, duration: tenMinutes })

export async function consumes(limit: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limit.consume(key)
    return true
  } catch {
    return false
  }
}

export const withinLimit = async (limit: Limit, visitor: string | null, path: string): Promise<boolean> =>
  (visitor === null || (await consumes(limit.perVisitor, visitor))) &&
  (await consumes(limit.perAddress, path))
