import { hash } from 'node:crypto'
import type { SheetVisit } from './visits-of-groups.ts'

/**
 * What tells a visit of a sheet again: `identity` says which visit it is (its number and date or, without a number, its date and
 * details), `content` what the sheet says of it. Both are hashes of the cells as typed, not of what they were matched with, so that
 * another mapping does not make another visit. Nothing of a note that is kept back goes into them.
 */
export interface VisitKey {
  readonly identity: string
  readonly content: string
}

/**
 * Two hashes of what a sheet says: which visit it is, and whether it says anything new. A number identifies a visit on its day; without one,
 * everything typed does.
 */
export function visitKey({ number, date, typed, questions }: SheetVisit): VisitKey {
  return {
    identity: digest(number === '' ? ['details', date, ...typed] : ['number', date, number]),
    content: digest([...typed, ...questions.map(question => question.key).toSorted()])
  }
}

/** As it stands in the vault; `occurrence` tells apart visits that a sheet says in the very same words. */
export const importKey = ({ identity, content }: VisitKey, occurrence: number): string =>
  `${identity}.${content}.${occurrence}`

/** The parts of a key in the vault. */
export function splitImportKey(key: string): VisitKey {
  const [identity = '', content = ''] = key.split('.')
  return { identity, content }
}

/** 128 bits of SHA-256, as text. */
const digest = (parts: readonly string[]): string => hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22)
