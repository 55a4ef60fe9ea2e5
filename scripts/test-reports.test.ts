import { expect, test } from 'vitest'
import { readPlaywrightReport, readVitestReport } from './test-reports.ts'

const onlyHere = 'on a full disk (skipped where none can be mounted) keeps what it had'

test('a skipped test counts as failed, unless its name says on which machines it cannot be', () => {
  const assertions = [
    { fullName: 'adds', status: 'passed' },
    { fullName: 'forgotten', status: 'skipped' },
    { fullName: onlyHere, status: 'skipped' }
  ]
  const report = { numPassedTests: 1, numFailedTests: 0, numTodoTests: 0 }
  expect(readVitestReport(JSON.stringify({ ...report, testResults: [{ assertionResults: assertions }] }))).toEqual({
    passed: 1,
    failed: 1,
    notPossible: [onlyHere]
  })
})

test('the same for a window test, whose name is spread over what it stands in', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const inner = { title: 'on a full disk (skipped where none can be mounted)', specs: [spec('keeps it', 'skipped')] }
  const file = { title: 'disk.spec.ts', specs: [spec('forgotten', 'skipped'), spec('adds', 'expected')] }
  const stats = { expected: 1, unexpected: 0, flaky: 0, skipped: 2 }
  expect(readPlaywrightReport(JSON.stringify({ stats, suites: [{ ...file, suites: [inner] }] }))).toEqual({
    passed: 1,
    failed: 1,
    notPossible: ['disk.spec.ts on a full disk (skipped where none can be mounted) keeps it']
  })
})
