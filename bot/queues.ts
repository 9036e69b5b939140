/** One line of waiting a key: what comes first is finished first; different keys do not wait for each other. */
export class Queues {
  readonly #tails = new Map<string, Promise<void>>()

  /** Runs `work` after everything queued under this key before. `work` must not throw. */
  add(key: string, work: () => Promise<void>): Promise<void> {
    const tail = (this.#tails.get(key) ?? Promise.resolve()).then(work)
    this.#tails.set(key, tail)
    void tail.finally(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    return tail
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }
}
