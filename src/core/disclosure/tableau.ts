import type { SecretUniform } from './types.ts'

const tolerance = 1e-9

/**
 * Homogeneous equations between the moves of variables, solved for some of them: each *bound* variable moves as a sum of *free* ones,
 * and the free ones move as they like. Sparse, since most equations of a table hold a few cells each.
 */
export class Tableau {
  /** For each bound variable, the free ones that it follows, with their factors. */
  readonly #rows = new Map<number, Map<number, number>>()
  /** For each free variable, the bound ones that follow it. */
  readonly #columns = new Map<number, Set<number>>()
  #free: number[] | null = null

  constructor(size: number) {
    for (let variable = 0; variable < size; variable += 1) this.#columns.set(variable, new Set())
  }

  /** The variables that can be moved by themselves, in an order that depends on nothing but the calls so far. */
  get free(): readonly number[] {
    this.#free ??= [...this.#columns.keys()]
    return this.#free
  }

  isFixed(variable: number): boolean {
    return !this.#rows.has(variable) && !this.#columns.has(variable)
  }

  /** Adds `Σ coefficients · moves = 0`, and solves it for the variable that the fewest others follow. */
  add(indices: readonly number[], coefficients: readonly number[]): void {
    const equation = new Map<number, number>()
    for (const [at, variable] of indices.entries()) {
      const coefficient = coefficients[at] ?? 0
      const row = this.#rows.get(variable)
      if (row === undefined) addTo(equation, variable, coefficient)
      else for (const [free, factor] of row) addTo(equation, free, coefficient * factor)
    }
    const solved = this.#leastFollowed(equation)
    if (solved !== undefined) this.#solveFor(solved, equation)
  }

  /** Lets a variable move no more. */
  fix(variable: number): void {
    const row = this.#rows.get(variable)
    if (row === undefined) {
      for (const follower of this.#columns.get(variable) ?? []) this.#rows.get(follower)?.delete(variable)
      this.#forget(variable)
      return
    }
    this.#rows.delete(variable)
    for (const free of row.keys()) this.#columns.get(free)?.delete(variable)
    const solved = this.#leastFollowed(row)
    if (solved !== undefined) this.#solveFor(solved, row)
  }

  /** How everything moves when a free variable moves by one. */
  slopes(free: number): Map<number, number> {
    const slopes = new Map([[free, 1]])
    for (const follower of this.#columns.get(free) ?? []) slopes.set(follower, this.#rows.get(follower)?.get(free) ?? 0)
    return slopes
  }

  /** A free variable that moves this one and, if there is one, none of the others that are kept apart; null when nothing does. */
  directionOf(variable: number, apart: ReadonlyMap<number, unknown>, uniform: SecretUniform): number | null {
    if (this.#columns.has(variable)) return variable
    const moving = [...(this.#rows.get(variable)?.keys() ?? [])]
    const wanted = moving.filter(free => !apart.has(free))
    const from = wanted.length > 0 ? wanted : moving
    return from[Math.floor(uniform() * from.length)] ?? null
  }

  #leastFollowed(equation: ReadonlyMap<number, number>): number | undefined {
    let least: number | undefined
    let followers = Infinity
    for (const free of equation.keys()) {
      const count = this.#columns.get(free)?.size ?? Infinity
      if (count >= followers) continue
      least = free
      followers = count
    }
    return least
  }

  /** Turns a free variable into a bound one, by an equation between free variables. */
  #solveFor(variable: number, equation: ReadonlyMap<number, number>): void {
    const own = equation.get(variable) ?? 1
    const row = new Map<number, number>()
    for (const [free, coefficient] of equation) if (free !== variable) row.set(free, -coefficient / own)
    const followers = this.#columns.get(variable) ?? []
    this.#forget(variable)
    for (const follower of followers) {
      const following = this.#rows.get(follower)
      const factor = following?.get(variable)
      if (following === undefined || factor === undefined) continue
      following.delete(variable)
      for (const [free, part] of row) {
        if (addTo(following, free, factor * part)) this.#columns.get(free)?.add(follower)
        else this.#columns.get(free)?.delete(follower)
      }
    }
    this.#rows.set(variable, row)
    for (const free of row.keys()) this.#columns.get(free)?.add(variable)
  }

  #forget(variable: number): void {
    this.#columns.delete(variable)
    this.#free = null
  }
}

/** Adds to one coefficient; false when that leaves nothing of it. */
function addTo(equation: Map<number, number>, variable: number, amount: number): boolean {
  const sum = (equation.get(variable) ?? 0) + amount
  if (Math.abs(sum) < tolerance) {
    equation.delete(variable)
    return false
  }
  equation.set(variable, sum)
  return true
}
