import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installInto } from './npm.mjs'
import { claim } from './claim.mjs'

/** Packages are installed in here and moved into place when they are complete, so a half-installed tree is never seen. */
const CLAIM = '.installing'
/** Inside `node_modules`: the hash of the lockfile that it was installed from. Written last. */
const STAMP = '.fyr-lockfile'

/**
 * Installs what `package-lock.json` says, unless it is there already. Of two at once, one installs and the other waits for it.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<string | null>} what went wrong and what to do about it, or null
 */
export async function installIfNeeded(root, say) {
  if (isInstalled(root)) return null
  const claimed = path.join(root, CLAIM)
  // A folder of this process's own: an npm whose start was killed may still be writing into another one.
  const staging = path.join(claimed, String(process.pid))
  const release = await claim(claimed, () => say('Another start is installing the packages; waiting for it …'))
  try {
    if (isInstalled(root)) return null
    say('Installing what is missing (about half a minute, once) …')
    const started = Date.now()
    prepare(root, staging)
    const problem = await installInto(staging)
    if (problem !== null) return problem
    moveIntoPlace(root, staging)
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
    return null
  } catch (fault) {
    return `The packages could not be installed here: ${fault instanceof Error ? fault.message : String(fault)}`
  } finally {
    release()
  }
}

/** @param {string} root */
function isInstalled(root) {
  const stamp = path.join(root, 'node_modules', STAMP)
  const hash = lockfileHash(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true
  if (!npmInstalledTheSame(root)) return false
  writeFileSync(stamp, hash)
  return true
}

/** @param {string} root */
const lockfileHash = root =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')

/**
 * Whether somebody has run `npm install` by hand: npm, too, writes down last what it has installed.
 * @param {string} root
 */
function npmInstalledTheSame(root) {
  const noted = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = packagesOf(noted)
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(([place, wanted]) => {
    if (!place.startsWith('node_modules/') || wanted.link) return true
    const found = installed[place]
    return found === undefined ? Boolean(wanted.optional) : found.integrity === wanted.integrity
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { integrity?: string, optional?: boolean, link?: boolean }>}
 */
const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * @param {string} root
 * @param {string} staging
 */
function prepare(root, staging) {
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'tools']) {
    cpSync(path.join(root, name), path.join(staging, name), { recursive: true })
  }
  mkdirSync(path.join(staging, 'node_modules'), { recursive: true })
}

/**
 * @param {string} root
 * @param {string} staging
 */
function moveIntoPlace(root, staging) {
  const complete = path.join(staging, 'node_modules')
  const place = path.join(root, 'node_modules')
  writeFileSync(path.join(complete, STAMP), lockfileHash(root))
  if (existsSync(place)) moveAway(place, path.join(staging, 'replaced'))
  renameSync(complete, place)
}

/**
 * @param {string} folder
 * @param {string} target
 */
function moveAway(folder, target) {
  try {
    renameSync(folder, target)
  } catch {
    // A layered file system cannot move what lies in a lower layer.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
