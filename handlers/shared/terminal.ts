import type { Db } from './act.ts'

/** The office's terminal, as a command gets it. */
export interface Terminal {
  /** One line of the answer, for the person or the program that reads it. */
  print(line: string): void
  /** A piece of a long answer as it is; resolves when more may follow. */
  write(text: string): Promise<void>
  /** Says in one line why it was not done; answers the exit code 1. */
  failed(why: string): 1
  /** Says in one line what is wrong with the words after the command; answers the exit code 2. */
  misused(why: string): 2
  /** The database, migrated; opened once and closed after the command. */
  database(): Promise<Db>
  databaseUrl: string
  zone: string
  now: () => Date
}

/** A word of the terminal: what it does, and what `--help` says. */
export interface Command {
  help: string
  run(terminal: Terminal, words: readonly string[]): Promise<number>
}
