import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
// oxlint-disable-next-line import/default -- the package is CommonJS: its one export is what an import by default gives
import Database from 'better-sqlite3'
import { FyrError } from '../../../shared/domain/errors.ts'
import { bureauClock } from '../../../shared/domain/month.ts'
import { whileCreatingAlone } from '../creation-lock.ts'
import { PRIVATE_FOLDER, renameDurably, syncFolder, writeNewFile } from '../durable-file.ts'
import { codeOf } from '../faults.ts'
import { isVaultFile, keyringFile, restoringFolder, restorePlanFile } from '../layout.ts'
import { readRegularFile } from '../regular-file.ts'

/**
 * One vault in place of another. Several files cannot be renamed together, so a plan is written first: from the moment it stands in the
 * folder the restored vault is the one in force, and whoever comes next carries the plan out to its end.
 */

const fileNameSchema = z.string().refine(name => isVaultFile(name))
const planSchema = z.object({
  /** Where the vault that was here goes; null when there was none. */
  aside: z
    .string()
    .regex(/^before-restore-[\d-]{10,20}$/)
    .nullable(),
  out: z.array(fileNameSchema).max(1000),
  /** The keyring last: it is what makes a vault. */
  in: z.array(fileNameSchema).min(2).max(1000)
})
type Plan = z.infer<typeof planSchema>

const LARGEST_PLAN = 256 * 1024

/**
 * Puts the closed vault in `restoringFolder` in the place of whatever vault is in the folder, which is kept in a folder of its own; answers that
 * folder's name, or null where no vault was here. Killed at any point, the folder holds the one vault or the other.
 * Fails with `vault.in-use` while the old one is open anywhere; nothing is changed then.
 */
export function switchVaults(folder: string, at: number): string | null {
  const out = vaultFilesIn(folder)
  const aside = out.length === 0 ? null : asideName(folder, at)
  const incoming = vaultFilesIn(restoringFolder(folder))
  writePlan(folder, { aside, out, in: [...incoming.filter(name => !isKeyring(name)), ...incoming.filter(isKeyring)] })
  const held = out.filter(name => /^[a-z]+-\d+\.db$/.test(name)).some(name => isHeld(path.join(folder, name)))
  if (held) {
    rmSync(restorePlanFile(folder), { force: true })
    throw new FyrError('vault.in-use', { folder })
  }
  carryOut(folder)
  return aside
}

/** Whether a restore has been decided and not carried out to its end. */
export const isRestoring = (folder: string): boolean => existsSync(restorePlanFile(folder))

/**
 * Finishes a restore that was cut short, or clears away one that never got as far as being decided. Fails with `vault.in-use`
 * while another process is at it, and `vault.restore-unfinished` where the plan cannot be followed.
 */
export async function finishRestore(folder: string): Promise<void> {
  if (isRestoring(folder)) await whileCreatingAlone(folder, async () => carryOut(folder))
  else if (existsSync(restoringFolder(folder))) {
    // Whoever is restoring just now has the lock; what nobody is at can also wait where the folder cannot be written.
    await whileCreatingAlone(folder, async () => clearRestoring(folder)).catch(() => undefined)
  }
}

/** Removes what was taken out of a backup and not put in force. Only for whoever holds the folder. */
export function clearRestoring(folder: string): void {
  if (!isRestoring(folder)) rmSync(restoringFolder(folder), { recursive: true, force: true })
}

function carryOut(folder: string): void {
  const plan = readPlan(folder)
  if (plan === null) return
  const from = restoringFolder(folder)
  if (plan.aside !== null) {
    const aside = path.join(folder, plan.aside)
    if (!existsSync(aside)) mkdirSync(aside, PRIVATE_FOLDER)
    // Where the old file stands aside already, the one of that name in the folder is the new one.
    for (const name of plan.out) if (!existsSync(path.join(aside, name))) move(name, folder, aside)
    syncFolder(folder)
  }
  for (const name of plan.in) move(name, from, folder)
  if (!existsSync(keyringFile(folder))) throw unfinished(folder)
  syncFolder(folder)
  rmSync(restorePlanFile(folder), { force: true })
  removeIfEmpty(from)
}

function move(name: string, from: string, to: string): void {
  const file = path.join(from, name)
  if (existsSync(file)) renameDurably(file, path.join(to, name))
}

function writePlan(folder: string, plan: Plan): void {
  const file = restorePlanFile(folder)
  rmSync(`${file}.new`, { force: true })
  writeNewFile(`${file}.new`, Buffer.from(`${JSON.stringify(planSchema.parse(plan))}\n`))
  renameDurably(`${file}.new`, file)
}

function readPlan(folder: string): Plan | null {
  const found = readRegularFile(restorePlanFile(folder), LARGEST_PLAN)
  if (found === 'missing') return null
  try {
    return planSchema.parse(JSON.parse(String(found)))
  } catch (error) {
    throw unfinished(folder, error)
  }
}

function vaultFilesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter(name => isVaultFile(name)) : []
}

const isKeyring = (name: string): boolean => name === path.basename(keyringFile(''))

function asideName(folder: string, at: number): string {
  const stem = `before-restore-${bureauClock(at).date}`
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`
    if (!existsSync(path.join(folder, name))) return name
  }
}

/** Whether another connection has the file. Without its key nothing more than that can be learnt of it. */
function isHeld(file: string): boolean {
  const db = new Database(file, { readonly: true, timeout: 0 })
  try {
    db.prepare('SELECT 1 FROM sqlite_schema').get()
    return false
  } catch (error) {
    return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '')
  } finally {
    db.close()
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Something of somebody else's is in it.
  }
}

const unfinished = (folder: string, cause?: unknown): FyrError =>
  new FyrError('vault.restore-unfinished', { folder }, { cause })
