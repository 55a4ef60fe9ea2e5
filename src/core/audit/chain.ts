import { hash } from 'node:crypto'

/** What the first entry has in the place of an entry before it. */
export const CHAIN_START = '0'.repeat(64)

/** An entry as its hash binds it; every member as it stands in the file. */
export interface ChainedEntry {
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly personId: string | null
  readonly action: string
  /** The JSON text, not what it means: read and written again it might come out differently. */
  readonly detail: string
  /** The hash of the entry before. */
  readonly previous: string
}

/**
 * SHA-256, in hexadecimal, over a JSON array of all that an entry says. JSON strings end where they end, so no two different
 * entries have the same text.
 */
export const entryHash = ({ seq, at, personId, action, detail, previous }: ChainedEntry): string =>
  hash('sha256', JSON.stringify(['fyr audit 1', seq, at, personId, action, detail, previous]))
