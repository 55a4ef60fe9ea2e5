import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** What stands where in a vault's folder. */

export const DESK = 'desk'
/** Case managers' own file, which is still to come. */
export const CASES = 'case'
/** The compartment whose key signs the keyring. It has no file. */
export const SIGNING = 'keyring'

/** The keyring; a folder with one is a vault. */
export const keyringFile = (folder: string): string => path.join(folder, 'keyring.json')

/** The keyring while its vault is being made. Renaming it to `keyring.json` is the one step that makes the vault exist. */
export const unfinishedKeyringFile = (folder: string): string => path.join(folder, 'keyring.json.creating')

/** Held while a vault is being made. */
export const creationLockFile = (folder: string): string => path.join(folder, 'creating.lock')

/** How often in a row a wrong passphrase was tried. */
export const triesFile = (folder: string): string => path.join(folder, 'tries.json')

/** How far the desk file had come when it was last seen. It is the same file over all epochs. */
export const markFile = (folder: string): string => path.join(folder, 'desk.mark')

/** The same, in a folder outside the vault's that may serve several vaults. */
export const outsideMarkFile = (folder: string, vaultId: string): string => path.join(folder, `${vaultId}.mark`)

/** A compartment's file of the epoch that is in force. */
export const compartmentFile = (folder: string, compartment: string, epoch: number): string =>
  path.join(folder, `${compartment}-${epoch}.db`)

/**
 * A compartment's file of an epoch that is not in force yet, or only just. It is renamed to `compartmentFile` once the keyring says
 * that it counts, so that whatever still has this name under another keyring counts for nothing.
 */
export const nextCompartmentFile = (folder: string, compartment: string, epoch: number): string =>
  `${compartmentFile(folder, compartment, epoch)}.next`

/** The names of everything that belongs to a compartment's file, that of SQLite and of migrations included; `next` ones apart. */
export const filesOfEpoch = (folder: string, compartment: string, epoch: number): string[] => {
  const name = path.basename(compartmentFile(folder, compartment, epoch))
  return namesIn(folder).filter(each => each.startsWith(name) && !nextFiles.test(each))
}

/** The names of all files of epochs that were not in force when they were made, with what SQLite keeps beside them. */
export const nextFilesIn = (folder: string): string[] => namesIn(folder).filter(name => nextFiles.test(name))

/** An epoch of a compartment that has no file in the folder, whoever may have put one there, and is later than this one. */
export function freeEpoch(folder: string, compartment: string, after: number): number {
  const taken = namesIn(folder)
    .filter(name => name.startsWith(`${compartment}-`))
    .map(name => Number(/-(\d{1,9})\.db/.exec(name)?.[1] ?? 0))
  return Math.max(after, ...taken) + 1
}

/** Where a vault that is being restored is made ready. */
export const restoringFolder = (folder: string): string => path.join(folder, 'restoring')

/** Stands in a folder from the moment at which a restore is decided to the moment at which it is done. */
export const restorePlanFile = (folder: string): string => path.join(folder, 'restore.json')

const vaultFiles = /^(keyring\.json(\.[a-z.]+)?|[a-z]{1,16}-\d{1,10}\.db([-.][a-z0-9.-]+)?|[a-z]{1,16}\.mark)$/

/** Whether a file of this name belongs to the vault whose folder it is in, and goes with it when another vault takes its place. */
export const isVaultFile = (name: string): boolean => vaultFiles.test(name)

const nextFiles = /^[a-z]{1,16}-\d{1,10}\.db\.next/

const files = /^(desk-\d{1,10}\.db|keyring\.json)/
/** The desk file of a vault in the making, with what SQLite keeps beside it. */
const unfinishedFiles = /^(desk-1\.db|keyring\.json\.creating$)/

/**
 * What of a vault is in a folder: nothing; only the remains of one that never came to exist, because its making was cut
 * short; or anything else, whole or not.
 */
export function survey(folder: string): 'nothing' | 'unfinished' | 'something' {
  const found = namesIn(folder).filter(name => files.test(name))
  if (found.length === 0) return 'nothing'
  const isUnfinished = existsSync(unfinishedKeyringFile(folder)) && found.every(name => unfinishedFiles.test(name))
  return isUnfinished ? 'unfinished' : 'something'
}

/** Removes what `survey` calls unfinished; leaves any other folder alone. Only for whoever has just made those files. */
export function removeUnfinished(folder: string): void {
  for (const name of unfinished(folder)) rmSync(path.join(folder, name), { force: true })
}

/**
 * Moves what `survey` calls unfinished into a folder of its own, `remains-<n>`; leaves any other folder alone. It is not removed, since a
 * vault whose keyring somebody has given the wrong name looks just the same.
 */
export function setUnfinishedAside(folder: string): void {
  const names = unfinished(folder)
  if (names.length === 0) return
  let number = 1
  while (existsSync(path.join(folder, `remains-${number}`))) number += 1
  const aside = path.join(folder, `remains-${number}`)
  mkdirSync(aside, 0o700)
  for (const name of names) renameSync(path.join(folder, name), path.join(aside, name))
}

/** The names of the remains, the one that marks them last. */
function unfinished(folder: string): string[] {
  if (survey(folder) !== 'unfinished') return []
  const mark = path.basename(unfinishedKeyringFile(folder))
  return [...namesIn(folder).filter(name => unfinishedFiles.test(name) && name !== mark), mark]
}

/** How many bytes `compartmentMark` has. */
export const MARK_BYTES = 16

/**
 * The 16 bytes with which a compartment's file begins. SQLite3 Multiple Ciphers keeps a salt there, which a raw key does
 * not use; this fixed value in its stead lets a file of another vault be told from a damaged one without any key.
 */
export function compartmentMark(vaultId: string, compartment: string): Buffer {
  return createHash('sha256').update(`fyr file|${vaultId}|${compartment}`).digest().subarray(0, MARK_BYTES)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
