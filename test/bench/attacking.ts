import { fork } from 'node:child_process'
import path from 'node:path'
import type { AttackCost } from './attacking-child.ts'
import { atMost, type Finding } from './report.ts'

/** The attack on a whole release, its thread's start included, in a process that has just made the release. */
export async function benchAttacking(): Promise<Finding[]> {
  const month = await attackOn('month', 600)
  const large = await attackOn('month', 2000)
  const star = await attackOn('star', 2000)
  const most = Math.max(month.bytes, large.bytes, star.bytes)
  return [
    atMost(`attacking a month of 600 visits (${month.cells} cells)`, month.seconds, 15, 's'),
    atMost(`attacking a month of 2,000 visits (${large.cells} cells)`, large.seconds, 30, 's'),
    atMost(`attacking linked tables of ${star.cells} cells`, star.seconds, 30, 's'),
    atMost('memory of the process that attacks', most / 1e6, 500, 'MB', 0)
  ]
}

function attackOn(what: 'month' | 'star', visits: number): Promise<AttackCost> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'attacking-child.ts'), [what, String(visits)])
    let answer: AttackCost | undefined
    child.on('message', (message: AttackCost) => {
      answer = message
    })
    child.on('error', reject)
    child.on('exit', code =>
      answer === undefined ? reject(new Error(`the attack ended with ${code}`)) : resolve(answer)
    )
  })
}
