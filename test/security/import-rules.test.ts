import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const fixture = path.join(root, 'test/fixtures/import-rules')

/** The rules that together keep a room's imports in order, however an import is written. */
const IMPORT_RULES = /\((no-restricted-imports|consistent-type-imports|no-require-imports)\)$/

// The rules go by paths such as src/shared, so the fixture is checked as a project of its own, under the real configuration.
const project = mkdtempSync(path.join(os.tmpdir(), 'fyr-import-rules-'))
beforeAll(() => {
  cpSync(fixture, project, { recursive: true })
  cpSync(path.join(root, '.oxlintrc.json'), path.join(project, '.oxlintrc.json'))
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

test('every import that breaks the rule of its room is refused, and no other', () => {
  const refused = linesThatOxlintRefuses()
  const marked = linesMarkedAsRefused()
  expect(marked.length).toBeGreaterThan(50)
  expect(refused).toEqual(marked)
})

function linesMarkedAsRefused(): string[] {
  const marked = globSync('**/*.{ts,tsx}', { cwd: fixture }).flatMap(name =>
    readFileSync(path.join(fixture, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.endsWith('// refused') ? [`${name}:${index + 1}`] : []))
  )
  return marked.toSorted()
}

function linesThatOxlintRefuses(): string[] {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', '.'], { cwd: project, encoding: 'utf8' })
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(stdout)
  const lines = diagnostics
    .filter(({ code }) => IMPORT_RULES.test(code))
    .flatMap(({ filename, labels }) => labels.map(({ span }) => `${path.normalize(filename)}:${span.line}`))
  return [...new Set(lines)].toSorted()
}

interface Diagnostic {
  readonly code: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}
