import { describe, expect, it } from 'vitest'
import { seededUniform } from './made-up-month.ts'
import { BinaryProgram, loadSolver, type LinearRow } from './solver.ts'

/** A market split: rows of large numbers of which a part has to make up exactly one half. Few have an answer, and looking takes long. */
function marketSplit(size: number, rows: number): LinearRow[] {
  const uniform = seededUniform(11)
  return Array.from({ length: rows }, () => {
    const coefficients = Array.from({ length: size }, () => Math.floor(100 * uniform()))
    const half = Math.floor(coefficients.reduce((sum, one) => sum + one, 0) / 2)
    return { indices: coefficients.map((_, at) => at), coefficients, lower: half, upper: half }
  })
}

const solved = async (size: number, rows: readonly LinearRow[], seconds?: number) => {
  const program = new BinaryProgram(await loadSolver(), size, rows, seconds)
  try {
    return program.minimise(new Float64Array(size), new Float64Array(size), new Float64Array(size).fill(1))
  } finally {
    program.dispose()
  }
}

describe('an integer program', () => {
  it('that has no answer has none', async () => {
    const parity: LinearRow = { indices: [0, 1], coefficients: [2, 2], lower: 1, upper: 1 }
    expect(await solved(2, [parity])).toBeNull()
  })

  it('for which there is no time ends in an error and not in “none”: the month is neither refused for good nor passed over', async () => {
    await expect(solved(50, marketSplit(50, 6), 0.05)).rejects.toMatchObject({
      code: 'release.not-certified',
      params: { by: 'time' }
    })
  })
})
