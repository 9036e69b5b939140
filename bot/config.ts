/** The environment, read once and checked before anything starts. Everything else receives values. */
import { z } from 'zod'
import {
  databaseFields,
  EnvironmentFault,
  readFields,
  zoneField,
  clockField,
} from '../handlers/shared/environment.ts'

export interface Config {
  host: string
  port: number
  baseUrl: string
  databaseUrl: string
  zone: string
  /** The program's clock starts here and runs on; null = the machine's clock. */
  clockStart: Date | null
  puppet: { name: string; options: object }
  paceMs: number
  demo: boolean
  production: boolean
  /** The chat page may be opened from elsewhere too. */
  localChatAllow: boolean
  logLevel: string
}

const number = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most))
const switchField = z.enum(['0', '1'])

const fields = {
  HOST: { schema: z.string().regex(/^[\w.:%-]+$/), should: '一个地址，例如 127.0.0.1', default: '127.0.0.1' },
  PORT: { schema: number(0, 65_535), should: '0 到 65535 的整数', default: '3000' },
  BASE_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    should: '以 http:// 或 https:// 开头的地址',
    default: null,
  },
  WECHATY_PUPPET: {
    schema: z.string().regex(/^(?:local|wechaty-puppet-[\w-]+)$/),
    should: 'local 或 wechaty-puppet-… 的名字',
    default: 'local',
  },
  WECHATY_PUPPET_SERVICE_TOKEN: { schema: z.string(), should: '服务商给的 token', default: null },
  WECHATY_PUPPET_SERVICE_ENDPOINT: {
    schema: z.string().regex(/^(?:[a-z][\w+.-]*:\/\/\S+|\S+:\d{1,5})$/),
    should: '地址:端口，例如 127.0.0.1:8788',
    default: null,
  },
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: {
    schema: z.enum(['true', 'false']),
    should: 'true 或 false',
    default: 'false',
  },
  SEND_PACE_MS: { schema: number(0, 600_000), should: '0 到 600000 的整数（毫秒）', default: null },
  DEMO: { schema: switchField, should: '0 或 1', default: null },
  LOCAL_CHAT_ALLOW: { schema: switchField, should: '0 或 1', default: '0' },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'silent']),
    should: 'fatal、error、warn、info 或 silent',
    default: 'info',
  },
} as const

/** Throws an EnvironmentFault with one line: the variable, what it holds and what it should hold. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const production = environment['NODE_ENV'] === 'production'
  const read = readFields(environment, { ...databaseFields, ...zoneField, ...clockField, ...fields })
  const local = read.WECHATY_PUPPET === 'local'
  if (read.CLOCK && production)
    throw new EnvironmentFault('CLOCK', environment['CLOCK'], '空着：NODE_ENV=production 时不能改时钟')
  return {
    host: read.HOST,
    port: read.PORT,
    baseUrl: (
      read.BASE_URL ?? `http://${read.HOST.includes(':') ? `[${read.HOST}]` : read.HOST}:${read.PORT}`
    ).replace(/\/$/, ''),
    databaseUrl: read.DATABASE_URL,
    zone: read.OFFICE_TIME_ZONE,
    clockStart: read.CLOCK,
    puppet: { name: read.WECHATY_PUPPET, options: puppetOptions(read) },
    paceMs: read.SEND_PACE_MS ?? (local ? 0 : 1500),
    demo: (read.DEMO ?? (local ? '1' : '0')) === '1',
    production,
    localChatAllow: read.LOCAL_CHAT_ALLOW === '1',
    logLevel: read.LOG_LEVEL,
  }
}

interface ServiceFields {
  WECHATY_PUPPET: string
  WECHATY_PUPPET_SERVICE_TOKEN: string | null
  WECHATY_PUPPET_SERVICE_ENDPOINT: string | null
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' | 'false'
}

/** wechaty-puppet-service reads its own variables; only what we must add is given. */
function puppetOptions(read: ServiceFields): object {
  if (read.WECHATY_PUPPET !== 'wechaty-puppet-service') return {}
  const token = read.WECHATY_PUPPET_SERVICE_TOKEN
  if (!token)
    throw new EnvironmentFault(
      'WECHATY_PUPPET_SERVICE_TOKEN',
      undefined,
      fields.WECHATY_PUPPET_SERVICE_TOKEN.should,
    )
  const endpoint = read.WECHATY_PUPPET_SERVICE_ENDPOINT
  const insecure = read.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT === 'true'
  // our own supervisor rebuilds a silent bot; the puppet's own resets multiply
  return {
    token,
    timeoutSeconds: 3600,
    ...(endpoint ? { endpoint } : {}),
    ...(insecure ? { tls: { disable: true } } : {}),
  }
}
