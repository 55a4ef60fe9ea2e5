import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

// oxlint-disable-next-line import/no-default-export -- the tool reads its configuration from the default export
export default defineConfig({
  testDir: 'test/e2e',
  // Playwright follows `paths`, and the project's lead to the types of a package whose code is wanted here.
  tsconfig: 'test/e2e/playwright.tsconfig.json',
  outputDir: 'test-results',
  // Only for what hangs, here and below.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Each worker runs a browser and the app, one of which mostly waits for the other. More than four wait for the disk.
  workers: Math.min(4, Math.max(2, availableParallelism() - 1)),
  reporter: [['list']]
})
