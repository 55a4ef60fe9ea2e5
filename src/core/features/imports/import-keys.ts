import { hash } from 'node:crypto'
import { detailFields, type DetailField } from './read-row.ts'
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
  const first = typed.filter((_, position) => !isLater(position))
  const later = typed.flatMap((cell, position) =>
    cell === '' || !isLater(position) ? [] : [`${detailFields[position]}=${cell}`]
  )
  return {
    identity: digest(number === '' ? ['details', date, ...first] : ['number', date, number]),
    content: digest([...first, ...later, ...questions.map(question => question.key).toSorted()])
  }
}

/**
 * Details that sheets could not fill at first. What was imported before is told again by the same key: they say nothing of which visit
 * it is, and where they are empty nothing of what it was.
 */
const laterDetails: ReadonlySet<DetailField | undefined> = new Set<DetailField>(['interpreter', 'minutes'])

const isLater = (position: number): boolean => laterDetails.has(detailFields[position])

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
