import { availableParallelism } from 'node:os'
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
    // One of them is always waiting for a disk or a process that it has started.
    maxWorkers: availableParallelism(),
    // Only for what hangs: a computer with two cores and other things to do takes its time.
    testTimeout: runs(180_000, 1_800_000),
    hookTimeout: 180_000
  }
})
