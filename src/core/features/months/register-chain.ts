import { hash } from 'node:crypto'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { Period } from '../../../shared/domain/period.ts'

/** A release as its link in the register binds it. */
export interface ChainedRelease {
  readonly id: string
  readonly month: Period
  readonly number: number
  readonly made_at: string
  readonly person_id: PersonId
  readonly method: string
  readonly content_hash: string
}

/** What the first release has in the place of a link before it. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 over all that the register says of a release, its place and the link before it. */
export const linkHash = (seq: number, previous: string, release: ChainedRelease): string =>
  hash(
    'sha256',
    JSON.stringify([
      'fyr register 1',
      seq,
      previous,
      release.id,
      release.month,
      release.number,
      release.made_at,
      release.person_id,
      release.method,
      release.content_hash
    ])
  )

/** SHA-256 of a release as it stands in the register, in hexadecimal. */
export const hashOfContent = (content: string): string => hash('sha256', content)
