import { fork } from 'node:child_process'
import path from 'node:path'
import { inFreshFolder } from './fresh-folder.ts'
import { atMost, type Finding } from './report.ts'
import { seedBureau } from './seed.ts'

const visits = 1_000_000
const twoYears = Array.from({ length: 730 }, (_unused, day) =>
  new Date(Date.UTC(2024, 10, 1 + day)).toISOString().slice(0, 10)
)

/** The memory of a process that runs the core on 1,000,000 visits: unlocked, listed, filtered and counted. */
export function benchMemory(): Promise<Finding[]> {
  return inFreshFolder(async folder => {
    const dataDir = path.join(folder, 'bureau')
    await seedBureau(dataDir, visits, twoYears)
    // The first opening makes the notes findable, which is measured with searching.
    await runCore(dataDir)
    const { unlockSeconds, bytes } = await runCore(dataDir)
    return [
      atMost('memory of the core with 1,000,000 visits', bytes / 1e6, 300, 'MB', 0),
      atMost('unlocking 1,000,000 visits', unlockSeconds, 2, 's')
    ]
  })
}

function runCore(dataDir: string): Promise<{ unlockSeconds: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'memory-child.ts'), [dataDir])
    let answer: { unlockSeconds: number; bytes: number } | undefined
    child.on('message', (message: { unlockSeconds: number; bytes: number }) => {
      answer = message
    })
    child.on('error', reject)
    child.on('exit', code =>
      answer === undefined ? reject(new Error(`the core ended with ${code}`)) : resolve(answer)
    )
  })
}
