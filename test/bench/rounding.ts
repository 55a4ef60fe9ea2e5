import { fork } from 'node:child_process'
import path from 'node:path'
import { atMost, type Finding } from './report.ts'
import type { RoundingCost } from './rounding-child.ts'

/** Counting, drawing and certifying all tables of a month, in a process of its own. */
export async function benchRounding(): Promise<Finding[]> {
  const month = await roundingOf(600)
  const large = await roundingOf(2000)
  return [
    atMost(`rounding and certifying a month of 600 visits (${month.cells} cells)`, month.seconds, 1, 's'),
    atMost('the slowest of twenty', month.slowest, 1, 's'),
    atMost(`rounding and certifying a month of 2,000 visits (${large.cells} cells)`, large.seconds, 2, 's'),
    atMost('the slowest of twenty', large.slowest, 2, 's'),
    atMost('memory of the process that rounds', Math.max(month.bytes, large.bytes) / 1e6, 500, 'MB', 0)
  ]
}

function roundingOf(visits: number): Promise<RoundingCost> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'rounding-child.ts'), [String(visits)])
    let answer: RoundingCost | undefined
    child.on('message', (message: RoundingCost) => {
      answer = message
    })
    child.on('error', reject)
    child.on('exit', code =>
      answer === undefined ? reject(new Error(`the rounding ended with ${code}`)) : resolve(answer)
    )
  })
}
