import { defineConfig } from 'vitest/config'
import { runs } from './test/long-runs.ts'

// oxlint-disable-next-line import/no-default-export -- the tool reads its configuration from the default export
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'test/{db,host,security,faults,packaging,cli,bench}/**/*.test.ts'
    ],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: runs(30_000, 1_800_000)
  }
})
