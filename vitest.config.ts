import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/global.ts'],
    // the walks need a whole machine: on a busy one each test is given its time, and in the gate a second try
    testTimeout: 60_000,
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 120_000,
  },
})
