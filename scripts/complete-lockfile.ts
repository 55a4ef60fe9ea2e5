import { readFileSync, writeFileSync } from 'node:fs'
import { missingPlatformPackages, type Lockfile } from './lockfile.ts'

/**
 * `node scripts/complete-lockfile.ts`: adds to package-lock.json the platform packages that npm left out because its registry
 * does not carry them. Without these entries `npm ci` refuses the lockfile, also on platforms that have no use for them. They
 * carry no integrity hash; `npm install` on a registry that has the packages fills it in.
 */
const file = new URL('../package-lock.json', import.meta.url)
const lockfile: Lockfile = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingPlatformPackages(lockfile)
const packages = Object.entries({ ...lockfile.packages, ...missing }).toSorted(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`)
process.stdout.write(`${Object.keys(missing).length} added\n`)
