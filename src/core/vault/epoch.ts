import { rmSync } from 'node:fs'
import path from 'node:path'
import { changeKey, openDatabase } from '../db/connection.ts'
import { fileKeyOf, openDesk } from './desk-file.ts'
import { noteKeyring, takeUp, writeMeta } from './desk.ts'
import { replaceFile, syncFolder } from './durable-file.ts'
import { readKeyring } from './keyring-file.ts'
import { keyringDigest, type Keyring } from './keyring-format.ts'
import { currentEpoch } from './keyring-slots.ts'
import { DESK, keyringFile, nextCompartmentFile, nextFilesIn } from './layout.ts'
import { applyChange, type PeopleChange } from './people-change.ts'
import type { Vault } from './vault.ts'
import { copyWhole, rowsIn } from './whole-copy.ts'

/** How far the change has come, in steps that take about as long as each other. */
export type EpochProgress = (done: number, total: number) => void

export interface NextEpoch {
  /** The keyring that puts it in force. */
  readonly next: { readonly keyring: Keyring; readonly bytes: Uint8Array }
  /** Of the desk file so far, and from now on. Both are the caller's to wipe. */
  readonly oldKey: Uint8Array
  readonly newKey: Uint8Array
  /** Why, which is carried out in the new file alone. */
  readonly change: PeopleChange
  readonly progress: EpochProgress
}

const STEPS = 4

/**
 * Goes over to a desk file with another key. It is made beside the one in use, under a name that counts for nothing; renaming the new
 * keyring into place decides; only then the old file goes. Killed at any point, the vault opens in one epoch or the other, and what is
 * left of the other is cleared away on opening. A failure before that point changes nothing.
 *
 * The open vault goes on with the new file. Where that fails, since the decision has fallen, the vault is closed without an error:
 * whoever opens it next finishes.
 */
export async function startEpoch(vault: Vault, epoch: NextEpoch): Promise<void> {
  const { folder } = vault
  clearNext(folder)
  try {
    await makeNextFile(vault, epoch)
    putInForce(folder, epoch.next)
  } catch (error) {
    clearNext(folder)
    throw error
  }
  try {
    vault.close()
    vault.moveTo(openDesk(folder, epoch.next.keyring, epoch.newKey, vault.context, vault.person.id))
  } catch {
    vault.close()
  }
  epoch.progress(STEPS, STEPS)
}

async function makeNextFile(vault: Vault, { next, oldKey, newKey, change, progress }: NextEpoch): Promise<void> {
  const { folder } = vault
  const { keyring } = next
  const file = nextCompartmentFile(folder, DESK, currentEpoch(keyring, DESK))
  const left = currentEpoch(readKeyring(folder), DESK)
  progress(0, STEPS)
  if (!copyWhole(vault.db, file)) throw new Error('the copy for the next epoch does not read back')
  progress(1, STEPS)
  changeKey(file, fileKeyOf(keyring, oldKey), newKey)
  progress(2, STEPS)
  const db = openDatabase(file, fileKeyOf(keyring, newKey))
  try {
    const isWhole = db.pragma('quick_check(1)', { simple: true }) === 'ok'
    if (!isWhole || JSON.stringify(rowsIn(db)) !== JSON.stringify(rowsIn(vault.db)))
      throw new Error('the file of the next epoch does not read back')
    await vault.record(db, change, () => {
      applyChange(db, change)
      takeUp(db, keyring)
      writeMeta(db, 'left_epoch', String(left))
    })
    noteKeyring(db, keyring)
  } finally {
    db.close()
  }
  syncFolder(folder)
  progress(3, STEPS)
}

/** Fails only while the old epoch is still in force. */
function putInForce(folder: string, { keyring, bytes }: NextEpoch['next']): void {
  try {
    replaceFile(keyringFile(folder), bytes)
  } catch (error) {
    if (keyringDigest(readKeyring(folder)) !== keyringDigest(keyring)) throw error
  }
}

function clearNext(folder: string): void {
  for (const name of nextFilesIn(folder)) rmSync(path.join(folder, name), { force: true })
}
