import type { PersonId } from '../../../shared/domain/ids.ts'
import type { AppendAudit, Audited } from '../../audit/append-audit.ts'
import type { DeskDb, OpenDesk } from '../../open-desk.ts'
import { vaultFault } from '../../vault/faults.ts'
import { failedTries, forgetFailedTries } from '../../vault/tries.ts'
import type { Vault } from '../../vault/vault.ts'

/** Writes down who came in, who went, and who tried. */
export interface DoorRecord {
  /**
   * Whoever gets in may look at what is there although the disk is full, and cannot be recorded then. Answers whether the entry was
   * written.
   */
  readonly record: (desk: OpenDesk, entry: Audited) => Promise<boolean>
  /** Ends the alarm about commits that are missing: the commit that ends it says who ended it. */
  readonly recordGoingOn: (vault: Vault, desk: OpenDesk) => Promise<void>
  /** The tries that failed since somebody last got in. */
  readonly recordFailures: (desk: OpenDesk) => Promise<void>
}

interface DoorRecordParts {
  readonly dataDir: string
  readonly appendAudit: AppendAudit
}

/** See {@link DoorRecord}. */
export function createDoorRecord({ dataDir, appendAudit }: DoorRecordParts): DoorRecord {
  const recordAs = async (person: PersonId | null, db: DeskDb, entry: Audited): Promise<boolean> => {
    try {
      await db.transaction().execute(trx => appendAudit(trx, { person, ...entry }))
      return true
    } catch (fault) {
      if (vaultFault(fault, dataDir)?.code !== 'vault.disk-full') throw fault
      return false
    }
  }

  return {
    record: ({ db, person }, entry) => recordAs(person.id, db, entry),

    recordGoingOn: async (vault, { db, person }) => {
      if (vault.missing === null) return
      const { file, seen } = vault.missing
      const detail = { found: new Date(file.at).toISOString(), known: new Date(seen.at).toISOString() }
      await db.transaction().execute(trx => {
        vault.endAlarm()
        return appendAudit(trx, { action: 'rollback.accepted', person: person.id, detail })
      })
    },

    recordFailures: async ({ db }) => {
      const { count, times } = failedTries(dataDir)
      if (count === 0) return
      const detail = { count, times: times.map(time => new Date(time).toISOString()) }
      if (await recordAs(null, db, { action: 'unlock.failed', detail })) forgetFailedTries(dataDir)
    }
  }
}
