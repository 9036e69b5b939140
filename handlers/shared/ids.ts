import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for another when read from a slip: no 0 O 1 I L. */
export const slipAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A one-time binding code: 8 of 31 signs, about 40 bits; guarded by the limit on wrong tries. */
export const newBindingCode = (): string => slipCode(8)

/** The public code on a deputy's poster: ten signs, so that nobody takes it for a binding code. */
export const newCardCode = (): string => slipCode(10)

const slipCode = (length: number): string =>
  Array.from({ length }, () => slipAlphabet.charAt(randomInt(slipAlphabet.length))).join('')

/** As it is stored and compared: upper case without spaces, hashed. */
export const hashOfCode = (code: string): string => sha256(code.replace(/[\s-]/g, '').toUpperCase())

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** What opens a link or a session: 128 random bits, safe in an address. Only its hash is stored. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** What a person reads out to the office when something went wrong: finds the log line. */
export const newFaultNumber = (): string => randomBytes(3).toString('hex').toUpperCase()

/** A secret that never leaves the database. */
export const newSecret = (): string => randomBytes(16).toString('hex')

/** Digest of a text under a secret: nobody without the secret can make it. */
export const keyedDigest = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')
