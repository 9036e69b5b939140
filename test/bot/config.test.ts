import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { EnvironmentFault } from '../../handlers/shared/environment.ts'

const service = { WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_TOKEN: 'puppet_1' }

describe('the configuration', () => {
  it('runs on one machine without any variable set', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://127.0.0.1:3000',
      databaseUrl: 'file:./data/app.db',
      zone: 'Asia/Shanghai',
      clockStart: null,
      puppet: { name: 'local', options: {} },
      paceMs: 0,
      demo: true,
      production: false,
      localChatAllow: false,
      logLevel: 'info',
    })
  })

  it('keeps a pace and shows no demo when a real WeChat is used', () => {
    expect(readConfig(service)).toMatchObject({ paceMs: 1500, demo: false })
    expect(readConfig({ ...service, SEND_PACE_MS: '3000', DEMO: '1' })).toMatchObject({
      paceMs: 3000,
      demo: true,
    })
  })

  it.each([
    [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://0.0.0.0:8080'],
    [{ HOST: '::1' }, 'http://[::1]:3000'],
    [{ BASE_URL: 'https://lvzhi.example.gov.cn/' }, 'https://lvzhi.example.gov.cn'],
  ])('%j makes links that begin with %s', (environment, baseUrl) => {
    expect(readConfig(environment).baseUrl).toBe(baseUrl)
  })

  it('starts its clock where CLOCK says, but never in production', () => {
    const CLOCK = '2026-12-21T09:00:00+08:00'
    expect(readConfig({ CLOCK }).clockStart).toEqual(new Date('2026-12-21T01:00:00Z'))
    expect(() => readConfig({ CLOCK, NODE_ENV: 'production' })).toThrow(/^环境变量 CLOCK 现在是“2026-12-21T/)
  })

  it('hands the service what it documents', () => {
    const endpoint = { WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' }
    const insecure = { WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' }
    expect(readConfig(service).puppet.options).toMatchObject({ token: 'puppet_1' })
    expect(readConfig({ ...service, ...endpoint, ...insecure }).puppet.options).toMatchObject({
      endpoint: '127.0.0.1:8788',
      tls: { disable: true },
    })
    expect(
      readConfig({ ...service, WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'false' }).puppet.options,
    ).not.toHaveProperty('tls')
  })
})

describe('a wrong value stops the start with one line that names it', () => {
  it.each([
    ['HOST', 'my host', {}],
    ['PORT', '70000', {}],
    ['PORT', 'three', {}],
    ['PORT', '-1', {}],
    ['PORT', '3000.5', {}],
    ['BASE_URL', 'lvzhi.example.gov.cn', {}],
    ['BASE_URL', 'ftp://example.gov.cn', {}],
    ['DATABASE_URL', 'mysql://localhost/app', {}],
    ['DATABASE_URL', 'file:', {}],
    ['DATABASE_URL', './data/app.db', {}],
    ['OFFICE_TIME_ZONE', 'Asia/Nowhere', {}],
    ['OFFICE_TIME_ZONE', '北京', {}],
    ['CLOCK', '2026-12-21', {}],
    ['CLOCK', '2026-12-21T09:00:00', {}],
    ['CLOCK', '2026-02-30T09:00:00+08:00', {}],
    ['WECHATY_PUPPET', 'wechat', {}],
    ['WECHATY_PUPPET', 'wechaty-puppet-../evil', {}],
    ['SEND_PACE_MS', 'slow', {}],
    ['SEND_PACE_MS', '-5', {}],
    ['DEMO', 'yes', {}],
    ['LOCAL_CHAT_ALLOW', 'true', {}],
    ['LOG_LEVEL', 'debug', {}],
    ['WECHATY_PUPPET_SERVICE_ENDPOINT', 'nowhere', {}],
    ['WECHATY_PUPPET_SERVICE_ENDPOINT', '127.0.0.1:port', service],
    ['WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT', 'yes', service],
  ])('%s=%s', (name, value, others) => {
    const read = () => readConfig({ ...others, [name]: value })
    expect(read).toThrow(EnvironmentFault)
    expect(read).toThrow(`环境变量 ${name} 现在是“${value}”，应当是`)
    expect(read).toThrow(/^[^\n]+$/)
  })

  it('a service without a token', () => {
    expect(() => readConfig({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toThrow(
      /^环境变量 WECHATY_PUPPET_SERVICE_TOKEN 没有设，应当是服务商给的 token$/,
    )
    expect(() => readConfig({ ...service, WECHATY_PUPPET_SERVICE_TOKEN: '  ' })).toThrow(/没有设/)
  })
})

it('.env.example shows every variable that is read, and no other', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  const shown = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
  const read = new Set<string>()
  const environment = new Proxy<NodeJS.ProcessEnv>(service, {
    get: (target, name) => {
      read.add(String(name))
      return target[String(name)]
    },
  })
  readConfig(environment)
  read.delete('NODE_ENV')
  expect(shown.toSorted()).toEqual([...read].toSorted())
})
