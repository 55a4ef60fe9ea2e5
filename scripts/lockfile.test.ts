import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingPlatformPackages, type Lockfile } from './lockfile.ts'

test('package-lock.json names the packages of every platform, or `npm ci` refuses it (mend: node scripts/complete-lockfile.ts)', () => {
  const lockfile: Lockfile = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  expect(Object.keys(missingPlatformPackages(lockfile))).toEqual([])
})

test('whatever goes into the app comes as it was when it was locked, and runs nothing while it is installed', () => {
  const lockfile: Lockfile = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
  const packed = Object.entries(lockfile.packages).filter(
    ([place, { dev = false }]) => place.startsWith('node_modules/') && place !== 'node_modules/node24' && !dev
  )
  const loose = packed.filter(
    ([, { integrity = '', hasInstallScript = false }]) => hasInstallScript || !integrity.startsWith('sha512-')
  )
  expect(packed.length).toBeGreaterThan(20)
  expect(loose.map(([place]) => place)).toEqual([])
})

test('a missing package is described by its name', () => {
  const lockfile = {
    packages: { 'node_modules/tool': { dev: true, optionalDependencies: { '@tool/linux-x64-musl': '1.2.3' } } }
  }
  expect(missingPlatformPackages(lockfile)).toEqual({
    'node_modules/@tool/linux-x64-musl': {
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl']
    }
  })
})
