import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'fyr-folder-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('makes what is missing, and is content with what is there', () => {
  const folder = path.join(home, 'a', 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
})

it('fails where a file is in the way', () => {
  const file = path.join(home, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow('EEXIST')
  expect(() => makeFolder(path.join(file, 'below'))).toThrow('EEXIST')
})

it.runIf(process.platform === 'linux')('fails, rather than try for ever, where no folder can be', () => {
  expect(() => makeFolder('/proc/x')).toThrow('ENOENT')
  expect(() => makeFolder('/proc/x/y')).toThrow('ENOENT')
})
