import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Queues } from '../../bot/queues.ts'

it('finishes one conversation in order while others go on', async () => {
  const anyMessages = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c'), turns: fc.nat({ max: 3 }) }),
    {
      maxLength: 30,
    },
  )
  await fc.assert(
    fc.asyncProperty(anyMessages, async (messages) => {
      const queues = new Queues()
      const done: { key: string; n: number }[] = []
      for (const [n, { key, turns }] of messages.entries())
        void queues.add(key, async () => {
          for (let turn = 0; turn < turns; turn++) await Promise.resolve()
          done.push({ key, n })
        })
      await queues.idle()
      expect(done).toHaveLength(messages.length)
      for (const key of ['a', 'b', 'c']) {
        const order = done.filter((one) => one.key === key).map(({ n }) => n)
        expect(order).toEqual(order.toSorted((left, right) => left - right))
      }
    }),
  )
})

it('does not let one slow conversation hold up another', async () => {
  const queues = new Queues()
  const slow = Promise.withResolvers<undefined>()
  const said: string[] = []
  void queues.add('slow', async () => {
    await slow.promise
    said.push('slow')
  })
  await queues.add('quick', async () => {
    await sleep(1)
    said.push('quick')
  })
  expect(said).toEqual(['quick'])
  slow.resolve(undefined)
  await queues.idle()
  expect(said).toEqual(['quick', 'slow'])
})

it('is idle only when what was added meanwhile is done too', async () => {
  const queues = new Queues()
  const said: string[] = []
  void queues.add('a', () => {
    said.push('first')
    void queues.add('a', async () => {
      await sleep(1)
      said.push('second')
    })
    return Promise.resolve()
  })
  await queues.idle()
  expect(said).toEqual(['first', 'second'])
})
