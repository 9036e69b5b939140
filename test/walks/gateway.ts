/** Starts, kills and talks to the gRPC gateway of gateway.child.ts. */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GatewayCommand } from './gateway.child.ts'

export class Gateway {
  readonly port: number
  readonly token: string
  #child: ChildProcess | null = null
  #calls = 0

  constructor(port: number, token: string) {
    this.port = port
    this.token = token
  }

  async up(): Promise<void> {
    const child = fork(path.join(import.meta.dirname, 'gateway.child.ts'), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, GATEWAY_PORT: String(this.port), GATEWAY_TOKEN: this.token },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    // each call listens until it is answered, and many may be under way
    child.setMaxListeners(0)
    const { promise, resolve, reject } = Promise.withResolvers<undefined>()
    child.once('message', () => {
      resolve(undefined)
    })
    child.once('exit', () => {
      reject(new Error('the gateway ended before it was ready'))
    })
    await promise
  }

  /** The machine at the provider goes away. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  call(command: GatewayCommand): Promise<unknown> {
    const child = this.#child
    if (!child) throw new Error('the gateway is down')
    const call = ++this.#calls
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const listen = (message: unknown) => {
      const reply = message as { call?: number; answer?: unknown }
      if (reply.call !== call) return
      child.off('message', listen)
      resolve(reply.answer)
    }
    child.on('message', listen)
    child.send({ ...command, call })
    return promise
  }

  sent = async (id: string): Promise<string[]> => (await this.call({ do: 'sent', id })) as string[]

  /** Somebody says something and the bot's next line to him is awaited. */
  async say(id: string, text: string, more: Partial<GatewayCommand> = {}): Promise<string> {
    const before = (await this.sent(more.room ?? id)).length
    await this.call({ do: 'receive', id, text, ...more })
    return this.line(more.room ?? id, before)
  }

  /** The line number `index` of what the bot said there, as soon as it is said. */
  async line(id: string, index: number, withinMs = 20_000): Promise<string> {
    for (let waited = 0; waited < withinMs; waited += 50) {
      const line = (await this.sent(id))[index]
      if (line !== undefined) return line
      await sleep(50)
    }
    throw new Error(`nothing was said to ${id} within ${withinMs} ms`)
  }
}
