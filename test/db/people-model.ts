import type { PersonId } from '../../src/shared/domain/ids.ts'
import type { PersonStatus } from '../../src/shared/domain/person-status.ts'
import type { Role } from '../../src/shared/domain/roles.ts'

/** A person as the rules say they should be. */
export interface Expected {
  readonly id: PersonId
  readonly name: string
  passphrase: string
  roles: readonly Role[]
  status: PersonStatus
}

export interface ExpectedEntry {
  readonly action: string
  /** Whose hand it was. */
  readonly by: string
  /** Whom it was done to, where it was somebody else. */
  readonly about: string | null
}

/** What should be so after a row of steps: who gets in, as what, and what the audit record says of it. */
export class PeopleModel {
  readonly people: Expected[] = []
  readonly entries: ExpectedEntry[] = []
  /** Every passphrase that was ever anybody's. */
  readonly passphrases = new Set<string>()
  removals = 0

  join(person: Expected): void {
    this.people.push(person)
    this.passphrases.add(person.passphrase)
  }

  setPassphrase(person: Expected, passphrase: string): void {
    person.passphrase = passphrase
    this.passphrases.add(passphrase)
  }

  record(action: string, by: Expected, about: Expected | null = null): void {
    this.entries.push({ action, by: by.name, about: about?.name ?? null })
  }

  /** Those who get in. */
  get active(): Expected[] {
    return this.people.filter(person => person.status === 'active')
  }

  get coordinators(): Expected[] {
    return this.active.filter(person => person.roles.includes('coordinator'))
  }

  /** As what this passphrase lets in, or null where it does not. */
  rolesOf(passphrase: string): readonly Role[] | null {
    return this.active.find(person => person.passphrase === passphrase)?.roles ?? null
  }
}
