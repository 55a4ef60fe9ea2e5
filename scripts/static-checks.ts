import path from 'node:path'
import { runTool, type Outcome } from './run-tool.ts'

/** The folders that are TypeScript projects of their own. */
export const rooms = ['src/shared', 'src/core', 'src/main', 'src/preload', 'src/renderer', 'src/cli', 'test', 'scripts']

/** A check that looks at the source without running it. */
export interface StaticCheck {
  readonly name: string
  readonly run: (root: string) => Promise<Outcome>
}

/** Checks the types of one room. */
export const checkTypes = (root: string, room: string): Promise<Outcome> =>
  tool(root, 'typescript/bin/tsc', ['-p', room])

export const staticChecks: readonly StaticCheck[] = [
  ...rooms.map(room => ({ name: `types of ${room}`, run: (root: string) => checkTypes(root, room) })),
  { name: 'lint and import rules', run: root => tool(root, 'oxlint/bin/oxlint', ['--deny-warnings']) },
  { name: 'format', run: root => tool(root, 'prettier/bin/prettier.cjs', ['--check', '.']) },
  { name: 'no dead code', run: root => tool(root, 'knip/bin/knip.js', ['--no-progress']) },
  {
    name: 'texts in every language',
    run: root => runTool(path.join(root, 'scripts/check-locales.ts'), [], { cwd: root })
  }
]

function tool(root: string, script: string, args: readonly string[]): Promise<Outcome> {
  return runTool(path.join(root, 'node_modules', script), args, { cwd: root })
}
