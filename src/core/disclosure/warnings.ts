import { TOTAL, type DimensionName, type PublishedDimension, type PublishedTable, type Warning } from './types.ts'

const smallestGroup = 20
const nearlyAll = 0.95

/** These describe the bureau's own work, not its visitors. */
const aboutTheCounting: ReadonlySet<DimensionName> = new Set(['recorded', 'counted'])

/**
 * Where one category holds nearly all of a group of 20 or more, something can be inferred about nearly everybody in it. Judged
 * from published counts only: a warning that looked at the true ones would itself tell something about them.
 */
export function warningsOf(tables: readonly PublishedTable[], dimensions: readonly PublishedDimension[]): Warning[] {
  return tables.flatMap(table => {
    const counts = new Map(table.cells.map(cell => [cell.codes.join(' '), cell.count]))
    return table.dimensions.flatMap((name, at) => {
      if (aboutTheCounting.has(name)) return []
      const parents = new Map(
        dimensions.find(dimension => dimension.name === name)?.codes.map(entry => [entry.code, entry.parent])
      )
      return table.cells.flatMap(({ codes, count }) => {
        const code = codes[at] ?? TOTAL
        const parent = parents.get(code)
        if (parent === undefined) return []
        const group = codes.with(at, parent ?? TOTAL).join(' ')
        const whole = counts.get(group) ?? 0
        return whole >= smallestGroup && count >= nearlyAll * whole
          ? [{ table: table.name, group, code: codes.join(' ') }]
          : []
      })
    })
  })
}
