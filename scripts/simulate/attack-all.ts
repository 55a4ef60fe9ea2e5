import { attackReleases } from '../../src/core/disclosure/attack/attack.ts'
import type { AttackReport } from '../../src/core/disclosure/attack/judge.ts'
import {
  knownRelease,
  withheld,
  type KnownRelease,
  type ReleaseLink
} from '../../src/core/disclosure/attack/knowledge.ts'
import { BASE, type PublishedFigures } from '../../src/core/disclosure/types.ts'

export interface Published {
  readonly name: string
  readonly figures: PublishedFigures
}

export interface PublishedSum extends Published {
  /** The names of the months that it adds up. */
  readonly parts: readonly string[]
}

/** Attacks every month, quarter and year together, with what everybody knows of how they hang together. */
export function attackAll(
  months: readonly Published[],
  sums: readonly PublishedSum[],
  budget: number,
  onProgress: (share: number) => void
): Promise<AttackReport> {
  const releases = [...months.map(({ name, figures }) => knownRelease(name, figures)), ...sums.map(knownSum)]
  const links = sums.map(({ name, parts }): ReleaseLink => ({ kind: 'sum', whole: name, parts }))
  return attackReleases({ releases, links }, { budget, onProgress })
}

/** A sum is known to lie as far from its figures as its months together; at least five counts have to stay possible. */
function knownSum({ name, figures, parts }: PublishedSum): KnownRelease {
  const error = (BASE - 1) * parts.length
  const known = knownRelease(name, figures)
  return {
    ...known,
    tables: known.tables.map(table => ({
      ...table,
      cells: table.cells.map(cell => {
        if (cell.shown !== 'rounded') return cell
        const count = cell.most - (BASE - 1)
        return { codes: cell.codes, ...withheld(Math.max(0, count - error), count + error) }
      })
    }))
  }
}
