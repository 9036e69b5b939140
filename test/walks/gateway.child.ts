/** A gRPC gateway as an office would rent one: Wechaty's own puppet server around a WeChat in memory, in a process of its own. */
import { createHash } from 'node:crypto'
import { FileBox } from 'file-box'
import { PuppetServer } from 'wechaty-puppet-service'
import { log } from 'wechaty'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { machineClock } from '../../handlers/shared/clock.ts'

export interface GatewayCommand {
  do: 'add contact' | 'add room' | 'receive' | 'receive file' | 'sent' | 'sent files'
  id?: string
  name?: string
  members?: string[]
  text?: string
  room?: string
  mention?: boolean
  messageId?: string
  /** A file's bytes. */
  base64?: string
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
  void Promise.resolve(carryOut(command)).then((answer) => process.send?.({ call: command.call, answer }))
})
process.send?.({ ready: true })

function carryOut(command: GatewayCommand): unknown {
  const {
    id = '',
    name = '',
    members = [],
    text = '',
    room,
    mention = false,
    messageId,
    base64 = '',
  } = command
  if (command.do === 'add contact') {
    puppet.addContact(id, name)
    return null
  }
  if (command.do === 'add room') {
    puppet.addRoom(id, name, members)
    return null
  }
  if (command.do === 'receive file') return puppet.receiveFile(id, FileBox.fromBase64(base64, name))
  if (command.do === 'sent files')
    return puppet
      .sent(id)
      .flatMap(({ file }) =>
        file?.bytes
          ? [{ name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex') }]
          : [],
      )
  if (command.do === 'sent') return puppet.sent(id).map((line) => line.text)
  return puppet.receiveText(id, text, {
    mention,
    ...(room ? { roomId: room } : {}),
    ...(messageId ? { messageId } : {}),
  })
}
