import { defineConfig } from '@playwright/test'

const inCi = process.env['CI'] !== undefined

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
  forbidOnly: inCi,
  // Each worker runs a browser and the app: more of them than this only wait for one another.
  workers: inCi ? 2 : 3,
  reporter: [['list']]
})
