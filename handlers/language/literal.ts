/** Words as a piece of a pattern that fits nothing else: a name may hold a bracket. */
export const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
