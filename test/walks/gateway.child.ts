/** A gRPC gateway as an office would rent one: Wechaty's own puppet server around a WeChat in memory, in a process of its own. */
import { PuppetServer } from 'wechaty-puppet-service'
import { log } from 'wechaty'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { machineClock } from '../../handlers/shared/clock.ts'

export interface GatewayCommand {
  do: 'add contact' | 'add room' | 'receive' | 'sent'
  id?: string
  name?: string
  members?: string[]
  text?: string
  room?: string
  mention?: boolean
  messageId?: string
}

log.level('silent')
const puppet = new LocalPuppet({ clock: machineClock })
const server = new PuppetServer({
  endpoint: `127.0.0.1:${process.env['GATEWAY_PORT'] ?? ''}`,
  puppet,
  token: process.env['GATEWAY_TOKEN'] ?? '',
  tls: { disable: true },
})
await puppet.start()
await server.start()

process.on('message', (command: GatewayCommand & { call: number }) => {
  process.send?.({ call: command.call, answer: carryOut(command) })
})
process.send?.({ ready: true })

function carryOut(command: GatewayCommand): unknown {
  const { id = '', name = '', members = [], text = '', room, mention = false, messageId } = command
  if (command.do === 'add contact') {
    puppet.addContact(id, name)
    return null
  }
  if (command.do === 'add room') {
    puppet.addRoom(id, name, members)
    return null
  }
  if (command.do === 'sent') return puppet.sent(id).map((line) => line.text)
  return puppet.receiveText(id, text, {
    mention,
    ...(room ? { roomId: room } : {}),
    ...(messageId ? { messageId } : {}),
  })
}
