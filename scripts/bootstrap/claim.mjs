import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** How long (ms) a claim may go without saying whose it is. */
const NAMELESS = 5_000

/**
 * Claims `folder` for this process by making it; waits while another living process holds it. The folder goes when the claim is
 * given up; a claim whose holder was killed is cleared away by the next one.
 * @param {string} folder
 * @param {() => void} onWait
 * @returns {Promise<() => void>} gives the claim up
 */
export async function claim(folder, onWait) {
  let hasWaited = false
  while (!take(folder)) {
    if (isAbandoned(folder)) clearAway(folder)
    else {
      if (!hasWaited) onWait()
      hasWaited = true
      await wait(200)
    }
  }
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param {string} folder */
function take(folder) {
  try {
    mkdirSync(folder)
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false
    throw fault
  }
  writeFileSync(holderFile(folder), String(process.pid))
  return true
}

/** @param {string} folder */
const holderFile = folder => path.join(folder, 'holder')

/** @param {string} folder */
function isAbandoned(folder) {
  try {
    if (existsSync(holderFile(folder))) return !isRunning(Number(readFileSync(holderFile(folder), 'utf8')))
    return Date.now() - statSync(folder).mtimeMs > NAMELESS
  } catch {
    // It was given up in this moment.
    return false
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

/** @param {string} folder */
function clearAway(folder) {
  const away = `${folder}.${process.pid}`
  try {
    // Only one of several that wait can move it.
    renameSync(folder, away)
  } catch {
    return
  }
  rmSync(away, { recursive: true, force: true, maxRetries: 5 })
}
