import type { PersonId } from '../../../shared/domain/ids.ts'
import type { BackupSecret } from '../../../shared/features/backups/backups.schema.ts'
import type { DeskDb } from '../../open-desk.ts'
import type { OpenedBackup } from '../../vault/backup/open-backup.ts'
import { removePerson, suspendPerson } from '../../vault/people.ts'
import { listPeople } from './backups.repository.ts'

/** Somebody whom the replaced bureau has shut out. */
export interface GonePerson {
  readonly id: PersonId
  readonly name: string
  readonly how: 'suspended' | 'removed'
}

/** Those who had a slot in the replaced bureau and may not come in any more. */
export const listGone = async (replaced: DeskDb): Promise<GonePerson[]> =>
  (await listPeople(replaced)).flatMap(({ id, name, status }) =>
    status === 'active' ? [] : [{ id, name, how: status }]
  )

/** Those of them whom the backup would let in again, and who of those can be kept out of it. */
export async function lookAtGone(
  { vault }: OpenedBackup,
  backup: DeskDb,
  gone: readonly GonePerson[],
  secret: BackupSecret
): Promise<{ keptOut: GonePerson[]; back: GonePerson[] }> {
  const then = new Map((await listPeople(backup)).map(({ id, status }) => [id, status]))
  const returning = gone.filter(({ id, how }) => {
    const status = then.get(id)
    return status === 'active' || (status === 'suspended' && how === 'removed')
  })
  // Changing who gets in takes a coordinator's passphrase, and nobody shuts themselves out.
  const canBeKeptOut = ({ id }: GonePerson): boolean => secret.kind === 'passphrase' && id !== vault.person.id
  return { keptOut: returning.filter(canBeKeptOut), back: returning.filter(person => !canBeKeptOut(person)) }
}

/** Shuts people out of a bureau that is being restored, as they were shut out of the one that it replaces. */
export async function keepOut(
  { vault }: OpenedBackup,
  people: readonly GonePerson[],
  secret: BackupSecret,
  now: () => number
): Promise<void> {
  if (secret.kind !== 'passphrase') return
  const own = { ownPassphrase: secret.passphrase, now }
  for (const { id, how } of people) {
    if (how === 'removed') await removePerson(vault, { ...own, person: id })
    else await suspendPerson(vault, { ...own, person: id })
  }
}
