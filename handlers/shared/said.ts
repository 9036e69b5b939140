/** What is said to somebody: words, and files that are sent after them. */
export interface Words {
  text: string
  /** Numbers of kept files (handlers/file), in the order in which they are sent. */
  fileIds: readonly number[]
}

/** How a command may answer: plain words, or words with files. */
export type Said = string | Words

export const wordsOf = (said: Said): Words => (typeof said === 'string' ? { text: said, fileIds: [] } : said)
