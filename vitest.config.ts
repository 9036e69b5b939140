import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest walks begin first, so that none is left alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/walks\/(?:kill|pages)\./.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/global.ts'],
    // a file works on one core at a time, and waits for a browser, a clock or a killed office a good part of it
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // only ends what hangs: on a loaded machine a whole story on PostgreSQL takes a minute
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
