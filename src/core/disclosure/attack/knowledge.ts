import {
  BASE,
  CAP,
  dimensionsWithoutTotal,
  TOTAL,
  totalMeasures,
  type PublishedFigures,
  type PublishedTable
} from '../types.ts'

/**
 * How a cell is shown, which decides what must stay possible in it:
 * `rounded`: every count from `least` to `most`; `withheld`: at least five counts; `exact`: nothing but guarantee G2;
 * `added`: what one release holds over another, and nobody may be seen in it; `known`: nothing, the attacker brought it along;
 * `latent`: nothing, it is shown nowhere and only has to exist.
 */
export type Shown = 'rounded' | 'withheld' | 'exact' | 'added' | 'known' | 'latent'

/** A cell as its release shows it: true counts lie from `least` to `most`, which may be infinite, by the release's own method. */
export interface KnownCell {
  readonly codes: readonly string[]
  readonly least: number
  readonly most: number
  readonly shown: Shown
}

export interface KnownTable {
  readonly measure: string
  readonly dimensions: readonly string[]
  readonly cells: readonly KnownCell[]
}

export interface KnownCode {
  readonly code: string
  /** The code that it adds up to; null where that is the total. */
  readonly parent: string | null
  /** How often one visit counts here at most, where that is known. */
  readonly mostPerVisit?: number | undefined
}

export interface KnownList {
  readonly name: string
  readonly codes: readonly KnownCode[]
}

/** One release of any bureau, safe or not. A total that no table has stands as a table without dimensions. */
export interface KnownRelease {
  readonly name: string
  /** How often one contributor, and so one visit, counts in any cell; infinite where the release has no such cap. */
  readonly cap: number
  readonly lists: readonly KnownList[]
  readonly tables: readonly KnownTable[]
}

/** How the true counts of several releases hang together, each contribution being in exactly one of the `parts`. */
export type ReleaseLink =
  | { readonly kind: 'sum'; readonly whole: string; readonly parts: readonly string[] }
  /** `after` holds the same visits as `before` and between `least` and `most` more. */
  | {
      readonly kind: 'grew'
      readonly before: string
      readonly after: string
      readonly least: number
      readonly most: number
    }

/** Everything that the attacker has. Releases that no link joins are about different visits. */
export interface AttackInput {
  readonly releases: readonly KnownRelease[]
  readonly links: readonly ReleaseLink[]
}

type Interval = Pick<KnownCell, 'least' | 'most' | 'shown'>

/** What a count says that was rounded, whichever way, to a multiple of the base. */
export const roundedTo = (base: number, count: number): Interval => ({
  least: Math.max(0, count - base + 1),
  most: count + base - 1,
  shown: 'rounded'
})

/** A count that is published as it is. */
export const exactly = (count: number): Interval => ({ least: count, most: count, shown: 'exact' })

/** What a mark in the place of a count says; from 0 without limit when it may hide anything. */
export const withheld = (least = 0, most = Infinity): Interval => ({ least, most, shown: 'withheld' })

/** The figures of a release of Fyr's. The name stands before the names of its cells; it may be empty where there is one release. */
export function knownRelease(name: string, { totals, dimensions, tables }: PublishedFigures): KnownRelease {
  return {
    name,
    cap: CAP,
    lists: dimensions,
    tables: [
      ...totalMeasures.map(measure => ({
        measure,
        dimensions: [],
        cells: [{ codes: [], ...roundedTo(BASE, totals[measure]) }]
      })),
      ...tables.map(table => ({
        measure: table.measure,
        dimensions: table.dimensions,
        cells: [
          ...table.cells.map(({ codes, count }) => ({ codes, ...roundedTo(BASE, count) })),
          ...unshownTotals(table)
        ]
      }))
    ]
  }
}

/** All actions of a topic together, say, which no release shows and of which the attacker knows that there is one for each question. */
function unshownTotals({ dimensions, cells }: PublishedTable): KnownCell[] {
  const at = dimensions.findIndex(name => dimensionsWithoutTotal.has(name))
  if (at === -1) return []
  const contexts = new Map(cells.map(({ codes }) => [codes.with(at, TOTAL).join(' '), codes.with(at, TOTAL)]))
  return [...contexts.values()].map(codes => ({ codes, least: 0, most: Infinity, shown: 'latent' }))
}
