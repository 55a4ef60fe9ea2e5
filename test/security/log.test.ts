import fc from 'fast-check'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fileLog } from '../../src/core/log.ts'

const root = path.resolve(import.meta.dirname, '../..')
const canary = 'kanariefågel'

function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Texts that try to pass for what a log may hold. */
const wording = fc.oneof(
  fc.string(),
  fc.constantFrom(
    canary,
    `x\n    at ${canary} (${path.join(root, 'src/core/log.ts')}:1:1)`,
    `x\n    at fn (/home/${canary}/a.ts:1:1)`,
    `x\n    at node:${canary}:1:1`,
    `x\n    at file://${canary}:1:1`,
    `x\n    at file://${root}/${canary}.ts:1:1`,
    `SQLITE_${canary.toUpperCase()}`,
    `SQLITE_BUSY_${canary}`,
    `E${canary.toUpperCase()}`,
    `${canary}Error`
  )
)

const faults = fc.letrec<{ fault: unknown; error: Error }>(tie => ({
  error: fc
    .record({
      message: wording,
      cause: fc.option(tie('fault'), { nil: undefined }),
      name: fc.option(wording),
      code: fc.option(fc.oneof(wording, fc.integer())),
      stack: fc.option(fc.oneof(wording, fc.constant(canary), fc.integer())),
      extra: wording
    })
    .map(({ message, cause, name, code, stack, extra }) => {
      const error = new Error(`${canary} ${message}`, { cause })
      if (name !== null) Object.defineProperty(error, 'name', { value: name })
      if (stack !== null) Object.defineProperty(error, 'stack', { value: stack })
      return Object.assign(error, { extra }, code === null ? {} : { code })
    }),
  fault: fc.oneof(
    { maxDepth: 4 },
    tie('error'),
    fc.array(tie('error'), { maxLength: 3 }).map(errors => new AggregateError(errors, canary)),
    wording,
    fc.anything(),
    fc.constantFrom(
      Symbol(canary),
      () => canary,
      { toString: () => canary, message: canary },
      new Proxy(new Error(canary), {
        get() {
          throw new Error(canary)
        }
      }),
      new Proxy(
        {},
        {
          getPrototypeOf() {
            throw new Error(canary)
          }
        }
      )
    )
  )
}))

const head = /^\d{4}-\d\d-\d\dT[\d:.]+Z incident [0-9a-f]{8} in bureau\.status: (.+)$/
const described =
  /^(string|number|bigint|boolean|symbol|function|object|undefined|something that cannot be looked at|[A-Z][A-Za-z]+( [A-Za-z._-]+)?)$/
const place = /^ {4}at (?:node:[a-z_/]+|(?<file>[\w@./-]+)):\d+:\d+$/

/** Whether a line says nothing but what a log may say. */
function isPlain(line: string): boolean {
  const because = /^ {2}because (.+)$/.exec(line)?.[1]
  const kind = head.exec(line)?.[1] ?? because
  if (kind !== undefined) return described.test(kind)
  const found = place.exec(line)
  const file = found?.groups?.['file']
  return found !== null && (file === undefined || existsSync(path.join(root, file)))
}

describe('the log', () => {
  it('holds kinds and places and nothing else, whatever is thrown', () => {
    const folder = newFolder()
    const file = path.join(folder, 'core.log')
    fc.assert(
      fc.property(faults.fault, fault => {
        rmSync(file, { force: true })
        fileLog(folder).incident('bureau.status', fault)
        const text = readFileSync(file, 'utf8')
        expect(text.toLowerCase()).not.toContain('kanarie')
        expect(
          text
            .trimEnd()
            .split('\n')
            .filter(line => !isPlain(line))
        ).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it('still says where an ordinary fault and its cause arose', () => {
    const folder = newFolder()
    const cause = Object.assign(new Error(canary), { code: 'SQLITE_IOERR_SHORT_READ' })
    fileLog(folder).incident('bureau.status', new TypeError(canary, { cause }))
    const text = readFileSync(path.join(folder, 'core.log'), 'utf8')
    expect(text).toMatch(/in bureau\.status: TypeError\n {4}at test\/security\/log\.test\.ts:\d+:\d+\n/)
    expect(text).toContain('\n  because Error SQLITE_IOERR\n')
    expect(text).not.toContain(os.homedir())
  })

  it('stays under 10 MB while two processes write at once, and every line is whole', async () => {
    const folder = newFolder()
    const child = () =>
      spawn(process.execPath, [path.join(import.meta.dirname, 'log-child.ts'), folder], { stdio: 'inherit' })
    const children = [child(), child()]
    const codes = await Promise.all(children.map(async process => (await once(process, 'exit'))[0]))
    expect(codes).toEqual([0, 0])
    const names = readdirSync(folder).toSorted()
    expect(names).toEqual(['core.log', 'core.log.1'])
    const sizes = names.map(name => statSync(path.join(folder, name)).size)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(10_000_000)
    const lines = names.flatMap(name => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n'))
    expect(lines.filter(line => !isPlain(line))).toEqual([])
  }, 120_000)
})
